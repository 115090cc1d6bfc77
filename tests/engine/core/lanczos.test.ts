import { describe, expect, it } from "vitest";
import { Lanczos } from "../../../src/engine/core/lanczos.ts";
import { matrixVector } from "../../../src/engine/core/matrix.ts";
import { normals } from "../../../src/engine/core/random.ts";
import { tridiagonalEigen } from "../../../src/engine/core/tridiagonal.ts";
import type { Vector } from "../../../src/engine/core/types.ts";
import { dot, norm, zeros } from "../../../src/engine/core/vector.ts";
import { randomQuadratic } from "../random-quadratic.ts";

/** The k-th eigenvalue, from the top down, of the n × n matrix with 2 on the diagonal and −1 beside it. */
const ofSecondDifferences = (n: number, k: number) => 2 - 2 * Math.cos((Math.PI * (n - k)) / (n + 1));

function secondDifferences(x: Vector, out: Vector): void {
  for (let i = 0; i < x.length; i++) out[i] = 2 * x[i]! - (x[i - 1] ?? 0) - (x[i + 1] ?? 0);
}

function iterate(n: number, product: (x: Vector, out: Vector) => void, most = 200, tolerance = 1e-9) {
  const draw = (index: number, out: Vector) => normals(3, 100, index, 0, out);
  const iteration = new Lanczos(n, product, { wanted: 2, most, tolerance, draw });
  while (!iteration.done) iteration.step();
  return iteration;
}

/** Diagonal matrices serve as well as any: the iteration begins in a random direction. */
const diagonal = (entries: readonly number[]) => (x: Vector, out: Vector) => {
  for (let i = 0; i < x.length; i++) out[i] = entries[i]! * x[i]!;
};

function residualOf(product: (x: Vector, out: Vector) => void, value: number, vector: Vector): number {
  const out = zeros(vector.length);
  product(vector, out);
  return norm(out.map((entry, i) => entry - value * vector[i]!));
}

describe("tridiagonalEigen", () => {
  it.each([1, 2, 3, 10, 60])("finds the spectrum of second differences, n = %i", (n) => {
    const values = zeros(n);
    const vectors = zeros(n * n);
    tridiagonalEigen(zeros(n).fill(2), zeros(n).fill(-1), values, vectors);
    const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
    for (const [k, row] of order.entries()) {
      expect(values[row]).toBeCloseTo(ofSecondDifferences(n, k), 13);
      const vector = vectors.slice(row * n, (row + 1) * n);
      expect(norm(vector)).toBeCloseTo(1, 13);
      expect(residualOf(secondDifferences, values[row]!, vector)).toBeLessThan(1e-13 * n);
    }
  });

  it("takes blocks apart where the entry beside the diagonal is zero, and ends at NaN", () => {
    const values = zeros(4);
    const vectors = zeros(16);
    tridiagonalEigen(Float64Array.of(5, 1, 1, 7), Float64Array.of(0, 2, 0), values, vectors);
    expect([...values].sort((a, b) => a - b)).toEqual([-1, 3, 5, 7].map((value) => expect.closeTo(value, 14)));
    tridiagonalEigen(Float64Array.of(1, Number.NaN), Float64Array.of(1), zeros(2), zeros(4));
  });
});

describe("Lanczos", () => {
  it("finds the two largest eigenvalues, and no more precisely than it says", () => {
    for (const n of [2, 17, 64, 150]) {
      const { pairs, converged } = (() => {
        const iteration = iterate(n, secondDifferences);
        return { pairs: iteration.pairs(), converged: iteration.converged };
      })();
      expect(converged).toBe(true);
      for (const [k, { value, vector, residual }] of pairs.entries()) {
        expect(value).toBeCloseTo(ofSecondDifferences(n, k), 12);
        expect(norm(vector)).toBeCloseTo(1, 13);
        expect(residualOf(secondDifferences, value, vector)).toBeLessThan(residual + 1e-13);
      }
      expect(Math.abs(dot(pairs[0]!.vector, pairs[1]!.vector))).toBeLessThan(1e-12);
    }
  });

  it("needs few products for eigenvalues that stand apart, and says so when it is stopped too early", () => {
    const entries = Array.from({ length: 3000 }, (_, i) => (i === 1234 ? 40 : i === 77 ? 25 : Math.sin(i)));
    const product = diagonal(entries);
    const iteration = iterate(3000, product);
    expect(iteration.converged).toBe(true);
    expect(iteration.products).toBeLessThan(60);
    const [first, second] = iteration.pairs();
    expect([first!.value, second!.value]).toEqual([expect.closeTo(40, 10), expect.closeTo(25, 10)]);
    expect([Math.abs(first!.vector[1234]!), Math.abs(second!.vector[77]!)]).toEqual([
      expect.closeTo(1, 8),
      expect.closeTo(1, 8),
    ]);
    const hasty = iterate(3000, secondDifferences, 30);
    expect(hasty).toMatchObject({ converged: false, products: 30 });
    const [{ value, vector, residual }] = hasty.pairs() as [ReturnType<typeof hasty.pairs>[0]];
    expect(residualOf(secondDifferences, value, vector)).toBeCloseTo(residual, 12);
  });

  it("agrees with the spectrum of a dense matrix", () => {
    const { H } = randomQuadratic(120, 1000, 5);
    const iteration = iterate(120, (x, out) => matrixVector(H, x, out));
    for (const [k, { value }] of iteration.pairs().entries())
      expect(value / (1 + 999 * (0.5 + 0.5 * Math.cos((Math.PI * (k + 0.5)) / 120)))).toBeCloseTo(1, 12);
  });

  it("finds a multiple eigenvalue of a small matrix as often as it is there, whatever the others", () => {
    for (const entries of [[3, 1, 3, -9, 1, 1], [0, 0, 0], [-2, -2, -2, -2], Array.from({ length: 50 }, () => 1)]) {
      const pairs = iterate(entries.length, diagonal(entries)).pairs();
      const sorted = entries.toSorted((a, b) => b - a);
      expect(pairs.map(({ value }) => value)).toEqual([0, 1].map((k) => expect.closeTo(sorted[k]!, 12)));
      expect(Math.abs(dot(pairs[0]!.vector, pairs[1]!.vector))).toBeLessThan(1e-12);
    }
  });

  it("goes on in another direction where the first one's reach is used up", () => {
    // Rank one plus a multiple of the identity: two directions span an invariant space.
    const iteration = iterate(500, diagonal(Array.from({ length: 500 }, (_, i) => (i === 9 ? 7 : 1))));
    expect(iteration.converged).toBe(true);
    expect(iteration.pairs().map(({ value }) => value)).toEqual([expect.closeTo(7, 10), expect.closeTo(1, 10)]);
  });

  it("ends where numbers are not finite, and has one pair of a 1 × 1 matrix", () => {
    const broken = iterate(200, (_, out) => out.fill(Number.NaN));
    expect(broken).toMatchObject({ done: true, converged: false });
    expect(broken.pairs()).toEqual([]);
    expect(iterate(1, diagonal([-4])).pairs()).toMatchObject([{ value: -4 }]);
  });
});
