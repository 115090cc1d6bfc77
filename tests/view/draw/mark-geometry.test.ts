import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { optimizers } from "../../../src/engine/methods/index.ts";
import { sensibleParams } from "../../../src/state/suggested-params.ts";
import { lineMarks } from "../../../src/view/draw/line-marks.ts";
import { factorText, insetOf, markScale, placedMark } from "../../../src/view/draw/mark-geometry.ts";
import { fitted, screenX, screenY } from "../../../src/view/draw/viewport.ts";
import { lineTexts } from "../../../src/view/panels/debugger/line-text.ts";
import { objectiveAt, tracedLook } from "../../../src/view/panels/debugger/traced.ts";
import { inspectorOf } from "../../engine/lanes.ts";

const problem = { kind: "surface", id: "quadratic", params: { condition: 100, angle: 20 } } as const;
const THETA_TILDE = "thetaTilde";

/** The marks of every line of an optimizer at some updates, with θ. */
function linesOf(optimizer: (typeof optimizers)[number]["id"], params = sensibleParams(optimizer, problem)) {
  const lane = { optimizer, params };
  const specification = { problem, start: [-4, 0.5], steps: 20, seed: 1, lanes: [lane] };
  const inspector = inspectorOf(specification, 0);
  const texts = lineTexts(lane, "book");
  return [0, 1, 5].flatMap((k) => {
    const look = { specification, lane: 0, inspection: inspector.curvatureAt(k)! };
    const objective = objectiveAt(look);
    const context = { quantityOf: texts.quantity, labelOf: texts.plain, effectiveRate: null };
    const [x, y] = look.inspection.theta as unknown as [number, number];
    return tracedLook(look, "book").map((traced) => ({
      traced,
      theta: [x, y] as const,
      marks: lineMarks(traced, { ...context, J: (at) => objective.value(at) }),
    }));
  });
}

const views = [1e-7, 0.01, 1, 8, 1e4].map((size) =>
  fitted({ x: [-4 - size, -4 + size], y: [0.5, 0.5 + size] }, 700, 520),
);

describe.each(optimizers.map(({ id }) => id))("the marks of %s", (optimizer) => {
  it("are at the projection of their points, however much steps are stretched, in the picture and in its inset", () => {
    for (const { marks, theta } of linesOf(optimizer)) {
      for (const view of views) {
        const scale = markScale(view, marks);
        const inset = insetOf(view, marks, theta);
        for (const mark of marks) {
          const { x, y } = placedMark(view, mark, scale);
          expect([x, y]).toEqual([screenX(view, mark.at[0]), screenY(view, mark.at[1])]);
          if (!inset || mark.kind !== "ring") continue;
          const within = placedMark(inset.view, mark, { ...scale, magnification: 1 });
          expect(within.x).toBeGreaterThan(0);
          expect(within.x).toBeLessThan(inset.view.width);
          expect(within.y).toBeGreaterThan(0);
          expect(within.y).toBeLessThan(inset.view.height);
        }
        if (!inset) continue;
        expect(inset.left).toBeGreaterThanOrEqual(0);
        expect(inset.left + inset.view.width).toBeLessThanOrEqual(view.width);
        expect(inset.top + inset.view.height).toBeLessThanOrEqual(view.height);
      }
    }
  });
});

test("the look-ahead point of Nesterov's method is drawn at its value while the step to it is drawn longer", () => {
  const view = fitted({ x: [-4, 4], y: [-4, 4] }, 700, 600);
  let drawn = 0;
  for (const { traced, marks } of linesOf("nesterov", { learningRate: 0.0053, momentum: 0.9 })) {
    if (traced.line.to !== THETA_TILDE || !traced.active) continue;
    const [x, y] = traced.result as Float64Array as unknown as [number, number];
    const ring = marks.find(({ kind }) => kind === "ring")!;
    const scale = markScale(view, marks);
    const placed = placedMark(view, ring, scale);
    expect(placed.x).toBeCloseTo(screenX(view, x), 9);
    expect(placed.y).toBeCloseTo(screenY(view, y), 9);
    const arrow = marks.find(({ kind }) => kind === "arrow");
    if (!arrow || scale.magnification === 1) continue;
    const { foot, tip } = placedMark(view, arrow, scale);
    const length = Math.hypot(tip[0] - foot[0], tip[1] - foot[1]);
    expect(length).toBeGreaterThanOrEqual(44 - 1e-6);
    drawn++;
  }
  expect(drawn).toBeGreaterThan(0);
});

test("a magnification is 1 or a round number, and is written as such", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e15, noNaN: true }), (far) => {
      const view = { scale: 44 / far, x: 0, y: 0, width: 700, height: 600 };
      const mark = { kind: "arrow", name: "v", measure: "step", at: [0, 0], start: [0, 0], end: [1, 0] } as const;
      const { magnification } = markScale(view, [{ ...mark, unit: "theta", sum: true, label: "" }]);
      expect(magnification / far).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(magnification / far).toBeLessThan(2.5 + 1e-9);
      expect(factorText(magnification)).toMatch(/^×([125]0*|([25]·)?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/);
    }),
  );
});
