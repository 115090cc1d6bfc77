import type { OutputSignals, Plan } from "./plan.ts";
import type { Data, Loss } from "./types.ts";
import type { Tape } from "./wasm/tape.ts";

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

/** The examples' losses and their sum; their derivatives by z, times the number at `scale`, to dz. */
export function loseAtOutput(tape: Tape, plan: Plan, loss: Loss, units: number, output: OutputSignals): void {
  const { count, lanes, targets, losses } = plan;
  const { z, dz, shares, scale, total } = output;
  const stride = 8 * plan.stride;
  tape.call(loss, 8 * z, 8 * targets, 8 * dz, 8 * shares, 8 * losses, stride, units, 8 * lanes, 8 * scale);
  if (lanes > count) tape.call("clear", 8 * (dz + count), stride, units);
  tape.call("total", 8 * total, 8 * losses, 8 * count);
}

/** Whether each example's class is wrong, and how many are. */
export function countWrong(tape: Tape, plan: Plan, units: number): void {
  const { count, lanes, stride, targets, values, wrong, wrongs } = plan;
  tape.call("wrongClasses", 8 * values.output.z, 8 * targets, 8 * wrong, 8 * stride, units, 8 * lanes);
  tape.call("total", 8 * wrongs, 8 * wrong, 8 * count);
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
