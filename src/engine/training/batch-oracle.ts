import { STREAM, uniform } from "../core/random.ts";
import type { Vector } from "../core/types.ts";
import { copy, norm, same, zeros } from "../core/vector.ts";
import type { RunningStatistics } from "../networks/types.ts";
import type { Evaluations } from "../oracle.ts";
import type { TaskOracle } from "../task.ts";
import type { Batches } from "./batches.ts";
import { dropsUnits } from "./specification.ts";
import type { NetworkTask } from "./task.ts";

/**
 * What an optimizer asks of a network: the loss on the minibatch of the present update, with units dropped, and its gradient. Where
 * every update works on J itself, a question about a point that has been recorded is answered from the record.
 */
export class BatchOracle implements TaskOracle {
  readonly dimension: number;
  readonly evaluations: Evaluations = { value: 0, gradient: 0, hessian: 0 };
  /** J, ‖∇J‖ and ∇J of the whole training set at the latest recorded point. */
  value0 = Number.NaN;
  gradNorm0 = Number.NaN;
  readonly gradient0: Vector;
  /** What batch normalization goes by when it does not train. */
  readonly running: RunningStatistics;
  readonly memory: readonly Vector[];
  private readonly recorded: Vector;
  private readonly task: NetworkTask;
  private readonly batches: Batches;
  private readonly clock: { readonly step: number };
  private readonly normalizes: boolean;
  /** Every update works on J: the whole set, and no unit is dropped. */
  private readonly exact: boolean;
  private readonly scratch: Vector;
  private trialValue = Number.NaN;
  private indices: Uint32Array = new Uint32Array(0);
  private update = 0;
  /** Nothing has been asked yet in the present update. */
  private fresh = true;

  constructor(task: NetworkTask, clock: { readonly step: number }) {
    this.task = task;
    this.batches = task.batches;
    this.clock = clock;
    this.dimension = task.network.dimension;
    this.normalizes = task.problem.model.batchNorm;
    this.exact = task.batches.whole && !dropsUnits(task.problem);
    this.running = task.network.statistics();
    this.memory = [...this.running.mean, ...this.running.variance];
    this.recorded = zeros(this.dimension).fill(Number.NaN);
    this.gradient0 = zeros(this.dimension);
    this.scratch = zeros(this.dimension);
  }

  /** Turns to the minibatch of update k. */
  begin(k: number): void {
    this.indices = this.batches.at(k);
    this.update = k;
    this.fresh = true;
  }

  /** Evaluates J and ∇J on the whole training set at θ. */
  record(theta: Vector): void {
    copy(theta, this.recorded);
    this.value0 = this.task.objective.valueAndGradient(theta, this.gradient0);
    this.gradNorm0 = norm(this.gradient0);
  }

  forget(): void {
    this.recorded.fill(Number.NaN);
  }

  value(theta: Vector): number {
    this.evaluations.value++;
    if (!this.exact) return this.onBatch(theta, this.scratch);
    return same(theta, this.recorded) ? this.value0 : this.task.objective.value(theta);
  }

  gradient(theta: Vector, out: Vector): void {
    this.evaluations.gradient++;
    // The first look at a batch is what the running statistics follow.
    const follows = this.normalizes && this.fresh;
    if (this.exact && !follows && same(theta, this.recorded)) {
      copy(this.gradient0, out);
      this.trialValue = this.value0;
    } else this.trialValue = this.onBatch(theta, out);
  }

  valueAndGradient(theta: Vector, out: Vector): number {
    this.evaluations.value++;
    this.gradient(theta, out);
    return this.trialValue;
  }

  /** Only methods that see the whole set at every update ask for it. */
  hessian(theta: Vector, out: Vector): void {
    this.evaluations.hessian++;
    this.task.objective.hessian(theta, out);
  }

  quadraticCurvature(): null {
    return null;
  }

  coordinateMinimizer(): null {
    return null;
  }

  readonly blocks = [];

  minimizeBlock(): never {
    throw new RangeError("a network declares no blocks");
  }

  uniform(): number {
    return uniform(this.task.seed, STREAM.choice, this.clock.step);
  }

  private onBatch(theta: Vector, gradient: Vector): number {
    const { network, training, seed } = this.task;
    const running = this.normalizes && this.fresh ? this.running : undefined;
    this.fresh = false;
    return network.onBatch(training, this.indices, theta, gradient, running, { seed, update: this.update });
  }
}
