import type { Measure } from "../../engine/algorithms/quantities.ts";
import { traceArrow, traceLevel } from "./curvature-drawing.ts";
import type { LineMark } from "./line-marks.ts";

import { screenX, screenY, type Viewport } from "./viewport.ts";

/** Colours of the marks, by what they measure, and of the line around each. */
export interface MarkInk {
  readonly casing: string;
  readonly text: string;
  readonly font: string;
  readonly measures: Readonly<Record<Measure, string>>;
}

/** The longest arrow of another unit than θ, the longest half-axis and the longest half side, in pixels. */
const RADIUS = 64;
/** Labels stand this far off an arrow's tip. */
const OFF = 12;
/** Boxes with a side of next to nothing would be lines; they are drawn this wide. */
const THINNEST = 2;

/** Steps whose longest is shorter than this are drawn so many times as long. */
const SHORTEST = 44;
const MAGNIFICATIONS = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000];

type Arrow = Extract<LineMark, { kind: "arrow" }>;

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

function paintArrow(context: CanvasRenderingContext2D, mark: Arrow, scale: number, color: string, ink: MarkInk): void {
  const [sx, sy] = [mark.start[0] * scale, -mark.start[1] * scale];
  const [dx, dy] = [(mark.end[0] - mark.start[0]) * scale, -(mark.end[1] - mark.start[1]) * scale];
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

/** How the marks of a line are put on a picture. */
export interface MarkScale {
  /** About this point everything is magnified. */
  readonly origin: readonly [number, number];
  /** 1, or a round number that makes steps too short to see visible. */
  readonly magnification: number;
  /** Pixels for each unit of an arrow that has another unit than θ, and of half a side of a box. */
  readonly direction: number;
  readonly side: number;
}

const reachOf = ({ start, end }: Arrow) => Math.max(Math.hypot(...start), Math.hypot(...end));

/** The scale of marks that belong together. */
export function markScale(view: Viewport, marks: readonly LineMark[], origin: readonly [number, number]): MarkScale {
  const arrows = marks.filter((mark) => mark.kind === "arrow");
  const longest = Math.max(0, ...arrows.filter(({ unit }) => unit === "direction").map(reachOf));
  const widest = Math.max(0, ...marks.flatMap((mark) => (mark.kind === "box" ? mark.half : [])));
  const steps = arrows.filter(({ unit }) => unit === "theta");
  const reach = view.scale * Math.max(0, ...steps.map(reachOf));
  let magnification = 1;
  if (reach > 0)
    for (let e = 0; reach * magnification < SHORTEST && e < MAGNIFICATIONS.length; e++)
      magnification = MAGNIFICATIONS[e]!;
  return {
    ...{ origin, magnification },
    direction: longest === 0 ? 0 : RADIUS / longest,
    side: widest === 0 ? 0 : RADIUS / widest,
  };
}

/** Paints the marks of a line, at a scale that is theirs or that of marks beside which they stand. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  view: Viewport,
  marks: readonly LineMark[],
  scale: MarkScale,
  ink: MarkInk,
): void {
  const { origin, magnification } = scale;
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const mark of marks) {
    const color = ink.measures[mark.measure];
    const away = (i: 0 | 1) => origin[i] + magnification * (mark.at[i] - origin[i]);
    context.save();
    context.translate(screenX(view, away(0)), screenY(view, away(1)));
    switch (mark.kind) {
      case "arrow":
        paintArrow(context, mark, mark.unit === "theta" ? view.scale * magnification : scale.direction, color, ink);
        break;
      case "ring": {
        cased(context, (path) => path.arc(0, 0, 7, 0, 2 * Math.PI), color, 2, ink);
        label(context, mark.label, 0, 7 + OFF, color, ink);
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

/** Says, below θ, that steps are drawn longer than they are. */
export function paintMagnification(
  context: CanvasRenderingContext2D,
  view: Viewport,
  { origin, magnification }: MarkScale,
  ink: MarkInk,
): void {
  if (magnification === 1) return;
  const [x, y] = [screenX(view, origin[0]), screenY(view, origin[1])];
  label(context, `×${magnification}`, x - 26, y + 18, ink.text, ink);
}
