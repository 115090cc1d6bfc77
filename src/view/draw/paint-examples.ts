import type { Theme } from "../../state/preferences.ts";
import { classColor } from "./class-colors.ts";
import { headShape } from "./heads.ts";
import { type PlaneFrame, pixelX, pixelY } from "./plane-frame.ts";

/** Examples as points of a plane. */
export interface ExamplePoints {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The class of each; null where examples have none. */
  readonly labels: ArrayLike<number> | null;
  /** Not trained on. */
  readonly heldOut: boolean;
}

export interface ExamplesInk {
  readonly ground: string;
  readonly text: string;
  /** Marks of examples without a class. */
  readonly plain: string;
}

/** Area of a mark in square pixels: smaller where there are many, and in small pictures. */
export function markArea(count: number, width: number): number {
  const crowd = Math.min(1, Math.sqrt(260 / Math.max(1, count)));
  return Math.max(9, 46 * crowd * Math.min(1, Math.max(0.4, width / 420)));
}

/** The mark of a class around (0, 0) as a path; half the shapes of lanes, so that each is told from the others when small. */
export const classMark = (label: number, area: number): string => headShape([0, 2, 1, 3, 5, 6, 4, 7][label % 8]!, area);

/** Paints examples: filled marks for those trained on, hollow ones for those held out, a colour and a shape for each class. */
export function paintExamples(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  points: ExamplePoints,
  area: number,
  theme: Theme,
  ink: ExamplesInk,
): void {
  const { xs, ys, labels, heldOut } = points;
  const byClass = new Map<number, Path2D>();
  const marks = new Map<number, Path2D>();
  for (let i = 0; i < xs.length; i++) {
    const label = labels ? labels[i]! : -1;
    let path = byClass.get(label);
    let mark = marks.get(label);
    if (!path || !mark) {
      path = new Path2D();
      mark = new Path2D(classMark(Math.max(0, label), area));
      byClass.set(label, path);
      marks.set(label, mark);
    }
    path.addPath(mark, new DOMMatrix([1, 0, 0, 1, pixelX(frame, xs[i]!), pixelY(frame, ys[i]!)]));
  }
  context.save();
  context.lineJoin = "round";
  for (const [label, path] of byClass) {
    const color = label < 0 ? ink.plain : classColor(theme, label);
    context.strokeStyle = heldOut ? color : ink.ground;
    context.lineWidth = heldOut ? 1.4 : 1;
    context.fillStyle = heldOut ? ink.ground : color;
    context.globalAlpha = heldOut ? 0.75 : 1;
    context.fill(path);
    context.globalAlpha = 1;
    context.stroke(path);
  }
  context.restore();
}

/** Paints a cross over every example that `wrong` names. */
export function paintErrors(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  points: ExamplePoints,
  wrong: readonly number[],
  area: number,
  ink: ExamplesInk,
): void {
  const arm = Math.sqrt(area) * 0.85;
  const path = new Path2D();
  for (const i of wrong) {
    const [px, py] = [pixelX(frame, points.xs[i]!), pixelY(frame, points.ys[i]!)];
    path.moveTo(px - arm, py - arm);
    path.lineTo(px + arm, py + arm);
    path.moveTo(px + arm, py - arm);
    path.lineTo(px - arm, py + arm);
  }
  context.save();
  context.lineCap = "round";
  context.strokeStyle = ink.ground;
  context.lineWidth = 3.4;
  context.stroke(path);
  context.strokeStyle = ink.text;
  context.lineWidth = 1.6;
  context.stroke(path);
  context.restore();
}

/** Paints a fitted curve through its points, ascending in x. */
export function paintFit(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  color: string,
  ink: ExamplesInk,
): void {
  const path = new Path2D();
  let drawn = false;
  for (let i = 0; i < xs.length; i++) {
    if (!Number.isFinite(ys[i]!)) {
      drawn = false;
      continue;
    }
    // Canvas coordinates are single precision: a curve may leave the frame, but not by 10³⁰⁰ pixels.
    const py = Math.max(-1e4, Math.min(1e4, pixelY(frame, ys[i]!)));
    if (drawn) path.lineTo(pixelX(frame, xs[i]!), py);
    else path.moveTo(pixelX(frame, xs[i]!), py);
    drawn = true;
  }
  context.save();
  context.lineJoin = "round";
  context.strokeStyle = ink.ground;
  context.lineWidth = 5;
  context.stroke(path);
  context.strokeStyle = color;
  context.lineWidth = 2.5;
  context.stroke(path);
  context.restore();
}
