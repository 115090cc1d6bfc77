import { log } from "../core/elementary.ts";
import type { Vector } from "../core/types.ts";
import { norm, zeros } from "../core/vector.ts";
import type { LayerActivity } from "./types.ts";

/** Bins of a histogram. */
const BINS = 48;

/** How one layer's numbers are spread over all examples and units. */
export interface LayerHistograms {
  /** Units of the layer. */
  readonly width: number;
  /** Counts over the common range of activations; what lies beyond counts to the outermost bins. */
  readonly activations: Vector;
  readonly mean: number;
  /** Standard deviation of the activations. */
  readonly deviation: number;
  /** The share of units that give 0 for every example. */
  readonly dead: number;
  /** Counts of log₁₀ |∂J/∂a| over the common range of decades. */
  readonly gradients: Vector;
  /** √(mean of (∂J/∂a)²). */
  readonly gradientSize: number;
  /** The share of gradients that are 0. */
  readonly gradientZeros: number;
}

export interface ActivityHistograms {
  /** Of all layers: where the bins of the activations begin and end. */
  readonly range: readonly [number, number];
  /** Likewise for the gradients' decades. */
  readonly decades: readonly [number, number];
  readonly layers: readonly LayerHistograms[];
}

/** Every layer's activations and gradients in histograms that share their ranges, so that layers can be compared (§8.4). */
export function activityHistograms(layers: readonly LayerActivity[]): ActivityHistograms {
  const range = rangeOf(layers);
  const decades = decadesOf(layers);
  return { range, decades, layers: layers.map((layer) => histogramsOf(layer, range, decades)) };
}

/** 0 and all activations that are finite. */
function rangeOf(layers: readonly LayerActivity[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const { activations } of layers) {
    for (let i = 0; i < activations.length; i++) {
      const a = activations[i]!;
      if (a < low && a > Number.NEGATIVE_INFINITY) low = a;
      if (a > high && a < Number.POSITIVE_INFINITY) high = a;
    }
  }
  return low < high ? [low, high] : [-1, 1];
}

/** How many decades below the largest gradient are told apart. */
const DECADES = 12;

/** Whole decades around all gradients that are not 0. */
function decadesOf(layers: readonly LayerActivity[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const { gradients } of layers) {
    for (let i = 0; i < gradients.length; i++) {
      const size = Math.abs(gradients[i]!);
      if (size > 0 && size < low) low = size;
      if (size > high && size < Number.POSITIVE_INFINITY) high = size;
    }
  }
  if (high === 0) return [-1, 0];
  const top = Math.ceil(log(high) / Math.LN10);
  return [Math.max(top - DECADES, Math.min(top - 1, Math.floor(log(low) / Math.LN10))), top];
}

function binOf(value: number, [low, high]: readonly [number, number]): number {
  return Math.max(0, Math.min(BINS - 1, Math.floor((BINS * (value - low)) / (high - low))));
}

function histogramsOf(
  { activations, gradients, width }: LayerActivity,
  range: readonly [number, number],
  decades: readonly [number, number],
): LayerHistograms {
  const count = activations.length;
  const counts = zeros(BINS);
  const gradientCounts = zeros(BINS);
  const alive = new Uint8Array(width);
  let sum = 0;
  let gradientZeros = 0;
  for (let i = 0; i < count; i++) {
    const a = activations[i]!;
    sum += a;
    if (a !== 0) alive[i % width] = 1;
    if (!Number.isNaN(a)) counts[binOf(a, range)]!++;
    const size = Math.abs(gradients[i]!);
    if (size === 0) gradientZeros++;
    else if (!Number.isNaN(size)) gradientCounts[binOf(log(size) / Math.LN10, decades)]!++;
  }
  const mean = sum / count;
  return {
    width,
    activations: counts,
    mean,
    deviation: norm(activations.map((a) => a - mean)) / Math.sqrt(count),
    dead: 1 - alive.reduce((living, unit) => living + unit, 0) / width,
    gradients: gradientCounts,
    gradientSize: norm(gradients) / Math.sqrt(count),
    gradientZeros: gradientZeros / count,
  };
}
