/** Sharper than this nobody sees, and every step costs as many pixels again. */
const LARGEST_RATIO = 2;

/** Canvas pixels to one of the page, along either side. */
export const pixelRatio = (): number => Math.min(LARGEST_RATIO, window.devicePixelRatio);

/** What paints a canvas, cleared, at `ratio` canvas pixels to one of the page's, in which its size is given and all is painted. */
export function cleared(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  ratio = pixelRatio(),
): CanvasRenderingContext2D {
  const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
  if (canvas.width !== pixels.width) canvas.width = pixels.width;
  if (canvas.height !== pixels.height) canvas.height = pixels.height;
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
