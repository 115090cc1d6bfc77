import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProvisional, Polyline, polylineAt } from "../../../src/view/draw/polyline.ts";

function distance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square));
  return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
}

/** Walks of all kinds: smooth, turning back on themselves, jumping, resting. */
const walks = fc
  .record({
    legs: fc.array(
      fc.record({
        steps: fc.integer({ min: 1, max: 40 }),
        length: fc.constantFrom(0, 1e-3, 0.05, 0.4, 3, 50),
        turn: fc.constantFrom(0, 0.02, 0.3, Math.PI, Math.PI - 0.05, 1.5),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    chunk: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ legs, chunk }) => {
    const xs = [0];
    const ys = [0];
    let heading = 0.3;
    for (const { steps, length, turn } of legs)
      for (let i = 0; i < steps; i++) {
        heading += turn;
        xs.push(xs.at(-1)! + length * Math.cos(heading));
        ys.push(ys.at(-1)! + length * Math.sin(heading));
      }
    return { xs: Float64Array.from(xs), ys: Float64Array.from(ys), chunk };
  });

describe("Polyline", () => {
  it("keeps every prefix within the tolerance of the true path, however the rows arrive", () => {
    fc.assert(
      fc.property(walks, fc.double({ min: 0, max: 1, noNaN: true }), ({ xs, ys, chunk }, share) => {
        const polyline = new Polyline(0.5, 6);
        for (let to = 0; to < xs.length; to += chunk) polyline.extend(xs, ys, Math.min(xs.length, to + chunk));
        polyline.extend(xs, ys, xs.length);
        const rows = Math.max(1, Math.ceil(share * xs.length));
        const kept = [...polyline.kept.subarray(0, polyline.keptLength)].filter((row) => row < rows);
        if (kept.at(-1) !== rows - 1) kept.push(rows - 1);
        for (let i = 0; i + 1 < kept.length; i++) {
          const [a, b] = [kept[i]!, kept[i + 1]!];
          for (let row = a; row <= b; row++)
            expect(distance(xs[row]!, ys[row]!, xs[a]!, ys[a]!, xs[b]!, ys[b]!)).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
      { seed: 20, numRuns: 600 },
    );
  });

  it("needs few points for a long smooth path, and one place for a long rest", () => {
    const n = 100_000;
    const xs = Float64Array.from({ length: n }, (_, i) => 300 * Math.cos(i / 15_000));
    const ys = Float64Array.from({ length: n }, (_, i) => 300 * Math.sin(i / 15_000));
    const round = new Polyline(0.5, 6);
    round.extend(xs, ys, n);
    expect(round.keptLength).toBeLessThan(200);
    const rest = new Polyline(0.5, 6);
    rest.extend(new Float64Array(n).fill(2), new Float64Array(n).fill(3), n);
    expect(rest.keptLength).toBe(1);
    expect(rest.distinct).toEqual([]);
  });

  it("takes coordinates near overflow", () => {
    const xs = Float64Array.of(0, 1e100, -1e200, 1e308, -1e308);
    const polyline = new Polyline(0.5, 6);
    polyline.extend(xs, xs, 5);
    expect([...polyline.kept.subarray(0, polyline.keptLength)]).toEqual([0, 1, 2, 3]);
  });
});

describe("polylineAt", () => {
  const spiral = (n: number) => ({
    xs: Float64Array.from({ length: n }, (_, i) => (i / n) * Math.cos(i / 50)),
    ys: Float64Array.from({ length: n }, (_, i) => (i / n) * Math.sin(i / 50)),
  });
  const rowsOf = ({ kept, keptLength }: Polyline) => [...kept.subarray(0, keptLength)];

  it("goes over to another scale in pieces, and has all rows at every moment", () => {
    const n = 50_000;
    const { xs, ys } = spiral(n);
    const coarse = polylineAt(xs, ys, n - 1, 20);
    // A row arrives meanwhile.
    expect(polylineAt(xs, ys, n, 500)).toBe(coarse);
    expect(coarse.length).toBe(n);
    let calls = 1;
    for (; isProvisional(xs, 500) && calls < 100; calls++) polylineAt(xs, ys, n, 500);
    expect(calls).toBeLessThan(10);
    const fine = new Polyline(0.5 / 512, 12 / 512);
    fine.extend(xs, ys, n);
    expect(rowsOf(polylineAt(xs, ys, n, 500))).toEqual(rowsOf(fine));
    expect(isProvisional(xs, 500)).toBe(false);
  });

  it("goes over at once where the path is short", () => {
    const { xs, ys } = spiral(2000);
    polylineAt(xs, ys, 2000, 20);
    polylineAt(xs, ys, 2000, 500);
    expect(isProvisional(xs, 500)).toBe(false);
  });
});
