import type { Window } from "../../engine/core/types.ts";
import { axisName, axisNumbers } from "./axis-numbers.ts";
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

/** The least and the largest of some numbers; 0 where there are none. */
export function extentOf(values: ArrayLike<number>): [number, number] {
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

/** A text at an inner edge of a frame, in pixels. */
export interface EdgeText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "center" | "right";
  /** Where y is in the text. */
  readonly baseline: "middle" | "alphabetic";
  /** An axis's name, with what its numbers are counted from. */
  readonly isName: boolean;
}

/** Pixels between numbers, about: fewer in a small box. */
const spacing = (size: number) => Math.min(84, Math.max(40, size / 5));
/** How far the texts are from the box's edges. */
const EDGE = 8;
/** Room for a line of text. */
const LINE = 16;

/** The numbers of both axes along the inner edges of the box, and the axes' names at their ends. No text touches another. */
export function edgeTexts(
  frame: PlaneFrame,
  names: readonly [string, string],
  widthOf: (text: string) => number,
): readonly EdgeText[] {
  const { x, y, width, height } = frame;
  const alongX = axisNumbers(x, width, spacing(width), widthOf);
  const alongY = axisNumbers(y, height, spacing(height), () => LINE);
  // Numbers keep half of the lower edge for themselves.
  const nameX = fittedName(names[0], alongX.offset, width / 2, widthOf);
  const nameY = fittedName(names[1], alongY.offset, width - 2 * EDGE, widthOf);
  const end = width - EDGE - widthOf(nameX) - 6;
  return [
    ...alongY.ticks.flatMap(({ value, label }): EdgeText[] => {
      const py = pixelY(frame, value);
      if (py < 1.5 * LINE || py > height - 1.75 * LINE) return [];
      return [{ text: label, x: EDGE, y: py, align: "left", baseline: "middle", isName: false }];
    }),
    ...alongX.ticks.flatMap(({ value, label }): EdgeText[] => {
      const px = pixelX(frame, value);
      const half = widthOf(label) / 2;
      if (px - half < 14 || px + half > end) return [];
      return [{ text: label, x: px, y: height - EDGE, align: "center", baseline: "alphabetic", isName: false }];
    }),
    { text: nameY, x: EDGE, y: LINE, align: "left", baseline: "alphabetic", isName: true },
    { text: nameX, x: width - EDGE, y: height - EDGE, align: "right", baseline: "alphabetic", isName: true },
  ];
}

/** Characters of a name that are never cut off. */
const KEPT = 3;

/** An axis's name with what its numbers are counted from. A name out of a file that is too long for its room is cut off. */
function fittedName(name: string, offset: number, room: number, widthOf: (text: string) => number): string {
  const characters = Array.from(name);
  let text = axisName(name, offset);
  for (let left = characters.length - 1; left >= KEPT && widthOf(text) > room; left--)
    text = axisName(`${characters.slice(0, left).join("").trimEnd()}…`, offset);
  return text;
}

export interface FrameInk extends Ink {
  readonly font: string;
}

/** Writes the numbers and names of both axes along the inner edges of the box, with a casing that keeps them legible. */
export function paintFrameNumbers(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  names: readonly [string, string],
  ink: FrameInk,
): void {
  context.save();
  const write = encased(context, ink, ink.font);
  for (const { text, x, y, align, baseline, isName } of edgeTexts(frame, names, (t) => context.measureText(t).width)) {
    context.font = isName ? `italic ${ink.font}` : ink.font;
    context.textAlign = align;
    context.textBaseline = baseline;
    write(text, x, y);
  }
  context.restore();
}
