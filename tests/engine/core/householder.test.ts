import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tridiagonalize } from "../../../src/engine/core/householder.ts";
import { symmetricEigen } from "../../../src/engine/core/matrix.ts";
import { tridiagonalEigen } from "../../../src/engine/core/tridiagonal.ts";
import { zeros } from "../../../src/engine/core/vector.ts";

function eigenvaluesOf(matrix: Float64Array<ArrayBuffer>, n: number): Float64Array {
  const diagonal = zeros(n);
  const beside = zeros(Math.max(0, n - 1));
  for (const _ of tridiagonalize(matrix.slice(), diagonal, beside));
  const values = zeros(n);
  tridiagonalEigen(diagonal, beside, values, null);
  return values.sort();
}

const UNDERFLOW = 1e-140;

const entry = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, 0, 1, -1),
  fc.double({ min: -1e-9, max: 1e-9, noNaN: true }),
);

const symmetric = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((entries) => {
    const matrix = Float64Array.from(entries);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i]!;
    return { n, matrix };
  }),
);

describe("eigenvalues by reflections and QL steps", () => {
  test("are those that Jacobi's rotations find, also multiple and zero ones", () => {
    fc.assert(
      fc.property(symmetric, ({ n, matrix }) => {
        const jacobi = zeros(n);
        symmetricEigen(matrix, jacobi, zeros(n * n), zeros(n * n));
        const size = Math.max(...jacobi.map(Math.abs));
        for (const [i, value] of eigenvaluesOf(matrix, n).entries())
          expect(Math.abs(value - jacobi[i]!)).toBeLessThanOrEqual(1e-13 * n * size + UNDERFLOW);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test("are NaN for a matrix that is not finite, and nothing hangs", () => {
    const values = eigenvaluesOf(Float64Array.from([1, Number.NaN, 0, Number.NaN, 1, 0, 0, 0, 1]), 3);
    expect(values.every(Number.isNaN)).toBe(true);
  });
});
