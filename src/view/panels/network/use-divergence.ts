import { useEffect, useState } from "react";
import { isFiniteVector } from "../../../engine/core/vector.ts";
import type { Outcome } from "../../../engine/outcome.ts";
import { useLab } from "../../../state/lab.ts";
import { networkPicture, reachedUpdate } from "../../../state/network-picture.ts";
import { currentStep } from "../../../state/playback.ts";
import { type Portrait, portraitOf } from "../../../state/portraits.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";

/** Where a lane diverged, and the update before it that its pictures are of. */
export interface Divergence {
  readonly at: number;
  readonly shown: number;
  /** The network gives numbers that are not finite there, of which there is no picture. */
  readonly blank: boolean;
}

const blanks = new WeakMap<Portrait, boolean>();

/** Whether some outputs on the training set are not finite. */
function isBlank(portrait: Portrait): boolean {
  const known = blanks.get(portrait) ?? !isFiniteVector(portrait.training);
  blanks.set(portrait, known);
  return known;
}

function divergenceNow(lane: number): Divergence | null {
  const outcome = useLab.getState().outcomes[lane];
  const picture = networkPicture();
  if (!picture || outcome?.status !== "diverged" || currentStep() < outcome.at) return null;
  const portrait = portraitOf(lane);
  return {
    at: outcome.at,
    shown: reachedUpdate(picture, lane) ?? 0,
    blank: portrait !== null && isBlank(portrait),
  };
}

/** Whether a lane has no picture and no value at all, since J was not finite to begin with. */
export const beganNotFinite = (outcome: Outcome | null | undefined): boolean =>
  outcome?.status === "diverged" && outcome.at === 0;

/** A lane's divergence while the time cursor stands at it or beyond; null elsewhere. */
export function useDivergence(lane: number): Divergence | null {
  const onFrame = useOnFrame();
  const [divergence, setDivergence] = useState<Divergence | null>(null);
  useEffect(
    () =>
      onFrame(() =>
        setDivergence((before) => {
          const now = divergenceNow(lane);
          return now && before && now.at === before.at && now.shown === before.shown && now.blank === before.blank
            ? before
            : now;
        }),
      ),
    [onFrame, lane],
  );
  return divergence;
}
