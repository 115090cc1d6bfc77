/**
 * Paints a square image of few pixels, row by row, with its corner at (x, y) and so long a side: values from 0, the ground, to `most`,
 * all ink.
 */
export function paintImage(
  context: CanvasRenderingContext2D,
  [x, y, side]: readonly [x: number, y: number, side: number],
  image: ArrayLike<number>,
  most: number,
  { ink, ground }: { readonly ink: string; readonly ground: string },
): void {
  const count = Math.round(Math.sqrt(image.length));
  const pixel = side / count;
  context.fillStyle = ground;
  context.fillRect(x, y, side, side);
  context.fillStyle = ink;
  for (let i = 0; i < image.length; i++) {
    context.globalAlpha = Math.max(0, Math.min(1, image[i]! / most));
    // A little overlap hides the seams between pixels of a broken size.
    context.fillRect(x + (i % count) * pixel, y + Math.floor(i / count) * pixel, pixel + 0.3, pixel + 0.3);
  }
  context.globalAlpha = 1;
}
