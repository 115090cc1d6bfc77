import { use, useEffect, useState } from "react";
import type { NetworkRunSpecification } from "../../../engine/training/specification.ts";
import { invalidate } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { networkPicture, reachedUpdate } from "../../../state/network-picture.ts";
import { NetworkObserver } from "../../../worker/findings-client.ts";
import type { NetworkFindings } from "../../../worker/findings-protocol.ts";
import { ReportContext, useOnFrame } from "../../containment/use-on-frame.ts";

/** Something found out about a lane at an update. */
export interface Found<Result> {
  readonly specification: NetworkRunSpecification;
  readonly lane: number;
  readonly update: number;
  readonly result: Result;
}

/** Layers are looked into at most this often, in milliseconds: what is found is rendered, not painted. */
const REST_MILLISECONDS = 300;

/** The selected lane's layers at the time cursor, as far as a worker of their own has come; null before the first look. */
export function useActivity(): Found<NetworkFindings["activity"]> | null {
  const onFrame = useOnFrame();
  const report = use(ReportContext);
  const [found, setFound] = useState<Found<NetworkFindings["activity"]> | null>(null);
  useEffect(() => {
    const observer = new NetworkObserver();
    let asked: Omit<Found<unknown>, "result"> | null = null;
    let rest = false;
    let ended = false;
    const stop = onFrame(() => {
      const picture = networkPicture();
      const { lane } = useLab.getState().configuration.view;
      const update = picture && reachedUpdate(picture, lane);
      if (!picture || update === null || rest) return;
      const { specification } = picture;
      if (asked?.specification === specification && asked.lane === lane && asked.update === update) return;
      asked = { specification, lane, update };
      rest = true;
      const place = asked;
      void observer
        .ask(specification, "activity", { lane, update })
        .catch((error: unknown) => {
          report(error);
          return null;
        })
        .then((result) => {
          if (ended) return;
          if (result) setFound({ ...place, result });
          setTimeout(() => {
            rest = false;
            invalidate();
          }, REST_MILLISECONDS);
        });
    });
    return () => {
      ended = true;
      stop();
      observer.end();
    };
  }, [onFrame, report]);
  return found;
}
