import type { Label } from "./series-scales.ts";
import { SPECTRUM_MARGIN as MARGIN, spectrumGeometry } from "./spectrum-geometry.ts";

export interface SpectrumInk {
  readonly positive: string;
  readonly negative: string;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
}

const written = ({ text, exponent }: Label): string =>
  text + Array.from(exponent, (character) => RAISED[character] ?? character).join("");

const RAISED: Readonly<Record<string, string>> = {
  ...{ "−": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴" },
  ...{ "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹" },
};

/** Paints eigenvalues, ascending, as stems from the largest on the left to the smallest. */
export function paintSpectrum(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  eigenvalues: Float64Array,
  ink: SpectrumInk,
): void {
  context.clearRect(0, 0, width, height);
  if (eigenvalues.length === 0) return;
  const { levels, zero, stems, stemWidth } = spectrumGeometry(width, height, eigenvalues);
  context.save();
  context.font = ink.font;
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.lineWidth = 1;
  context.strokeStyle = ink.grid;
  context.fillStyle = ink.text;
  for (const { y, label } of levels) {
    const sharp = Math.round(y) + 0.5;
    context.beginPath();
    context.moveTo(MARGIN.left, sharp);
    context.lineTo(width - MARGIN.right, sharp);
    context.stroke();
    context.fillText(written(label), MARGIN.left - 6, sharp);
  }
  context.lineWidth = stemWidth;
  for (const { x, y, negative } of stems) {
    context.strokeStyle = negative ? ink.negative : ink.positive;
    context.beginPath();
    context.moveTo(x, zero);
    context.lineTo(x, y);
    context.stroke();
  }
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillText("1", MARGIN.left, height - 5);
  context.textAlign = "right";
  context.fillText(String(eigenvalues.length), width - MARGIN.right, height - 5);
  context.restore();
}
