import { bendNormalization, pushNormalization } from "./normalize.ts";
import type { OutputSignals, Plan } from "./plan.ts";
import { affine, affineBack, affineGradient, affineSum, outer, type Passes, sum } from "./propagate.ts";
import type { Layer } from "./shape.ts";
import type { Loss } from "./types.ts";
import type { Tape } from "./wasm/tape.ts";

/**
 * The R-operator (Pearlmutter 1994): R q is the derivative of a quantity q along the direction in `plan.direction`. Every line of a
 * `forward` and `backward` that have run is differentiated by the product rule, so R of the gradient is H d, exactly.
 */

/** R of everything from the inputs to the outputs. */
function push(tape: Tape, passes: Passes, plan: Plan): void {
  const { shape, activations, moments } = passes;
  const { values, tangents } = plan;
  const { workspace } = tape;
  for (let l = 0; l < shape.hidden.length; l++) {
    const layer = shape.hidden[l]!;
    const value = values.hidden[l]!;
    const tangent = tangents.hidden[l]!;
    pushAffine(tape, plan, layer, l - 1, tangent.z);
    if (layer.scale !== null) {
      tape.step(() => {
        pushNormalization(workspace.numbers, plan, layer, value, tangent, moments[l]!);
      });
    }
    activations[l]!.push(tape, value.y, value.f, tangent.y, tangent.f, layer.units, plan.stride);
    if (!layer.skip) continue;
    // The inputs of the network do not depend on θ.
    if (l > 0) sum(tape, plan, layer.units, tangent.f, tangents.hidden[l - 1]!.a, tangent.a);
    else tape.step(() => workspace.numbers.copyWithin(tangent.a, tangent.f, tangent.f + layer.units * plan.stride));
  }
  pushAffine(tape, plan, shape.output, shape.hidden.length - 1, tangents.output.z);
  shape.heads.forEach(({ layer, on }, h) => {
    pushAffine(tape, plan, layer, on, tangents.heads[h]!.z);
  });
}

/** R (W a + b) for the output a of hidden layer `from`, or the inputs where it is −1. */
function pushAffine(tape: Tape, plan: Plan, layer: Layer, from: number, out: number): void {
  affine(tape, plan, layer, plan.direction, from < 0 ? plan.inputs : plan.values.hidden[from]!.a, out);
  if (from >= 0) affineSum(tape, plan, layer, plan.theta, plan.tangents.hidden[from]!.a, out);
}

/** R of ∂loss/∂z at the outputs: the loss's Hessian by R z, times the number at `scale`. */
function bendLoss(
  numbers: Float64Array<ArrayBuffer>,
  { count, lanes, stride }: Plan,
  units: number,
  loss: Loss,
  { shares, scale: place }: OutputSignals,
  { z, dz }: OutputSignals,
): void {
  const scale = numbers[place]!;
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
function bend(tape: Tape, passes: Passes, plan: Plan): void {
  const { shape, activations, moments } = passes;
  const { values, tangents } = plan;
  const { workspace } = tape;
  const top = shape.hidden.length - 1;
  bendGradient(tape, plan, shape.output, top, values.output.dz, tangents.output.dz);
  shape.heads.forEach(({ layer, on }, h) => {
    bendGradient(tape, plan, layer, on, values.heads[h]!.dz, tangents.heads[h]!.dz);
  });
  if (top < 0) return;
  bendBack(tape, plan, shape.output, values.output.dz, tangents.output.dz, tangents.hidden[top]!.da, false);
  for (let l = top; l >= 0; l--) {
    const layer = shape.hidden[l]!;
    const value = values.hidden[l]!;
    const tangent = tangents.hidden[l]!;
    shape.heads.forEach(({ layer: head, on }, h) => {
      if (on === l) bendBack(tape, plan, head, values.heads[h]!.dz, tangents.heads[h]!.dz, tangent.da, true);
    });
    activations[l]!.bend(tape, value.y, value.f, value.da, tangent.y, tangent.da, tangent.dy, layer.units, plan.stride);
    if (layer.scale !== null) {
      tape.step(() => {
        bendNormalization(workspace.numbers, plan, layer, value, tangent, moments[l]!);
      });
    }
    bendGradient(tape, plan, layer, l - 1, value.dz, tangent.dz);
    if (l === 0) continue;
    const { da } = tangents.hidden[l - 1]!;
    bendBack(tape, plan, layer, value.dz, tangent.dz, da, false);
    if (layer.skip) sum(tape, plan, layer.units, da, tangent.da, da);
  }
}

/** R (Wᵀ d), to `out` or added to it. */
function bendBack(
  tape: Tape,
  plan: Plan,
  layer: Layer,
  d: number,
  dTangent: number,
  out: number,
  adding: boolean,
): void {
  affineBack(tape, plan, layer, plan.direction, d, out, adding);
  affineBack(tape, plan, layer, plan.theta, dTangent, out, true);
}

/** R (d aᵀ) and R of d's sum, for the output a of hidden layer `from`, or the inputs where it is −1. */
function bendGradient(tape: Tape, plan: Plan, layer: Layer, from: number, d: number, dTangent: number): void {
  const { values, tangents, product } = plan;
  affineGradient(tape, plan, layer, dTangent, from < 0 ? plan.inputs : values.hidden[from]!.a, product);
  if (from >= 0) outer(tape, plan, layer, d, tangents.hidden[from]!.a, product);
}

/**
 * Adds H d to `plan.product`, for the direction d in `plan.direction`, after the derivatives of the same plan have been played.
 */
export function differentiate(tape: Tape, passes: Passes, plan: Plan, loss: Loss): void {
  const { values, tangents } = plan;
  const units = passes.shape.output.rows;
  push(tape, passes, plan);
  tape.step(() => {
    const { numbers } = tape.workspace;
    bendLoss(numbers, plan, units, loss, values.output, tangents.output);
    for (const [h, head] of values.heads.entries()) bendLoss(numbers, plan, units, loss, head, tangents.heads[h]!);
  });
  bend(tape, passes, plan);
}
