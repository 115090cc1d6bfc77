import { type AnyRunSpecification, isSurfaceRun } from "../engine/problems/index.ts";
import { NetworkObserver } from "../worker/findings-client.ts";
import type { LinesWish, NetworkLines } from "../worker/findings-protocol.ts";
import { fail, failureStore, settle } from "./failure.ts";
import { beforePaint, invalidate } from "./frame.ts";
import { useLab } from "./lab.ts";
import { shownStep } from "./lines.ts";
import { reachedUpdate } from "./network-picture.ts";
import { currentPicture } from "./runs.ts";

/** The lines of a network's update, with what they are of. */
export interface NetworkLook extends LinesWish {
  readonly specification: AnyRunSpecification;
  readonly lane: number;
  readonly update: number;
  /** Null where the lane does not get there. */
  readonly found: NetworkLines | null;
}

let look: NetworkLook | null = null;

/** Why there are no lines of the update that is wanted, where its worker failed. */
export const useLinesFailure = failureStore();

/** The selected lane's update at the time cursor, one request old at most; null until there is one as it is wanted. */
export const currentNetworkLook = (): NetworkLook | null => look;

/** Keeps the lines of the selected lane's update at the time cursor at hand, as they are wished for; returns how to stop. */
export function startNetworkLines(wish: LinesWish): () => void {
  const observer = new NetworkObserver();
  let busy = false;
  let ended = false;
  /** What the worker failed at: it is not asked for again by itself. */
  let failed: Pick<NetworkLook, "specification" | "lane" | "update"> | null = null;

  function watch(): void {
    const picture = currentPicture();
    const { lane } = useLab.getState().configuration.view;
    if (!picture || isSurfaceRun(picture.specification) || reachedUpdate(picture, lane) === null) {
      look = null;
      return;
    }
    const { specification } = picture;
    const update = shownStep();
    if (look && (look.specification !== specification || look.lane !== lane)) look = null;
    if (busy || look?.update === update) return;
    if (failed?.specification === specification && failed.lane === lane && failed.update === update) return;
    busy = true;
    const asked = { specification, lane, update };
    void observer
      .ask(specification, "lines", { lane, update, lines: wish })
      .then(
        (found) => {
          if (ended) return;
          look = { ...wish, ...asked, found };
          failed = null;
          settle(useLinesFailure);
        },
        (error: unknown) => {
          if (ended) return;
          look = null;
          failed = asked;
          fail(useLinesFailure, error, () => {
            failed = null;
            invalidate();
          });
        },
      )
      .finally(() => {
        busy = false;
        invalidate();
      });
  }

  const stop = beforePaint(watch);
  return () => {
    ended = true;
    stop();
    observer.end();
    look = null;
    settle(useLinesFailure);
  };
}
