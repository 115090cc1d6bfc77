import { scaleLinear } from "d3";
import { offsetText } from "./axis-numbers.ts";
import { bandOpacity, drawCurve } from "./curve-shape.ts";
import { indexAt, type Thinned } from "./series.ts";
import type { Label, OrdinateScale } from "./series-scales.ts";

/** What tells dashed lines apart: strokes and gaps, in pixels. */
export const DASHES = { short: [4, 3], long: [10, 3], dotted: [10, 3, 2, 3], fine: [2, 2] } as const;
export type Dashes = keyof typeof DASHES;

/** One lane's line in the plot. */
export interface CurveLine {
  readonly lane: number;
  readonly color: string;
  readonly selected: boolean;
  readonly dashed: boolean;
  /** Of a dashed line; absent: short. */
  readonly dashes?: Dashes;
  /** Abscissas, ascending; null stands for 0, 1, 2, … */
  readonly xs: Float64Array | null;
  readonly ys: Float64Array;
  readonly thinned: Thinned;
  /** Where time stands on this line; what comes after is faint. */
  readonly now: number;
}

/** Everything that the plot shows. */
export interface CurvesScene {
  readonly width: number;
  readonly height: number;
  /** Abscissas run from 0 to this. */
  readonly end: number;
  readonly y: OrdinateScale;
  readonly lines: readonly CurveLine[];
  /** Abscissa of the time cursor. */
  readonly cursor: number;
  /** Abscissa under the pointer. */
  readonly hover: number | null;
  /** A level that lanes are to reach. */
  readonly target: {
    readonly value: number;
    readonly label: Label;
    /** The value stands above a base other than 0, which the label does not tell. */
    readonly offset: boolean;
  } | null;
}

export interface CurvesInk {
  readonly text: string;
  readonly grid: string;
  readonly axis: string;
  readonly ground: string;
  readonly font: string;
  readonly raisedFont: string;
}

export const MARGIN = { top: 10, right: 12, bottom: 22, left: 44 } as const;

export const plotWidth = (width: number): number => Math.max(1, width - MARGIN.left - MARGIN.right);

/** The ordinates in pixels of the axis' foot and top. */
export function ordinatePixels(height: number): readonly [number, number] {
  return [Math.max(MARGIN.top + 1, height - MARGIN.bottom), MARGIN.top];
}

/** The abscissa that stands at so many pixels from the plot's left edge. */
export function abscissaAt(pixel: number, width: number, end: number): number {
  return Math.min(1, Math.max(0, (pixel - MARGIN.left) / plotWidth(width))) * end;
}

/** Ticks of an axis from 0 to `end`. Where the end is a whole number all are, and it has one of its own. */
export function abscissaTicks(end: number, width: number): readonly number[] {
  const most = Math.max(2, Math.floor(plotWidth(width) / 64));
  if (!Number.isInteger(end)) return scaleLinear([0, end], [0, 1]).ticks(most);
  const last = Math.max(end, 1);
  const room = (40 / plotWidth(width)) * last;
  const round = scaleLinear([0, last], [0, 1]).ticks(most);
  return [...round.filter((tick) => Number.isInteger(tick) && tick <= last - room), last];
}

/** A count for an axis: thousands are marked by "k" once they all are thousands. */
export function countLabel(count: number, end: number): string {
  return end >= 20_000 && count > 0 ? `${Math.round(count / 100) / 10}k` : String(Number(count.toPrecision(12)));
}

/** Sets a label with its exponent raised. `align` says which end of it stands at x. */
function paintLabel(
  context: CanvasRenderingContext2D,
  { text, exponent }: Label,
  [x, y]: readonly [number, number],
  align: "left" | "right",
  ink: CurvesInk,
): void {
  const write = (part: string, px: number, py: number) => {
    // The ground shines through around the letters, so that lines behind do not blur them.
    context.strokeText(part, px, py);
    context.fillText(part, px, py);
  };
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.strokeStyle = ink.ground;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.fillStyle = ink.text;
  context.font = ink.raisedFont;
  const raised = exponent === "" ? 0 : context.measureText(exponent).width + 1;
  context.font = ink.font;
  const width = context.measureText(text).width;
  const left = align === "left" ? x : x - width - raised;
  write(text, left, y);
  if (raised === 0) return;
  context.font = ink.raisedFont;
  write(exponent, left + width + 1, y - 4);
}

interface CurvePaths {
  readonly key: string;
  readonly line: Path2D;
  readonly band: Path2D;
}

const paths = new WeakMap<Thinned, CurvePaths>();

/** The ordinate of a value: a diverging line leaves the plot, but not for numbers that single precision cannot hold. */
export const cutOrdinate = (y: OrdinateScale, value: number): number =>
  Math.max(-1e4, Math.min(1e4, y.position(value)));

function pathsOf(curve: CurveLine, scene: CurvesScene, x: (abscissa: number) => number): CurvePaths {
  const { thinned } = curve;
  const key = `${thinned.length} ${scene.width} ${scene.height} ${scene.end} ${scene.y.key}`;
  const known = paths.get(thinned);
  if (known?.key === key) return known;
  const made = { key, line: new Path2D(), band: new Path2D() };
  drawCurve(curve, { x, y: (value) => cutOrdinate(scene.y, value), ...made });
  paths.set(thinned, made);
  return made;
}

/** Paints the lines of an ordinate, named on the left. */
export function paintOrdinate(
  context: CanvasRenderingContext2D,
  y: OrdinateScale,
  width: number,
  ink: CurvesInk,
): void {
  context.lineWidth = 1;
  for (const { value, label } of y.ticks) {
    const line = Math.round(y.position(value)) + 0.5;
    context.strokeStyle = ink.grid;
    context.beginPath();
    context.moveTo(MARGIN.left, line);
    context.lineTo(width - MARGIN.right, line);
    context.stroke();
    paintLabel(context, label, [MARGIN.left - 8, line], "right", ink);
    context.lineWidth = 1;
  }
  if (y.offset === 0) return;
  paintLabel(context, { text: offsetText(y.offset), exponent: "" }, [MARGIN.left + 6, MARGIN.top + 5], "left", ink);
}

function paintAxes(context: CanvasRenderingContext2D, scene: CurvesScene, ink: CurvesInk, x: (a: number) => number) {
  const { width, height, y } = scene;
  const [foot] = ordinatePixels(height);
  paintOrdinate(context, y, width, ink);
  context.font = ink.font;
  context.textBaseline = "alphabetic";
  context.fillStyle = ink.text;
  for (const tick of abscissaTicks(scene.end, width)) {
    const label = countLabel(tick, scene.end);
    const half = context.measureText(label).width / 2;
    context.textAlign = "left";
    context.fillText(label, Math.min(x(tick) - half, width - 2 * half), height - 5);
    context.strokeStyle = ink.axis;
    context.beginPath();
    context.moveTo(Math.round(x(tick)) + 0.5, foot + 0.5);
    context.lineTo(Math.round(x(tick)) + 0.5, foot + 3.5);
    context.stroke();
  }
}

/** The ordinate of the target's line, or null where it lies outside the plot. */
function targetLevel({ target, y }: CurvesScene): number | null {
  const [low, high] = y.domain;
  if (!target || target.value < low || target.value > high) return null;
  return Math.round(y.position(target.value)) + 0.5;
}

function paintTargetLine(context: CanvasRenderingContext2D, scene: CurvesScene, ink: CurvesInk): void {
  const level = targetLevel(scene);
  if (level === null) return;
  context.save();
  context.strokeStyle = ink.text;
  context.lineWidth = 1;
  context.setLineDash([1, 3]);
  context.beginPath();
  context.moveTo(MARGIN.left, level);
  context.lineTo(scene.width - MARGIN.right, level);
  context.stroke();
  context.restore();
}

/** How the target's line is named: among the ticks where there is room, by a tick that stands there anyway, or not at all. */
export function targetNaming(scene: CurvesScene): "label" | "tick" | "none" | "no line" {
  const level = targetLevel(scene);
  if (!scene.target || level === null) return "no line";
  const gap = Math.min(...scene.y.ticks.map(({ value }) => Math.abs(scene.y.position(value) - level)));
  if (scene.target.offset) return "none";
  return gap < 2 ? "tick" : gap >= 12 ? "label" : "none";
}

function paintTargetLabel(context: CanvasRenderingContext2D, scene: CurvesScene, ink: CurvesInk): void {
  const level = targetLevel(scene);
  if (!scene.target || level === null || targetNaming(scene) !== "label") return;
  paintLabel(context, scene.target.label, [MARGIN.left - 8, level], "right", ink);
}

function paintVertical(
  context: CanvasRenderingContext2D,
  at: number,
  scene: CurvesScene,
  color: string,
  dash: number[],
) {
  const [foot, top] = ordinatePixels(scene.height);
  const line = Math.round(at) + 0.5;
  context.save();
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(line, top);
  context.lineTo(line, foot);
  context.stroke();
  context.restore();
}

/** A dot on a line, with the ground around it. */
function paintDot(
  context: CanvasRenderingContext2D,
  at: readonly [number, number],
  radius: number,
  line: CurveLine,
  ink: CurvesInk,
) {
  context.beginPath();
  context.arc(at[0], at[1], radius, 0, 2 * Math.PI);
  context.fillStyle = line.color;
  context.lineWidth = 1.5;
  context.strokeStyle = ink.ground;
  context.fill();
  context.stroke();
}

/** The row of a line at an abscissa; null where the line does not reach it. Where rows are what is counted, the nearest. */
function rowAt({ xs, thinned: { length } }: CurveLine, abscissa: number): number | null {
  const wanted = xs === null ? Math.round(abscissa) : abscissa;
  if (length === 0 || wanted > (xs === null ? length - 1 : xs[length - 1]!)) return null;
  return indexAt(xs, wanted, length);
}

/** The value of a line at an abscissa; NaN where it has none. */
export function valueAt(line: CurveLine, abscissa: number): number {
  const row = rowAt(line, abscissa);
  return row === null ? Number.NaN : line.ys[row]!;
}

/** The point of a line at an abscissa, in pixels; null where the line has none, or none in the plot. */
function pointAt(line: CurveLine, abscissa: number, scene: CurvesScene, x: (a: number) => number) {
  const { xs, ys } = line;
  const row = rowAt(line, abscissa);
  if (row === null) return null;
  const [foot, top] = ordinatePixels(scene.height);
  const py = scene.y.position(ys[row]!);
  return py >= top - 1 && py <= foot + 1 ? ([x(xs === null ? row : xs[row]!), py] as const) : null;
}

const abscissaScale = ({ width, end }: CurvesScene) => {
  const scale = plotWidth(width) / Math.max(end, 1e-9);
  return (abscissa: number) => MARGIN.left + abscissa * scale;
};

/** Lines from the bottom up: the selected lane's on top. */
const fromBottom = ({ lines }: CurvesScene) => [...lines].sort((a, b) => Number(a.selected) - Number(b.selected));

/** Where time stands on a line, in pixels; the plot's right edge and a little more where all of it has passed. */
export function reachedPixel(line: CurveLine, scene: CurvesScene): number {
  return line.now >= scene.end ? scene.width - MARGIN.right + 2 : abscissaScale(scene)(line.now);
}

/** Paints those lines, whole. */
export function paintLines(
  context: CanvasRenderingContext2D,
  scene: CurvesScene,
  wanted: (line: CurveLine) => boolean,
): void {
  const x = abscissaScale(scene);
  const [foot, top] = ordinatePixels(scene.height);
  context.save();
  context.beginPath();
  context.rect(MARGIN.left - 2, top - 3, plotWidth(scene.width) + 4, foot - top + 6);
  context.clip();
  context.lineJoin = "bevel";
  for (const line of fromBottom(scene)) {
    if (!wanted(line)) continue;
    context.strokeStyle = line.color;
    context.lineWidth = line.selected && !line.dashed ? 2.25 : 1.5;
    context.setLineDash(line.dashed ? [...DASHES[line.dashes ?? "short"]] : []);
    const { line: stroke, band } = pathsOf(line, scene, x);
    context.globalAlpha = bandOpacity(scene.lines.length, line.selected);
    context.fillStyle = line.color;
    context.fill(band);
    context.globalAlpha = 1;
    context.stroke(stroke);
  }
  context.restore();
}

/** Paints axes and target. */
export function paintFrame(context: CanvasRenderingContext2D, scene: CurvesScene, ink: CurvesInk): void {
  paintAxes(context, scene, ink, abscissaScale(scene));
  paintTargetLine(context, scene, ink);
  paintTargetLabel(context, scene, ink);
}

/** Paints what moves: the time cursor, what the pointer hovers over, and the dots where lines stand. */
export function paintCursors(context: CanvasRenderingContext2D, scene: CurvesScene, ink: CurvesInk): void {
  const x = abscissaScale(scene);
  if (scene.hover !== null) paintVertical(context, x(scene.hover), scene, ink.axis, []);
  paintVertical(context, x(scene.cursor), scene, ink.text, [4, 3]);
  for (const line of fromBottom(scene)) {
    if (line.dashed) continue;
    const now = line.now < scene.end ? pointAt(line, line.now, scene, x) : null;
    if (now) paintDot(context, now, line.selected ? 4 : 3, line, ink);
    const under = scene.hover === null ? null : pointAt(line, scene.hover, scene, x);
    if (under) paintDot(context, under, 3, line, ink);
  }
}
