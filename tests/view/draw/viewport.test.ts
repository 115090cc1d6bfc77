import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Window } from "../../../src/engine/core/types.ts";
import {
  covers,
  fitted,
  panned,
  rounded,
  screenX,
  screenY,
  visibleWindow,
  worldX,
  worldY,
  zoomed,
} from "../../../src/view/draw/viewport.ts";

const windows = fc
  .record({
    x: fc.double({ min: -50, max: 50, noNaN: true }),
    y: fc.double({ min: -50, max: 50, noNaN: true }),
    width: fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
    aspect: fc.double({ min: 0.2, max: 5, noNaN: true }),
  })
  .map(({ x, y, width, aspect }): Window => ({ x: [x, x + width], y: [y, y + width * aspect] }));
const lengths = fc.integer({ min: 60, max: 3000 });

describe("viewport", () => {
  it("shows the whole window, touches the box on one axis, and maps there and back", () => {
    fc.assert(
      fc.property(windows, lengths, lengths, (window, width, height) => {
        const view = fitted(window, width, height);
        const left = screenX(view, window.x[0]);
        const top = screenY(view, window.y[1]);
        expect(Math.min(left, top)).toBeCloseTo(0, 5);
        expect(Math.max(left, top)).toBeGreaterThanOrEqual(-1e-6);
        expect(screenX(view, window.x[1])).toBeCloseTo(width - left, 4);
        expect(screenY(view, window.y[0])).toBeCloseTo(height - top, 4);
        expect(screenX(view, worldX(view, 17))).toBeCloseTo(17, 4);
        expect(screenY(view, worldY(view, 17))).toBeCloseTo(17, 4);
        expect(covers(visibleWindow(view, 0.01), window)).toBe(true);
      }),
      { seed: 21 },
    );
  });

  it("zooms about a point that stays where it is on the screen", () => {
    fc.assert(
      fc.property(
        windows,
        lengths,
        lengths,
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        (window, px, py, factor) => {
          const before = fitted(window, 800, 600);
          const about = [worldX(before, px), worldY(before, py)] as const;
          const after = fitted(zoomed(window, factor, about), 800, 600);
          expect(after.scale / before.scale).toBeCloseTo(factor, 6);
          expect(screenX(after, about[0])).toBeCloseTo(px, 3);
          expect(screenY(after, about[1])).toBeCloseTo(py, 3);
        },
      ),
      { seed: 22 },
    );
  });

  it("stops zooming where float64 runs out of digits", () => {
    let window: Window = { x: [0.5, 1.5], y: [0.5, 1.5] };
    for (let i = 0; i < 200; i++) window = zoomed(window, 2, [1, 1]);
    expect(window.x[1] - window.x[0]).toBeGreaterThan(1e-12);
    for (let i = 0; i < 400; i++) window = zoomed(window, 0.5, [1, 1]);
    expect(window.x[1] - window.x[0]).toBeLessThan(1e10);
  });

  it("rounds a window by less than half a pixel, to numbers that are short to write", () => {
    fc.assert(
      fc.property(windows, (window) => {
        const short = rounded(window);
        const pixel = Math.min(window.x[1] - window.x[0], window.y[1] - window.y[0]) / 1000;
        for (const axis of ["x", "y"] as const)
          for (const end of [0, 1] as const) {
            expect(Math.abs(short[axis][end] - window[axis][end])).toBeLessThan(pixel / 2);
            expect(String(short[axis][end]).length).toBeLessThan(14);
          }
      }),
      { seed: 23 },
    );
    expect(rounded(panned({ x: [0, 4], y: [0, 3] }, 0.123456789, 0))).toEqual({ x: [0.123, 4.123], y: [0, 3] });
  });
});
