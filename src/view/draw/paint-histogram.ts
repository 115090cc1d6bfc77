import { traceHistogram } from "./histogram-outline.ts";

/** Paints counts as a filled outline that stands on the box's foot; the tallest bin reaches its top. */
export function paintHistogram(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  counts: ArrayLike<number>,
  color: string,
  axis: { readonly color: string; readonly at: number | null },
): void {
  context.clearRect(0, 0, width, height);
  const foot = height - 0.5;
  const path = new Path2D();
  traceHistogram(path, width, foot, height - 2, counts);
  context.fillStyle = color;
  context.globalAlpha = 0.75;
  context.fill(path);
  context.globalAlpha = 1;
  context.strokeStyle = axis.color;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, foot);
  context.lineTo(width, foot);
  if (axis.at !== null) {
    const x = Math.round(axis.at * width) + 0.5;
    context.moveTo(x, foot);
    context.lineTo(x, 0);
  }
  context.stroke();
}
