import { log } from "../core/elementary.ts";
import type { OutputSignals, Plan } from "./plan.ts";
import type { Data, Loss } from "./types.ts";
import type { Workspace } from "./wasm/kernels.ts";

/** Which examples of the data a pass takes: `count` of them from place `from` on, of `indices`, or of all in their order. */
export interface Selection {
  readonly indices: Uint32Array | null;
  readonly from: number;
}

type Numbers = Float64Array<ArrayBuffer>;

/** Copies the examples' inputs, a unit to a row. */
export function loadInputs(
  numbers: Numbers,
  { inputs, count, lanes, stride }: Plan,
  data: Pick<Data, "inputs" | "width">,
  { indices, from }: Selection,
): void {
  const { width } = data;
  for (let r = 0; r < lanes; r++) {
    const place = from + (r < count ? r : count - 1);
    const example = indices ? indices[place]! : place;
    for (let i = 0, at = example * width; i < width; i++) numbers[inputs + i * stride + r] = data.inputs[at + i]!;
  }
}

/** Copies the examples' targets, or their labels as one-hot targets. */
export function loadTargets(
  numbers: Numbers,
  { targets, count, lanes, stride }: Plan,
  { outputs, labels, targets: values }: Data,
  { indices, from }: Selection,
): void {
  if (labels) numbers.fill(0, targets, targets + outputs * stride);
  for (let r = 0; r < lanes; r++) {
    const place = from + (r < count ? r : count - 1);
    const example = indices ? indices[place]! : place;
    if (labels) numbers[targets + labels[example]! * stride + r] = 1;
    else for (let k = 0; k < outputs; k++) numbers[targets + k * stride + r] = values[example * outputs + k]!;
  }
}

/** The sum of the examples' losses; their derivatives by z, times `scale`, to dz. */
export function sumOfLosses(
  { run, numbers }: Workspace,
  plan: Plan,
  loss: Loss,
  units: number,
  scale: number,
  { z, dz, shares }: OutputSignals,
): number {
  const { count, lanes, stride, targets, losses } = plan;
  const [first, second] = losses;
  run[loss](8 * z, 8 * targets, 8 * dz, 8 * shares, 8 * first, 8 * second, 8 * stride, units, 8 * lanes, scale);
  for (let r = count; r < lanes; r++) for (let k = 0; k < units; k++) numbers[dz + k * stride + r] = 0;
  let sum = 0;
  if (loss === "squared-error") for (let r = 0; r < count; r++) sum += numbers[first + r]!;
  else for (let r = 0; r < count; r++) sum += log(numbers[first + r]!) + numbers[second + r]!;
  return sum;
}

/** How many examples' largest output (of equal ones the first) is not their label's. An output that is NaN is wrong. */
export function wrongClasses(
  numbers: Numbers,
  { count, stride }: Plan,
  units: number,
  z: number,
  labels: Uint32Array,
  from: number,
): number {
  let wrong = 0;
  for (let r = 0; r < count; r++) {
    const label = labels[from + r]!;
    const own = numbers[z + label * stride + r]!;
    let right = true;
    for (let k = 0; k < units; k++) {
      const other = numbers[z + k * stride + r]!;
      if (!(k < label ? own > other : own >= other)) right = false;
    }
    if (!right) wrong++;
  }
  return wrong;
}

/** Copies a matrix with a row for each unit to rows for examples, from example `from` of `out` on. */
export function unload(
  numbers: Numbers,
  { count, stride }: Plan,
  units: number,
  matrix: number,
  out: Float64Array,
  from: number,
): void {
  for (let r = 0; r < count; r++) {
    for (let k = 0; k < units; k++) out[(from + r) * units + k] = numbers[matrix + k * stride + r]!;
  }
}
