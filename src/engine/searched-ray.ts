import type { Objective, State, Vector } from "./core/types.ts";
import { zeros } from "./core/vector.ts";

/** φ(ε) = J(θ + εd) along the direction d that an update has searched. */
export interface SearchedRay {
  /** Where φ was asked for and what it was there, the origin first and then in the order of asking: rows (ε, φ). */
  readonly probes: Vector;
  /** The ε* that was chosen; 0 where nothing lower was found. */
  readonly epsilon: number;
  /** φ at even places from 0 to `end`. */
  readonly curve: Vector;
  readonly end: number;
}

const PIECES = 120;
/** Probes further out than this many times ε* would leave no room for what lies around it. */
const FAR = 3;

/**
 * The line search that led from θ to where `after`, the optimizer's state, was left; null for a method without one, or where none
 * was needed. `objective` is what the search was on, `value` its value at θ.
 */
export function searchedRay(objective: Objective, theta: Vector, value: number, after: State): SearchedRay | null {
  const { probes, probeCount, d, epsilon } = after;
  if (!(probes instanceof Float64Array) || !(d instanceof Float64Array)) return null;
  if (typeof probeCount !== "number" || typeof epsilon !== "number" || probeCount === 0) return null;
  const asked = zeros(2 * (probeCount + 1));
  asked[1] = value;
  let end = epsilon;
  for (let p = 0; p < probeCount; p++) {
    const at = probes[3 * p]!;
    asked[2 * p + 2] = at;
    asked[2 * p + 3] = probes[3 * p + 1]!;
    if (epsilon === 0 || at <= FAR * epsilon) end = Math.max(end, at);
  }
  end *= 1.1;
  const point = zeros(theta.length);
  const curve = Float64Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = (i / PIECES) * end;
    for (let c = 0; c < point.length; c++) point[c] = theta[c]! + t * d[c]!;
    return objective.value(point);
  });
  return { probes: asked, epsilon, curve, end };
}
