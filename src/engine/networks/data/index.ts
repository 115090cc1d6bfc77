import { defaultsOf, type Parameters, type ParameterValue, type ParameterValues } from "../../core/types.ts";
import { blobs } from "./blobs.ts";
import { circles } from "./circles.ts";
import { curve } from "./curve.ts";
import type { DatasetDeclaration } from "./declare.ts";
import { digits } from "./digits.ts";
import { moons } from "./moons.ts";
import { overlap } from "./overlap.ts";
import type { OwnFile } from "./own-file.ts";
import { spirals } from "./spirals.ts";
import { xor } from "./xor.ts";

export type { OwnFile };

// biome-ignore lint/suspicious/noExplicitAny: a list of declarations is existential in their parameter types, which TypeScript cannot say otherwise.
export type AnyDataset = DatasetDeclaration<any>;

/** Every data set that follows from the seed, in the order of the menu. */
export const datasets: readonly AnyDataset[] = [moons, circles, spirals, xor, blobs, overlap, curve, digits];

const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]));

/** The data set with this id. Throws a RangeError for an unknown one; the configuration's validation comes first. */
export function datasetById(id: string): AnyDataset {
  const dataset = byId.get(id);
  if (!dataset) throw new RangeError(`unknown data set: ${id}`);
  return dataset;
}

/** A data set of the list above, with its parameters beside its id. */
export interface SeededDataset {
  readonly id: string;
  readonly [parameter: string]: ParameterValue;
}

/** Examples that the configuration itself lists. Targets are classes from 0, or a list of values for each example. */
export interface InlineDataset {
  readonly id: "inline";
  /** Marks examples that must not leave the device but in a file that is saved on purpose: there is no link to them. */
  readonly private?: OwnFile;
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[] | readonly (readonly number[])[];
  /** The share of the examples that is held out; the seed chooses which. */
  readonly heldOut: number;
  /** Whether inputs are shifted and scaled, by what the training examples say, to mean 0 and variance 1. */
  readonly standardize: boolean;
}

export type DatasetSpecification = SeededDataset | InlineDataset;

export const isInline = (dataset: DatasetSpecification): dataset is InlineDataset => dataset.id === "inline";

/** What can be known of a data set without making it. */
export interface DatasetSizes {
  /** Examples to train on, and held-out ones. */
  readonly n: number;
  readonly heldOut: number;
  /** Numbers of an example's input. */
  readonly width: number;
  /** Units of the output layer. */
  readonly outputs: number;
  /** Whether targets are classes. */
  readonly classes: boolean;
}

export function sizesOf(dataset: DatasetSpecification): DatasetSizes {
  if (isInline(dataset)) return inlineSizes(dataset);
  const declaration = datasetById(dataset.id);
  const { width, outputs } = declaration;
  const params: ParameterValues = { ...defaultsOf(declaration.parameters as Parameters), ...dataset };
  const n = params.n as number;
  const count = declaration.classes(params);
  return {
    n,
    heldOut: Math.round(n * (params.heldOut as number)),
    width,
    outputs: count ?? outputs ?? 1,
    classes: count !== null,
  };
}

function inlineSizes({ inputs, targets, heldOut }: InlineDataset): DatasetSizes {
  const held = Math.min(inputs.length - 1, Math.round(inputs.length * heldOut));
  const [first] = targets;
  const classes = typeof first === "number";
  return {
    n: inputs.length - held,
    heldOut: held,
    width: inputs[0]!.length,
    // One unit would have nothing to choose from.
    outputs: classes
      ? Math.max(2, 1 + (targets as readonly number[]).reduce((a, b) => Math.max(a, b), 0))
      : (first as readonly number[]).length,
    classes,
  };
}
