import { clippedSegment, type Pen } from "./paint-paths.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** A path on a plane that it leaves. */
export interface OffPlanePath {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** How far each point is from the plane, in the plane's units. */
  readonly distances: Float64Array;
}

/** How strongly a stretch is drawn whose distance is at most `share` of half the picture's smaller side. */
export const TIERS = [
  { share: 0.05, alpha: 1, dash: [] },
  { share: 0.2, alpha: 0.85, dash: [] },
  { share: 0.6, alpha: 0.7, dash: [7, 4] },
  { share: Number.POSITIVE_INFINITY, alpha: 0.55, dash: [2, 5] },
] as const;

/** The rows `from` to `to` (exclusive) of a path, the stretches of each tier drawn with a pen of their own. */
export function stretches<P extends Pen>(
  view: Viewport,
  { xs, ys, distances }: OffPlanePath,
  from: number,
  to: number,
  pen: () => P,
): readonly P[] {
  const reach = Math.min(view.width, view.height) / 2 / view.scale;
  const inside = (x: number, y: number) => x >= 0 && x <= view.width && y >= 0 && y <= view.height;
  const pens = TIERS.map(pen);
  let down: P | null = null;
  for (let row = from; row + 1 < to; row++) {
    const distance = Math.max(distances[row]!, distances[row + 1]!);
    const tier = TIERS.findIndex(({ share }) => distance <= share * reach);
    const drawing = pens[tier === -1 ? TIERS.length - 1 : tier]!;
    const [ax, ay] = [screenX(view, xs[row]!), screenY(view, ys[row]!)];
    const [bx, by] = [screenX(view, xs[row + 1]!), screenY(view, ys[row + 1]!)];
    if (inside(ax, ay) && inside(bx, by)) {
      if (down !== drawing) drawing.moveTo(ax, ay);
      drawing.lineTo(bx, by);
      down = drawing;
    } else {
      clippedSegment(drawing, view, ax, ay, bx, by);
      down = null;
    }
  }
  return pens;
}
