import { headShape } from "./heads.ts";
import { type Ink, type PaintedLane, strokeCased, tracePath } from "./paint-paths.ts";
import { polylineAt } from "./polyline.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** Dashes of an averaged path, in pixels. */
const MEAN_DASHES = [6, 4] as const;

/** Paints a lane's averaged path up to the time cursor, dashed, with the lane's shape hollow where it stands. */
export function paintMean(context: CanvasRenderingContext2D, view: Viewport, lane: PaintedLane, ink: Ink): void {
  const { mean, shown, length, color, selected } = lane;
  if (!mean) return;
  const polyline = polylineAt(mean.xs, mean.ys, length, view.scale);
  context.lineCap = "butt";
  context.setLineDash([...MEAN_DASHES]);
  strokeCased(context, tracePath(view, mean, polyline, 0, shown), color, selected ? 2 : 1.5, ink);
  context.setLineDash([]);
  context.lineCap = "round";
  const x = screenX(view, mean.xs[shown - 1]!);
  const y = screenY(view, mean.ys[shown - 1]!);
  if (!(x >= 0 && y >= 0 && x <= view.width && y <= view.height)) return;
  const path = new Path2D(headShape(lane.index));
  context.save();
  context.translate(x, y);
  if (selected) context.scale(1.25, 1.25);
  context.lineWidth = 5;
  context.strokeStyle = ink.casing;
  context.stroke(path);
  context.fillStyle = ink.casing;
  context.fill(path);
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.stroke(path);
  context.restore();
}
