import { cosTurns, sinTurns } from "../../core/elementary.ts";
import { normals, STREAM, shuffle, uniform } from "../../core/random.ts";
import { defaultsOf, type Vector } from "../../core/types.ts";
import { zeros } from "../../core/vector.ts";
import type { Data } from "../types.ts";
import { DIGIT_PIXELS, DIGITS, readDigit } from "./digit-images.ts";
import {
  type DatasetSizes,
  type DatasetSpecification,
  datasetById,
  type InlineDataset,
  isInline,
  type SeededDataset,
  sizesOf,
} from "./index.ts";

/** The examples of a problem. */
export interface Examples {
  readonly training: Data;
  /** Null where nothing is held out. */
  readonly heldOut: Data | null;
}

/** Numbers that belong to one example: one in [0, 1) and two of 𝒩(0, 1). */
interface Chance {
  readonly u: number;
  readonly z: number;
  readonly w: number;
}

/** Example i: writes its input to `input`, and returns its class, or its target where targets are values. */
type Draw = (i: number, chance: Chance, params: Params, input: Vector) => number;

type Params = Readonly<Record<string, number>>;

const draws: Readonly<Record<string, Draw>> = {
  moons(i, { u, z, w }, { noise }, input) {
    const c = cosTurns(u / 2);
    const s = sinTurns(u / 2);
    input[0] = (i % 2 === 0 ? c : 1 - c) + noise! * z;
    input[1] = (i % 2 === 0 ? s : 0.5 - s) + noise! * w;
    return i % 2;
  },
  circles(i, { u, z, w }, { noise, factor }, input) {
    const radius = i % 2 === 0 ? 1 : factor!;
    input[0] = radius * cosTurns(u) + noise! * z;
    input[1] = radius * sinTurns(u) + noise! * w;
    return i % 2;
  },
  spirals(i, { u, z, w }, { noise, arms, turns }, input) {
    const arm = i % arms!;
    // The root spreads the examples evenly along the arm rather than around the origin.
    const radius = Math.sqrt(u);
    const angle = radius * turns! + arm / arms!;
    input[0] = radius * cosTurns(angle) + noise! * z;
    input[1] = radius * sinTurns(angle) + noise! * w;
    return arm;
  },
  xor(i, { z, w }, { noise }, input) {
    const right = i % 2;
    const upper = (i >> 1) % 2;
    input[0] = 2 * right - 1 + noise! * z;
    input[1] = 2 * upper - 1 + noise! * w;
    return right ^ upper;
  },
  blobs(i, { z, w }, { noise, classes }, input) {
    const angle = (i % classes!) / classes!;
    input[0] = 2 * cosTurns(angle) + noise! * z;
    input[1] = 2 * sinTurns(angle) + noise! * w;
    return i % classes!;
  },
  overlap(i, { u, z, w }, { noise, flipped }, input) {
    input[0] = 2 * (i % 2) - 1 + noise! * z;
    input[1] = noise! * w;
    return u < flipped! ? 1 - (i % 2) : i % 2;
  },
  curve(_, { u, z }, { noise, frequency }, input) {
    input[0] = 2 * u - 1;
    return sinTurns((frequency! * input[0]) / 2) + noise! * z;
  },
};

/**
 * The examples of a data set. Nothing but the seed and an example's place decides what it is, so that a larger n leaves the others as
 * they are.
 */
export function examplesOf(dataset: DatasetSpecification, seed: number): Examples {
  if (isInline(dataset)) return inlineExamples(dataset, seed);
  const { n, heldOut } = sizesOf(dataset);
  if (dataset.id === "digits") {
    const order = new Uint32Array(DIGITS);
    shuffle(seed, STREAM.selection, 0, order);
    return { training: digitsAt(order.subarray(0, n)), heldOut: orNone(digitsAt(order.subarray(n, n + heldOut))) };
  }
  return {
    training: drawn(dataset, seed, STREAM.trainingData, n),
    heldOut: orNone(drawn(dataset, seed, STREAM.heldOutData, heldOut)),
  };
}

const orNone = (data: Data): Data | null => (data.n === 0 ? null : data);

/** Examples to be filled in. */
function empty(n: number, { width, outputs, classes }: Pick<DatasetSizes, "width" | "outputs" | "classes">): Data {
  return {
    n,
    width,
    inputs: zeros(n * width),
    outputs,
    labels: classes ? new Uint32Array(n) : null,
    targets: zeros(n * outputs),
  };
}

function setClass({ labels, targets, outputs }: Data, i: number, label: number): void {
  labels![i] = label;
  targets[i * outputs + label] = 1;
}

function drawn(dataset: SeededDataset, seed: number, stream: number, n: number): Data {
  const params = { ...defaultsOf(datasetById(dataset.id).parameters), ...dataset } as Params;
  const draw = draws[dataset.id]!;
  const data = empty(n, sizesOf(dataset));
  const { width, inputs, labels, targets } = data;
  const normal = zeros(2);
  for (let i = 0; i < n; i++) {
    normals(seed, stream, i, 1, normal);
    const chance = { u: uniform(seed, stream, i), z: normal[0]!, w: normal[1]! };
    const target = draw(i, chance, params, inputs.subarray(i * width, (i + 1) * width));
    if (labels) setClass(data, i, target);
    else targets[i] = target;
  }
  return data;
}

function digitsAt(places: Uint32Array): Data {
  const data = empty(places.length, { width: DIGIT_PIXELS, outputs: 10, classes: true });
  for (const [i, place] of places.entries()) {
    setClass(data, i, readDigit(place, data.inputs.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)));
  }
  return data;
}

function inlineExamples(dataset: InlineDataset, seed: number): Examples {
  const { inputs, targets } = dataset;
  const sizes = sizesOf(dataset);
  const order = new Uint32Array(inputs.length);
  shuffle(seed, STREAM.selection, 0, order);
  // Both parts keep the order in which the examples are listed.
  const held = order.slice(sizes.n).sort();
  const kept = order.slice(0, sizes.n).sort();
  const { width, outputs } = sizes;
  const pick = (places: Uint32Array): Data => {
    const data = empty(places.length, sizes);
    for (const [i, place] of places.entries()) {
      data.inputs.set(inputs[place]!, i * width);
      const target = targets[place]!;
      if (typeof target === "number") setClass(data, i, target);
      else data.targets.set(target, i * outputs);
    }
    return data;
  };
  const training = pick(kept);
  const heldOut = orNone(pick(held));
  if (dataset.standardize) standardize(training, heldOut === null ? [training] : [training, heldOut]);
  return { training, heldOut };
}

/** Numbers below or above this have squares that underflow or overflow: 2^±400. */
const [TINY, HUGE] = [2 ** -400, 2 ** 400];
/** Takes any number out of those ranges, or into their middle. */
const [UP, DOWN] = [2 ** 600, 2 ** -600];

/** The rounding of a mean is corrected if it is more than this fraction of the spread. */
const ROUNDED = 1e-9;

/**
 * Shifts and scales the inputs of `all` so that those of `training` have mean 0 and variance 1. A constant input is only shifted, and
 * exactly to 0: its rounded mean would leave differences that are no spread.
 */
function standardize({ n, width, inputs }: Data, all: readonly Data[]): void {
  for (let j = 0; j < width; j++) {
    const column = Float64Array.from({ length: n }, (_, i) => inputs[i * width + j]!);
    const map = standardization(column);
    for (const data of all) {
      for (let i = 0; i < data.n; i++) data.inputs[i * width + j] = map(data.inputs[i * width + j]!);
    }
  }
}

/** The map that gives a column mean 0 and variance 1, or that takes a constant column to 0. */
function standardization(column: Vector): (x: number) => number {
  const n = column.length;
  const [first] = column;
  if (first === undefined || column.every((x) => x === first)) return (x) => x - (first ?? 0);
  const largest = column.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const unit = largest < TINY ? UP : largest > HUGE ? DOWN : 1;
  let mean = 0;
  for (const x of column) mean += (x * unit) / n;
  const spread = (shift: number) => {
    let variance = 0;
    for (const x of column) variance += (x * unit - mean - shift) * ((x * unit - mean - shift) / n);
    return Math.sqrt(variance);
  };
  // What rounding has left of the mean, which a spread that is small beside it would feel.
  let rest = 0;
  for (const x of column) rest += (x * unit - mean) / n;
  const shift = Math.abs(rest) > ROUNDED * spread(0) ? rest : 0;
  const scale = spread(shift);
  return (x) => (x * unit - mean - shift) / scale;
}
