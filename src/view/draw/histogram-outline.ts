import type { Pen } from "./paint-paths.ts";

/** The least height of a bin that holds anything at all, which has to be seen. */
const LEAST = 1.5;

/** Draws counts as an outline that stands on the line y = `foot`; the tallest bin is so high. Nothing where all counts are 0. */
export function traceHistogram(pen: Pen, width: number, foot: number, height: number, counts: ArrayLike<number>): void {
  let most = 0;
  for (let i = 0; i < counts.length; i++) most = Math.max(most, counts[i]!);
  if (most === 0) return;
  const bin = width / counts.length;
  pen.moveTo(0, foot);
  for (let i = 0; i < counts.length; i++) {
    const y = foot - (counts[i]! > 0 ? Math.max(LEAST, (counts[i]! / most) * height) : 0);
    pen.lineTo(i * bin, y);
    pen.lineTo((i + 1) * bin, y);
  }
  pen.lineTo(width, foot);
}
