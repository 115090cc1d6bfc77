import fc from "fast-check";
import { expect, test } from "vitest";
import { indexAt, Thinned } from "../../../src/view/draw/series.ts";
import { ordinateScale, type SeriesRange, shortLabel } from "../../../src/view/draw/series-scales.ts";

const series = fc.array(fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constant(Number.NaN)), {
  minLength: 1,
  maxLength: 400,
});

test("a thinned series keeps, per pixel column, the ends and the extremes, whatever pieces it arrived in", () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 40 }), fc.nat(), (values, columns, at) => {
      const ys = Float64Array.from(values);
      const end = Math.max(1, ys.length - 1);
      const thinned = new Thinned(columns, end);
      thinned.extend(null, ys, at % (ys.length + 1));
      thinned.extend(null, ys, ys.length);
      const kept = [...thinned.indices()];
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept.length).toBeLessThanOrEqual(4 * columns);
      const columnOf = (i: number) => Math.min(columns - 1, Math.floor(i * (columns / end)));
      for (let c = 0; c < columns; c++) {
        const all = [...ys.keys()].filter((i) => columnOf(i) === c && Number.isFinite(ys[i]!));
        const some = kept.filter((i) => columnOf(i) === c);
        if (all.length === 0) {
          expect(some).toEqual([]);
          continue;
        }
        expect([some[0], some.at(-1)]).toEqual([all[0], all.at(-1)]);
        expect(Math.min(...some.map((i) => ys[i]!))).toBe(Math.min(...all.map((i) => ys[i]!)));
        expect(Math.max(...some.map((i) => ys[i]!))).toBe(Math.max(...all.map((i) => ys[i]!)));
      }
    }),
    { seed: 8, numRuns: 200 },
  );
});

test("the index at an abscissa is the last one that is not beyond it", () => {
  const ascending = fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }).map((xs) => xs.sort((a, b) => a - b));
  fc.assert(
    fc.property(ascending, fc.integer({ min: -5, max: 60 }), (xs, wanted) => {
      const expected = xs.findLastIndex((x) => x <= wanted);
      expect(indexAt(Float64Array.from(xs), wanted, xs.length)).toBe(Math.max(0, expected));
    }),
    { seed: 8 },
  );
  expect(indexAt(null, 7.9, 20)).toBe(7);
  expect(indexAt(null, 25, 20)).toBe(19);
});

const range = (values: readonly number[], diverged = false): SeriesRange => ({
  smallest: Math.min(...values),
  largest: Math.max(...values),
  smallestPositive: Math.min(...values.filter((value) => value > 0)),
  first: values[0]!,
  diverged,
});

const PIXELS = [200, 10] as const;
const scaleOf = (lanes: readonly (readonly number[])[], diverged: readonly boolean[] = []) =>
  ordinateScale(
    lanes.map((values, lane) => range(values, diverged[lane])),
    () => lanes.flat().map(Math.abs),
    PIXELS,
  );

test("every scale is monotone, holds its series and has legible ticks", () => {
  const lane = fc.array(fc.oneof(fc.double({ min: -1e3, max: 1e6, noNaN: true }), fc.constant(0)), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.array(lane, { minLength: 1, maxLength: 4 }), (lanes) => {
      const scale = scaleOf(lanes);
      const values = lanes.flat().sort((a, b) => a - b);
      expect(scale.kind).toBe(values[0]! < 0 ? "symlog" : "log");
      const pixels = values.map(scale.position);
      for (const [i, y] of pixels.entries()) {
        expect(y).toBeGreaterThanOrEqual(PIXELS[1] - 1e-6);
        expect(y).toBeLessThanOrEqual(PIXELS[0] + 1e-6);
        if (i > 0) expect(y).toBeLessThanOrEqual(pixels[i - 1]! + 1e-6);
      }
      expect(scale.ticks.length).toBeGreaterThanOrEqual(1);
      const places = scale.ticks.map(({ value }) => scale.position(value)).sort((a, b) => a - b);
      for (const [i, y] of places.entries()) if (i > 0) expect(y - places[i - 1]!).toBeGreaterThanOrEqual(14);
    }),
    { seed: 8, numRuns: 500 },
  );
});

test("zeros stand on the foot of a log scale, which says so, and one deep lane does not flatten the rest", () => {
  const scale = scaleOf([
    [10, 1e-2],
    [10, 1e-3],
    [10, 1e-30, 0],
  ]);
  expect(scale.domain).toEqual([1e-7, 10]);
  expect(scale.clipped).toBe(true);
  expect(scale.position(0)).toBe(PIXELS[0]);
  expect(scaleOf([[10, 1e-12]]).clipped).toBe(false);
});

test("a diverging lane leaves the plot instead of stretching it", () => {
  expect(
    scaleOf(
      [
        [5, 1],
        [5, 1e280],
      ],
      [false, true],
    ).domain[1],
  ).toBeLessThanOrEqual(1e3);
  expect(
    scaleOf(
      [
        [-5, -6],
        [-5, -1e280],
      ],
      [false, true],
    ).domain[0],
  ).toBeGreaterThan(-1e4);
});

test("labels are powers of ten where they can be", () => {
  expect(shortLabel(1e-4)).toEqual({ text: "10", exponent: "−4" });
  expect(shortLabel(-100)).toEqual({ text: "−100", exponent: "" });
  expect(shortLabel(1e5)).toEqual({ text: "10", exponent: "5" });
  expect(shortLabel(0.5)).toEqual({ text: "0.50", exponent: "" });
  expect(shortLabel(0)).toEqual({ text: "0", exponent: "" });
});
