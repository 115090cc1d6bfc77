import type { GradientSpread } from "../../../engine/networks/spread.ts";
import { formatNumber } from "../../format.ts";

/** An eigenvalue below this share of the largest counts as 0. */
const FLAT = 1e-6;

/** What a spectrum comes to. */
export interface SpectrumFacts {
  readonly largest: number;
  readonly smallest: number;
  readonly negative: number;
  readonly flat: number;
}

/** Of eigenvalues in ascending order. */
export function factsOf(eigenvalues: Float64Array): SpectrumFacts {
  const largest = eigenvalues.at(-1)!;
  const smallest = eigenvalues[0]!;
  const size = Math.max(Math.abs(largest), Math.abs(smallest));
  const flat = eigenvalues.filter((value) => Math.abs(value) <= FLAT * size).length;
  return { largest, smallest, flat, negative: eigenvalues.filter((value) => value < -FLAT * size).length };
}

/** The slope of the line that fits the points best on logarithmic axes, for reading; a dash for fewer than two. */
export function slopeText(spread: GradientSpread, digits: number): string {
  const slope = slopeOf(spread);
  return Number.isNaN(slope) ? "—" : formatNumber(slope, digits);
}

function slopeOf({ sizes, errors }: GradientSpread): number {
  const points = sizes.flatMap((size, i) =>
    errors[i]! > 0 && Number.isFinite(errors[i]) ? [[Math.log(size), Math.log(errors[i]!)] as const] : [],
  );
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / along;
}
