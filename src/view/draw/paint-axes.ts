import { tickFormat, ticks } from "d3";
import { encased } from "./encased.ts";
import type { Ink } from "./paint-paths.ts";
import { screenX, screenY, type Viewport, visibleWindow } from "./viewport.ts";

/** Pixels between ticks, about: fewer in a small box. */
const spacing = (size: number) => Math.min(84, Math.max(40, size / 5));

/** Writes the numbers of both axes along the inner edges of the box, with a casing that keeps them legible. */
export function paintAxes(context: CanvasRenderingContext2D, view: Viewport, ink: Ink, font: string): void {
  const { x, y } = visibleWindow(view);
  const countX = Math.max(2, view.width / spacing(view.width));
  const countY = Math.max(2, view.height / spacing(view.height));
  const formatX = tickFormat(x[0], x[1], countX);
  const formatY = tickFormat(y[0], y[1], countY);
  context.save();
  const write = encased(context, ink, font);
  context.textAlign = "left";
  context.textBaseline = "middle";
  let widest = 0;
  for (const tick of ticks(y[0], y[1], countY)) {
    const py = screenY(view, tick);
    if (py < 24 || py > view.height - 26) continue;
    const text = formatY(tick);
    widest = Math.max(widest, context.measureText(text).width);
    write(text, 8, py);
  }
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  for (const tick of ticks(x[0], x[1], countX)) {
    const px = screenX(view, tick);
    const text = formatX(tick);
    const half = context.measureText(text).width / 2;
    if (px - half < 14 || px + half > view.width - 22) continue;
    write(text, px, view.height - 8);
  }
  context.font = font.replace(/^/, "italic ");
  context.textAlign = "left";
  write("y", 8, 16);
  context.textAlign = "right";
  write("x", view.width - 9, view.height - 8);
  context.restore();
}
