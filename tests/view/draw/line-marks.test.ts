import { describe, expect, it } from "vitest";
import { isVector } from "../../../src/engine/algorithms/evaluate.ts";
import { optimizers } from "../../../src/engine/methods/index.ts";
import { sensibleParams } from "../../../src/state/suggested-params.ts";
import { type LineMark, lineMarks } from "../../../src/view/draw/line-marks.ts";
import { lineTexts } from "../../../src/view/panels/debugger/line-text.ts";
import { objectiveAt, tracedLook } from "../../../src/view/panels/debugger/traced.ts";
import { inspectorOf } from "../../engine/lanes.ts";

const problem = { kind: "surface", id: "rosenbrock", params: { a: 1, b: 8 } } as const;

type Arrow = Extract<LineMark, { kind: "arrow" }>;

function expectSame(got: readonly number[], want: readonly number[], size: number): void {
  for (const [i, x] of want.entries()) expect(Math.abs(got[i]! - x)).toBeLessThanOrEqual(1e-12 * size);
}

describe.each(optimizers.map(({ id }) => id))("the vectors of %s", (optimizer) => {
  it.each(["book", "torch"] as const)("go tip to tail to what the line gives, in the names of %s", (convention) => {
    const lane = { optimizer, params: sensibleParams(optimizer, problem), average: { kind: "uniform" } as const };
    const specification = { problem, start: [-1.5, 2], steps: 20, seed: 1, lanes: [lane] };
    const inspector = inspectorOf(specification, 0);
    const texts = lineTexts(lane, convention);
    let sums = 0;
    for (const k of [0, 1, 2, 5, 9]) {
      const look = { specification, lane: 0, inspection: inspector.curvatureAt(k)! };
      const objective = objectiveAt(look);
      const context = { quantityOf: texts.quantity, labelOf: texts.plain, effectiveRate: null };
      for (const traced of tracedLook(look, convention)) {
        const marks = lineMarks(traced, { ...context, J: (theta) => objective.value(theta) });
        if (!traced.active) expect(marks).toEqual([]);
        const { result, line } = traced;
        const arrows = marks.filter((mark): mark is Arrow => mark.kind === "arrow");
        const terms = arrows.filter(({ sum }) => !sum);
        for (const [i, term] of terms.entries()) expect(term.start).toEqual(i === 0 ? [0, 0] : terms[i - 1]!.end);
        const size = Math.max(1, ...arrows.flatMap(({ end }) => end.map(Math.abs)));
        const whole = arrows.find(({ sum }) => sum);
        const last = terms.at(-1);
        if (whole && last) expectSame(last.end, whole.end, size);
        if (!isVector(result) || line.kind !== "assign" || arrows.length === 0) continue;
        sums++;
        // A displacement is what the line gives; on the way to a point it is what leads there.
        const { measure } = texts.quantity(line.to);
        const end = (whole ?? last)!;
        if (measure === "point") expectSame([end.at[0] + end.end[0], end.at[1] + end.end[1]], [...result], size);
        else expectSame(end.end, [...result], size);
      }
    }
    if (optimizer !== "coordinate-descent") expect(sums).toBeGreaterThan(0);
  });
});
