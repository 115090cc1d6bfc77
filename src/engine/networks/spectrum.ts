import { tridiagonalize } from "../core/householder.ts";
import { tridiagonalEigen } from "../core/tridiagonal.ts";
import type { Vector } from "../core/types.ts";
import { isFiniteVector, scaleToSquare, zeros } from "../core/vector.ts";
import type { NetworkObjective } from "./types.ts";

/** Share of the work that the Hessian's columns are taken to be. */
const COLUMNS = 0.7;

/**
 * All eigenvalues of the exact Hessian at θ, ascending; NaN where an entry of it is not finite. Yields the share that is done after
 * every column, at which the caller may give up. Takes n products and 4/3 n³ operations.
 */
export function* spectrumOf(objective: NetworkObjective, theta: Vector): Generator<number, Vector> {
  const n = objective.dimension;
  const hessian = zeros(n * n);
  const direction = zeros(n);
  for (let i = 0; i < n; i++) {
    direction[i] = 1;
    objective.hessianVector(theta, direction, hessian.subarray(i * n, (i + 1) * n));
    direction[i] = 0;
    yield (COLUMNS * (i + 1)) / n;
  }
  const values = zeros(n);
  if (!isFiniteVector(hessian)) return values.fill(Number.NaN);
  // Entries far out on a diverging path are finite when their squares are not.
  const largest = hessian.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const scale = scaleToSquare(largest);
  if (scale > 1) for (let i = 0; i < hessian.length; i++) hessian[i] = hessian[i]! / scale;
  const diagonal = zeros(n);
  const beside = zeros(Math.max(0, n - 1));
  for (const share of tridiagonalize(hessian, diagonal, beside)) yield COLUMNS + (1 - COLUMNS) * share;
  tridiagonalEigen(diagonal, beside, values, null);
  return values.map((value) => value * scale).sort();
}
