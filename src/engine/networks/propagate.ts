import type { ActivationPass } from "./activate.ts";
import { type Moments, measure, normalize, pullNormalization } from "./normalize.ts";
import type { Plan } from "./plan.ts";
import type { Layer, Shape } from "./shape.ts";
import { ZERO } from "./wasm/memory.ts";
import type { Tape } from "./wasm/tape.ts";

/** What all passes of one network share. A pass is written to a tape, to be played whenever its inputs stand in the workspace. */
export interface Passes {
  readonly shape: Shape;
  /** Of each hidden layer. */
  readonly activations: readonly ActivationPass[];
  /** The latest statistics of each hidden layer; empty without batch normalization. */
  readonly moments: readonly Moments[];
}

/** out = W x + b, or W x where the layer has no b. `parameters` is the offset of a flat vector. */
export function affine(tape: Tape, plan: Plan, layer: Layer, parameters: number, input: number, out: number): void {
  const { inputs, rows, weights, bias } = layer;
  const w = 8 * (parameters + weights);
  const stride = 8 * plan.stride;
  const [b, bStep] = bias === null ? [ZERO, 0] : [8 * (parameters + bias), 8];
  tape.call("product", 8 * out, w, 8 * inputs, 8, 8 * input, stride, rows, inputs, 8 * plan.lanes, b, bStep);
}

/** out += W x. */
export function affineSum(tape: Tape, plan: Plan, layer: Layer, parameters: number, input: number, out: number): void {
  const { inputs, rows, weights } = layer;
  const w = 8 * (parameters + weights);
  tape.call("productSum", 8 * out, w, 8 * inputs, 8, 8 * input, 8 * plan.stride, rows, inputs, 8 * plan.lanes, 0, 0);
}

/** out = Wᵀ d, or, `adding`, out += Wᵀ d. */
export function affineBack(
  tape: Tape,
  plan: Plan,
  layer: Layer,
  parameters: number,
  d: number,
  out: number,
  adding: boolean,
): void {
  const { inputs, rows, weights } = layer;
  const w = 8 * (parameters + weights);
  const stride = 8 * plan.stride;
  const name = adding ? "productSum" : "product";
  tape.call(name, 8 * out, w, 8, 8 * inputs, 8 * d, stride, inputs, rows, 8 * plan.lanes, ZERO, 0);
}

/** Adds d xᵀ to the weights' part of the flat vector at `gradient`. */
export function outer(tape: Tape, plan: Plan, layer: Layer, d: number, input: number, gradient: number): void {
  const { inputs, rows, weights } = layer;
  tape.call("outer", 8 * (gradient + weights), 8 * d, 8 * input, 8 * plan.stride, rows, inputs, 8 * plan.lanes);
}

/** Adds d xᵀ and, where there is a b, the sum of d over the examples to the flat vector at `gradient`. */
export function affineGradient(tape: Tape, plan: Plan, layer: Layer, d: number, input: number, gradient: number): void {
  const { rows, bias } = layer;
  outer(tape, plan, layer, d, input, gradient);
  if (bias !== null) tape.call("rowSums", 8 * (gradient + bias), 8 * d, 8 * plan.stride, rows, 8 * plan.lanes);
}

/** out = a + b for matrices of so many units. */
export function sum(tape: Tape, plan: Plan, units: number, a: number, b: number, out: number): void {
  tape.call("sum", 8 * a, 8 * b, 8 * out, 8 * units * plan.stride);
}

/** out = a ⊙ b for matrices of so many units. */
function multiply(tape: Tape, plan: Plan, units: number, a: number, b: number, out: number): void {
  tape.call("multiply", 8 * a, 8 * b, 8 * out, 8 * units * plan.stride);
}

/** From the inputs to all outputs. `measured`: batch normalization uses the statistics of this batch, not those that `moments` hold. */
export function forward(tape: Tape, passes: Passes, plan: Plan, measured: boolean, withHeads: boolean): void {
  const { shape, activations, moments } = passes;
  const { workspace } = tape;
  let input = plan.inputs;
  for (let l = 0; l < shape.hidden.length; l++) {
    const layer = shape.hidden[l]!;
    const signals = plan.values.hidden[l]!;
    affine(tape, plan, layer, plan.theta, input, signals.z);
    if (layer.scale !== null) {
      tape.step(() => {
        if (measured) measure(workspace.numbers, plan, signals, moments[l]!);
        normalize(workspace.numbers, plan, layer, signals, moments[l]!);
      });
    }
    activations[l]!.value(tape, signals.y, signals.f, layer.units, plan.stride);
    if (signals.mask !== null) multiply(tape, plan, layer.units, signals.f, signals.mask, signals.kept);
    if (layer.skip) sum(tape, plan, layer.units, signals.kept, input, signals.a);
    input = signals.a;
  }
  affine(tape, plan, shape.output, plan.theta, input, plan.values.output.z);
  if (!withHeads) return;
  for (let h = 0; h < shape.heads.length; h++) {
    const { layer, on } = shape.heads[h]!;
    affine(tape, plan, layer, plan.theta, plan.values.hidden[on]!.a, plan.values.heads[h]!.z);
  }
}

/** Adds what the heads on hidden layer `l` send back to `da`. */
function headsBack(tape: Tape, { shape }: Passes, plan: Plan, l: number, da: number): void {
  for (let h = 0; h < shape.heads.length; h++) {
    const { layer, on } = shape.heads[h]!;
    if (on === l) affineBack(tape, plan, layer, plan.theta, plan.values.heads[h]!.dz, da, true);
  }
}

/** From the derivatives by all outputs back to those by all parameters, which are added to `plan.gradient`. */
export function backward(tape: Tape, passes: Passes, plan: Plan): void {
  const { shape, activations, moments } = passes;
  const { hidden, output, heads } = plan.values;
  const top = shape.hidden.length - 1;
  affineGradient(tape, plan, shape.output, output.dz, top < 0 ? plan.inputs : hidden[top]!.a, plan.gradient);
  for (let h = 0; h < shape.heads.length; h++) {
    const { layer, on } = shape.heads[h]!;
    affineGradient(tape, plan, layer, heads[h]!.dz, hidden[on]!.a, plan.gradient);
  }
  if (top < 0) return;
  affineBack(tape, plan, shape.output, plan.theta, output.dz, hidden[top]!.da, false);
  for (let l = top; l >= 0; l--) {
    const layer = shape.hidden[l]!;
    const signals = hidden[l]!;
    headsBack(tape, passes, plan, l, signals.da);
    if (signals.mask !== null) multiply(tape, plan, layer.units, signals.da, signals.mask, signals.df);
    activations[l]!.pull(tape, signals.y, signals.f, signals.df, signals.dy, layer.units, plan.stride);
    if (layer.scale !== null) {
      tape.step(() => pullNormalization(tape.workspace.numbers, plan, layer, signals, moments[l]!));
    }
    affineGradient(tape, plan, layer, signals.dz, l === 0 ? plan.inputs : hidden[l - 1]!.a, plan.gradient);
    if (l === 0) continue;
    const { da } = hidden[l - 1]!;
    affineBack(tape, plan, layer, plan.theta, signals.dz, da, false);
    if (layer.skip) sum(tape, plan, layer.units, da, signals.da, da);
  }
}
