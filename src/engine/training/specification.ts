import { type DatasetSpecification, sizesOf } from "../networks/data/index.ts";
import { activationsOf, shapeOf } from "../networks/shape.ts";
import type { Loss, ModelSpecification, Sampling } from "../networks/types.ts";
import type { RunSpecification } from "../run.ts";
import type { LaneSpecification } from "../stepper.ts";

/** The training of a network, all defaults filled in. */
export interface NetworkProblem {
  readonly kind: "network";
  readonly dataset: DatasetSpecification;
  readonly model: ModelSpecification;
  readonly loss: Loss;
  /** Examples of a minibatch, at most as many as are trained on. */
  readonly batchSize: number;
  readonly sampling: Sampling;
  readonly weightDecay: number;
  /** Updates from one row of the record to the next. */
  readonly evaluateEvery: number;
  /** A lane stops after `patience` evaluations in a row without a new lowest held-out loss. */
  readonly earlyStopping?: { readonly patience: number };
}

/** A complete and valid description of a run on a network. */
export type NetworkRunSpecification = RunSpecification<NetworkProblem>;

/** The problem with a lane's own model. */
export function problemOf(problem: NetworkProblem, { model }: Pick<LaneSpecification, "model">): NetworkProblem {
  return model ? { ...problem, model: { ...problem.model, ...model } } : problem;
}

/** Whether updates drop hidden units, so that none works on J itself. */
export const dropsUnits = ({ model }: Pick<NetworkProblem, "model">): boolean =>
  model.dropout > 0 && model.hidden.length > 0;

/** Identifies the function of θ that a model stands for: models that differ only in how θ begins, or in dropout, have one key. */
export function networkKey(model: NetworkProblem["model"]): string {
  const { hidden, pieces, useBias, batchNorm, skip, auxiliary } = model;
  const activations = activationsOf(model);
  const heads = headsOf(model);
  return JSON.stringify([
    ...[hidden, activations, activations.includes("maxout") ? pieces : 1, useBias, batchNorm, skip],
    ...[heads, heads.length > 0 ? auxiliary!.weight : 0],
  ]);
}

/** The length of θ. */
export function dimensionOf({ dataset, model }: Pick<NetworkProblem, "dataset" | "model">): number {
  const { width, outputs } = sizesOf(dataset);
  return shapeOf(width, outputs, model).dimension;
}

/** The hidden layers, from 0, that auxiliary heads stand on, in the order of the heads' parameters. */
export const headsOf = ({ auxiliary }: NetworkProblem["model"]): readonly number[] =>
  [...new Set(auxiliary?.layers)].map((layer) => layer - 1);

/** The columns of the norms within the affine maps, in the order of their parameters: of so many hidden layers, the output and the heads. */
export const normColumns = (layers: number, heads: readonly number[]): string[] => [
  ...Array.from({ length: layers }, (_, layer) => `layerNorm${layer}`),
  "outputNorm",
  ...heads.map((layer) => `headNorm${layer}`),
];
