import type { Theme } from "../../state/preferences.ts";
import { classColor } from "./class-colors.ts";
import { classMark } from "./class-marks.ts";
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
  const marks = new Map<number, Path2D>();
  // Lines of small marks are thinner, or little else would be seen of them.
  const width = Math.sqrt(area) / 4;
  context.save();
  context.lineJoin = "round";
  context.lineWidth = heldOut ? Math.min(1.4, width) : Math.min(1, width);
  for (let i = 0; i < xs.length; i++) {
    const label = labels ? labels[i]! : -1;
    const mark = marks.get(label) ?? new Path2D(classMark(Math.max(0, label), area));
    marks.set(label, mark);
    const color = label < 0 ? ink.plain : classColor(theme, label);
    const [px, py] = [pixelX(frame, xs[i]!), pixelY(frame, ys[i]!)];
    context.translate(px, py);
    if (heldOut) {
      context.fillStyle = ink.ground;
      context.globalAlpha = 0.75;
      context.fill(mark);
      context.globalAlpha = 1;
      context.strokeStyle = color;
      context.stroke(mark);
    } else {
      // The outline lies below its mark, and below the marks that follow: in a crowd the colour remains.
      context.strokeStyle = ink.ground;
      context.stroke(mark);
      context.fillStyle = color;
      context.fill(mark);
    }
    context.translate(-px, -py);
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
