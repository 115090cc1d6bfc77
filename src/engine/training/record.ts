import type { Vector } from "../core/types.ts";
import { norm, zeros } from "../core/vector.ts";
import type { Lane } from "../lane.ts";
import { sizesOf } from "../networks/data/index.ts";
import type { LaneSpecification } from "../stepper.ts";
import { CORE_COLUMNS, type Column, type Recorder } from "../task.ts";
import type { BatchOracle } from "./batch-oracle.ts";
import { headsOf, type NetworkProblem, normColumns } from "./specification.ts";
import type { NetworkTask } from "./task.ts";

/** A mean loss without decay and auxiliary heads, and the misclassification rate (NaN for regression). */
interface Losses {
  readonly loss: number;
  readonly zeroOne: number;
}

const NOTHING: Losses = { loss: Number.NaN, zeroOne: Number.NaN };

/** What a row of a lane on a network holds. */
export class NetworkRecord implements Recorder {
  /** On the training set and the held-out set, by batch normalization's running statistics. */
  training = NOTHING;
  heldOut = NOTHING;
  /** J and ‖∇J‖ at the averaged θ, and the losses there. */
  meanLoss = Number.NaN;
  meanGradNorm = Number.NaN;
  meanTraining = NOTHING;
  meanHeldOut = NOTHING;
  /** Lengths of ∇J within each affine map's parameters: hidden layers, output, heads. */
  readonly norms: Vector;
  private readonly task: NetworkTask;
  private readonly oracle: BatchOracle;
  /** Where the parameters of each affine map end. */
  private readonly ends: number[];
  private readonly meanGradient: Vector;

  constructor(task: NetworkTask, oracle: BatchOracle) {
    const { network, problem } = task;
    this.task = task;
    this.oracle = oracle;
    this.norms = zeros(network.depth + headsOf(problem.model).length);
    this.ends = Array.from(this.norms, () => 0);
    for (const { layer, offset, rows, columns } of network.blocks) this.ends[layer] = offset + rows * columns;
    this.meanGradient = zeros(network.dimension);
  }

  get heldOutLoss(): number | null {
    return this.task.heldOut && this.heldOut.loss;
  }

  /** Examples seen after so many updates. */
  examplesAfter(updates: number): number {
    return this.task.batches.seen(updates);
  }

  evaluate({ theta, mean }: Lane): void {
    const { network, training, heldOut, objective, problem } = this.task;
    const running = problem.model.batchNorm ? this.oracle.running : undefined;
    this.training = network.evaluate(training, theta, running);
    if (heldOut) this.heldOut = network.evaluate(heldOut, theta, running);
    this.measureNorms();
    if (mean === null) return;
    // The gradient is a fifth at most of what a lane with an average costs, and nothing else shows whether its average has converged.
    this.meanLoss = objective.valueAndGradient(mean, this.meanGradient);
    this.meanGradNorm = norm(this.meanGradient);
    this.meanTraining = network.evaluate(training, mean, running);
    if (heldOut) this.meanHeldOut = network.evaluate(heldOut, mean, running);
  }

  private measureNorms(): void {
    const { gradient0 } = this.oracle;
    // A map's parameters are contiguous, and its blocks in order.
    let from = 0;
    for (const [map, end] of this.ends.entries()) {
      this.norms[map] = norm(gradient0.subarray(from, end));
      from = end;
    }
  }
}

type NetworkColumn = Column<NetworkRecord>;

const column = (name: string, at: NetworkColumn["at"]): NetworkColumn => ({ name, at });

/**
 * The columns of a lane on a network, one row per evaluation, after those that every lane has.
 *
 * - `loss`, `gradNorm`: the full training loss (weight decay and auxiliary losses included; batch normalization by the whole set's
 *   statistics) and the length of its gradient. `layerNorm0` …, `outputNorm`, `headNorm0` …: the length within each hidden layer, the
 *   output layer, and the auxiliary head on a hidden layer. Their squares add up to that of `gradNorm`.
 * - `update`: updates done. `dataLoss`, `zeroOne`: mean loss without decay and auxiliary losses, and misclassification rate, on the
 *   training set; `heldOutLoss`, `heldOutZeroOne` on the held-out set. Batch normalization goes by its running statistics there.
 * - `stepLength`: ‖θ_k − θ_{k−1}‖, NaN at the start. `examples`: examples seen.
 * - `meanLoss`, `meanGradNorm`, `meanDataLoss`, `meanZeroOne`, `meanHeldOutLoss`, `meanHeldOutZeroOne`: the same at the average of the
 *   points. Running statistics are the lane's own there too: an average has none.
 */
export function networkColumns(problem: NetworkProblem, { average }: LaneSpecification): readonly NetworkColumn[] {
  const { classes, heldOut } = sizesOf(problem.dataset);
  const only = (wanted: boolean, ...columns: NetworkColumn[]) => (wanted ? columns : []);
  const averaged = average !== undefined;
  return [
    column("update", ({ k }) => k),
    column("dataLoss", (_, { training }) => training.loss),
    ...only(
      classes,
      column("zeroOne", (_, { training }) => training.zeroOne),
    ),
    ...only(
      heldOut > 0,
      column("heldOutLoss", (_, record) => record.heldOut.loss),
    ),
    ...only(
      heldOut > 0 && classes,
      column("heldOutZeroOne", (_, record) => record.heldOut.zeroOne),
    ),
    column("stepLength", (lane) => (lane.k === 0 ? Number.NaN : lane.stepLength())),
    column("examples", ({ k }, record) => record.examplesAfter(k)),
    ...normColumns(problem.model.hidden.length, headsOf(problem.model)).map((name, map) =>
      column(name, (_, { norms }) => norms[map]!),
    ),
    ...only(
      averaged,
      column("meanLoss", (_, { meanLoss }) => meanLoss),
      column("meanGradNorm", (_, { meanGradNorm }) => meanGradNorm),
      column("meanDataLoss", (_, { meanTraining }) => meanTraining.loss),
    ),
    ...only(
      averaged && classes,
      column("meanZeroOne", (_, { meanTraining }) => meanTraining.zeroOne),
    ),
    ...only(
      averaged && heldOut > 0,
      column("meanHeldOutLoss", (_, { meanHeldOut }) => meanHeldOut.loss),
    ),
    ...only(
      averaged && heldOut > 0 && classes,
      column("meanHeldOutZeroOne", (_, { meanHeldOut }) => meanHeldOut.zeroOne),
    ),
  ];
}

/** The names of all columns of a lane on a network. */
export const networkColumnNames = (problem: NetworkProblem, lane: LaneSpecification): string[] => [
  ...CORE_COLUMNS,
  ...networkColumns(problem, lane).map(({ name }) => name),
];
