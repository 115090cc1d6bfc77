import type { LaneSpecification } from "../lane.ts";
import { type DatasetSpecification, sizesOf } from "../networks/data/index.ts";
import type { Loss, ModelSpecification, Sampling } from "../networks/types.ts";
import type { RunSpecification } from "../run.ts";

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

/** A lane may see other batches, or begin elsewhere, than the rest. */
export interface NetworkLaneSpecification extends LaneSpecification {
  readonly batchSize?: number;
  readonly sampling?: Sampling;
}

/** A complete and valid description of a run on a network; the configuration's schema makes it, and the engine trusts it. */
export interface NetworkRunSpecification {
  readonly problem: NetworkProblem;
  /** θ⁽⁰⁾ of every lane; absent: drawn from `init` and the seed. */
  readonly start?: readonly number[];
  /** Updates per lane. */
  readonly steps: number;
  readonly seed: number;
  /** A lane stops at the first recorded point whose J is at most this. Absent: no lane does. */
  readonly stopAtLoss?: number;
  readonly lanes: readonly NetworkLaneSpecification[];
}

/** A run of either kind. */
export type AnyRunSpecification = RunSpecification | NetworkRunSpecification;

export const isNetworkRun = (spec: AnyRunSpecification): spec is NetworkRunSpecification =>
  spec.problem.kind === "network";

/** A run that has to be one on a surface. Throws a RangeError for any other. */
export function surfaceRun(spec: AnyRunSpecification): RunSpecification {
  if (isNetworkRun(spec)) throw new RangeError("this is no run on a surface");
  return spec;
}

/** The length of θ. */
export function dimensionOf({ dataset, model }: Pick<NetworkProblem, "dataset" | "model">): number {
  const { width, outputs } = sizesOf(dataset);
  const { hidden, activation, pieces, batchNorm } = model;
  let dimension = headsOf(model).reduce((sum, layer) => sum + (hidden[layer]! + 1) * outputs, 0);
  let before = width;
  for (const units of hidden) {
    const maps = units * (activation === "maxout" ? pieces : 1);
    // W and either b, or γ and β.
    dimension += maps * (before + (batchNorm ? 2 : 1));
    before = units;
  }
  return dimension + outputs * (before + 1);
}

/** The number of rows that a lane records if it gets to the end: the start, every so many updates, and the last. */
export function rowsOf(steps: number, evaluateEvery: number): number {
  return 1 + Math.ceil(steps / evaluateEvery);
}

/** The updates done at a row. */
export function updateOf(row: number, steps: number, evaluateEvery: number): number {
  return Math.min(steps, row * evaluateEvery);
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

/**
 * The columns of a lane's record, one row an evaluation.
 *
 * - `update`: updates done. `loss`, `gradNorm`: the full training loss (weight decay and auxiliary losses included; batch normalization
 *   by the whole set's statistics) and the length of its gradient. `layerNorm0` …, `outputNorm`, `headNorm0` …: the length within each
 *   hidden layer, the output layer, and the auxiliary head on a hidden layer. Their squares add up to that of `gradNorm`.
 * - `dataLoss`, `zeroOne`: mean loss without decay and auxiliary losses, and share of wrong classes, on the training set; `heldOutLoss`,
 *   `heldOutZeroOne` on the held-out one. Batch normalization goes by its running statistics there.
 * - `stepLength`: ‖θ_k − θ_{k−1}‖, NaN at the start. `examples`: examples seen.
 * - `meanLoss`, `meanGradNorm`, `meanDataLoss`, `meanZeroOne`, `meanHeldOutLoss`, `meanHeldOutZeroOne`: the same at the average of the
 *   points. Running statistics are the lane's own there too: an average has none.
 */
export function trainingColumns(problem: NetworkProblem, { average }: NetworkLaneSpecification): string[] {
  const { classes, heldOut } = sizesOf(problem.dataset);
  const only = (wanted: boolean, ...names: string[]) => (wanted ? names : []);
  return [
    ...["update", "loss", "gradNorm", "dataLoss", ...only(classes, "zeroOne")],
    ...only(heldOut > 0, "heldOutLoss", ...only(classes, "heldOutZeroOne")),
    ...["stepLength", "examples", "valueEvaluations", "gradientEvaluations", "hessianEvaluations"],
    ...normColumns(problem.model.hidden.length, headsOf(problem.model)),
    ...only(average !== undefined, "meanLoss", "meanGradNorm", "meanDataLoss", ...only(classes, "meanZeroOne")),
    ...only(average !== undefined && heldOut > 0, "meanHeldOutLoss", ...only(classes, "meanHeldOutZeroOne")),
  ];
}
