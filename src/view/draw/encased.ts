import type { Ink } from "./paint-paths.ts";

/** Makes a context ready to set small type on any ground, with a casing that keeps it legible; the caller saves and restores it. */
export function encased(context: CanvasRenderingContext2D, ink: Ink, font: string) {
  context.font = font;
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ink.casing;
  context.fillStyle = ink.text;
  return (text: string, x: number, y: number): void => {
    context.globalAlpha = 0.75;
    context.strokeText(text, x, y);
    context.globalAlpha = 1;
    context.fillText(text, x, y);
  };
}
