import type { PaintedLane } from "./paint-paths.ts";
import { polylineAt } from "./polyline.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** A point of a path: row `row` of lane `index`. */
export interface PathPoint {
  readonly index: number;
  readonly row: number;
}

function distanceToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
  const t = Number.isFinite(along) ? Math.min(1, Math.max(0, along)) : 0;
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** The point of the paths shown that lies nearest to a place on the screen, if one is within `radius` pixels of it. */
export function nearestPoint(
  view: Viewport,
  lanes: readonly PaintedLane[],
  px: number,
  py: number,
  radius: number,
): PathPoint | null {
  let best: PathPoint | null = null;
  let least = radius;
  for (const { index, xs, ys, length, shown } of lanes) {
    const { kept, keptLength } = polylineAt(xs, ys, length, view.scale);
    for (let i = 0; i < keptLength && kept[i]! < shown; i++) {
      const from = kept[i]!;
      const to = Math.min(i + 1 < keptLength ? kept[i + 1]! : shown - 1, shown - 1);
      const ax = screenX(view, xs[from]!);
      const ay = screenY(view, ys[from]!);
      const bx = screenX(view, xs[to]!);
      const by = screenY(view, ys[to]!);
      // Rows between two kept ones lie within half a pixel of the line that joins these.
      if (distanceToSegment(px, py, ax, ay, bx, by) > least + 0.5) continue;
      for (let row = from; row <= to; row++) {
        const away = Math.hypot(screenX(view, xs[row]!) - px, screenY(view, ys[row]!) - py);
        if (away < least) {
          least = away;
          best = { index, row };
        }
      }
    }
  }
  return best;
}
