import { SPREAD_MARGIN as MARGIN, type Spread, spreadGeometry } from "./spread-geometry.ts";

export interface SpreadInk {
  readonly line: string;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
}

/** Paints measured errors as dots against the batch size, both axes logarithmic, with the line c/√b through the first. */
export function paintSpread(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  spread: Spread,
  write: (value: number) => string,
  ink: SpreadInk,
): void {
  context.clearRect(0, 0, width, height);
  const geometry = spreadGeometry(width, height, spread);
  if (!geometry) return;
  const { levels, sizes, dots, rule } = geometry;
  context.save();
  context.font = ink.font;
  context.lineWidth = 1;
  context.fillStyle = ink.text;
  context.strokeStyle = ink.grid;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const { y, value } of levels) {
    const sharp = Math.round(y) + 0.5;
    context.beginPath();
    context.moveTo(MARGIN.left, sharp);
    context.lineTo(width - MARGIN.right, sharp);
    context.stroke();
    context.fillText(write(value), MARGIN.left - 6, sharp);
  }
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  for (const { x, size } of sizes) context.fillText(String(size), x, height - 5);
  context.strokeStyle = ink.text;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(...rule[0]);
  context.lineTo(...rule[1]);
  context.stroke();
  context.fillStyle = ink.line;
  for (const [x, y] of dots) {
    context.beginPath();
    context.arc(x, y, 3.2, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}
