import fc from "fast-check";
import { expect, test } from "vitest";
import { axisName, axisNumbers } from "../../../src/view/draw/axis-numbers.ts";
import { edgeTexts } from "../../../src/view/draw/plane-frame.ts";
import { zoomed } from "../../../src/view/draw/viewport.ts";
import { FIGURE_INK } from "../../../src/view/export/figure-ink.ts";
import { roughWidth } from "../../../src/view/export/svg.ts";
import { svgFrameAxes } from "../../../src/view/export/svg-axes.ts";

/** Windows at every depth of zoom about a point of any size. */
const windows = fc
  .record({
    x: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    y: fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constantFrom(0, 1, -0.1, 1e-7)),
    depth: fc.double({ min: -8, max: 13, noNaN: true }),
    aspect: fc.double({ min: 0.3, max: 3, noNaN: true }),
  })
  .map(({ x, y, depth, aspect }) => zoomed({ x: [x - 1, x + 1], y: [y - aspect, y + aspect] }, 10 ** depth, [x, y]));
const sides = fc.integer({ min: 150, max: 1800 });

const SIZE = 11;
const widthOf = (text: string) => roughWidth(text, 0.62) * SIZE;

interface Rect {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function expectApart(rects: readonly Rect[]): void {
  for (const [i, a] of rects.entries()) {
    for (const b of rects.slice(i + 1)) {
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      expect(apart, `“${a.text}” and “${b.text}”`).toBe(true);
    }
  }
}

test("no texts at a picture's edges touch, at any zoom, and each number is shown once", () => {
  fc.assert(
    fc.property(windows, sides, sides, (window, width, height) => {
      const texts = edgeTexts({ ...window, width, height }, ["x", "y"], widthOf);
      const rects = texts.map(({ text, x, y, align, baseline }): Rect => {
        const long = widthOf(text);
        const left = align === "left" ? x : align === "right" ? x - long : x - long / 2;
        const top = baseline === "middle" ? y - SIZE / 2 : y - SIZE;
        return { text, left, right: left + long, top, bottom: top + SIZE + 2 };
      });
      expectApart(rects);
      for (const align of ["left", "center"] as const) {
        const numbers = texts.filter((text) => !text.isName && text.align === align).map(({ text }) => text);
        expect(new Set(numbers).size).toBe(numbers.length);
      }
    }),
    { seed: 4, numRuns: 400 },
  );
});

test("an axis's label and what it is counted from give the value at the tick", () => {
  fc.assert(
    fc.property(windows, ({ x }) => {
      const { ticks, offset } = axisNumbers(x, 700, 84, widthOf);
      const span = x[1] - x[0];
      if (offset !== 0) {
        expect(offset).toBeGreaterThanOrEqual(x[0]);
        expect(offset).toBeLessThanOrEqual(x[1]);
        expect(axisName("x", offset)).toBe(`x ${offset < 0 ? "+" : "−"} ${String(Math.abs(offset)).replace("-", "−")}`);
      }
      for (const { value, label } of ticks) {
        const read = Number(label.replaceAll("−", "-"));
        expect(Math.abs(offset + read - value)).toBeLessThanOrEqual(1e-3 * span);
      }
    }),
    { seed: 5, numRuns: 400 },
  );
});

test("no numbers of a figure's axes touch, at any zoom", () => {
  fc.assert(
    fc.property(windows, sides, sides, (window, width, height) => {
      const svg = svgFrameAxes(
        { ...window, width, height },
        ["x", "y"],
        { left: true, bottom: true },
        FIGURE_INK.light,
      );
      const rects = [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)">([^<]*)</g)].map(
        ([, x, y, anchor, text]): Rect => {
          const long = roughWidth(text!) * 10;
          const left = anchor === "middle" ? Number(x) - long / 2 : Number(x) - long;
          return { text: text!, left, right: left + long, top: Number(y) - 8, bottom: Number(y) };
        },
      );
      // Numbers have to stay within the figure's margin on the left.
      for (const { left } of rects) expect(left).toBeGreaterThanOrEqual(-54);
      expectApart(rects);
    }),
    { seed: 6, numRuns: 300 },
  );
});
