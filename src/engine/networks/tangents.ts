import type { Vector } from "../core/types.ts";
import { bendNormalization, pushNormalization } from "./normalize.ts";
import type { OutputSignals, Plan } from "./plan.ts";
import { addTo, affine, affineBack, affineGradient, type Passes } from "./propagate.ts";
import type { Layer } from "./shape.ts";
import type { Loss } from "./types.ts";

/**
 * The R-operator (Pearlmutter 1994): R q is the derivative of a quantity q along the direction in `plan.direction`. Every line of a
 * `forward` and `backward` that have run is differentiated by the product rule, so R of the gradient is H d, exactly.
 */

/** R of everything from the inputs to the outputs. `tilts` receives what `bend` needs of batch normalization. */
function push(passes: Passes, plan: Plan, tilts: readonly Vector[]): void {
  const { workspace, shape, activation, moments } = passes;
  const { values, tangents } = plan;
  for (let l = 0; l < shape.hidden.length; l++) {
    const layer = shape.hidden[l]!;
    const value = values.hidden[l]!;
    const tangent = tangents.hidden[l]!;
    pushAffine(passes, plan, layer, l - 1, tangent.z);
    if (layer.scale !== null) {
      pushNormalization(workspace.numbers, plan, layer, value, tangent, moments[l]!, tilts[l]!);
    }
    activation.push(value.y, value.f, tangent.y, tangent.f, layer.units, plan.stride);
    if (!layer.skip) continue;
    // The inputs of the network do not depend on θ.
    const bytes = 8 * layer.units * plan.stride;
    if (l === 0) workspace.numbers.copyWithin(tangent.a, tangent.f, tangent.f + layer.units * plan.stride);
    else workspace.run.sum(8 * tangent.f, 8 * tangents.hidden[l - 1]!.a, 8 * tangent.a, bytes);
  }
  pushAffine(passes, plan, shape.output, shape.hidden.length - 1, tangents.output.z);
  shape.heads.forEach(({ layer, on }, h) => {
    pushAffine(passes, plan, layer, on, tangents.heads[h]!.z);
  });
}

/** R (W a + b) for the output a of hidden layer `from`, or the inputs where it is −1. */
function pushAffine({ workspace }: Passes, plan: Plan, layer: Layer, from: number, out: number): void {
  const input = from < 0 ? plan.inputs : plan.values.hidden[from]!.a;
  affine(workspace, plan, layer, plan.direction, input, out);
  if (from < 0) return;
  const { inputs, rows, weights } = layer;
  const w = 8 * (plan.theta + weights);
  const inputTangent = 8 * plan.tangents.hidden[from]!.a;
  const stride = 8 * plan.stride;
  workspace.run.productSum(8 * out, w, 8 * inputs, 8, inputTangent, stride, rows, inputs, 8 * plan.lanes, 0);
}

/** R of ∂loss/∂z at the outputs: `scale` times the loss's Hessian by R z. */
function bendLoss(
  numbers: Float64Array<ArrayBuffer>,
  { count, lanes, stride }: Plan,
  units: number,
  loss: Loss,
  scale: number,
  { shares }: OutputSignals,
  { z, dz }: OutputSignals,
): void {
  for (let i = 0; i < count; i++) {
    let mean = 0;
    if (loss === "cross-entropy") {
      for (let k = i; k < units * stride; k += stride) mean += numbers[shares + k]! * numbers[z + k]!;
    }
    for (let k = i; k < units * stride; k += stride) {
      const factor = loss === "cross-entropy" ? numbers[shares + k]! : 2;
      numbers[dz + k] = scale * factor * (numbers[z + k]! - mean);
    }
  }
  for (let i = count; i < lanes; i++) for (let k = i; k < units * stride; k += stride) numbers[dz + k] = 0;
}

/** R of everything from the outputs back to the gradient, whose R is added to `plan.product`. */
function bend(passes: Passes, plan: Plan, tilts: readonly Vector[]): void {
  const { workspace, shape, activation, moments } = passes;
  const { values, tangents } = plan;
  const top = shape.hidden.length - 1;
  bendGradient(passes, plan, shape.output, top, values.output.dz, tangents.output.dz);
  shape.heads.forEach(({ layer, on }, h) => {
    bendGradient(passes, plan, layer, on, values.heads[h]!.dz, tangents.heads[h]!.dz);
  });
  if (top < 0) return;
  bendBack(passes, plan, shape.output, values.output.dz, tangents.output.dz, tangents.hidden[top]!.da, false);
  for (let l = top; l >= 0; l--) {
    const layer = shape.hidden[l]!;
    const value = values.hidden[l]!;
    const tangent = tangents.hidden[l]!;
    shape.heads.forEach(({ layer: head, on }, h) => {
      if (on === l) bendBack(passes, plan, head, values.heads[h]!.dz, tangents.heads[h]!.dz, tangent.da, true);
    });
    activation.bend(value.y, value.f, value.da, tangent.y, tangent.da, tangent.dy, layer.units, plan.stride);
    if (layer.scale !== null) {
      bendNormalization(workspace.numbers, plan, layer, value, tangent, moments[l]!, tilts[l]!);
    }
    bendGradient(passes, plan, layer, l - 1, value.dz, tangent.dz);
    if (l === 0) continue;
    const { da } = tangents.hidden[l - 1]!;
    bendBack(passes, plan, layer, value.dz, tangent.dz, da, false);
    if (layer.skip) addTo(workspace, plan, layer.units, da, tangent.da);
  }
}

/** R (Wᵀ d), to `out` or added to it. */
function bendBack(
  { workspace }: Passes,
  plan: Plan,
  layer: Layer,
  d: number,
  dTangent: number,
  out: number,
  adding: boolean,
): void {
  affineBack(workspace, plan, layer, plan.direction, d, out, adding);
  affineBack(workspace, plan, layer, plan.theta, dTangent, out, true);
}

/** R (d aᵀ) and R of d's sum, for the output a of hidden layer `from`, or the inputs where it is −1. */
function bendGradient(
  { workspace }: Passes,
  plan: Plan,
  layer: Layer,
  from: number,
  d: number,
  dTangent: number,
): void {
  const { values, tangents, product } = plan;
  affineGradient(workspace, plan, layer, dTangent, from < 0 ? plan.inputs : values.hidden[from]!.a, product);
  if (from < 0) return;
  const { inputs, rows, weights } = layer;
  const inputTangent = 8 * tangents.hidden[from]!.a;
  workspace.run.outer(8 * (product + weights), 8 * d, inputTangent, 8 * plan.stride, rows, inputs, 8 * plan.lanes);
}

/** Adds H d to `plan.product`, for the direction d in `plan.direction`, after `forward` and `backward` of the same plan. */
export function differentiate(passes: Passes, plan: Plan, loss: Loss, scale: number, tilts: readonly Vector[]): void {
  const { workspace, shape } = passes;
  const { values, tangents } = plan;
  const units = shape.output.rows;
  push(passes, plan, tilts);
  bendLoss(workspace.numbers, plan, units, loss, scale, values.output, tangents.output);
  shape.heads.forEach((_, h) => {
    const weighted = scale * shape.headWeight;
    bendLoss(workspace.numbers, plan, units, loss, weighted, values.heads[h]!, tangents.heads[h]!);
  });
  bend(passes, plan, tilts);
}
