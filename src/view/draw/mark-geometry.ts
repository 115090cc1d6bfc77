import type { LineMark } from "./line-marks.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** The longest arrow of another unit than θ, the longest half-axis and the longest half side, in pixels. */
export const RADIUS = 64;
/** The radius of the ring around a point. */
export const RING = 7;

/** Steps whose longest is shorter than this are drawn longer than they are. */
const SHORTEST = 44;
/** Points closer than this to each other, in pixels, run into each other with their rings, heads and names. */
const CLOSE = 30;
/** What an inset leaves blank on every side for names, in pixels. */
const INSET_MARGIN = 30;
const INSET_LARGEST = 168;
const INSET_SMALLEST = 110;
/** Room that an inset leaves at the picture's edges, where the axes have their numbers. */
const INSET_LEFT = 52;
const INSET_EDGE = 30;

type Point = readonly [number, number];
type Arrow = Extract<LineMark, { kind: "arrow" }>;

/** How the marks of a line are put on a picture. Points are never magnified: they are where they are. */
export interface MarkScale {
  /** 1, or the round number of times that steps are drawn longer than they are, because they are too short to see. */
  readonly magnification: number;
  /** Pixels for each unit of an arrow that has another unit than θ, and of half a side of a box. */
  readonly direction: number;
  readonly side: number;
}

/** A mark in pixels of the picture, y downwards. */
export interface PlacedMark {
  readonly mark: LineMark;
  /** Where the point is that the mark belongs to. */
  readonly x: number;
  readonly y: number;
  /** Of an arrow, from (x, y): its foot and its tip. */
  readonly foot: Point;
  readonly tip: Point;
}

/** A magnified cut-out of the picture: its square in the picture, and the part of the plane that it shows. */
export interface MarkInset {
  readonly left: number;
  readonly top: number;
  /** How many times larger than the picture it shows the plane. */
  readonly factor: number;
  readonly view: Viewport;
}

const reachOf = ({ start, end }: Arrow) => Math.max(Math.hypot(...start), Math.hypot(...end));
const arrowsOf = (marks: readonly LineMark[]) => marks.filter((mark) => mark.kind === "arrow");

/** The smallest of 1, 2, 5, 10, 20, … that is at least x, or the largest that is at most x. */
function roundFactor(x: number, direction: "up" | "down"): number {
  if (!(x > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(x));
  const steps = [1, 2, 5, 10].map((digit) => digit * power);
  return direction === "up" ? steps.find((step) => step >= x)! : steps.findLast((step) => step <= x)!;
}

/** The scale of marks that belong together. */
export function markScale(view: Viewport, marks: readonly LineMark[]): MarkScale {
  const arrows = arrowsOf(marks);
  const longest = Math.max(0, ...arrows.filter(({ unit }) => unit === "direction").map(reachOf));
  const widest = Math.max(0, ...marks.flatMap((mark) => (mark.kind === "box" ? mark.half : [])));
  const reach = view.scale * Math.max(0, ...arrows.filter(({ unit }) => unit === "theta").map(reachOf));
  return {
    magnification: reach > 0 ? roundFactor(SHORTEST / reach, "up") : 1,
    direction: longest === 0 ? 0 : RADIUS / longest,
    side: widest === 0 ? 0 : RADIUS / widest,
  };
}

/** Where a mark is in the picture: its point by the view's projection, its arrow at the marks' scale. */
export function placedMark(view: Viewport, mark: LineMark, { magnification, direction }: MarkScale): PlacedMark {
  const [x, y] = [screenX(view, mark.at[0]), screenY(view, mark.at[1])];
  if (mark.kind !== "arrow") return { mark, x, y, foot: [0, 0], tip: [0, 0] };
  const length = mark.unit === "theta" ? view.scale * magnification : direction;
  const pixels = ([u, v]: Point): Point => [u * length, -v * length];
  return { mark, x, y, foot: pixels(mark.start), tip: pixels(mark.end) };
}

/** The points of θ's plane that the marks name, θ first. */
function pointsOf(marks: readonly LineMark[], theta: Point): readonly Point[] {
  return [theta, ...marks.flatMap((mark) => (mark.kind === "ring" ? [mark.at] : []))];
}

/**
 * The inset for marks whose points cannot be told apart in the picture; null if they can, or if the picture has no room for one. It
 * is in the corner farthest from θ, below or left of the picture's controls, and shows points and steps at one scale.
 */
export function insetOf(view: Viewport, marks: readonly LineMark[], theta: Point): MarkInset | null {
  const points = pointsOf(marks, theta);
  const distances = points.flatMap(([x, y], i) => points.slice(i + 1).map(([u, v]) => Math.hypot(x - u, y - v)));
  const apart = distances.filter((distance) => distance > 0);
  if (apart.length === 0 || Math.min(...apart) * view.scale >= CLOSE) return null;
  const size = Math.min(INSET_LARGEST, Math.round(0.4 * Math.min(view.width, view.height)));
  if (size < INSET_SMALLEST) return null;
  const tips = arrowsOf(marks)
    .filter(({ unit }) => unit === "theta")
    .flatMap(({ at, start, end }) => [start, end].map(([u, v]): Point => [at[0] + u, at[1] + v]));
  const all = [...points, ...tips];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const extent = Math.max(right - left, top - bottom);
  const factor = roundFactor((size - 2 * INSET_MARGIN) / (extent * view.scale), "down");
  if (factor <= 1 || !Number.isFinite(factor)) return null;
  const onLeft = screenX(view, theta[0]) > view.width / 2;
  const onTop = onLeft && screenY(view, theta[1]) > view.height / 2;
  return {
    left: onLeft ? INSET_LEFT : view.width - size - INSET_EDGE,
    top: onTop ? INSET_EDGE : view.height - size - INSET_EDGE,
    factor,
    view: {
      ...{ scale: view.scale * factor, x: (left + right) / 2, y: (bottom + top) / 2 },
      ...{ width: size, height: size },
    },
  };
}

/** A magnification as it is written: "×20", "×2·10⁶". */
export function factorText(factor: number): string {
  if (factor < 1e5) return `×${factor}`;
  const exponent = Math.floor(Math.log10(factor) + 1e-9);
  const digit = Math.round(factor / 10 ** exponent);
  const raised = String(exponent).replaceAll(/\d/g, (figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(figure)));
  return digit === 1 ? `×10${raised}` : `×${digit}·10${raised}`;
}
