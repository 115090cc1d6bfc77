import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixVector, symmetricEigen } from "../../../src/engine/core/matrix.ts";
import type { Vector } from "../../../src/engine/core/types.ts";
import { dot, norm, zeros } from "../../../src/engine/core/vector.ts";
import {
  filterNormalized,
  orthonormal,
  principal,
  sharesOfVariance,
} from "../../../src/engine/networks/plane/directions.ts";
import { extentOf, type PlaneChoice, place, planeOf } from "../../../src/engine/networks/plane/plane.ts";
import { slice } from "../../../src/engine/networks/plane/slice.ts";
import type { Block } from "../../../src/engine/networks/types.ts";
import { bowl, combined, drawn } from "./bowl.ts";

/** The result of a generator, and how often it paused. */
function finish<T>(generator: Generator<unknown, T>): T {
  for (;;) {
    const next = generator.next();
    if (next.done) return next.value;
  }
}

describe("slice", () => {
  it("is the quadratic ½(x − x₀)ᵀ DᵀHD (x − x₀) + … on any plane, line or space through a quadratic", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 1000 }),
        (n, count, seed) => {
          const objective = bowl(n, 50, seed);
          const origin = drawn(n, seed);
          const directions = Array.from({ length: count }, (_, k) => drawn(n, 10_000 * (k + 1) + seed));
          const surface = slice(objective, origin, ...directions);
          const x = drawn(count, 77 + seed);
          const theta = combined([1, ...x], [origin, ...directions]);
          const slope = zeros(n);
          const J = objective.valueAndGradient(theta, slope);
          const gradient = zeros(count);
          expect(surface.dimension).toBe(count);
          expect(surface.value(x)).toBeCloseTo(J, 9);
          expect(surface.valueAndGradient(x, gradient)).toBeCloseTo(J, 9);
          const hessian = zeros(count * count);
          surface.hessian(x, hessian);
          const product = zeros(n);
          for (let i = 0; i < count; i++) {
            expect(gradient[i]).toBeCloseTo(dot(directions[i]!, slope), 9);
            matrixVector(objective.H, directions[i]!, product);
            for (let j = 0; j < count; j++) {
              expect(hessian[i * count + j]).toBe(hessian[j * count + i]);
              expect(hessian[i * count + j]).toBeCloseTo(dot(directions[j]!, product), 8);
            }
          }
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe("principal directions", () => {
  it("find the plane that points lie in, and how much each direction takes", () => {
    const [center, a, b] = [drawn(300, 1), drawn(300, 2), drawn(300, 3)];
    const {
      directions: [e, f],
    } = orthonormal([a, b], 1);
    // An ellipse: half-axes 3 and 1, so nine tenths of the variance lie along the first.
    const points = Array.from({ length: 40 }, (_, k) => {
      const turn = (2 * Math.PI * k) / 40;
      return combined([1, 3 * Math.cos(turn), Math.sin(turn)], [center, e!, f!]);
    });
    const { mean, directions, arbitrary } = finish(principal(points, 1));
    expect(arbitrary).toEqual([false, false]);
    expect(Math.abs(dot(directions[0]!, e!))).toBeCloseTo(1, 12);
    expect(Math.abs(dot(directions[1]!, f!))).toBeCloseTo(1, 12);
    expect(sharesOfVariance(points, directions)).toEqual([expect.closeTo(0.9, 12), expect.closeTo(0.1, 12)]);
    for (const point of points) expect(place(mean, directions, point).distance).toBeLessThan(1e-12);
  });

  it("are the covariance's first eigenvectors, for more points than coordinates and fewer", () => {
    for (const [n, m] of [
      [6, 90],
      [40, 12],
    ] as const) {
      const scales = Array.from({ length: n }, (_, i) => 1.3 ** -i);
      const points = Array.from({ length: m }, (_, k) => drawn(n, 500 + k).map((entry, i) => entry * scales[i]! + i));
      const { mean, directions } = finish(principal(points, 1));
      const covariance = zeros(n * n);
      for (const point of points)
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) covariance[i * n + j]! += (point[i]! - mean[i]!) * (point[j]! - mean[j]!);
      const values = zeros(n);
      const vectors = zeros(n * n);
      symmetricEigen(covariance, values, vectors);
      const trace = values.reduce((sum, value) => sum + value, 0);
      const shares = sharesOfVariance(points, directions);
      for (const k of [0, 1]) {
        const vector = zeros(n).map((_, i) => vectors[i * n + n - 1 - k]!);
        expect(Math.abs(dot(directions[k]!, vector))).toBeCloseTo(1, 9);
        expect(shares[k]).toBeCloseTo(values[n - 1 - k]! / trace, 9);
      }
    }
  });

  it("are found where squares overflow: the last points before a divergence have a plane too", () => {
    const [e, f] = orthonormal([drawn(30, 2), drawn(30, 3)], 1).directions;
    const points = Array.from({ length: 40 }, (_, k) => {
      const turn = (2 * Math.PI * k) / 40;
      return combined([3e170 * Math.cos(turn), 1e170 * Math.sin(turn)], [e!, f!]);
    });
    const { directions, arbitrary } = finish(principal(points, 1));
    expect(arbitrary).toEqual([false, false]);
    expect(Math.abs(dot(directions[0]!, e!))).toBeCloseTo(1, 12);
    expect(sharesOfVariance(points, directions)).toEqual([expect.closeTo(0.9, 12), expect.closeTo(0.1, 12)]);
  });

  it("say which direction the points leave open", () => {
    const [point, along] = [drawn(8, 4), drawn(8, 5)];
    const cases: readonly (readonly [readonly Vector[], readonly boolean[]])[] = [
      [
        [point, point, point],
        [true, true],
      ],
      [[point], [true, true]],
      [[0, 1, 2, 5].map((k) => combined([1, k], [point, along])), [false, true]],
    ];
    for (const [points, open] of cases) {
      const { directions, arbitrary } = finish(principal(points, 1));
      expect(arbitrary).toEqual(open);
      expect(directions.map(norm)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
      expect(Math.abs(dot(directions[0]!, directions[1]!))).toBeLessThan(1e-12);
    }
    // In one dimension there is no second direction.
    const { directions } = finish(principal([Float64Array.of(1), Float64Array.of(4)], 1));
    expect(directions.map(norm)).toEqual([1, 0]);
  });
});

/** A network of 3 inputs, 2 hidden units with batch normalization, and 2 outputs. */
const blocks: readonly Block[] = [
  { name: "W", layer: 0, offset: 0, rows: 2, columns: 3 },
  { name: "gamma", layer: 0, offset: 6, rows: 2, columns: 1 },
  { name: "beta", layer: 0, offset: 8, rows: 2, columns: 1 },
  { name: "W", layer: 1, offset: 10, rows: 2, columns: 2 },
  { name: "b", layer: 1, offset: 14, rows: 2, columns: 1 },
];

describe("filter-normalized directions", () => {
  it("have each unit's incoming weights as long as θ's, and leave biases, γ and β alone", () => {
    const theta = drawn(16, 9);
    theta.fill(0, 3, 6);
    const direction = filterNormalized(blocks, theta, 5, 0);
    for (const [from, to] of [
      [0, 3],
      [3, 6],
      [10, 12],
      [12, 14],
    ])
      expect(norm(direction.subarray(from, to))).toBeCloseTo(norm(theta.subarray(from, to)), 12);
    for (const i of [6, 7, 8, 9, 14, 15]) expect(direction[i]).toBe(0);
    expect(filterNormalized(blocks, theta, 5, 0)).toEqual(direction);
    for (const other of [filterNormalized(blocks, theta, 6, 0), filterNormalized(blocks, theta, 5, 1)])
      expect(Math.abs(dot(other, direction)) / (norm(other) * norm(direction))).toBeLessThan(0.9);
  });
});

describe("planes", () => {
  const n = 16;
  const objective = bowl(n, 100, 2);
  const path = (lane: number, diverged = false) => ({
    lane,
    diverged,
    steps: [0, 1, 2, 3],
    points: [drawn(n, 40), ...[1, 2, 3].map((k) => drawn(n, 50 * lane + k))],
  });
  const paths = [path(0), path(1), path(2)];
  const planeFor = (choice: PlaneChoice, among = paths) => finish(planeOf(choice, among, objective, blocks));

  it("have an orthonormal basis, and every point is its projection plus what stands at right angles", () => {
    const choices: readonly PlaneChoice[] = [
      { kind: "principal" },
      { kind: "end-points", lanes: [0, 2], third: "start" },
      { kind: "random", lane: 1, seed: 3 },
      { kind: "eigenvectors", lane: 1, at: "end" },
    ];
    for (const choice of choices) {
      const { origin, directions } = planeFor(choice);
      const [u, v] = directions as [Vector, Vector];
      expect([norm(u), norm(v), dot(u, v)]).toEqual([1, 1, 0].map((x) => expect.closeTo(x, 12)));
      for (const theta of paths.flatMap(({ points }) => points)) {
        const { coordinates, distance } = place(origin, directions, theta);
        const rest = combined([1, -1, -coordinates[0]!, -coordinates[1]!], [theta, origin, u, v]);
        expect(norm(rest)).toBeCloseTo(distance, 12);
        expect(Math.abs(dot(rest, u)) + Math.abs(dot(rest, v))).toBeLessThan(1e-12);
      }
    }
  });

  it("go through the end points that were chosen", () => {
    const last = (lane: number) => paths[lane]!.points.at(-1)!;
    for (const third of ["start", 1] as const) {
      const { origin, directions, arbitrary } = planeFor({ kind: "end-points", lanes: [0, 2], third });
      expect(arbitrary).toEqual([false, false]);
      expect(origin).toEqual(third === "start" ? paths[0]!.points[0] : last(1));
      for (const lane of [0, 2]) expect(place(origin, directions, last(lane)).distance).toBeLessThan(1e-12);
    }
    // The same end twice leaves the second direction open.
    expect(planeFor({ kind: "end-points", lanes: [1, 1], third: "start" }).arbitrary).toEqual([false, true]);
  });

  it("hold both filter-normalized directions", () => {
    const { origin, directions, radius } = planeFor({ kind: "random", lane: 1, seed: 3 });
    for (const index of [0, 1] as const) {
      const tip = combined([1, 1], [origin, filterNormalized(blocks, origin, 3, index)]);
      expect(place(origin, directions, tip).distance).toBeLessThan(1e-12);
      expect(radius).toBeGreaterThanOrEqual(norm(combined([1, -1], [tip, origin])));
    }
  });

  it("lie along the sharpest directions of the Hessian, with the curvature that the slice has there", () => {
    const { origin, directions, spectrum } = planeFor({ kind: "eigenvectors", lane: 2, at: "start" });
    expect(origin).toBe(paths[2]!.points[0]);
    const expected = [0, 1].map((i) => 1 + 99 * (0.5 + 0.5 * Math.cos((Math.PI * (i + 0.5)) / n)));
    expect(spectrum).toMatchObject({ converged: true, values: expected.map((value) => expect.closeTo(value, 8)) });
    const hessian = zeros(4);
    slice(objective, origin, ...directions).hessian(zeros(2), hessian);
    expect([...hessian]).toEqual([expected[0], 0, 0, expected[1]].map((value) => expect.closeTo(value!, 8)));
  });

  it("are not chosen by a lane that diverged, unless all did", () => {
    const away = { ...path(3, true), points: [drawn(n, 40), drawn(n, 99).map((entry) => entry * 1e200)] };
    const without = planeFor({ kind: "principal" });
    expect(planeFor({ kind: "principal" }, [...paths, away])).toEqual(without);
    const { origin, directions } = planeFor({ kind: "principal" }, [path(0, true)]);
    expect(place(origin, directions, origin).distance).toBe(0);
  });

  it("are shown with room around the paths, in the shape of the picture", () => {
    const window = extentOf(
      [
        [1, 5],
        [3, 6],
      ],
      0,
      2,
      1,
    );
    expect(window.x[1] - window.x[0]).toBeCloseTo(2 * (window.y[1] - window.y[0]), 12);
    expect([window.x[0] + window.x[1], window.y[0] + window.y[1]]).toEqual([expect.closeTo(4), expect.closeTo(11)]);
    expect(window.x[0]).toBeLessThan(1);
    expect(window.x[1]).toBeGreaterThan(3);
    const closer = extentOf(
      [
        [1, 5],
        [3, 6],
      ],
      0,
      2,
      4,
    );
    expect((window.x[1] - window.x[0]) / (closer.x[1] - closer.x[0])).toBeCloseTo(4, 12);
    expect(extentOf([[0.1, 0]], 3, 1, 1).x[0]).toBeLessThan(-3);
    expect(extentOf([[2, 2]], 0, 1, 1)).toEqual({ x: [1, 3], y: [1, 3] });
  });
});
