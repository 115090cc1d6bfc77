import { headShape } from "./heads.ts";
import { countBelow, type Polyline, polylineAt } from "./polyline.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** A path as columns: point k is (xs[k], ys[k]), in units of θ. */
export interface PointColumns {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

export interface PaintedLane extends PointColumns {
  readonly index: number;
  readonly color: string;
  readonly selected: boolean;
  /** Rows that have arrived; at least 1. */
  readonly length: number;
  /** Rows up to the time cursor; at least 1 and at most `length`. */
  readonly shown: number;
  /** Whether the path ends at its last row because the next one is not finite. */
  readonly diverged: boolean;
  readonly mean: PointColumns | null;
}

/** What stands out from the ground under it. */
export interface Ink {
  readonly casing: string;
  readonly text: string;
}

/** How far beyond the box lines are still drawn, in pixels; further out they are cut, since canvases lose precision there. */
const BEYOND = 40;

/** What lines are drawn with, on canvases and in files. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** Draws the segment from (ax, ay) to (bx, by) as far as it lies in the box and BEYOND (Liang and Barsky's clipping). */
export function clippedSegment(path: Pen, view: Viewport, ax: number, ay: number, bx: number, by: number): void {
  let from = 0;
  let to = 1;
  const dx = bx - ax;
  const dy = by - ay;
  for (const [delta, room] of [
    [-dx, ax + BEYOND],
    [dx, view.width + BEYOND - ax],
    [-dy, ay + BEYOND],
    [dy, view.height + BEYOND - ay],
  ] as const) {
    if (delta === 0) {
      if (room < 0) return;
    } else if (delta < 0) from = Math.max(from, room / delta);
    else to = Math.min(to, room / delta);
  }
  if (!(from < to)) return;
  path.moveTo(ax + dx * from, ay + dy * from);
  path.lineTo(ax + dx * to, ay + dy * to);
}

/** The rows `from` to `to` (exclusive) of a path on the screen. */
export function tracePath(
  view: Viewport,
  { xs, ys }: PointColumns,
  polyline: Polyline,
  from: number,
  to: number,
): Path2D {
  const path = new Path2D();
  const { kept, fresh } = polyline;
  const first = countBelow(kept, polyline.keptLength, from + 1);
  const last = countBelow(kept, polyline.keptLength, to - 1);
  let beforeX = screenX(view, xs[from]!);
  let beforeY = screenY(view, ys[from]!);
  let beforeSides = sides(view, beforeX, beforeY);
  let down = false;
  for (let i = first; i <= last; i++) {
    const row = i < last ? kept[i]! : to - 1;
    const x = screenX(view, xs[row]!);
    const y = screenY(view, ys[row]!);
    const here = sides(view, x, y);
    // Between two kept rows a segment that shows nothing new is left out; from and to other rows it is always drawn.
    if (i > first && i < last && fresh[i] === 0) down = false;
    else if ((here | beforeSides) === 0) {
      if (!down) path.moveTo(beforeX, beforeY);
      path.lineTo(x, y);
      down = true;
    } else {
      down = false;
      if ((here & beforeSides) === 0) clippedSegment(path, view, beforeX, beforeY, x, y);
    }
    beforeX = x;
    beforeY = y;
    beforeSides = here;
  }
  return path;
}

/** The sides of the box beyond which a point lies, as bits. */
function sides(view: Viewport, x: number, y: number): number {
  return (
    (x < -BEYOND ? 1 : 0) |
    (x > view.width + BEYOND ? 2 : 0) |
    (y < -BEYOND ? 4 : 0) |
    (y > view.height + BEYOND ? 8 : 0)
  );
}

const heads = new Map<number, Path2D>();

function headPath(index: number): Path2D {
  let path = heads.get(index);
  if (!path) {
    path = new Path2D(headShape(index));
    heads.set(index, path);
  }
  return path;
}

/** Paints rows `from` to `to` (exclusive) of the path that is still to come, fainter. */
export function paintAhead(
  context: CanvasRenderingContext2D,
  view: Viewport,
  lane: PaintedLane,
  from: number,
  to: number,
): void {
  context.globalAlpha = 0.45;
  context.lineWidth = 1;
  context.strokeStyle = lane.color;
  context.stroke(tracePath(view, lane, polylineAt(lane.xs, lane.ys, lane.length, view.scale), from, to));
  context.globalAlpha = 1;
}

/** Paints rows `from` to `to` (exclusive) of the path that has been walked, with its steps. */
export function paintWalked(
  context: CanvasRenderingContext2D,
  view: Viewport,
  lane: PaintedLane,
  from: number,
  to: number,
  ink: Ink,
): void {
  const polyline = polylineAt(lane.xs, lane.ys, lane.length, view.scale);
  strokeCased(context, tracePath(view, lane, polyline, from, to), lane.color, lane.selected ? 2.75 : 2, ink);
  paintDots(context, view, lane, polyline, from, to);
}

/** Strokes a path with a casing that keeps it legible on any ground. */
export function strokeCased(
  context: CanvasRenderingContext2D,
  path: Path2D,
  color: string,
  width: number,
  ink: Ink,
): void {
  context.lineWidth = width + 2.2;
  context.strokeStyle = ink.casing;
  context.stroke(path);
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke(path);
}

/** Marks the single steps where they are far enough apart to be told from each other. */
function paintDots(
  context: CanvasRenderingContext2D,
  view: Viewport,
  lane: PaintedLane,
  { distinct }: Polyline,
  from: number,
  to: number,
): void {
  const count = countBelow(distinct, distinct.length, to);
  context.beginPath();
  for (let i = countBelow(distinct, distinct.length, from); i < count; i++) {
    const row = distinct[i]!;
    const x = screenX(view, lane.xs[row]!);
    const y = screenY(view, lane.ys[row]!);
    if (sides(view, x, y) !== 0) continue;
    const radius = lane.selected ? 2.6 : 2.1;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fillStyle = lane.color;
  context.fill();
}

function paintCross(context: CanvasRenderingContext2D, x: number, y: number, color: string, ink: Ink): void {
  const path = new Path2D();
  path.moveTo(x - 5, y - 5);
  path.lineTo(x + 5, y + 5);
  path.moveTo(x - 5, y + 5);
  path.lineTo(x + 5, y - 5);
  strokeCased(context, path, color, 2.5, ink);
}

/** A wedge at the edge of the box that points to a head outside it. */
function paintPointer(
  context: CanvasRenderingContext2D,
  view: Viewport,
  x: number,
  y: number,
  lane: PaintedLane,
  ink: Ink,
): void {
  const centerX = view.width / 2;
  const centerY = view.height / 2;
  const inset = 10;
  const share = Math.min((centerX - inset) / Math.abs(x - centerX), (centerY - inset) / Math.abs(y - centerY));
  context.save();
  context.translate(centerX + (x - centerX) * share, centerY + (y - centerY) * share);
  context.rotate(Math.atan2(y - centerY, x - centerX));
  const path = new Path2D("M7,0L-5,-5L-5,5Z");
  strokeCased(context, path, lane.color, 1, ink);
  context.fillStyle = lane.color;
  context.fill(path);
  context.restore();
}

function paintHead(context: CanvasRenderingContext2D, view: Viewport, lane: PaintedLane, ink: Ink): void {
  const row = lane.shown - 1;
  const x = screenX(view, lane.xs[row]!);
  const y = screenY(view, lane.ys[row]!);
  // Coordinates of a diverged path may be too large for the arithmetic of the screen.
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  if (x < 0 || y < 0 || x > view.width || y > view.height) {
    paintPointer(context, view, x, y, lane, ink);
    return;
  }
  if (lane.diverged && lane.shown === lane.length) {
    paintCross(context, x, y, lane.color, ink);
    return;
  }
  context.save();
  context.translate(x, y);
  if (lane.selected) context.scale(1.25, 1.25);
  const path = headPath(lane.index);
  context.lineWidth = 4;
  context.strokeStyle = ink.casing;
  context.stroke(path);
  context.fillStyle = lane.color;
  context.fill(path);
  context.restore();
}

/** Sets how lines meet and end. */
export function roundLines(context: CanvasRenderingContext2D): void {
  context.lineJoin = "round";
  context.lineCap = "round";
}

/** Lanes from the bottom up: later ones lie on top, the selected one last. */
export function fromBottom(lanes: readonly PaintedLane[]): readonly PaintedLane[] {
  return [...lanes.filter((lane) => !lane.selected), ...lanes.filter((lane) => lane.selected)];
}

/** Paints every lane's head. */
export function paintHeads(
  context: CanvasRenderingContext2D,
  view: Viewport,
  lanes: readonly PaintedLane[],
  ink: Ink,
): void {
  for (const lane of fromBottom(lanes)) paintHead(context, view, lane, ink);
}

/** A ring around a point that is read out. */
export function paintRing(context: CanvasRenderingContext2D, x: number, y: number, color: string, ink: Ink): void {
  const path = new Path2D();
  path.arc(x, y, 8, 0, 2 * Math.PI);
  strokeCased(context, path, color, 2, ink);
}

/** A line through points (x₀, y₀, x₁, y₁, …), dashed. */
export function paintDashed(context: CanvasRenderingContext2D, view: Viewport, points: Float64Array, ink: Ink): void {
  const path = new Path2D();
  for (let i = 0; i + 3 < points.length; i += 2) {
    clippedSegment(
      path,
      view,
      screenX(view, points[i]!),
      screenY(view, points[i + 1]!),
      screenX(view, points[i + 2]!),
      screenY(view, points[i + 3]!),
    );
  }
  context.save();
  context.setLineDash([2, 5]);
  context.lineCap = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = ink.casing;
  context.stroke(path);
  context.lineWidth = 1.5;
  context.strokeStyle = ink.text;
  context.stroke(path);
  context.restore();
}
