import { Lanczos } from "./core/lanczos.ts";
import { symmetricEigen } from "./core/matrix.ts";
import { normals, STREAM } from "./core/random.ts";
import type { Objective, Vector } from "./core/types.ts";
import { zeros } from "./core/vector.ts";
import type { DeadEnd } from "./networks/diagnose.ts";
import { type Classification, classify, finiteHessian, MOST_COORDINATES } from "./stationary-point.ts";
import type { Divergence, ReachedLoss, Stepper } from "./stepper.ts";

/** Why a lane diverged, with the numbers that show it. */
export type Cause =
  | {
      readonly kind: "rate-above-limit";
      readonly k: number;
      readonly rate: number;
      readonly limit: number;
      readonly lambdaMax: number;
    }
  | { readonly kind: "unbounded-below"; readonly loss: number }
  /** A line search found J falling, down to `loss`, as far as numbers go. */
  | { readonly kind: "endless-ray"; readonly k: number; readonly loss: number }
  | { readonly kind: "zero-by-zero"; readonly k: number; readonly coordinate: number }
  | { readonly kind: "singular-hessian"; readonly k: number; readonly smallest: number; readonly largest: number }
  | { readonly kind: "no-hessian"; readonly k: number }
  | { readonly kind: "start-not-finite" }
  | { readonly kind: "undefined-there" }
  /** `unseen`: whether ε was above what the curvature allows is not known, since that takes too long for a problem of this size. */
  | { readonly kind: "overflow"; readonly loss: number; readonly unseen?: true };

/** What a method did otherwise than its rule says, in `count` of `updates` updates. */
export interface Remark {
  /** −g in place of a direction that did not point downhill; a pair (s, y) left out of M, which would not have stayed positive definite. */
  readonly kind: "fallback" | "skipped-pair";
  readonly count: number;
  readonly updates: number;
}

/**
 * Why θ does not move although ∇J is not 0: a line search found nothing lower; it used up its probes before it came near enough to θ to
 * know; steps are taken, but lost in the rounding of θ; no step has been accepted; or the reason is not known.
 */
export interface Standstill {
  readonly since: number;
  readonly why: "nothing-lower" | "gave-up" | "lost-in-rounding" | "rejected" | "unknown";
}

/** A lane that stopped after update `at`, since its held-out loss had not fallen below that after update `best` for too long. */
export interface EarlyStop {
  readonly at: number;
  readonly best: number;
  readonly loss: number;
}

/** What a task adds to a lane's outcome. */
export interface TaskRemarks {
  readonly early?: EarlyStop;
  /** The lane stopped because it reached the run's loss to stop at. */
  readonly reached?: ReachedLoss;
  /** What keeps the network from learning, at the lane's last finite θ. */
  readonly deadEnds?: readonly DeadEnd[];
}

/** How a lane ended. */
export type Outcome = Ending & TaskRemarks & { readonly remarks?: readonly Remark[] };

export type Ending =
  | { readonly status: "completed"; readonly still?: Standstill }
  | ({ readonly status: "converged"; readonly since: number } & Classification)
  | {
      readonly status: "diverged";
      readonly at: number;
      readonly quantity: Divergence["quantity"];
      readonly cause: Cause;
    };

/** A matrix whose eigenvalues differ by this factor in size cannot be inverted in double precision. */
const SINGULAR = 1e-14;

/** J falling on through this is taken to fall for ever: one step too long can overflow from a J that is merely negative. */
const FAR_DOWN = -1e12;

/** High powers of a number below this are still finite. */
const NOT_LARGE = 1e30;

/** The largest eigenvalue of a larger H is found by products with it: so many, and no more than take this many multiplications. */
const MOST_PRODUCTS = 40;
const MOST_WORK = 2e9;
/** It is told in three digits. */
const LARGEST_TOLERANCE = 1e-4;

/** The largest eigenvalue of H takes too long. A product with H takes about four times what a value of J does. */
function isTooLarge(objective: Objective): boolean {
  const { dimension, work = dimension } = objective;
  return dimension > MOST_COORDINATES && (!objective.hessianVector || 4 * MOST_PRODUCTS * work > MOST_WORK);
}

/** The largest eigenvalue of H(θ); undefined where it is not finite, or would take too long. */
function largestAt(objective: Objective, theta: Vector): number | undefined {
  const { dimension } = objective;
  if (dimension <= MOST_COORDINATES) return eigenvaluesAt(objective, theta)?.at(-1);
  if (isTooLarge(objective)) return undefined;
  const iteration = new Lanczos(dimension, (x, out) => objective.hessianVector?.(theta, x, out), {
    ...{ wanted: 1, most: MOST_PRODUCTS, tolerance: LARGEST_TOLERANCE },
    draw: (index, out) => normals(0, STREAM.curvature, index, 0, out),
  });
  while (!iteration.done) iteration.step();
  const value = iteration.pairs()[0]?.value;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** Eigenvalues of H(θ), ascending; null where the Hessian is not finite, or too large. */
function eigenvaluesAt(objective: Objective, theta: Vector): Vector | null {
  const n = objective.dimension;
  if (n > MOST_COORDINATES) return null;
  const hessian = finiteHessian(objective, theta);
  if (hessian === null) return null;
  const values = zeros(n);
  symmetricEigen(hessian, values, zeros(n * n));
  return values;
}

/** Whether J or ∇J is NaN at θ although θ is not large, so that no overflow can be behind it. */
function isUndefinedThere(objective: Objective, theta: Vector): boolean {
  if (!theta.every((value) => Math.abs(value) < NOT_LARGE)) return false;
  const gradient = zeros(objective.dimension);
  return Number.isNaN(objective.valueAndGradient(theta, gradient)) || gradient.some(Number.isNaN);
}

/** The first coordinate that became NaN where its gradient was exactly zero, or −1. */
function zeroGradientAt(objective: Objective, { theta, lastFinite }: Stepper): number {
  const gradient = zeros(objective.dimension);
  objective.valueAndGradient(lastFinite, gradient);
  return theta.findIndex((value, i) => Number.isNaN(value) && gradient[i] === 0);
}

function causeOf(lane: Stepper, objective: Objective, divergence: Divergence): Cause {
  if (divergence.at === 0) return { kind: "start-not-finite" };
  const { lowest, lastFinite, stability } = lane;
  const last = divergence.at - 1;
  const lossAtLast = objective.value(lastFinite);
  const atLast = lane.asksForHessian ? eigenvaluesAt(lane.objectiveAt(last), lastFinite) : null;
  if (divergence.quantity === "theta") {
    if (lane.counted("epsilon") === Number.POSITIVE_INFINITY) {
      const loss = lane.counted("J");
      return loss < FAR_DOWN ? { kind: "unbounded-below", loss } : { kind: "endless-ray", k: last, loss };
    }
    if (lane.asksForHessian && atLast === null && objective.dimension <= MOST_COORDINATES)
      return { kind: "no-hessian", k: last };
    const coordinate = lane.dividesByZero ? zeroGradientAt(lane.objectiveAt(last), lane) : -1;
    if (coordinate >= 0) return { kind: "zero-by-zero", k: last, coordinate };
    if (lane.damping !== null && atLast) {
      const sizes = atLast.map((value) => Math.abs(value + lane.damping!)).toSorted();
      const smallest = sizes[0]!;
      const largest = sizes[sizes.length - 1]!;
      if (smallest <= SINGULAR * largest) return { kind: "singular-hessian", k: last, smallest, largest };
    }
  }
  if (isUndefinedThere(objective, lane.theta)) return { kind: "undefined-there" };
  if (lossAtLast < FAR_DOWN && lowest.k === last) return { kind: "unbounded-below", loss: lossAtLast };
  // J was in order at its lowest point and went wrong after it; the curvature there, or failing that where the lane ended, tells why.
  for (const [k, theta] of [
    [lowest.k, lowest.theta],
    [last, lastFinite],
  ] as const) {
    const rate = lane.learningRate(k);
    if (rate === null || stability === null) continue;
    const lambdaMax = largestAt(lane.objectiveAt(k), theta);
    if (lambdaMax === undefined || lambdaMax <= 0) continue;
    if (rate > stability / lambdaMax)
      return { kind: "rate-above-limit", k, rate, limit: stability / lambdaMax, lambdaMax };
  }
  const unseen = lane.learningRate(last) !== null && stability !== null && isTooLarge(lane.objectiveAt(last));
  return { kind: "overflow", loss: lossAtLast, ...(unseen && { unseen }) };
}

/** How a finished lane ended. */
export function outcomeOf(lane: Stepper, objective: Objective): Outcome {
  const remarks = remarksOn(lane);
  const { reached } = lane;
  return { ...endingOf(lane, objective), ...(remarks.length > 0 && { remarks }), ...(reached && { reached }) };
}

function remarksOn(lane: Stepper): Remark[] {
  const counts = [
    { kind: "fallback", count: lane.counted("fallbacks") },
    { kind: "skipped-pair", count: lane.counted("skips") },
  ] as const;
  return counts.flatMap((remark) => (remark.count > 0 ? [{ ...remark, updates: lane.k }] : []));
}

function standstillOf(lane: Stepper): Standstill["why"] {
  if (lane.counted("stalled") === 1) return lane.counted("gaveUp") === 1 ? "gave-up" : "nothing-lower";
  const { accepted } = lane.state;
  return accepted === undefined ? "unknown" : accepted === 1 ? "lost-in-rounding" : "rejected";
}

function endingOf(lane: Stepper, objective: Objective): Ending {
  const { divergence, restSince, stillSince } = lane;
  if (divergence) {
    return {
      status: "diverged",
      at: divergence.at,
      quantity: divergence.quantity,
      cause: causeOf(lane, objective, divergence),
    };
  }
  if (restSince !== null) return { status: "converged", since: restSince, ...classify(objective, lane.theta) };
  if (stillSince === null) return { status: "completed" };
  return { status: "completed", still: { since: stillSince, why: standstillOf(lane) } };
}
