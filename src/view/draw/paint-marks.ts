import type { Measure } from "../../engine/algorithms/quantities.ts";
import { traceArrow, traceLevel } from "./curvature-drawing.ts";
import type { LineMark } from "./line-marks.ts";
import {
  factorText,
  type MarkInset,
  type MarkScale,
  type PlacedMark,
  placedMark,
  RADIUS,
  RING,
} from "./mark-geometry.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** Colours of the marks, by what they measure, and of the line around each. */
export interface MarkInk {
  readonly casing: string;
  readonly text: string;
  readonly font: string;
  readonly measures: Readonly<Record<Measure, string>>;
}

/** Labels stand this far off an arrow's tip. */
const OFF = 12;
/** Boxes with a side of next to nothing would be lines; they are drawn this wide. */
const THINNEST = 2;

/** Strokes a path with a line around it that keeps it legible. */
function cased(
  context: CanvasRenderingContext2D,
  trace: (path: Path2D) => void,
  color: string,
  width: number,
  { casing }: MarkInk,
): void {
  const path = new Path2D();
  trace(path);
  for (const [stroke, lineWidth] of [
    [casing, width + 3],
    [color, width],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = lineWidth;
    context.stroke(path);
  }
}

function label(context: CanvasRenderingContext2D, text: string, x: number, y: number, color: string, ink: MarkInk) {
  context.font = ink.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = ink.casing;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

function paintArrow(
  context: CanvasRenderingContext2D,
  mark: Extract<LineMark, { kind: "arrow" }>,
  { foot, tip }: PlacedMark,
  color: string,
  ink: MarkInk,
): void {
  const [sx, sy] = foot;
  const [dx, dy] = [tip[0] - sx, tip[1] - sy];
  const length = Math.hypot(dx, dy);
  if (length < 0.5) return;
  context.save();
  context.translate(sx, sy);
  if (mark.unit === "direction") context.setLineDash([6, 4]);
  cased(context, (path) => traceArrow(path, dx, -dy), color, mark.sum ? 2.75 : 2, ink);
  context.restore();
  if (mark.label === "" || length < 8) return;
  // Beside the middle of a term, where it cannot fall on another's tip; at the tip of the sum.
  const [ux, uy] = [dx / length, dy / length];
  const [x, y] = mark.sum
    ? [sx + dx + OFF * ux, sy + dy + OFF * uy]
    : [sx + dx / 2 + (OFF + 4) * uy, sy + dy / 2 - (OFF + 4) * ux];
  label(context, mark.label, x, y, color, ink);
}

/** Paints the marks of a line, at a scale that is theirs or that of marks beside which they stand. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  view: Viewport,
  marks: readonly LineMark[],
  scale: MarkScale,
  ink: MarkInk,
): void {
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const mark of marks) {
    const color = ink.measures[mark.measure];
    const placed = placedMark(view, mark, scale);
    context.save();
    context.translate(placed.x, placed.y);
    switch (mark.kind) {
      case "arrow":
        paintArrow(context, mark, placed, color, ink);
        break;
      case "ring": {
        cased(context, (path) => path.arc(0, 0, RING, 0, 2 * Math.PI), color, 2, ink);
        label(context, mark.label, 0, RING + OFF, color, ink);
        break;
      }
      case "box": {
        const [a, b] = mark.half.map((side) => Math.max(THINNEST, scale.side * side));
        if (mark.former) context.setLineDash([5, 4]);
        cased(context, (path) => path.rect(-a!, -b!, 2 * a!, 2 * b!), color, 1.5, ink);
        context.setLineDash([]);
        label(context, mark.label, 0, -b! - OFF, color, ink);
        break;
      }
      case "level":
        if (mark.former) context.setLineDash([5, 4]);
        cased(context, (path) => traceLevel(path, mark.model, RADIUS), color, 1.5, ink);
        context.setLineDash([]);
        label(context, mark.label, 0, -RADIUS - OFF, color, ink);
    }
    context.restore();
  }
}

/** Writes, below θ, how many times longer than they are steps are drawn. */
export function paintMagnification(
  context: CanvasRenderingContext2D,
  view: Viewport,
  [x, y]: readonly [number, number],
  { magnification }: MarkScale,
  ink: MarkInk,
): void {
  if (magnification === 1) return;
  label(context, factorText(magnification), screenX(view, x) - 26, screenY(view, y) + 18, ink.text, ink);
}

/** Paints the marks' points and steps in a magnified cut-out, where they can be told apart. */
export function paintInset(
  context: CanvasRenderingContext2D,
  { left, top, factor, view }: MarkInset,
  marks: readonly LineMark[],
  theta: readonly [number, number],
  scale: MarkScale,
  ink: MarkInk,
): void {
  const { width, height } = view;
  context.save();
  context.translate(left, top);
  context.beginPath();
  context.roundRect(0, 0, width, height, 6);
  context.fillStyle = ink.casing;
  context.fill();
  context.strokeStyle = ink.text;
  context.lineWidth = 1;
  context.stroke();
  context.clip();
  const [x, y] = [screenX(view, theta[0]), screenY(view, theta[1])];
  context.beginPath();
  context.arc(x, y, 3, 0, 2 * Math.PI);
  context.fillStyle = ink.text;
  context.fill();
  const shown = marks.filter((mark) => mark.kind === "ring" || (mark.kind === "arrow" && mark.unit === "theta"));
  paintMarks(context, view, shown, { ...scale, magnification: 1 }, ink);
  label(context, "θ", x - 11, y - 9, ink.text, ink);
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.font = ink.font;
  context.fillStyle = ink.text;
  context.fillText(factorText(factor), 7, height - 8);
  context.restore();
}
