import type { ActivationPass } from "./activate.ts";
import { type Moments, measure, normalize, pullNormalization } from "./normalize.ts";
import type { Plan } from "./plan.ts";
import type { Layer, Shape } from "./shape.ts";
import type { Workspace } from "./wasm/kernels.ts";

/** What all passes of one network share. */
export interface Passes {
  readonly workspace: Workspace;
  readonly shape: Shape;
  readonly activation: ActivationPass;
  /** The latest statistics of each hidden layer; empty without batch normalization. */
  readonly moments: readonly Moments[];
}

/** out = W x + b, or W x where the layer has no b. `parameters` is the offset of a flat vector. */
export function affine(
  { run }: Workspace,
  plan: Plan,
  layer: Layer,
  parameters: number,
  input: number,
  out: number,
): void {
  const { inputs, rows, weights, bias } = layer;
  const step = 8 * inputs;
  const width = 8 * plan.lanes;
  const stride = 8 * plan.stride;
  const w = 8 * (parameters + weights);
  if (bias === null) run.product(8 * out, w, step, 8, 8 * input, stride, rows, inputs, width, 0);
  else run.productBias(8 * out, w, step, 8, 8 * input, stride, rows, inputs, width, 8 * (parameters + bias));
}

/** out = Wᵀ d, or, `adding`, out += Wᵀ d. */
export function affineBack(
  { run }: Workspace,
  plan: Plan,
  layer: Layer,
  parameters: number,
  d: number,
  out: number,
  adding: boolean,
): void {
  const multiply = adding ? run.productSum : run.product;
  const { inputs, rows, weights } = layer;
  const step = 8 * inputs;
  const w = 8 * (parameters + weights);
  multiply(8 * out, w, 8, step, 8 * d, 8 * plan.stride, inputs, rows, 8 * plan.lanes, 0);
}

/** Adds d xᵀ and, where there is a b, the sum of d over the examples to the flat vector at `gradient`. */
export function affineGradient(
  { run }: Workspace,
  plan: Plan,
  { inputs, rows, weights, bias }: Layer,
  d: number,
  input: number,
  gradient: number,
): void {
  const width = 8 * plan.lanes;
  run.outer(8 * (gradient + weights), 8 * d, 8 * input, 8 * plan.stride, rows, inputs, width);
  if (bias !== null) run.rowSums(8 * (gradient + bias), 8 * d, 8 * plan.stride, rows, width);
}

/** a += b for matrices of so many units. */
export function addTo({ run }: Workspace, plan: Plan, units: number, a: number, b: number): void {
  run.sum(8 * a, 8 * b, 8 * a, 8 * units * plan.stride);
}

/** From the inputs to all outputs. `measured`: batch normalization uses the statistics of this batch, not those that `moments` hold. */
export function forward(passes: Passes, plan: Plan, measured: boolean, withHeads: boolean): void {
  const { workspace, shape, activation, moments } = passes;
  let input = plan.inputs;
  for (let l = 0; l < shape.hidden.length; l++) {
    const layer = shape.hidden[l]!;
    const signals = plan.values.hidden[l]!;
    affine(workspace, plan, layer, plan.theta, input, signals.z);
    if (layer.scale !== null) {
      if (measured) measure(workspace.numbers, plan, signals, moments[l]!);
      normalize(workspace.numbers, plan, layer, signals, moments[l]!);
    }
    activation.value(signals.y, signals.f, layer.units, plan.stride);
    if (layer.skip) workspace.run.sum(8 * signals.f, 8 * input, 8 * signals.a, 8 * layer.units * plan.stride);
    input = signals.a;
  }
  affine(workspace, plan, shape.output, plan.theta, input, plan.values.output.z);
  if (!withHeads) return;
  for (let h = 0; h < shape.heads.length; h++) {
    const { layer, on } = shape.heads[h]!;
    affine(workspace, plan, layer, plan.theta, plan.values.hidden[on]!.a, plan.values.heads[h]!.z);
  }
}

/** Adds what the heads on hidden layer `l` send back to `da`. */
export function headsBack({ workspace, shape }: Passes, plan: Plan, parameters: number, l: number, da: number): void {
  for (let h = 0; h < shape.heads.length; h++) {
    const { layer, on } = shape.heads[h]!;
    if (on === l) affineBack(workspace, plan, layer, parameters, plan.values.heads[h]!.dz, da, true);
  }
}

/** From the derivatives by all outputs back to those by all parameters, which are added to `plan.gradient`. */
export function backward(passes: Passes, plan: Plan): void {
  const { workspace, shape, activation, moments } = passes;
  const { hidden, output, heads } = plan.values;
  const top = shape.hidden.length - 1;
  affineGradient(workspace, plan, shape.output, output.dz, top < 0 ? plan.inputs : hidden[top]!.a, plan.gradient);
  for (let h = 0; h < shape.heads.length; h++) {
    const { layer, on } = shape.heads[h]!;
    affineGradient(workspace, plan, layer, heads[h]!.dz, hidden[on]!.a, plan.gradient);
  }
  if (top < 0) return;
  affineBack(workspace, plan, shape.output, plan.theta, output.dz, hidden[top]!.da, false);
  for (let l = top; l >= 0; l--) {
    const layer = shape.hidden[l]!;
    const signals = hidden[l]!;
    headsBack(passes, plan, plan.theta, l, signals.da);
    activation.pull(signals.y, signals.f, signals.da, signals.dy, layer.units, plan.stride);
    if (layer.scale !== null) pullNormalization(workspace.numbers, plan, layer, signals, moments[l]!);
    affineGradient(workspace, plan, layer, signals.dz, l === 0 ? plan.inputs : hidden[l - 1]!.a, plan.gradient);
    if (l === 0) continue;
    const { da } = hidden[l - 1]!;
    affineBack(workspace, plan, layer, plan.theta, signals.dz, da, false);
    if (layer.skip) addTo(workspace, plan, layer.units, da, signals.da);
  }
}
