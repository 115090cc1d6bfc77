import { scaleSymlog } from "d3";
import { type Label, shortLabel } from "./series-scales.ts";

export interface SpectrumInk {
  readonly positive: string;
  readonly negative: string;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
}

const MARGIN = { top: 8, right: 8, bottom: 18, left: 42 } as const;

const written = ({ text, exponent }: Label): string =>
  text + Array.from(exponent, (character) => RAISED[character] ?? character).join("");

const RAISED: Readonly<Record<string, string>> = {
  ...{ "−": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴" },
  ...{ "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹" },
};

/** How many decades below the largest eigenvalue the scale turns linear: what is smaller counts as flat. */
const DECADES = 5;

/**
 * Paints eigenvalues, ascending, as one stem each from the largest on the left to the smallest, on a scale that is logarithmic on
 * both sides of 0.
 */
export function paintSpectrum(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  eigenvalues: Float64Array,
  ink: SpectrumInk,
): void {
  context.clearRect(0, 0, width, height);
  const count = eigenvalues.length;
  if (count === 0) return;
  const smallest = Math.min(0, eigenvalues[0]!);
  const largest = Math.max(0, eigenvalues[count - 1]!);
  const size = Math.max(-smallest, largest) || 1;
  const top = 10 ** Math.ceil(Math.log10(size) - 1e-9);
  const linear = top * 10 ** -DECADES;
  const domain = [smallest < -linear ? -(10 ** Math.ceil(Math.log10(-smallest) - 1e-9)) : -linear, top] as const;
  const scale = scaleSymlog([...domain], [height - MARGIN.bottom, MARGIN.top]).constant(linear);
  context.save();
  context.font = ink.font;
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.lineWidth = 1;
  const levels = [0];
  for (let value = top; value >= linear * 10; value /= 10) levels.push(value, -value);
  const taken: number[] = [];
  for (const level of levels) {
    const y = Math.round(scale(level)) + 0.5;
    if (level < domain[0] * 1.001 || taken.some((other) => Math.abs(other - y) < 17)) continue;
    taken.push(y);
    context.strokeStyle = ink.grid;
    context.beginPath();
    context.moveTo(MARGIN.left, y);
    context.lineTo(width - MARGIN.right, y);
    context.stroke();
    context.fillStyle = ink.text;
    context.fillText(written(shortLabel(Number(level.toPrecision(3)))), MARGIN.left - 6, y);
  }
  const plot = width - MARGIN.left - MARGIN.right;
  const pitch = plot / count;
  const zero = scale(0);
  for (let i = 0; i < count; i++) {
    const value = eigenvalues[count - 1 - i]!;
    const x = MARGIN.left + (i + 0.5) * pitch;
    context.strokeStyle = value < 0 ? ink.negative : ink.positive;
    context.lineWidth = Math.max(1, Math.min(5, pitch * 0.7));
    context.beginPath();
    context.moveTo(x, zero);
    context.lineTo(x, scale(value));
    context.stroke();
  }
  context.fillStyle = ink.text;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillText("1", MARGIN.left, height - 5);
  context.textAlign = "right";
  context.fillText(String(count), width - MARGIN.right, height - 5);
  context.restore();
}
