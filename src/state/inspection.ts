import type { CurvatureInspection } from "../engine/inspect.ts";
import { isSurfaceRun } from "../engine/problems/index.ts";
import type { SurfaceRunSpecification } from "../engine/surface-task.ts";
import { Observer } from "../worker/client.ts";
import { fail, failureStore, settle } from "./failure.ts";
import { beforePaint, invalidate } from "./frame.ts";
import { useLab } from "./lab.ts";
import { currentStep } from "./playback.ts";
import { currentPicture } from "./runs.ts";

/** The inspection that is on the screen, with what it is of. */
export interface Look {
  readonly specification: SurfaceRunSpecification;
  readonly lane: number;
  readonly inspection: CurvatureInspection;
}

let look: Look | null = null;

/** Why the lane at the time cursor could not be looked into, where its worker failed. */
export const useLookFailure = failureStore();

let observing: Observer | null = null;
let users = 0;
let stopFrames: (() => void) | null = null;
let asked: { readonly specification: SurfaceRunSpecification; readonly lane: number; readonly k: number } | null = null;

/** The worker that looks into lanes, started when it is first wanted. */
export function observer(): Observer {
  observing ??= new Observer();
  return observing;
}

/**
 * The selected lane at the time cursor, as far as the observer has come: a look that is one request old stays until the next is
 * there. Null where there is no lane or nobody has asked for looks (see startLooks).
 */
export const currentLook = (): Look | null => look;

function watch(): void {
  const picture = currentPicture();
  const { configuration } = useLab.getState();
  const lane = configuration.view.lane;
  const trajectory = picture?.lanes[lane];
  if (!picture || !isSurfaceRun(picture.specification) || !trajectory || trajectory.length === 0) {
    look = null;
    asked = null;
    return;
  }
  const { specification } = picture;
  const k = Math.min(currentStep(), trajectory.length - 1);
  if (asked?.specification === specification && asked.lane === lane && asked.k === k) return;
  asked = { specification, lane, k };
  void observer()
    .inspect("look", specification, lane, k)
    .then(
      (inspection) => {
        if (!inspection || users === 0) return;
        look = { specification, lane, inspection };
        settle(useLookFailure);
        invalidate();
      },
      (error: unknown) => {
        if (users === 0) return;
        look = null;
        fail(useLookFailure, error, () => {
          asked = null;
          invalidate();
        });
        invalidate();
      },
    );
}

/** Keeps the look up to date while somebody shows it; returns how to stop. */
export function startLooks(): () => void {
  users++;
  stopFrames ??= beforePaint(watch);
  return () => {
    users--;
    if (users > 0) return;
    stopFrames?.();
    stopFrames = null;
    look = null;
    asked = null;
    settle(useLookFailure);
  };
}
