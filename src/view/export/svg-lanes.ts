import { clipSegment } from "../draw/clip-segment.ts";
import { headShape } from "../draw/heads.ts";
import { countBelow, Polyline } from "../draw/polyline.ts";
import { screenX, screenY, type Viewport } from "../draw/viewport.ts";
import type { FigureInk } from "./figure-ink.ts";
import { drawn, element, PathText } from "./svg.ts";

interface Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** What a figure shows of a lane. */
export interface FigureLane extends Points {
  readonly index: number;
  readonly name: string;
  readonly color: string;
  readonly selected: boolean;
  /** Rows up to the time cursor; at least 1. */
  readonly shown: number;
  /** J at the last of them. */
  readonly loss: number;
  /** Whether the path ends there because the next point is not finite. */
  readonly diverged: boolean;
  readonly mean: Points | null;
}

/** How far a drawn path may lie from the true one, and how far apart steps are that are marked one by one, in the figure's units. */
const TOLERANCE = 0.15;
const APART = 10;
/** With more marks than this there is nothing to tell apart. */
const MOST_DOTS = 2000;
/** How far beyond the box lines are drawn, for their width and their caps. */
const BEYOND = 10;

/** Draws straight lines through the rows of a path, as far as they lie in the box. */
function trace(view: Viewport, { xs, ys }: Points, rows: Iterable<number>): string {
  const path = new PathText();
  const part = new Float64Array(2);
  const [centerX, centerY] = [view.width / 2, view.height / 2];
  let before: readonly [number, number] | null = null;
  let down = false;
  for (const row of rows) {
    // From the box's centre.
    const [x, y] = [screenX(view, xs[row]!) - centerX, screenY(view, ys[row]!) - centerY];
    if (before) {
      const [x0, y0] = before;
      if (clipSegment(x0, y0, x, y, centerX + BEYOND, centerY + BEYOND, part)) {
        const at = (share: number) => [x0 + share * (x - x0) + centerX, y0 + share * (y - y0) + centerY] as const;
        if (!down) path.moveTo(...at(part[0]!));
        path.lineTo(...at(part[1]!));
        down = part[1] === 1;
      } else down = false;
    }
    before = [x, y];
  }
  return path.toString();
}

/** The rows that a polyline keeps below `length`, and the last one. */
function* keptRows({ kept, keptLength }: Polyline, length: number): Generator<number> {
  const count = countBelow(kept, keptLength, length - 1);
  for (let i = 0; i < count; i++) yield kept[i]!;
  yield length - 1;
}

/** A line through points (x₀, y₀, x₁, y₁, …) of the plane. */
export function curvePath(view: Viewport, points: Float64Array): string {
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  return trace(view, { xs, ys }, xs.keys());
}

/** A line with the ground shining through around it. */
export function casedPath(d: string, width: number, color: string, ink: FigureInk, dashes?: string): string {
  if (d === "") return "";
  const line = (stroke: string, strokeWidth: number) =>
    element("path", { d, stroke, "stroke-width": strokeWidth, "stroke-dasharray": dashes });
  return line(ink.casing, width + 2) + line(color, width);
}

function simplified({ xs, ys }: Points, length: number, view: Viewport): Polyline {
  const polyline = new Polyline(TOLERANCE / view.scale, APART / view.scale);
  polyline.extend(xs, ys, length);
  return polyline;
}

/** A lane's path up to the cursor with its steps where they are far enough apart to be told from each other, and on top its average. */
export function svgTrail(view: Viewport, lane: FigureLane, ink: FigureInk): string {
  const { xs, ys, shown, color, selected, mean } = lane;
  const polyline = simplified(lane, shown, view);
  const averaged = mean ? trace(view, mean, keptRows(simplified(mean, shown, view), shown)) : "";
  const marked = polyline.distinct.length <= MOST_DOTS ? polyline.distinct : [];
  // Lines without length, whose round caps are dots.
  const dots = marked
    .map((row) => [screenX(view, xs[row]!), screenY(view, ys[row]!)] as const)
    .filter(([x, y]) => x >= -BEYOND && y >= -BEYOND && x <= view.width + BEYOND && y <= view.height + BEYOND)
    .map(([x, y]) => `M${drawn(x)},${drawn(y)}h0`)
    .join("");
  return element(
    "g",
    { fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" },
    casedPath(trace(view, lane, keptRows(polyline, shown)), selected ? 2.2 : 1.6, color, ink),
    dots === "" ? "" : element("path", { d: dots, stroke: color, "stroke-width": selected ? 4.4 : 3.6 }),
    casedPath(averaged, 1.6, color, ink, "5 4"),
  );
}

/** The mark of a lane's point at (x, y). */
export function laneMark(
  x: number,
  y: number,
  lane: Pick<FigureLane, "index" | "color">,
  area: number,
  ink: FigureInk,
): string {
  const d = headShape(lane.index, area);
  return element(
    "g",
    { transform: `translate(${drawn(x)},${drawn(y)})` },
    element("path", { d, fill: "none", stroke: ink.casing, "stroke-width": 3, "stroke-linejoin": "round" }),
    element("path", { d, fill: lane.color }),
  );
}

/** Where a lane's average stands at the cursor: the lane's mark, hollow. */
export function svgMean(view: Viewport, { index, color, shown, selected, mean }: FigureLane, ink: FigureInk): string {
  if (!mean) return "";
  const place = `translate(${drawn(screenX(view, mean.xs[shown - 1]!))},${drawn(screenY(view, mean.ys[shown - 1]!))})`;
  const d = headShape(index, selected ? 110 : 75);
  return element(
    "g",
    { transform: place, "stroke-linejoin": "round" },
    element("path", { d, fill: "none", stroke: ink.casing, "stroke-width": 4 }),
    element("path", { d, fill: ink.casing, stroke: color, "stroke-width": 1.6 }),
  );
}

/** Where a lane stands at the cursor: its mark, a cross where it diverged, a wedge at the edge where it has left the box. */
export function svgHead(view: Viewport, lane: FigureLane, ink: FigureInk): string {
  const x = screenX(view, lane.xs[lane.shown - 1]!);
  const y = screenY(view, lane.ys[lane.shown - 1]!);
  // Coordinates of a diverged path may be too large for the arithmetic of the screen.
  if (!Number.isFinite(x) || !Number.isFinite(y)) return "";
  if (x < 0 || y < 0 || x > view.width || y > view.height) return wedge(view, x, y, lane.color, ink);
  if (!lane.diverged) return laneMark(x, y, lane, lane.selected ? 110 : 75, ink);
  const cross = new PathText();
  for (const rise of [1, -1]) {
    cross.moveTo(x - 4.5, y - 4.5 * rise);
    cross.lineTo(x + 4.5, y + 4.5 * rise);
  }
  return element("g", { fill: "none", "stroke-linecap": "round" }, casedPath(cross.toString(), 2.2, lane.color, ink));
}

function wedge(view: Viewport, x: number, y: number, color: string, ink: FigureInk): string {
  const [centerX, centerY] = [view.width / 2, view.height / 2];
  const inset = 9;
  const share = Math.min((centerX - inset) / Math.abs(x - centerX), (centerY - inset) / Math.abs(y - centerY));
  const place = `${drawn(centerX + (x - centerX) * share)},${drawn(centerY + (y - centerY) * share)}`;
  const angle = (Math.atan2(y - centerY, x - centerX) * 180) / Math.PI;
  return element("path", {
    ...{ d: "M7,0L-5,-5L-5,5Z", transform: `translate(${place}) rotate(${drawn(angle)})` },
    ...{ fill: color, stroke: ink.casing, "stroke-width": 1.5, "stroke-linejoin": "round" },
  });
}
