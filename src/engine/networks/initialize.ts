import { log } from "../core/elementary.ts";
import { normals, STREAM, uniforms } from "../core/random.ts";
import type { Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import { type Layer, layersOf, type Shape } from "./shape.ts";
import type { Data, Initialization, Loss, ModelSpecification } from "./types.ts";

/** Incoming connections of a unit under `sparse`, where the layer has as many inputs (Martens 2010). */
const SPARSE_INPUTS = 15;

/** θ⁽⁰⁾ of the network (§8.4). Each layer's weights have random numbers of their own. */
export function initialParameters(
  shape: Shape,
  model: ModelSpecification,
  loss: Loss,
  seed: number,
  data: Data,
): Vector {
  const theta = zeros(shape.dimension);
  layersOf(shape).forEach((layer, index) => {
    const { inputs, rows, weights, scale } = layer;
    const matrix = theta.subarray(weights, weights + rows * inputs);
    draw(model.init, model.nonZero ?? SPARSE_INPUTS, layer, seed, index, matrix);
    for (let i = 0; i < matrix.length; i++) matrix[i]! *= model.initScale;
    if (scale !== null) theta.fill(1, scale, scale + rows);
  });
  if (model.bias === "constant") {
    for (const { bias, rows } of shape.hidden) if (bias !== null) theta.fill(model.biasValue, bias, bias + rows);
  }
  if (model.bias === "marginals") {
    const marginals = marginalOutputs(data, loss);
    for (const { bias } of [shape.output, ...shape.heads.map(({ layer }) => layer)])
      if (bias !== null) theta.set(marginals, bias);
  }
  return theta;
}

/** Fills W, rows × inputs and 0 so far, by a rule. */
function draw(
  rule: Initialization,
  nonZero: number,
  { inputs, rows }: Layer,
  seed: number,
  index: number,
  out: Vector,
): void {
  const uniformBelow = (bound: number) => {
    uniforms(seed, STREAM.weights, index, 0, out);
    for (let i = 0; i < out.length; i++) out[i] = bound * (2 * out[i]! - 1);
  };
  const normalOf = (deviation: number) => {
    normals(seed, STREAM.weights, index, 0, out);
    for (let i = 0; i < out.length; i++) out[i]! *= deviation;
  };
  switch (rule) {
    case "zeros":
      break;
    case "constant":
      out.fill(1);
      break;
    case "uniform":
      uniformBelow(1 / Math.sqrt(inputs));
      break;
    case "gaussian":
      normalOf(1);
      break;
    case "glorot-uniform":
      uniformBelow(Math.sqrt(6 / (inputs + rows)));
      break;
    case "glorot-normal":
      normalOf(Math.sqrt(2 / (inputs + rows)));
      break;
    case "he-uniform":
      uniformBelow(Math.sqrt(6 / inputs));
      break;
    case "he-normal":
      normalOf(Math.sqrt(2 / inputs));
      break;
    case "orthogonal":
      normalOf(1);
      orthonormalize(out, rows, inputs);
      break;
    case "sparse":
      normalOf(1);
      thin(out, inputs, nonZero, seed, index);
      break;
  }
}

/**
 * Replaces a matrix of normal numbers by an orthogonal one (Saxe et al. 2013): orthonormal rows or, where there are more rows than columns,
 * columns. Gram and Schmidt's method, every projection twice for accuracy, is the QR factorization whose R has a positive
 * diagonal, so all orthogonal matrices are equally likely.
 */
function orthonormalize(matrix: Vector, rows: number, columns: number): void {
  const tall = rows > columns;
  const count = tall ? columns : rows;
  const length = tall ? rows : columns;
  const entry = (vector: number, i: number) => (tall ? i * columns + vector : vector * columns + i);
  const product = (u: number, v: number) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += matrix[entry(u, i)]! * matrix[entry(v, i)]!;
    return sum;
  };
  for (let v = 0; v < count; v++) {
    for (let again = 0; again < 2; again++) {
      for (let u = 0; u < v; u++) {
        const share = product(u, v);
        for (let i = 0; i < length; i++) matrix[entry(v, i)]! -= share * matrix[entry(u, i)]!;
      }
    }
    const size = Math.sqrt(product(v, v));
    for (let i = 0; i < length; i++) matrix[entry(v, i)]! /= size;
  }
}

/** Keeps `nonZero` weights of each unit, any with equal chance, and sets the others to 0. */
function thin(matrix: Vector, inputs: number, nonZero: number, seed: number, index: number): void {
  const draws = zeros(matrix.length);
  uniforms(seed, STREAM.weights, index, 1, draws);
  const order = Array.from({ length: inputs }, (_, i) => i);
  for (let row = 0; row < matrix.length; row += inputs) {
    for (let i = 0; i < inputs; i++) order[i] = i;
    // Fisher and Yates: the first entries of `order` become a random choice.
    for (let i = 0; i < inputs; i++) {
      const j = i + Math.floor(draws[row + i]! * (inputs - i));
      const chosen = order[j]!;
      order[j] = order[i]!;
      order[i] = chosen;
      if (i >= nonZero) matrix[row + chosen] = 0;
    }
  }
}

/**
 * Outputs for which the prediction, whatever the input, is the targets' distribution or mean. A class without examples is counted as half a one,
 * since its logarithm would be −∞.
 */
function marginalOutputs({ n, outputs, labels, targets }: Data, loss: Loss): Vector {
  const sums = zeros(outputs);
  for (let example = 0; example < n; example++) {
    if (labels) sums[labels[example]!]! += 1;
    else for (let k = 0; k < outputs; k++) sums[k]! += targets[example * outputs + k]!;
  }
  return sums.map((sum) => (loss === "cross-entropy" ? log((sum > 0 ? sum : 0.5) / n) : sum / n));
}
