import type { Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";

/** The columns of the identity, one after the other in the same vector. */
export function unitVectors(n: number): Iterable<Vector> {
  return {
    *[Symbol.iterator]() {
      const vector = zeros(n);
      for (let i = 0; i < n; i++) {
        vector[i] = 1;
        yield vector;
        vector[i] = 0;
      }
    },
  };
}

/** Rounding leaves H slightly lopsided; (H + Hᵀ)/2 is not. */
export function symmetrize(matrix: Vector, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = 0.5 * (matrix[i * n + j]! + matrix[j * n + i]!);
      matrix[i * n + j] = mean;
      matrix[j * n + i] = mean;
    }
  }
}
