import type { Theme } from "../../state/preferences.ts";
import type { PlaneFrame } from "./plane-frame.ts";
import { boundaries, fieldPixels, gridToFrame, type OutputField, type Reading } from "./regions.ts";

export interface RegionsInk {
  /** The line between two regions, and what keeps it apart from them. */
  readonly line: string;
  readonly casing: string;
}

/** Paints what a model says over the frame: tints by class and certainty, or by sign and size, and the lines where it changes its mind. */
export function paintRegions(
  context: CanvasRenderingContext2D,
  frame: PlaneFrame,
  field: OutputField,
  reading: Reading,
  theme: Theme,
  span: number,
  ink: RegionsInk,
): void {
  const { columns, rows } = field;
  const image = new OffscreenCanvas(columns, rows);
  image.getContext("2d")?.putImageData(new ImageData(fieldPixels(field, reading, theme, span), columns, rows), 0, 0);
  const { x, y } = gridToFrame(field, frame);
  context.save();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  // A sample is the middle of its pixel, so the image reaches half a pixel beyond the outermost samples.
  context.drawImage(image, x(-0.5), y(rows - 0.5), x(columns - 0.5) - x(-0.5), y(-0.5) - y(rows - 0.5));
  const path = new Path2D();
  for (const line of boundaries(field, reading)) {
    for (let k = 0; k + 3 < line.length; k += 4) {
      path.moveTo(x(line[k]!), y(line[k + 1]!));
      path.lineTo(x(line[k + 2]!), y(line[k + 3]!));
    }
  }
  context.lineCap = "round";
  context.strokeStyle = ink.casing;
  context.globalAlpha = 0.7;
  context.lineWidth = 3.5;
  context.stroke(path);
  context.globalAlpha = 1;
  context.strokeStyle = ink.line;
  context.lineWidth = 1.5;
  context.stroke(path);
  context.restore();
}
