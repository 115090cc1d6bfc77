import { useEffect, useState } from "react";
import { onFrame } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { networkPicture, reachedUpdate } from "../../../state/network-picture.ts";
import { currentStep } from "../../../state/playback.ts";

/** Where a lane diverged, and the update before it that its pictures are of. */
export interface Divergence {
  readonly at: number;
  readonly shown: number;
}

function divergenceNow(lane: number): Divergence | null {
  const outcome = useLab.getState().outcomes[lane];
  const picture = networkPicture();
  if (!picture || outcome?.status !== "diverged" || currentStep() < outcome.at) return null;
  return { at: outcome.at, shown: reachedUpdate(picture, lane) ?? 0 };
}

/** A lane's divergence while the time cursor stands at it or beyond; null elsewhere. */
export function useDivergence(lane: number): Divergence | null {
  const [divergence, setDivergence] = useState<Divergence | null>(null);
  useEffect(
    () =>
      onFrame(() =>
        setDivergence((before) => {
          const now = divergenceNow(lane);
          return now && before && now.at === before.at && now.shown === before.shown ? before : now;
        }),
      ),
    [lane],
  );
  return divergence;
}
