import { describe, expect, it } from "vitest";
import { matrixVector, solve, symmetricEigen } from "../../../src/engine/core/matrix.ts";
import { normals } from "../../../src/engine/core/random.ts";
import type { Vector } from "../../../src/engine/core/types.ts";
import { norm } from "../../../src/engine/core/vector.ts";

const EPSILON = 2 ** -52;

function random(length: number, index: number): Vector {
  const out = new Float64Array(length);
  normals(8, 0, index, 0, out);
  return out;
}

/** Q diag(values) Qᵀ with a random orthogonal Q. */
function symmetricWith(values: readonly number[], index: number): Vector {
  const n = values.length;
  const q: Vector[] = [];
  for (let k = 0; k < n; k++) {
    const column = random(n, 1000 * index + k);
    // Twice, so that Gram and Schmidt leave no component behind.
    for (const other of [...q, ...q]) {
      const along = other.reduce((sum, entry, i) => sum + entry * column[i]!, 0);
      for (let i = 0; i < n; i++) column[i] = column[i]! - along * other[i]!;
    }
    const length = norm(column);
    q.push(column.map((entry) => entry / length));
  }
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      a[i * n + j] = values.reduce((sum, value, k) => sum + value * q[k]![i]! * q[k]![j]!, 0);
      a[j * n + i] = a[i * n + j]!;
    }
  }
  return a;
}

const spectra: readonly (readonly [string, (n: number) => number[]])[] = [
  ["spread over six decades", (n) => Array.from({ length: n }, (_, k) => (k % 2 ? -1 : 1) * 10 ** ((6 * k) / n))],
  ["nearly equal", (n) => Array.from({ length: n }, (_, k) => 1 + k * 1e-13)],
  ["all equal", (n) => Array.from({ length: n }, () => -3)],
  ["mostly zero", (n) => Array.from({ length: n }, (_, k) => (k === 0 ? 2 : 0))],
];

describe("symmetricEigen", () => {
  for (const [name, spectrum] of spectra) {
    for (const n of [1, 2, 3, 7, 20, 80]) {
      for (const scale of [1, 1e-150, 1e150]) {
        it(`${name}, n = ${n}, scale ${scale}`, () => {
          const expected = spectrum(n).map((value) => value * scale);
          const a = symmetricWith(expected, n);
          const before = a.slice();
          const size = Math.max(...expected.map(Math.abs));
          const values = new Float64Array(n);
          const vectors = new Float64Array(n * n);
          symmetricEigen(a, values, vectors);
          expect(a).toEqual(before);
          const tolerance = 8 * n * EPSILON;
          expected.sort((x, y) => x - y);
          for (let k = 0; k < n; k++) {
            expect(Math.abs(values[k]! - expected[k]!) / size).toBeLessThan(tolerance);
            const q = new Float64Array(n).map((_, i) => vectors[i * n + k]!);
            const product = new Float64Array(n);
            matrixVector(a, q, product);
            const residuals = product.map((entry, i) => Math.abs(entry - values[k]! * q[i]!) / size);
            expect(residuals.every((residual) => residual < tolerance)).toBe(true);
            for (let other = 0; other <= k; other++) {
              let inner = other === k ? -1 : 0;
              for (let i = 0; i < n; i++) inner += q[i]! * vectors[i * n + other]!;
              if (!(Math.abs(inner) < tolerance))
                expect.fail(`columns ${k} and ${other} are not orthonormal: ${inner}`);
            }
            const largest = q.reduce((held, entry) => (Math.abs(entry) > Math.abs(held) ? entry : held), 0);
            expect(largest).toBeGreaterThan(0);
          }
        });
      }
    }
  }

  it("leaves a diagonal matrix's numbers as they are, in order", () => {
    const values = new Float64Array(2);
    const vectors = new Float64Array(4);
    symmetricEigen(new Float64Array([5, 0, 0, -1e-300]), values, vectors);
    expect([...values]).toEqual([-1e-300, 5]);
    expect([...vectors].map(Math.abs)).toEqual([0, 1, 1, 0]);
  });

  it("finds the eigenvectors of an exchange", () => {
    const values = new Float64Array(2);
    const vectors = new Float64Array(4);
    for (const q of [2, -2]) {
      symmetricEigen(new Float64Array([0, q, q, 0]), values, vectors);
      expect([...values]).toEqual([-2, 2]);
      const half = Math.sqrt(0.5);
      for (const [i, sign] of (q > 0 ? [1, 1, -1, 1] : [1, 1, 1, -1]).entries()) {
        expect(vectors[i]).toBeCloseTo(sign * half, 15);
      }
    }
  });
});

describe("solve", () => {
  for (const n of [1, 2, 3, 10, 20]) {
    for (const scale of [1, 1e-150, 1e150]) {
      it(`has a residual of a few roundings, n = ${n}, scale ${scale}`, () => {
        const a = random(n * n, n).map((entry) => entry * scale);
        const b = random(n, n + 50);
        const [aBefore, bBefore] = [a.slice(), b.slice()];
        const x = new Float64Array(n);
        const product = new Float64Array(n);
        const scratch = new Float64Array(n * n);
        solve(a, b, x, scratch);
        expect([a, b]).toEqual([aBefore, bBefore]);
        matrixVector(a, x, product);
        const tolerance = 8 * n * EPSILON * (norm(a) * norm(x) + norm(b));
        for (let i = 0; i < n; i++) expect(Math.abs(product[i]! - b[i]!)).toBeLessThan(tolerance);
        // The documented overlaps give the same bits.
        solve(a, b, b, a);
        expect(b).toEqual(x);
      });
    }
  }

  it("exchanges rows where the pivot is 0 or small", () => {
    const x = new Float64Array(2);
    solve(new Float64Array([0, 2, 3, 1]), new Float64Array([4, 5]), x);
    expect([...x]).toEqual([1, 2]);
    solve(new Float64Array([1e-20, 1, 1, 1]), new Float64Array([1, 2]), x);
    expect([...x]).toEqual([1, 1]);
  });

  it("says that a singular matrix has no solution by numbers that are not finite", () => {
    for (const a of [
      [0, 0, 0, 0],
      [1, 2, 2, 4],
      [0, 1, 0, 1],
      [1, 0, 0, 0],
    ]) {
      const x = new Float64Array(2);
      solve(new Float64Array(a), new Float64Array([1, 1]), x);
      expect([...x].every(Number.isFinite)).toBe(false);
    }
  });
});

it("ends on NaN and Infinity, with results that are not finite", () => {
  for (const n of [2, 3, 8]) {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const place of [0, 1, n * n - 1]) {
        const a = symmetricWith(
          Array.from({ length: n }, (_, k) => k + 1),
          n,
        );
        a[place] = bad;
        a[(place % n) * n + Math.floor(place / n)] = bad;
        const values = new Float64Array(n);
        const vectors = new Float64Array(n * n);
        symmetricEigen(a, values, vectors);
        expect([...values].every(Number.isFinite), `eigenvalues, n = ${n}, ${bad} at ${place}`).toBe(false);
        const x = new Float64Array(n);
        solve(a, random(n, 3), x);
        if (Number.isNaN(bad)) expect([...x].every(Number.isFinite)).toBe(false);
      }
    }
  }
});
