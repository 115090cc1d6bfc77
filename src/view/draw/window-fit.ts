import type { Window } from "../../engine/core/types.ts";

/** Fraction of the window's size that is left blank around a start and the paths. */
const MARGIN = 0.07;
/** A path that goes further than this beyond a window, in sizes of it, leaves the picture: to show it would hide the rest. */
const FAR = 1;
/** Paths smaller than this fraction of their coordinates are a point: float64 has no digits left to draw them smoothly. */
const FINEST = 1e-9;

type Interval = readonly [low: number, high: number];
type Point = readonly [x: number, y: number];

/** A path's points: the first `length` entries of both columns. */
export interface FittedPath {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly length: number;
}

const sizeOf = ([low, high]: Interval) => high - low;
const grown = ([low, high]: Interval, by: number): Interval => [low - by, high + by];
const within = ([low, high]: Interval, x: number) => x >= low && x <= high;
const reaching = ([low, high]: Interval, x: number): Interval => [Math.min(low, x), Math.max(high, x)];

/** A window extended just enough to contain another one with a margin. */
function extended(window: Window, inner: Window): Window {
  const along = (outer: Interval, [low, high]: Interval): Interval => {
    const size = Math.max(sizeOf(outer), high - low);
    return [Math.min(outer[0], low - MARGIN * size), Math.max(outer[1], high + MARGIN * size)];
  };
  return { x: along(window.x, inner.x), y: along(window.y, inner.y) };
}

/** The smallest window around a point and the points of a path that are within `limits`; it ends where the path leaves them. */
function around(extent: Window, { xs, ys, length }: FittedPath, limits: Window | null): Window {
  let { x, y } = extent;
  for (let i = 0; i < length; i++) {
    const [px, py] = [xs[i]!, ys[i]!];
    if (!Number.isFinite(px) || !Number.isFinite(py)) break;
    if (limits && !(within(limits.x, px) && within(limits.y, py))) break;
    x = reaching(x, px);
    y = reaching(y, py);
  }
  return { x, y };
}

/**
 * The window in which a picture opens: the surface's default one, extended to show the start and the paths with a margin. A path that
 * goes far away, as a diverging one does, extends nothing.
 */
export function openingWindow(surface: Window, start: Point, paths: readonly FittedPath[]): Window {
  const point: Window = { x: [start[0], start[0]], y: [start[1], start[1]] };
  const home = extended(surface, point);
  const limits = { x: grown(home.x, FAR * sizeOf(home.x)), y: grown(home.y, FAR * sizeOf(home.y)) };
  const near = paths.filter(({ xs, ys, length }) => {
    for (let i = 0; i < length; i++) if (!within(limits.x, xs[i]!) || !within(limits.y, ys[i]!)) return false;
    return true;
  });
  return extended(
    home,
    near.reduce((extent, path) => around(extent, path, null), point),
  );
}

/**
 * The window that fits the start and the paths with a margin, however small or large they are. A path that diverged is followed until
 * it is far outside `surface`, the surface's default window, whose size is also used if all points are one.
 */
export function fittingWindow(
  surface: Window,
  start: Point,
  paths: readonly (FittedPath & { readonly diverged: boolean })[],
): Window {
  const limits = { x: grown(surface.x, FAR * sizeOf(surface.x)), y: grown(surface.y, FAR * sizeOf(surface.y)) };
  const point: Window = { x: [start[0], start[0]], y: [start[1], start[1]] };
  const all = paths.reduce((extent, path) => around(extent, path, path.diverged ? limits : null), point);
  const finest = FINEST * Math.max(...[...all.x, ...all.y].map(Math.abs));
  const extent = Math.max(sizeOf(all.x), sizeOf(all.y));
  const size = extent > finest ? extent : Math.max(sizeOf(surface.x), sizeOf(surface.y)) / 10;
  // Neither side is thinner than a quarter of the other: a straight path keeps its surroundings.
  const along = (interval: Interval): Interval => {
    const middle = (interval[0] + interval[1]) / 2;
    const half = Math.max(sizeOf(interval), size / 4) * (0.5 + MARGIN);
    return [middle - half, middle + half];
  };
  return { x: along(all.x), y: along(all.y) };
}
