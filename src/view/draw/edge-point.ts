import { screenX, screenY, type Viewport } from "./viewport.ts";

/** Where a point is shown in a picture: its own place, or if that is outside, the place at the edge in its direction. */
export interface EdgePoint {
  readonly x: number;
  readonly y: number;
  /** The direction of a point outside as an angle from the right, clockwise, in radians; null for a point inside. */
  readonly direction: number | null;
}

/** A point's place in pixels, at least `inset` from the edges if it is outside the picture; null if it has no place. */
export function edgePoint(view: Viewport, point: readonly [x: number, y: number], inset: number): EdgePoint | null {
  const [x, y] = [screenX(view, point[0]), screenY(view, point[1])];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  const { width, height } = view;
  if (x >= 0 && y >= 0 && x <= width && y <= height) return { x, y, direction: null };
  const [centreX, centreY] = [width / 2, height / 2];
  const [dx, dy] = [x - centreX, y - centreY];
  const share = Math.min((centreX - inset) / Math.abs(dx), (centreY - inset) / Math.abs(dy));
  return { x: centreX + dx * share, y: centreY + dy * share, direction: Math.atan2(dy, dx) };
}
