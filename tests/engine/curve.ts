import type { Objective } from "../../src/engine/core/types.ts";

/** An objective of one coordinate. */
export function curve(
  value: (x: number) => number,
  slope: (x: number) => number,
  curvature: (x: number) => number,
): Objective {
  return {
    dimension: 1,
    value: (theta) => value(theta[0]!),
    valueAndGradient(theta, gradient) {
      gradient[0] = slope(theta[0]!);
      return value(theta[0]!);
    },
    hessian: (theta, hessian) => hessian.fill(curvature(theta[0]!)),
  };
}
