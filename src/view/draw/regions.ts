import { rgb } from "d3";
import type { Window } from "../../engine/core/types.ts";
import type { Theme } from "../../state/preferences.ts";
import { groundTints, signedColor } from "./class-colors.ts";
import { type PlaneFrame, pixelX, pixelY } from "./plane-frame.ts";
import { zeroLines } from "./zero-lines.ts";

/** What a model says on a grid over a window of its two inputs, from the window's lower left corner, row by row. */
export interface OutputField {
  readonly window: Window;
  readonly columns: number;
  readonly rows: number;
  /** Numbers that the model gives for a point. */
  readonly outputs: number;
  /** columns × rows × outputs. */
  readonly values: Float64Array;
}

/** How outputs are read: as logits, as estimates of 0 or 1 for each class, or as a quantity. */
export type Reading = "logits" | "scores" | "quantity";

/** The share that each class has at a point, to `out`: softmax of logits, or scores cut to [0, 1] over their sum. */
function classShares(values: Float64Array, first: number, classes: number, reading: Reading, out: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < classes; k++) highest = Math.max(highest, values[first + k]!);
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const value = values[first + k]!;
    const share = reading === "logits" ? Math.exp(value - highest) : Math.min(1, Math.max(0, value));
    out[k] = share;
    sum += share;
  }
  for (let k = 0; k < classes; k++) out[k] = sum > 0 ? out[k]! / sum : 1 / classes;
}

/** The colours of a field, one pixel a sample, as an image from the top down: 4 × columns × rows. */
export function fieldPixels(
  field: OutputField,
  reading: Reading,
  theme: Theme,
  span: number,
): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, outputs, values } = field;
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  const { ground, tints } = groundTints(theme, outputs);
  const shares = new Float64Array(outputs);
  const ramp = reading === "quantity" ? signedRamp(theme) : null;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = 4 * ((rows - 1 - row) * columns + column);
      const first = (row * columns + column) * outputs;
      pixels[at + 3] = 255;
      if (ramp) {
        const share = Math.max(-1, Math.min(1, values[first]! / (span || 1)));
        const tone = 3 * Math.round((share + 1) * RAMP_HALF);
        for (let c = 0; c < 3; c++) pixels[at + c] = ramp[tone + c]!;
        continue;
      }
      classShares(values, first, outputs, reading, shares);
      // A class counts by how far it is ahead of chance, so that the ground shows where the model does not know.
      let left = 1;
      for (let c = 0; c < 3; c++) pixels[at + c] = 0;
      const mixed = [0, 0, 0];
      for (let k = 0; k < outputs; k++) {
        const certain = Math.max(0, (shares[k]! - 1 / outputs) / (1 - 1 / outputs));
        left -= certain;
        for (let c = 0; c < 3; c++) mixed[c]! += certain * tints[k]![c]!;
      }
      for (let c = 0; c < 3; c++) pixels[at + c] = mixed[c]! + Math.max(0, left) * ground[c]!;
    }
  }
  return pixels;
}

const RAMP_HALF = 64;

/** The colours of a quantity from −1 to 1 in even steps, three numbers each. */
function signedRamp(theme: Theme): Uint8ClampedArray {
  const ramp = new Uint8ClampedArray(3 * (2 * RAMP_HALF + 1));
  for (let i = 0; i <= 2 * RAMP_HALF; i++) {
    const { r, g, b } = rgb(signedColor(theme, (0.6 * (i - RAMP_HALF)) / RAMP_HALF));
    ramp.set([r, g, b], 3 * i);
  }
  return ramp;
}

/** Lines between the regions of the classes that the model decides for, in units of the grid; of a quantity, where it is 0. */
export function boundaries(field: OutputField, reading: Reading): readonly Float64Array[] {
  const { columns, rows, outputs, values } = field;
  const lead = new Float64Array(columns * rows);
  if (reading === "quantity") {
    for (let i = 0; i < lead.length; i++) lead[i] = values[i * outputs]!;
    return [zeroLines(lead, columns, rows)];
  }
  // Two classes have one boundary; of several, each class's region has its own.
  return Array.from({ length: outputs === 2 ? 1 : outputs }, (_, k) => {
    for (let i = 0; i < lead.length; i++) {
      let other = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < outputs; c++) if (c !== k) other = Math.max(other, values[i * outputs + c]!);
      lead[i] = values[i * outputs + k]! - other;
    }
    return zeroLines(lead, columns, rows);
  });
}

/** A point of the grid in pixels of the frame. */
export function gridToFrame(
  field: OutputField,
  frame: PlaneFrame,
): { x: (i: number) => number; y: (j: number) => number } {
  const { window, columns, rows } = field;
  const stepX = (window.x[1] - window.x[0]) / (columns - 1);
  const stepY = (window.y[1] - window.y[0]) / (rows - 1);
  return {
    x: (i) => pixelX(frame, window.x[0] + i * stepX),
    y: (j) => pixelY(frame, window.y[0] + j * stepY),
  };
}
