/** Paints counts as a filled outline that stands on the box's foot; the tallest bin reaches its top. */
export function paintHistogram(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  counts: ArrayLike<number>,
  color: string,
  axis: { readonly color: string; readonly at: number | null },
): void {
  let most = 0;
  for (let i = 0; i < counts.length; i++) most = Math.max(most, counts[i]!);
  context.clearRect(0, 0, width, height);
  const foot = height - 0.5;
  if (most > 0) {
    const bin = width / counts.length;
    const path = new Path2D();
    path.moveTo(0, foot);
    for (let i = 0; i < counts.length; i++) {
      // A bin that holds anything at all is seen.
      const count = counts[i]!;
      const share = count > 0 ? Math.max(1.5 / height, count / most) : 0;
      const y = foot - share * (height - 2);
      path.lineTo(i * bin, y);
      path.lineTo((i + 1) * bin, y);
    }
    path.lineTo(width, foot);
    path.closePath();
    context.fillStyle = color;
    context.globalAlpha = 0.75;
    context.fill(path);
    context.globalAlpha = 1;
  }
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
