import { scaleSymlog } from "d3";
import { type Label, shortLabel } from "./series-scales.ts";

export const SPECTRUM_MARGIN = { top: 8, right: 8, bottom: 18, left: 42 } as const;

/** How many decades below the largest eigenvalue the scale turns linear: what is smaller counts as flat. */
const DECADES = 5;
/** Levels keep so many units between them. */
const APART = 17;

/** Where a spectrum's parts stand in a box. */
export interface SpectrumGeometry {
  readonly levels: readonly { readonly y: number; readonly label: Label }[];
  /** The ordinate of 0, where all stems begin. */
  readonly zero: number;
  /** From the largest eigenvalue on the left to the smallest. */
  readonly stems: readonly { readonly x: number; readonly y: number; readonly negative: boolean }[];
  readonly stemWidth: number;
}

/**
 * Eigenvalues, ascending and at least one, as one stem each from the largest on the left to the smallest, on a scale that is
 * logarithmic on both sides of 0.
 */
export function spectrumGeometry(width: number, height: number, eigenvalues: Float64Array): SpectrumGeometry {
  const count = eigenvalues.length;
  const smallest = Math.min(0, eigenvalues[0]!);
  const largest = Math.max(0, eigenvalues[count - 1]!);
  const size = Math.max(-smallest, largest) || 1;
  const top = 10 ** Math.ceil(Math.log10(size) - 1e-9);
  const linear = top * 10 ** -DECADES;
  const domain = [smallest < -linear ? -(10 ** Math.ceil(Math.log10(-smallest) - 1e-9)) : -linear, top] as const;
  const { top: above, right, bottom, left } = SPECTRUM_MARGIN;
  const scale = scaleSymlog([...domain], [height - bottom, above]).constant(linear);
  const values = [0];
  for (let value = top; value >= linear * 10; value /= 10) values.push(value, -value);
  const levels: { readonly y: number; readonly label: Label }[] = [];
  for (const value of values) {
    const y = scale(value);
    if (value < domain[0] * 1.001 || levels.some((other) => Math.abs(other.y - y) < APART)) continue;
    levels.push({ y, label: shortLabel(Number(value.toPrecision(3))) });
  }
  const pitch = (width - left - right) / count;
  const stems = Array.from({ length: count }, (_, i) => {
    const value = eigenvalues[count - 1 - i]!;
    return { x: left + (i + 0.5) * pitch, y: scale(value), negative: value < 0 };
  });
  return { levels, zero: scale(0), stems, stemWidth: Math.max(1, Math.min(5, pitch * 0.7)) };
}
