import type { Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import type { HiddenSignals, Plan } from "./plan.ts";
import type { Layer } from "./shape.ts";

/**
 * Batch normalization (§8.7.1): y = γ ẑ + β with ẑ = (z − μ)/√(v + ε), μ and v the mean and the biased variance of the batch. All functions
 * work on the workspace's numbers.
 */
const EPSILON = 1e-5;

/** The statistics of a layer in the latest pass. */
export interface Moments {
  readonly mean: Vector;
  readonly variance: Vector;
  /** 1/√(v + ε). */
  readonly rate: Vector;
  /** Along the latest direction, the relative decrease of `rate`. */
  readonly tilt: Vector;
}

export function momentsOf(rows: number): Moments {
  return { mean: zeros(rows), variance: zeros(rows), rate: zeros(rows), tilt: zeros(rows) };
}

type Numbers = Float64Array<ArrayBuffer>;

/** Writes μ, v and 1/√(v + ε) of z to `moments`. */
export function measure(numbers: Numbers, { count, stride }: Plan, { z }: HiddenSignals, moments: Moments): void {
  const { mean, variance, rate } = moments;
  for (let row = 0, at = z; row < mean.length; row++, at += stride) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += numbers[at + i]!;
    const average = sum / count;
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const off = numbers[at + i]! - average;
      squares += off * off;
    }
    mean[row] = average;
    variance[row] = squares / count;
    rate[row] = 1 / Math.sqrt(squares / count + EPSILON);
  }
}

/** Makes `moments` those that are given. */
export function adopt(mean: Vector, variance: Vector, moments: Moments): void {
  moments.mean.set(mean);
  moments.variance.set(variance);
  for (let row = 0; row < variance.length; row++) moments.rate[row] = 1 / Math.sqrt(variance[row]! + EPSILON);
}

/** ẑ and y, by `moments`. */
export function normalize(
  numbers: Numbers,
  { lanes, stride, theta }: Plan,
  { rows, scale }: Layer,
  { z, normalized, y }: HiddenSignals,
  { mean, rate }: Moments,
): void {
  for (let row = 0; row < rows; row++) {
    const gamma = numbers[theta + scale! + row]!;
    const beta = numbers[theta + scale! + rows + row]!;
    const shift = mean[row]!;
    const factor = rate[row]!;
    const start = row * stride;
    for (let i = start; i < start + lanes; i++) {
      const hat = (numbers[z + i]! - shift) * factor;
      numbers[normalized + i] = hat;
      numbers[y + i] = gamma * hat + beta;
    }
  }
}

/** dz from dy, and the gradients by γ and β (the batch is one piece, so these are sums over all of it). */
export function pullNormalization(
  numbers: Numbers,
  { count, lanes, stride, theta, gradient }: Plan,
  { rows, scale }: Layer,
  { normalized, dy, dz }: HiddenSignals,
  { rate }: Moments,
): void {
  for (let row = 0; row < rows; row++) {
    const start = row * stride;
    let sum = 0;
    let projection = 0;
    for (let i = start; i < start + count; i++) {
      sum += numbers[dy + i]!;
      projection += numbers[dy + i]! * numbers[normalized + i]!;
    }
    numbers[gradient + scale! + row] = projection;
    numbers[gradient + scale! + rows + row] = sum;
    const factor = numbers[theta + scale! + row]! * rate[row]!;
    const meanSum = sum / count;
    const meanProjection = projection / count;
    for (let i = start; i < start + count; i++) {
      numbers[dz + i] = factor * (numbers[dy + i]! - meanSum - numbers[normalized + i]! * meanProjection);
    }
    for (let i = start + count; i < start + lanes; i++) numbers[dz + i] = 0;
  }
}

/**
 * R ẑ and R y from R z. With ρ = 1/√(v + ε) and m = ρ · mean of ẑ ⊙ (R z − R μ): R ρ = −ρ m, so R ẑ = ρ (R z − R μ) − m ẑ.
 * m goes to `tilt`.
 */
export function pushNormalization(
  numbers: Numbers,
  { count, lanes, stride, theta, direction }: Plan,
  { rows, scale }: Layer,
  { normalized }: HiddenSignals,
  tangent: HiddenSignals,
  { rate, tilt }: Moments,
): void {
  for (let row = 0; row < rows; row++) {
    const start = row * stride;
    let sum = 0;
    for (let i = start; i < start + count; i++) sum += numbers[tangent.z + i]!;
    const average = sum / count;
    let projection = 0;
    for (let i = start; i < start + count; i++) {
      projection += numbers[normalized + i]! * (numbers[tangent.z + i]! - average);
    }
    const m = (projection / count) * rate[row]!;
    tilt[row] = m;
    const gamma = numbers[theta + scale! + row]!;
    const gammaTangent = numbers[direction + scale! + row]!;
    const betaTangent = numbers[direction + scale! + rows + row]!;
    for (let i = start; i < start + lanes; i++) {
      const hat = numbers[normalized + i]!;
      const hatTangent = rate[row]! * (numbers[tangent.z + i]! - average) - m * hat;
      numbers[tangent.normalized + i] = hatTangent;
      numbers[tangent.y + i] = gammaTangent * hat + gamma * hatTangent + betaTangent;
    }
  }
}

/** R dz from R dy, and R of the gradients by γ and β, for what `pullNormalization` and `pushNormalization` left. */
export function bendNormalization(
  numbers: Numbers,
  { count, lanes, stride, theta, gradient, direction, product }: Plan,
  { rows, scale }: Layer,
  { normalized, dy }: HiddenSignals,
  tangent: HiddenSignals,
  { rate, tilt }: Moments,
): void {
  for (let row = 0; row < rows; row++) {
    const start = row * stride;
    let sum = 0;
    let projection = 0;
    for (let i = start; i < start + count; i++) {
      sum += numbers[tangent.dy + i]!;
      projection +=
        numbers[tangent.dy + i]! * numbers[normalized + i]! + numbers[dy + i]! * numbers[tangent.normalized + i]!;
    }
    numbers[product + scale! + row] = projection;
    numbers[product + scale! + rows + row] = sum;
    const gamma = numbers[theta + scale! + row]!;
    const factor = gamma * rate[row]!;
    // R (γ ρ), with R ρ = −ρ · tilt.
    const factorTangent = (numbers[direction + scale! + row]! - gamma * tilt[row]!) * rate[row]!;
    const meanSum = numbers[gradient + scale! + rows + row]! / count;
    const meanProjection = numbers[gradient + scale! + row]! / count;
    for (let i = start; i < start + count; i++) {
      const hat = numbers[normalized + i]!;
      const centred = numbers[dy + i]! - meanSum - hat * meanProjection;
      const centredTangent =
        numbers[tangent.dy + i]! -
        sum / count -
        numbers[tangent.normalized + i]! * meanProjection -
        hat * (projection / count);
      numbers[tangent.dz + i] = factorTangent * centred + factor * centredTangent;
    }
    for (let i = start + count; i < start + lanes; i++) numbers[tangent.dz + i] = 0;
  }
}
