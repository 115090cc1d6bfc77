import { matrixVector } from "../../src/engine/core/matrix.ts";
import { normals } from "../../src/engine/core/random.ts";
import type { Objective, Vector } from "../../src/engine/core/types.ts";
import { dot, zeros } from "../../src/engine/core/vector.ts";

/** ½θᵀHθ − bᵀθ with its H, b and minimum. */
export interface RandomQuadratic extends Objective {
  readonly H: Vector;
  readonly minimum: Vector;
}

/**
 * Eigenvalues between 1 and `condition` in random directions around a random minimum. They lie as the zeros of a Chebyshev polynomial:
 * no few of them stand apart, which would let rounding spoil conjugacy long before n steps are done.
 */
export function randomQuadratic(n: number, condition: number, seed: number): RandomQuadratic {
  const H = zeros(n * n);
  for (let i = 0; i < n; i++) H[i * n + i] = 1 + (condition - 1) * (0.5 + 0.5 * Math.cos((Math.PI * (i + 0.5)) / n));
  // H ← PHP with reflections P = I − 2vvᵀ/vᵀv.
  const v = zeros(n);
  const Hv = zeros(n);
  for (let reflection = 0; reflection < 3; reflection++) {
    normals(seed, 100, reflection, 0, v);
    const scale = 2 / dot(v, v);
    matrixVector(H, v, Hv);
    const middle = (scale * dot(v, Hv)) / 2;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        const entry = H[i * n + j]! - scale * (v[i]! * (Hv[j]! - middle * v[j]!) + (Hv[i]! - middle * v[i]!) * v[j]!);
        H[i * n + j] = entry;
        H[j * n + i] = entry;
      }
    }
  }
  const minimum = zeros(n);
  normals(seed, 101, 0, 0, minimum);
  const offset = zeros(n);
  const product = zeros(n);
  const value = (theta: Vector): number => {
    for (let i = 0; i < n; i++) offset[i] = theta[i]! - minimum[i]!;
    matrixVector(H, offset, product);
    return 0.5 * dot(offset, product);
  };
  return {
    dimension: n,
    quadratic: true,
    H,
    minimum,
    value,
    valueAndGradient(theta, gradient) {
      const J = value(theta);
      gradient.set(product);
      return J;
    },
    hessian: (_, hessian) => hessian.set(H),
  };
}
