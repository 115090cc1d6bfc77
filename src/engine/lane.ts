import type { Objective, Oracle, Vector } from "./core/types.ts";
import { copied, isFiniteVector } from "./core/vector.ts";
import { blurredUpdates } from "./modifiers/continuation.ts";
import { CountingOracle, type Evaluations } from "./oracle.ts";
import { StagedOracle } from "./staged-oracle.ts";
import { type Divergence, type LaneSpecification, REST_TOLERANCE, Stepper, type StepperSnapshot } from "./stepper.ts";
import {
  type Batch,
  type Best,
  CORE_COLUMNS,
  type Column,
  coordinateColumns,
  type Recorder,
  rowsOf,
  type Task,
  type TaskOracle,
  updateOf,
} from "./task.ts";

export { type Divergence, type LaneSpecification, type Lowest, REST_TOLERANCE } from "./stepper.ts";

/** Everything that a lane needs to resume, as plain data of its own. */
export interface LaneSnapshot extends StepperSnapshot {
  readonly rows: number;
  readonly evaluations: Evaluations;
  /** Copies of the oracle's `memory`. */
  readonly memory: readonly Vector[];
  readonly best: Best | null;
  readonly misses: number;
  readonly stoppedAt: number | null;
}

/**
 * One optimizer working on a task. Rows go into the caller's buffer, column by column, so that an update allocates nothing. An update
 * whose θ, or a row whose J or ∇J, is not finite ends the lane; nothing ever throws.
 */
export class Lane extends Stepper {
  readonly columns: readonly string[];
  /** Rows written. */
  rows = 0;
  /** The row with the lowest held-out loss; null if nothing is held out, or nothing was finite. */
  best: Best | null = null;
  /** The update after which the lane stopped early. */
  stoppedAt: number | null = null;

  readonly task: Task;
  readonly oracle: TaskOracle;
  private readonly recordsPath: boolean;
  private readonly queried: Oracle;
  private readonly staged: StagedOracle | null;
  private readonly recorder: Recorder | null;
  private readonly extra: readonly Column[];
  /** The updates that work on a blur, and at whose ends the lane cannot converge. */
  private readonly blurredUpdates: number;
  /** Rows in succession without a new lowest held-out loss. */
  private misses = 0;
  /** The lane at its latest row, if there are updates between rows. */
  private recorded: LaneSnapshot | null = null;
  /** Finds the update that ends the lane, once that is known to be between two rows. */
  private search: Generator<void, void> | null = null;

  constructor(task: Task, spec: LaneSpecification, seed: number) {
    super(spec, task.start);
    const { continuation } = spec;
    const own = spec.seed ?? seed;
    this.task = task;
    this.recordsPath = task.recordsPath;
    this.oracle = task.oracle(this.clock);
    if (continuation && this.oracle instanceof CountingOracle && task.blurred)
      this.staged = new StagedOracle(this.oracle, continuation, (sigma) => task.blurred!(sigma));
    else this.staged = null;
    this.blurredUpdates = continuation ? blurredUpdates(continuation) : 0;
    this.queried = this.modified(this.staged ?? this.oracle, own);
    this.recorder = task.recorder?.(this.oracle) ?? null;
    this.extra = [...(task.columns as readonly Column[]), ...this.modifierColumns()];
    this.columns = [
      ...(task.recordsPath ? coordinateColumns("theta", this.theta.length) : []),
      ...CORE_COLUMNS,
      ...this.extra.map(({ name }) => name),
    ];
  }

  get evaluations(): Readonly<Evaluations> {
    return this.oracle.evaluations;
  }

  /** What update k (counted from 0) works on if that is part of J: a minibatch. */
  batchAt(k: number): Batch | null {
    return this.task.batch?.(k) ?? null;
  }

  /** What update k (counted from 0) minimizes, whole: J, or a blur of it. */
  objectiveAt(k: number): Objective {
    return this.staged?.objectiveAt(k) ?? this.task.objective;
  }

  /** Whether the lane has written its final row. */
  finished(steps: number): boolean {
    if (this.search !== null) return false;
    if (this.divergence !== null || this.stoppedAt !== null || this.reached !== null) return true;
    return this.rows >= rowsOf(steps, this.task.every);
  }

  /**
   * Takes up to `updates` updates and writes the rows that fall due, at most `rows` of them, as columns of `rows` numbers from
   * `offset` on. Returns how many rows it wrote. The first row ever written is the start.
   */
  advance(steps: number, rows: number, out: Float64Array, offset: number, updates = Number.POSITIVE_INFINITY): number {
    const { every } = this.task;
    const all = rowsOf(steps, every);
    let written = 0;
    let left = updates;
    let due = updateOf(this.rows, steps, every);
    while (written < rows && this.stoppedAt === null && this.reached === null) {
      if (this.search !== null || this.divergence !== null) {
        if (this.search === null && !this.beginSearch()) break;
        if (left-- === 0) break;
        if (this.search!.next().done) this.search = null;
      } else if (this.k !== due) {
        if (left-- === 0) break;
        this.update();
      } else {
        if (this.rows >= all) break;
        if (!this.evaluate()) continue;
        this.writeRow(out, offset + written, rows);
        written++;
        this.rows++;
        due = updateOf(this.rows, steps, every);
        if (every > 1) this.recorded = this.snapshot(this.recorded ?? undefined);
      }
    }
    return written;
  }

  /**
   * Takes updates up to the k-th without writing rows, which changes none of them. Returns false if the lane ends before. J and ∇J
   * are checked only if the task records paths.
   */
  skipTo(k: number): boolean {
    if (this.recordsPath && this.k === 0) this.checkSkipped();
    while (this.k < k && this.divergence === null) {
      this.update();
      if (this.recordsPath && this.divergence === null) this.checkSkipped();
    }
    return this.divergence === null;
  }

  /** Everything that the lane needs to resume. A `spent` snapshot is overwritten. */
  snapshot(spent?: LaneSnapshot): LaneSnapshot {
    const { rows, best, misses, stoppedAt, oracle } = this;
    return Object.assign(this.snapshotOfSteps(spent), {
      rows,
      best,
      misses,
      stoppedAt,
      evaluations: { ...oracle.evaluations },
      memory: oracle.memory.map((vector, i) => copied(vector, spent?.memory[i])),
    });
  }

  /** Resumes from a snapshot of a lane with the same task, specification and seed. */
  restore(snapshot: LaneSnapshot): void {
    this.restoreSteps(snapshot);
    const { rows, best, misses, stoppedAt, evaluations, memory } = snapshot;
    Object.assign(this, { rows, best, misses, stoppedAt });
    Object.assign(this.oracle.evaluations, evaluations);
    for (const [i, vector] of memory.entries()) this.oracle.memory[i]!.set(vector);
    this.oracle.forget();
    this.staged?.enter(this.k);
  }

  private update(): void {
    this.oracle.begin(this.k);
    this.step(this.queried);
    // A recorded path is checked with J and ∇J.
    if (this.recordsPath || isFiniteVector(this.theta)) this.settle();
    else this.divergence = { at: this.k, quantity: "theta" };
    if (this.staged?.enter(this.k)) this.optimizer.forget?.(this.state);
  }

  /** Evaluates everything that a row holds; false if the lane diverges at it. */
  private evaluate(): boolean {
    if (!this.checkRecorded()) return false;
    this.noteLoss(this.oracle.value0);
    if (this.recorder) {
      this.recorder.evaluate(this);
      const { heldOutLoss } = this.recorder;
      if (heldOutLoss !== null) this.noteHeldOut(heldOutLoss);
    }
    if (this.hasConverged()) this.restSince ??= this.k;
    else this.restSince = null;
    return true;
  }

  /** Evaluates J and ∇J at θ for the record; false, and the lane diverges, if one of them or θ is not finite. */
  private checkRecorded(): boolean {
    this.oracle.record(this.theta);
    this.staged?.record(this.theta);
    const quantity = this.quantityNotFinite();
    if (quantity) this.divergence = { at: this.k, quantity };
    return quantity === null;
  }

  private checkSkipped(): void {
    if (this.checkRecorded()) this.noteLoss(this.oracle.value0);
  }

  private quantityNotFinite(): Divergence["quantity"] | null {
    const { oracle, theta } = this;
    if (Number.isFinite(oracle.value0) && Number.isFinite(oracle.gradNorm0) && isFiniteVector(theta)) return null;
    if (!isFiniteVector(theta)) return "theta";
    return Number.isFinite(oracle.value0) ? "gradient" : "loss";
  }

  private hasConverged(): boolean {
    // A stationary point of a blur is not one of J.
    if (this.k === 0 || this.oracle.gradNorm0 > REST_TOLERANCE || this.k <= this.blurredUpdates) return false;
    return this.stepLength() <= REST_TOLERANCE;
  }

  private noteHeldOut(loss: number): void {
    if (loss < (this.best?.loss ?? Number.POSITIVE_INFINITY)) {
      this.best = { k: this.k, loss, theta: this.theta.slice() };
      this.misses = 0;
      return;
    }
    this.misses++;
    if (this.task.patience !== undefined && this.misses >= this.task.patience) this.stoppedAt = this.k;
  }

  private writeRow(out: Float64Array, at: number, stride: number): void {
    const { theta, oracle, extra } = this;
    const { evaluations } = oracle;
    let cell = at;
    if (this.recordsPath) for (let i = 0; i < theta.length; i++, cell += stride) out[cell] = theta[i]!;
    out[cell] = oracle.value0;
    out[cell + stride] = oracle.gradNorm0;
    out[cell + 2 * stride] = evaluations.value;
    out[cell + 3 * stride] = evaluations.gradient;
    out[cell + 4 * stride] = evaluations.hessian;
    cell += 5 * stride;
    for (let c = 0; c < extra.length; c++, cell += stride) out[cell] = extra[c]!.at(this, this.recorder);
  }

  /** What averages and stages add to a recorded path. */
  private modifierColumns(): Column[] {
    const { mean, staged, task } = this;
    if (!task.recordsPath) return [];
    const means = coordinateColumns("mean", mean?.length ?? 0).map(
      (name, i): Column => ({ name, at: () => mean![i]! }),
    );
    return [
      ...means,
      ...(mean ? [{ name: "meanLoss", at: () => task.objective.value(mean) }] : []),
      ...(staged
        ? [
            { name: "sigma", at: () => staged.sigmaAt(this.k) },
            { name: "blurredLoss", at: () => staged.value0 },
          ]
        : []),
    ];
  }

  /** If updates before the one at which the lane was found to diverge may be the first, goes back to find that. */
  private beginSearch(): boolean {
    const { recorded, divergence } = this;
    if (!recorded || !divergence || divergence.at - recorded.k <= 1) return false;
    this.recorded = null;
    this.search = this.firstBetween(recorded, divergence);
    return true;
  }

  /**
   * Goes to the first update after a finite point at which J, ∇J or θ is not finite, by bisection between that point and an update
   * that is known to be bad: however rarely a lane is evaluated, it ends at the same update. Yields after every update that it takes.
   */
  private *firstBetween(from: LaneSnapshot, known: Divergence): Generator<void, void> {
    let [good, bad] = [from, known];
    while (bad.at - good.k > 1) {
      const middle = Math.floor((good.k + bad.at) / 2);
      this.restore(good);
      while (this.k < middle) {
        this.update();
        yield;
      }
      this.oracle.record(this.theta);
      const quantity = this.quantityNotFinite();
      if (quantity) bad = { at: middle, quantity };
      else good = this.snapshot();
    }
    this.restore(good);
    this.update();
    this.divergence = bad;
  }
}
