import { clippedSegment, fromBottom, type Ink, type PaintedLane, roundLines, strokeCased } from "./paint-paths.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** A path that leaves the plane it is drawn on. */
export interface ProjectedLane extends PaintedLane {
  /** How far each point is from the plane, in the plane's units. */
  readonly distances: Float64Array;
}

/** How strongly a stretch is drawn whose distance is at most `share` of half the picture's smaller side. */
const TIERS = [
  { share: 0.05, alpha: 1, dash: [] },
  { share: 0.2, alpha: 0.85, dash: [] },
  { share: 0.6, alpha: 0.7, dash: [7, 4] },
  { share: Number.POSITIVE_INFINITY, alpha: 0.55, dash: [2, 5] },
] as const;

/** What lies ahead of the cursor is as faint as on any landscape. */
const AHEAD = 0.45;

/** The rows `from` to `to` (exclusive) of a path, the stretches of each tier as lines of their own. */
function tiersOf(view: Viewport, lane: ProjectedLane, from: number, to: number): readonly Path2D[] {
  const reach = Math.min(view.width, view.height) / 2 / view.scale;
  const inside = (x: number, y: number) => x >= 0 && x <= view.width && y >= 0 && y <= view.height;
  const paths = TIERS.map(() => new Path2D());
  let drawn: Path2D | null = null;
  for (let row = from; row + 1 < to; row++) {
    const distance = Math.max(lane.distances[row]!, lane.distances[row + 1]!);
    const tier = TIERS.findIndex(({ share }) => distance <= share * reach);
    const path = paths[tier === -1 ? TIERS.length - 1 : tier]!;
    const [ax, ay] = [screenX(view, lane.xs[row]!), screenY(view, lane.ys[row]!)];
    const [bx, by] = [screenX(view, lane.xs[row + 1]!), screenY(view, lane.ys[row + 1]!)];
    if (inside(ax, ay) && inside(bx, by)) {
      if (drawn !== path) path.moveTo(ax, ay);
      path.lineTo(bx, by);
      drawn = path;
    } else {
      clippedSegment(path, view, ax, ay, bx, by);
      drawn = null;
    }
  }
  return paths;
}

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
    for (const [i, path] of tiersOf(view, lane, Math.max(0, lane.shown - 1), lane.length).entries()) {
      context.globalAlpha = AHEAD * TIERS[i]!.alpha;
      context.lineWidth = 1;
      context.strokeStyle = lane.color;
      context.stroke(path);
    }
    for (const [i, path] of tiersOf(view, lane, 0, lane.shown).entries()) {
      const { alpha, dash } = TIERS[i]!;
      context.globalAlpha = alpha;
      context.setLineDash([...dash]);
      strokeCased(context, path, lane.color, lane.selected ? 2.75 : 2, ink);
    }
    context.setLineDash([]);
  }
  context.restore();
}
