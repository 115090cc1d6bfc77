import { algorithms } from "../../../engine/methods/lines.ts";
import type { TracedLine } from "../../../engine/trace.ts";
import type { Look } from "../../../state/inspection.ts";
import { type LineContext, type LineMark, lineMarks, quantityMarks } from "../../draw/line-marks.ts";
import { insetOf, type MarkScale, markScale } from "../../draw/mark-geometry.ts";
import { type MarkInk, paintInset, paintMagnification, paintMarks } from "../../draw/paint-marks.ts";
import type { Overlay } from "../../overlay.ts";
import type { LineTexts } from "./line-text.ts";
import { objectiveAt } from "./traced.ts";

/** The rest of a line's vectors, while one of its symbols is pointed at. */
const FAINT = 0.25;

/** A quantity's value as a line has it: before the line, or for the one that it gives, after. */
export function valueIn({ line, before, result }: TracedLine, name: string) {
  return before.get(name) ?? (name === line.to ? result : Number.NaN);
}

/** The vectors of a line, for the landscape, with those of the symbol that is pointed at brought out. `told`: hears their scale. */
export function lineOverlay(
  look: Look,
  traced: TracedLine,
  texts: LineTexts,
  pointed: string | null,
  ink: MarkInk,
  told: (scale: MarkScale) => void,
): Overlay {
  const { optimizer } = look.specification.lanes[look.lane]!;
  const objective = objectiveAt(look);
  const series = algorithms[optimizer].series ?? [];
  const context: LineContext = {
    quantityOf: texts.quantity,
    labelOf: texts.plain,
    J: (theta) => objective.value(theta),
    effectiveRate: series.find(({ id }) => id === "effective-rate")?.from ?? null,
  };
  const marks = lineMarks(traced, context);
  const [x, y] = look.inspection.theta as unknown as [number, number];
  const own: LineMark[] = pointed === null ? [] : marks.filter(({ name }) => name === pointed);
  const brought =
    pointed === null || own.length > 0 ? own : quantityMarks(pointed, valueIn(traced, pointed), [x, y], context);
  return {
    look,
    paint(canvas, view) {
      canvas.save();
      const all = [...marks, ...brought];
      const scale = markScale(view, all);
      told(scale);
      if (brought.length > 0) canvas.globalAlpha = FAINT;
      paintMarks(canvas, view, marks, scale, ink);
      canvas.globalAlpha = 1;
      paintMarks(canvas, view, brought, scale, ink);
      paintMagnification(canvas, view, [x, y], scale, ink);
      const inset = insetOf(view, all, [x, y]);
      if (inset) paintInset(canvas, inset, all, [x, y], scale, ink);
      canvas.restore();
    },
  };
}
