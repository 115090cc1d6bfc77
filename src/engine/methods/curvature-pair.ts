import type { Vector } from "../core/types.ts";
import { dot, largestEntry, powerOfTwoNear } from "../core/vector.ts";

/** Pairs (s, y) with sᵀy up to this fraction of ‖s‖‖y‖ would spoil M's positive definiteness and are skipped. */
const LEAST_CURVATURE = 1e-8;

/** Whether a step s and its change of gradient y, balanced, keep an inverse-Hessian estimate positive definite. */
export function hasCurvature(s: Vector, y: Vector): boolean {
  return dot(s, y) > LEAST_CURVATURE * Math.sqrt(dot(s, s) * dot(y, y));
}

/** Four numbers below this can be multiplied. */
const LARGE = 1e70;

/**
 * The pair itself or, if products of its entries could overflow, both divided by the same power of two, which changes no
 * formula of BFGS's: these are homogeneous of degree 0 in (s, y).
 */
export function balanced(s: Vector, y: Vector): readonly [s: Vector, y: Vector] {
  const [long, steep] = [largestEntry(s), largestEntry(y)];
  const ordinary = long < LARGE && steep < LARGE;
  if (ordinary || !(long > 0 && steep > 0 && long + steep < Number.POSITIVE_INFINITY)) return [s, y];
  const divisor = powerOfTwoNear(Math.sqrt(long) * Math.sqrt(steep));
  return [s.map((x) => x / divisor), y.map((x) => x / divisor)];
}
