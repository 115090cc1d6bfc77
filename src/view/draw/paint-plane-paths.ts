import { type OffPlanePath, stretches, TIERS } from "./off-plane.ts";
import { fromBottom, type Ink, type PaintedLane, roundLines, strokeCased } from "./paint-paths.ts";
import type { Viewport } from "./viewport.ts";

/** A lane's path on a plane that it leaves. */
export interface ProjectedLane extends PaintedLane, OffPlanePath {}

/** What lies ahead of the cursor is as faint as on any landscape. */
const AHEAD = 0.45;

const newPath = () => new Path2D();

/** Paints the lanes' paths, fainter and broken the farther they are from the plane. */
export function paintProjected(
  context: CanvasRenderingContext2D,
  view: Viewport,
  lanes: readonly ProjectedLane[],
  ink: Ink,
): void {
  context.save();
  roundLines(context);
  for (const lane of fromBottom(lanes) as readonly ProjectedLane[]) {
    for (const [i, path] of stretches(view, lane, Math.max(0, lane.shown - 1), lane.length, newPath).entries()) {
      context.globalAlpha = AHEAD * TIERS[i]!.alpha;
      context.lineWidth = 1;
      context.strokeStyle = lane.color;
      context.stroke(path);
    }
    for (const [i, path] of stretches(view, lane, 0, lane.shown, newPath).entries()) {
      const { alpha, dash } = TIERS[i]!;
      context.globalAlpha = alpha;
      context.setLineDash([...dash]);
      strokeCased(context, path, lane.color, lane.selected ? 2.75 : 2, ink);
    }
    context.setLineDash([]);
  }
  context.restore();
}
