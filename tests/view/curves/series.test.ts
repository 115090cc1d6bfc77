import fc from "fast-check";
import { expect, test } from "vitest";
import { drawCurve } from "../../../src/view/draw/curve-shape.ts";
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

/** What a curve is drawn with, recorded. */
class Record {
  readonly points: [number, number][] = [];
  moveTo(x: number, y: number): void {
    this.points.push([x, y]);
  }
  lineTo(x: number, y: number): void {
    this.points.push([x, y]);
  }
  closePath(): void {}
}

function drawnOf(ys: Float64Array, columns: number, height: number, share = (value: number) => value) {
  const thinned = new Thinned(columns, ys.length - 1);
  thinned.extend(null, ys, ys.length);
  const [line, band] = [new Record(), new Record()];
  const x = (row: number) => (row / (ys.length - 1)) * columns;
  drawCurve({ xs: null, ys, thinned }, { x, y: (value) => height * (1 - share(value)), line, band });
  return { line: line.points, band: band.points, thinned, x };
}

test("a curve without oscillation is drawn through the points that thinning keeps", () => {
  const shapes = [(t: number) => t, (t: number) => Math.exp(-9 * t), (t: number) => 0.5 + 0.4 * Math.sin(12 * t)];
  for (const shape of shapes) {
    const ys = Float64Array.from({ length: 20_001 }, (_, i) => shape(i / 20_000));
    const { line, band, thinned, x } = drawnOf(ys, 300, 200);
    expect(band).toEqual([]);
    expect(line).toEqual(Array.from(thinned.indices(), (i) => [x(i), 200 * (1 - ys[i]!)]));
  }
});

test("a curve that oscillates is a band from the lowest to the highest values with the mean as a line", () => {
  const envelope = (i: number) => 0.45 - 0.3 * (i / 100_000);
  const ys = Float64Array.from({ length: 100_001 }, (_, i) => 0.5 + envelope(i) * Math.sin(i * 2.1));
  const { line, band } = drawnOf(ys, 300, 200);
  expect(line.length).toBeLessThanOrEqual(301);
  for (const [x, y] of line) {
    expect(Math.abs(y - 100)).toBeLessThan(3);
    const at = envelope((x / 300) * 100_000) * 200;
    const near = band.filter(([px]) => Math.abs(px - x) < 1).map(([, py]) => py);
    expect(Math.abs(Math.max(...near) - (100 + at))).toBeLessThan(1.5);
    expect(Math.abs(Math.min(...near) - (100 - at))).toBeLessThan(1.5);
  }
});

test("rare spikes do not make the mean jump on a logarithmic axis", () => {
  const ys = Float64Array.from({ length: 100_001 }, (_, i) => (i % 997 === 0 ? 1 : 1e-8 * (1.5 + Math.sin(i * 2.1))));
  const { line } = drawnOf(ys, 300, 200, (value) => 1 + Math.log10(value) / 9);
  for (const [i, [, y]] of line.slice(1).entries()) expect(Math.abs(y - line[i]![1])).toBeLessThan(8);
});

test("the mean of a column is that of its finite values, whatever their size", () => {
  const ys = Float64Array.of(1, Number.NaN, 3, 5, 1e308, -1e308, 1e308);
  const thinned = new Thinned(2, 6);
  thinned.extend(null, ys, ys.length);
  const [left, right] = thinned.filledColumns();
  expect(left!.mean).toBe(2);
  expect(left!.count).toBe(2);
  expect(right!.mean / 1e308).toBeCloseTo(0.25, 12);
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
