import type { Objective, Oracle, Vector } from "../core/types.ts";
import { copied, isFiniteVector, norm, zeros } from "../core/vector.ts";
import type { RunningStatistics } from "../networks/types.ts";
import type { Evaluations } from "../oracle.ts";
import { type Divergence, REST_TOLERANCE, Stepper, type StepperSnapshot } from "../stepper.ts";
import { BatchOracle } from "./batch-oracle.ts";
import type { Batches } from "./batches.ts";
import { headsOf, type NetworkLaneSpecification, rowsOf, trainingColumns, updateOf } from "./specification.ts";
import type { Task } from "./task.ts";

/** The evaluation with the lowest held-out loss so far. */
export interface Best {
  readonly k: number;
  readonly loss: number;
  readonly theta: Vector;
}

/** Everything that a lane needs to go on, as plain data of its own. */
export interface TrainingSnapshot extends StepperSnapshot {
  readonly rows: number;
  readonly evaluations: Evaluations;
  readonly running: RunningStatistics;
  readonly best: Best | null;
  readonly misses: number;
  readonly stoppedAt: number | null;
}

/**
 * One optimizer training a network. A row is written every so many updates, into a caller's buffer. An update whose θ, or an evaluation
 * whose J or ∇J is not finite, ends the lane; nothing ever throws.
 */
export class TrainingLane extends Stepper {
  readonly columns: readonly string[];
  /** Rows written. */
  rows = 0;
  /** The lowest held-out loss so far; null where nothing is held out, or nothing was finite. */
  best: Best | null = null;
  /** The update after which the lane stopped early. */
  stoppedAt: number | null = null;
  readonly batches: Batches;
  private readonly task: Task;
  private readonly oracle: BatchOracle;
  private readonly asked: Oracle;
  /** Evaluations in a row without a new lowest held-out loss. */
  private misses = 0;
  private readonly row: Vector;
  private readonly norms: Vector;
  /** Where the parameters of each affine map end. */
  private readonly ends: number[];
  private readonly meanGradient: Vector | null;
  /** The lane at its last evaluation, where updates lie between two of them. */
  private evaluated: TrainingSnapshot | null = null;
  /** Looks for the update that ends the lane, which has been found to be between two evaluations. */
  private search: Generator<void, void> | null = null;

  constructor(task: Task, spec: NetworkLaneSpecification, seed: number) {
    super(spec, task.start(spec));
    this.task = task;
    this.batches = task.batches(spec);
    this.oracle = new BatchOracle(task, this.batches, spec.seed ?? seed, this.clock);
    this.asked = this.modified(this.oracle, spec.seed ?? seed);
    this.columns = trainingColumns(task.problem, spec);
    this.row = zeros(this.columns.length);
    this.norms = zeros(task.network.depth + headsOf(task.problem.model).length);
    this.ends = Array.from(this.norms, () => 0);
    for (const { layer, offset, rows, columns } of task.network.blocks) this.ends[layer] = offset + rows * columns;
    this.meanGradient = this.mean && zeros(this.theta.length);
  }

  /** Every update of a method that asks about curvature works on the whole set. */
  objectiveAt(): Objective {
    return this.task.objective;
  }

  get evaluations(): Readonly<Evaluations> {
    return this.oracle.evaluations;
  }

  /** What batch normalization goes by when it does not train. */
  get running(): RunningStatistics {
    return this.oracle.running;
  }

  /** Whether no row is left to write. */
  finished(steps: number): boolean {
    if (this.search !== null) return false;
    return (
      this.divergence !== null ||
      this.stoppedAt !== null ||
      this.reached !== null ||
      this.rows === rowsOf(steps, this.every)
    );
  }

  /**
   * Takes up to `updates` further updates and writes the rows that fall due, as columns of `stride` numbers from `offset` on; returns
   * how many rows there were, at most updates + 1. The first row ever written is the start.
   */
  advance(steps: number, updates: number, stride: number, out: Float64Array, offset: number): number {
    let written = 0;
    let left = updates;
    while (!this.finished(steps)) {
      const due = this.search === null && this.k === updateOf(this.rows, steps, this.every);
      if (due && this.evaluate()) {
        for (let c = 0; c < this.row.length; c++) out[offset + c * stride + written] = this.row[c]!;
        written++;
        this.rows++;
        if (this.every > 1) this.evaluated = this.snapshot(this.evaluated ?? undefined);
      } else if (!due) {
        if (left === 0) break;
        left--;
        if (this.search === null) this.update();
        else if (this.search.next().done) this.search = null;
      }
      if (this.divergence !== null && this.search === null) this.beginSearch();
    }
    return written;
  }

  /** Takes updates up to the k-th without evaluating anything, which changes none of them; false where the lane does not get there. */
  skipTo(k: number): boolean {
    while (this.k < k && this.divergence === null) this.update();
    return this.divergence === null;
  }

  /** Where updates before the one at which the lane has been found to diverge may be the first, goes back to look for that. */
  private beginSearch(): void {
    const { evaluated, divergence } = this;
    if (!evaluated || !divergence || divergence.at - evaluated.k <= 1) return;
    this.evaluated = null;
    this.search = this.firstBetween(evaluated, divergence);
  }

  /**
   * Goes to the first update after a point in order at which J, ∇J or θ is not finite, by halving what lies between it and one of which
   * that is known: however seldom a lane is evaluated, it ends at the same update. Yields after every update that it takes.
   */
  private *firstBetween(from: TrainingSnapshot, known: Divergence): Generator<void, void> {
    let [good, bad] = [from, known];
    while (bad.at - good.k > 1) {
      const middle = Math.floor((good.k + bad.at) / 2);
      this.restore(good);
      while (this.k < middle) {
        this.update();
        yield;
      }
      const quantity = this.record();
      if (quantity) bad = { at: middle, quantity };
      else good = this.snapshot();
    }
    this.restore(good);
    this.update();
    this.divergence = bad;
  }

  /** Evaluates J and ∇J for the record; which of them is not finite, if one is. */
  private record(): "loss" | "gradient" | null {
    const { oracle } = this;
    oracle.record(this.theta);
    if (!Number.isFinite(oracle.value0)) return "loss";
    return Number.isFinite(oracle.gradNorm0) ? null : "gradient";
  }

  /** Everything that the lane needs to go on. A `spent` snapshot is overwritten. */
  snapshot(spent?: TrainingSnapshot): TrainingSnapshot {
    const { rows, best, misses, stoppedAt } = this;
    const { evaluations, running } = this.oracle;
    const copies = (vectors: readonly Vector[], old: readonly Vector[] = []) =>
      vectors.map((vector, l) => copied(vector, old[l]));
    return Object.assign(this.snapshotOfSteps(spent), {
      rows,
      best,
      misses,
      stoppedAt,
      evaluations: { ...evaluations },
      running: {
        mean: copies(running.mean, spent?.running.mean),
        variance: copies(running.variance, spent?.running.variance),
      },
    });
  }

  /** Goes on from a snapshot of a lane with the same task, specification and seed. */
  restore(snapshot: TrainingSnapshot): void {
    this.restoreSteps(snapshot);
    const { rows, best, misses, stoppedAt, evaluations, running } = snapshot;
    Object.assign(this, { rows, best, misses, stoppedAt });
    Object.assign(this.oracle.evaluations, evaluations);
    for (const [l, mean] of running.mean.entries()) this.oracle.running.mean[l]!.set(mean);
    for (const [l, variance] of running.variance.entries()) this.oracle.running.variance[l]!.set(variance);
    this.oracle.forget();
  }

  private get every(): number {
    return this.task.problem.evaluateEvery;
  }

  private update(): void {
    this.oracle.begin(this.k);
    this.step(this.asked);
    if (isFiniteVector(this.theta)) this.settle();
    else this.divergence = { at: this.k, quantity: "theta" };
  }

  /** Fills the row of the present θ; false where its J or ∇J is not finite. */
  private evaluate(): boolean {
    const { task, oracle, theta, mean, meanGradient, row } = this;
    const { network, training, heldOut, objective, problem } = task;
    const quantity = this.record();
    if (quantity) {
      this.divergence = { at: this.k, quantity };
      return false;
    }
    this.noteLoss(oracle.value0);
    const classes = training.labels !== null;
    const running = problem.model.batchNorm ? oracle.running : undefined;
    let c = 0;
    const put = (value: number) => {
      row[c++] = value;
    };
    const putLosses = (losses: { readonly loss: number; readonly zeroOne: number }) => {
      put(losses.loss);
      if (classes) put(losses.zeroOne);
      return losses.loss;
    };
    put(this.k);
    put(oracle.value0);
    put(oracle.gradNorm0);
    putLosses(network.evaluate(training, theta, running));
    if (heldOut) this.noteHeldOut(putLosses(network.evaluate(heldOut, theta, running)));
    const length = this.k === 0 ? Number.NaN : this.stepLength();
    put(length);
    put(this.batches.seen(this.k));
    put(oracle.evaluations.value);
    put(oracle.evaluations.gradient);
    put(oracle.evaluations.hessian);
    for (const within of this.normsWithin()) put(within);
    if (mean && meanGradient) {
      // The gradient is a fifth at most of what a lane with an average costs, and nothing else tells whether its average is at rest.
      put(objective.valueAndGradient(mean, meanGradient));
      put(norm(meanGradient));
      putLosses(network.evaluate(training, mean, running));
      if (heldOut) putLosses(network.evaluate(heldOut, mean, running));
    }
    if (oracle.gradNorm0 <= REST_TOLERANCE && length <= REST_TOLERANCE) this.restSince ??= this.k;
    else this.restSince = null;
    return true;
  }

  private noteHeldOut(loss: number): void {
    if (loss < (this.best?.loss ?? Number.POSITIVE_INFINITY)) {
      this.best = { k: this.k, loss, theta: this.theta.slice() };
      this.misses = 0;
      return;
    }
    this.misses++;
    const { earlyStopping } = this.task.problem;
    if (earlyStopping && this.misses >= earlyStopping.patience) this.stoppedAt = this.k;
  }

  /** The length of the recorded gradient within each affine map's parameters: hidden layers, output, heads. */
  private normsWithin(): Vector {
    const { gradient0 } = this.oracle;
    const { norms } = this;
    // A map's parameters stand together, and a map's blocks in order.
    let from = 0;
    this.ends.forEach((end, map) => {
      norms[map] = norm(gradient0.subarray(from, end));
      from = end;
    });
    return norms;
  }
}
