import type { Window } from "../../engine/core/types.ts";

/** Where the plane lies on the screen: a point (x, y) is drawn `scale` pixels per unit away from the box's centre, y upwards. */
export interface Viewport {
  /** Pixels per unit of θ, the same along both axes. */
  readonly scale: number;
  /** The point in the middle of the box. */
  readonly x: number;
  readonly y: number;
  /** The box, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const widthOf = (window: Window) => window.x[1] - window.x[0];
const heightOf = (window: Window) => window.y[1] - window.y[0];

/** The viewport that shows the whole window, as large as fits the box; what is left of the box shows more of the plane. */
export function fitted(window: Window, width: number, height: number): Viewport {
  return {
    scale: Math.min(width / widthOf(window), height / heightOf(window)),
    x: (window.x[0] + window.x[1]) / 2,
    y: (window.y[0] + window.y[1]) / 2,
    width,
    height,
  };
}

export const screenX = (viewport: Viewport, x: number) => viewport.width / 2 + (x - viewport.x) * viewport.scale;
export const screenY = (viewport: Viewport, y: number) => viewport.height / 2 - (y - viewport.y) * viewport.scale;
export const worldX = (viewport: Viewport, px: number) => viewport.x + (px - viewport.width / 2) / viewport.scale;
export const worldY = (viewport: Viewport, py: number) => viewport.y - (py - viewport.height / 2) / viewport.scale;

/** The part of the plane that the box shows, and `margin` times its size more on every side. */
export function visibleWindow(viewport: Viewport, margin = 0): Window {
  const halfX = (viewport.width / viewport.scale) * (0.5 + margin);
  const halfY = (viewport.height / viewport.scale) * (0.5 + margin);
  return { x: [viewport.x - halfX, viewport.x + halfX], y: [viewport.y - halfY, viewport.y + halfY] };
}

/** Whether `inner` lies within `outer`. */
export function covers(outer: Window, inner: Window): boolean {
  return outer.x[0] <= inner.x[0] && outer.x[1] >= inner.x[1] && outer.y[0] <= inner.y[0] && outer.y[1] >= inner.y[1];
}

/** Below this share of the coordinates' size float64 has too few digits left to draw smoothly. */
const FINEST = 1e-11;
const WIDEST = 1e9;

/** The window magnified `factor` times about a point that stays where it is. Stops where numbers become too coarse or too large. */
export function zoomed(window: Window, factor: number, about: readonly [number, number]): Window {
  const [x, y] = about;
  const smallest = FINEST * Math.max(Math.abs(x), Math.abs(y), 1e-3);
  const size = Math.max(widthOf(window), heightOf(window));
  const shrink = Math.min(Math.max(1 / factor, smallest / size), WIDEST / size);
  const along = (c: number, [low, high]: readonly [number, number]) =>
    [c + (low - c) * shrink, c + (high - c) * shrink] as const;
  return { x: along(x, window.x), y: along(y, window.y) };
}

export function panned(window: Window, dx: number, dy: number): Window {
  return { x: [window.x[0] + dx, window.x[1] + dx], y: [window.y[0] + dy, window.y[1] + dy] };
}

/** The window with its numbers cut to the digits that matter on a screen, for a link. */
export function rounded(window: Window): Window {
  const step = 10 ** Math.floor(Math.log10(Math.min(widthOf(window), heightOf(window)) / 2000));
  // Through text: 0.1 × 3 is not the number that is written 0.3.
  const digits = Math.max(0, Math.min(100, -Math.round(Math.log10(step))));
  const cut = (x: number) => Number((Math.round(x / step) * step).toFixed(digits));
  return { x: [cut(window.x[0]), cut(window.x[1])], y: [cut(window.y[0]), cut(window.y[1])] };
}

export function sameView(a: Viewport | null, b: Viewport): boolean {
  return (
    a !== null && a.scale === b.scale && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
  );
}
