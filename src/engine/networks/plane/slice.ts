import type { Objective, Vector } from "../../core/types.ts";
import { dot, zeros } from "../../core/vector.ts";
import type { NetworkObjective } from "../types.ts";

/** θ = origin + Σ xᵢ directionᵢ, to `out`. */
export function pointOf(origin: Vector, directions: readonly Vector[], x: ArrayLike<number>, out: Vector): void {
  out.set(origin);
  for (const [i, direction] of directions.entries()) {
    const share = x[i]!;
    for (let k = 0; k < out.length; k++) out[k] = out[k]! + share * direction[k]!;
  }
}

/**
 * J on the line, plane or space through `origin` along the directions: a function of as many coordinates, x ↦ J(origin + Σ xᵢ directionᵢ),
 * with the exact gradient (directionᵢᵀ ∇J) and Hessian (directionᵢᵀ H directionⱼ). The directions may have any length and angle.
 */
export function slice(objective: NetworkObjective, origin: Vector, ...directions: readonly Vector[]): Objective {
  const n = origin.length;
  const theta = zeros(n);
  const slope = zeros(n);
  const at = (x: Vector): Vector => {
    pointOf(origin, directions, x, theta);
    return theta;
  };
  return {
    dimension: directions.length,
    value: (x) => objective.value(at(x)),
    valueAndGradient(x, gradient) {
      const J = objective.valueAndGradient(at(x), slope);
      for (const [i, direction] of directions.entries()) gradient[i] = dot(direction, slope);
      return J;
    },
    hessian(x, hessian) {
      at(x);
      const count = directions.length;
      for (const [i, direction] of directions.entries()) {
        objective.hessianVector(theta, direction, slope);
        for (let j = 0; j <= i; j++) hessian[i * count + j] = hessian[j * count + i] = dot(directions[j]!, slope);
      }
    },
  };
}
