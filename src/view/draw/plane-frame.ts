import { tickFormat, ticks } from "d3";
import type { Window } from "../../engine/core/types.ts";
import { encased } from "./encased.ts";
import type { Ink } from "./paint-paths.ts";

/** A window of the plane on a box of the screen, each axis with a scale of its own: a point (x, y), y upwards, and its pixels. */
export interface PlaneFrame extends Window {
  /** The box, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export const pixelX = ({ x, width }: PlaneFrame, value: number) => ((value - x[0]) / (x[1] - x[0])) * width;
export const pixelY = ({ y, height }: PlaneFrame, value: number) => ((y[1] - value) / (y[1] - y[0])) * height;

/**
 * A window around so many points with a margin of `share` of its size on every side. `aspect`: a picture so many times as wide as high
 * shows it with the same scale on both axes; null: each axis has its own. Where all points are one, the window has size 1.
 */
export function windowAround(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  share: number,
  aspect: number | null,
): Window {
  const x = extentOf(xs);
  const y = extentOf(ys);
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  if (aspect === null) return { x: around(x, width, share), y: around(y, height, share) };
  const up = Math.max(height, width / aspect);
  return { x: around(x, up * aspect, share), y: around(y, up, share) };
}

function extentOf(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

function around([low, high]: readonly [number, number], size: number, share: number): [number, number] {
  const middle = (low + high) / 2;
  const half = (size || 1) * (0.5 + share);
  return [middle - half, middle + half];
}

export interface FrameInk extends Ink {
  readonly font: string;
}

/** Writes the numbers of both axes along the inner edges of the box. `names` stand at the axes' ends. */
export function paintFrameNumbers(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  names: readonly [string, string],
  ink: FrameInk,
): void {
  const { x, y, width, height } = frame;
  const countX = Math.max(2, width / 90);
  const countY = Math.max(2, height / 80);
  const formatX = tickFormat(x[0], x[1], countX);
  const formatY = tickFormat(y[0], y[1], countY);
  context.save();
  const write = encased(context, ink, ink.font);
  context.textBaseline = "middle";
  for (const tick of ticks(y[0], y[1], countY)) {
    const py = pixelY(frame, tick);
    if (py > 22 && py < height - 22) write(formatY(tick), 6, py);
  }
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  for (const tick of ticks(x[0], x[1], countX)) {
    const px = pixelX(frame, tick);
    const half = context.measureText(formatX(tick)).width / 2;
    if (px - half > 12 && px + half < width - 20) write(formatX(tick), px, height - 6);
  }
  context.font = `italic ${ink.font}`;
  context.textAlign = "left";
  write(names[1], 6, 13);
  context.textAlign = "right";
  write(names[0], width - 7, height - 6);
  context.restore();
}
