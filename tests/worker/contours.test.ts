import { describe, expect, it } from "vitest";
import { surfaceOf } from "../../src/engine/surface-task.ts";
import { contourMap, sampleField } from "../../src/worker/contours.ts";
import { chooseLevels } from "../../src/worker/levels.ts";
import type { ContourMap, FieldRequest } from "../../src/worker/protocol.ts";

const bowl: FieldRequest = {
  problem: { kind: "surface", id: "quadratic", params: { condition: 1, angle: 0 } },
  window: { x: [-4, 4], y: [-3, 3] },
  columns: 161,
  rows: 121,
};

/** The points of one band in units of θ. */
function pointsOf(map: ContourMap, band: number): [number, number][] {
  const points: [number, number][] = [];
  const { window, coordinates, ringStarts, bandStarts } = map;
  const width = window.x[1] - window.x[0];
  for (let i = ringStarts[bandStarts[band]!]!; i < ringStarts[bandStarts[band + 1]!]!; i++) {
    points.push([window.x[0] + coordinates[2 * i]! * width, window.y[0] + coordinates[2 * i + 1]! * width]);
  }
  return points;
}

describe("sampleField", () => {
  it("blurs where it is asked to, and gives J itself for σ = 0", () => {
    const plain = sampleField(bowl).values;
    expect(sampleField({ ...bowl, sigma: 0 }).values).toEqual(plain);
    // ½(x² + y²) rises by σ² everywhere.
    const blurred = sampleField({ ...bowl, sigma: 0.5 }).values;
    for (const [i, J] of plain.entries()) expect(blurred[i]).toBeCloseTo(J + 0.25, 12);
  });
});

describe("contourMap", () => {
  it("draws the contours of a blur where they are", () => {
    const map = contourMap({ ...bowl, sigma: 0.5 }, 18);
    expect(map.range[0]).toBeCloseTo(0.25, 12);
    const cell = 8 / 160;
    for (const [band, level] of map.levels.entries()) {
      const radius = Math.sqrt(2 * (level - 0.25));
      if (!(radius > 4 * cell && radius < 2.9)) continue;
      const inside = pointsOf(map, band).filter(([x, y]) => Math.hypot(x, y) < 3);
      expect(inside.length).toBeGreaterThan(20);
      for (const [x, y] of inside) expect(Math.abs(Math.hypot(x, y) - radius)).toBeLessThan(0.2 * cell);
    }
  });

  it("draws one clean line where plateaus meet at a step that is narrower than any cell", () => {
    const problem = { kind: "surface", id: "cliff", params: {} } as const;
    const J = surfaceOf(problem).surface.create(surfaceOf(problem).params);
    const map = contourMap({ problem, window: { x: [0, 8], y: [-5, 1] }, columns: 96, rows: 72 }, 18);
    const theta = new Float64Array(2);
    /** The place of the step at an abscissa: below it J is high. */
    const stepAt = (x: number) => {
      let [low, high] = [-5, -3];
      for (let i = 0; i < 50; i++) {
        const middle = (low + high) / 2;
        theta.set([x, middle]);
        if (J.value(theta) > 0.3) low = middle;
        else high = middle;
      }
      return low;
    };
    const cell = 8 / 95;
    let seen = 0;
    for (const band of map.levels.keys()) {
      for (const [x, y] of pointsOf(map, band)) {
        // Where the step is, apart from contours on the plateau above it.
        if (x < 7.2 || x > 7.9 || y > -3.2 || y < -4.6 || Math.abs(y - stepAt(x)) > cell) continue;
        seen++;
        expect(Math.abs(y - stepAt(x))).toBeLessThan(0.01 * cell);
      }
    }
    expect(seen).toBeGreaterThan(50);
  });

  it("draws the contours of a round bowl where they are: at √(2 J), to a small part of a cell", () => {
    const map = contourMap(bowl, 18);
    expect(map.levels.length).toBeGreaterThan(10);
    const cell = 8 / 160;
    for (const [band, level] of map.levels.entries()) {
      const radius = Math.sqrt(2 * level);
      if (radius < 4 * cell || radius > 2.9) continue;
      const inside = pointsOf(map, band).filter(([x, y]) => Math.hypot(x, y) < 3);
      expect(inside.length).toBeGreaterThan(20);
      // Linear interpolation across a cell errs by about cell² / 4r; a shift by half a cell would be some 20 times that.
      for (const [x, y] of inside)
        expect(Math.abs(Math.hypot(x, y) - radius)).toBeLessThan((cell * cell) / (3 * radius));
    }
  });

  it("closes rings outside the window", () => {
    const map = contourMap({ ...bowl, window: { x: [1, 4], y: [-3, 3] } }, 12);
    for (const band of map.levels.keys())
      for (const [x, y] of pointsOf(map, band)) {
        // A ring's points are crossings on their level or lie on the hull around the window.
        const onLevel = Math.abs(Math.hypot(x, y) - Math.sqrt(2 * map.levels[band]!)) < 0.01;
        const outside = x < 1 || x > 4 || y < -3 || y > 3;
        expect(onLevel || outside).toBe(true);
      }
  });
});

describe("chooseLevels", () => {
  const spread = (from: number, to: number) =>
    Float64Array.from({ length: 2001 }, (_, i) => from + ((to - from) * i) / 2000);
  const cases: readonly (readonly [string, Float64Array, number])[] = [
    ["log", spread(0, 1).map((t) => 10 ** (7 * t - 4)), 0],
    ["log", spread(0, 1).map((t) => 10 ** (2 * t) - 78.33), -78.33],
    ["linear", spread(3, 14), 0],
    ["quantile", spread(-9, 16), Number.NEGATIVE_INFINITY],
    ["quantile", spread(-2, 2).map((t) => t ** 5), Number.NEGATIVE_INFINITY],
  ];
  it.each(cases)("gives about as many rising, short numbers as asked (%s)", (kind, sorted, infimum) => {
    const { scale, levels } = chooseLevels(sorted, infimum, 18);
    expect(scale.kind).toBe(kind);
    expect(levels.length).toBeGreaterThanOrEqual(11);
    expect(levels.length).toBeLessThanOrEqual(26);
    for (const [i, level] of levels.entries()) {
      if (i > 0) expect(level).toBeGreaterThan(levels[i - 1]!);
      const shown = scale.kind === "log" ? level - infimum : level;
      expect(Number(shown.toPrecision(3))).toBeCloseTo(shown, 9);
      expect(level).toBeGreaterThan(sorted[0]!);
      expect(level).toBeLessThan(sorted.at(-1)!);
    }
  });

  it("gives no levels where J is the same everywhere or nowhere finite", () => {
    expect(chooseLevels(new Float64Array(50).fill(2), 0, 18).levels).toEqual([]);
    expect(chooseLevels(new Float64Array(0), 0, 18).levels).toEqual([]);
  });
});
