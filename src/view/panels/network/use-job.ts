import { useEffect, useRef, useState } from "react";
import { useLab } from "../../../state/lab.ts";
import { networkPicture, reachedUpdate } from "../../../state/network-picture.ts";
import { onCursor } from "../../../state/playback.ts";
import { NetworkObserver } from "../../../worker/findings-client.ts";
import type { NetworkFindings } from "../../../worker/findings-protocol.ts";
import type { Found } from "./use-activity.ts";

/** Work that is done when it is asked for, and may be stopped. */
export interface Job<Result> {
  readonly state: "idle" | "running";
  /** How much of it is done, in [0, 1]. */
  readonly share: number;
  /** What went wrong; null where nothing did. */
  readonly message: string | null;
  /** What was found last, if only of another update. */
  readonly found: Found<Result> | null;
  /** What was found is not of the lane or the update on the screen. */
  readonly outdated: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** How far a job has come is rendered in steps of this share. */
const STEP = 0.02;

/** A job on the selected lane at the time cursor, in a worker of its own that is ended when the job is stopped. */
export function useJob<Topic extends "spectrum" | "spread">(topic: Topic): Job<NetworkFindings[Topic]> {
  const observer = useRef<NetworkObserver | null>(null);
  const [state, setState] = useState<"idle" | "running">("idle");
  const [share, setShare] = useState(0);
  const [message, setMessage] = useState<string | null>(null);
  const [found, setFound] = useState<Found<NetworkFindings[Topic]> | null>(null);
  const [outdated, setOutdated] = useState(false);
  const lane = useLab((lab) => lab.configuration.view.lane);

  useEffect(() => {
    const compare = () => {
      const picture = networkPicture();
      const update = picture && reachedUpdate(picture, lane);
      setOutdated(
        found !== null &&
          (found.lane !== lane || found.update !== update || found.specification !== picture?.specification),
      );
    };
    compare();
    const stopCursor = onCursor(compare);
    const stopStore = useLab.subscribe(({ progress }, before) => {
      if (progress !== before.progress) compare();
    });
    return () => {
      stopCursor();
      stopStore();
    };
  }, [found, lane]);

  function stop(): void {
    observer.current?.end();
    observer.current = null;
    setState("idle");
  }

  useEffect(() => () => observer.current?.end(), []);

  function start(): void {
    const picture = networkPicture();
    const update = picture && reachedUpdate(picture, lane);
    if (!picture || update === null) return;
    const { specification } = picture;
    const mine = new NetworkObserver();
    observer.current = mine;
    let shown = 0;
    setState("running");
    setShare(0);
    setMessage(null);
    mine
      .ask(specification, topic, { lane, update }, (done) => {
        if (done - shown < STEP) return;
        shown = done;
        setShare(done);
      })
      .then(
        (result) => {
          if (result) setFound({ specification, lane, update, result });
        },
        (error: unknown) => setMessage(String(error)),
      )
      .finally(() => {
        if (observer.current === mine) stop();
      });
  }

  return { state, share, message, found, outdated, start, stop };
}
