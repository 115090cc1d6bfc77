import type { Objective, Oracle } from "./core/types.ts";
import { isFiniteVector } from "./core/vector.ts";
import { blurredUpdates } from "./modifiers/continuation.ts";
import type { Modifiers } from "./modifiers/index.ts";
import { CountingOracle, type Evaluations } from "./oracle.ts";
import { StagedOracle } from "./staged-oracle.ts";
import { type LaneSpecification, REST_TOLERANCE, Stepper, type StepperSnapshot } from "./stepper.ts";

export { type Divergence, type LaneSpecification, type Lowest, REST_TOLERANCE } from "./stepper.ts";

/** Everything that a lane needs to go on, as plain data of its own. */
export interface LaneSnapshot extends StepperSnapshot {
  readonly rows: number;
  readonly evaluations: Evaluations;
}

/**
 * The columns of a trajectory, one row a point; row k is the state of affairs after k updates. `loss` and `gradNorm` are J and ‖∇J‖.
 * `sigma` is that of the blur which update k (the one that leaves row k) works on, 0 for J itself, and `blurredLoss` its value at θ.
 */
export function columnNames(dimension: number, { average, continuation }: Modifiers): string[] {
  const coordinates = (prefix: string) => Array.from({ length: dimension }, (_, i) => `${prefix}${i}`);
  return [
    ...coordinates("theta"),
    "loss",
    "gradNorm",
    "valueEvaluations",
    "gradientEvaluations",
    "hessianEvaluations",
    ...(average ? [...coordinates("mean"), "meanLoss"] : []),
    ...(continuation ? ["sigma", "blurredLoss"] : []),
  ];
}

/**
 * One optimizer on its way. Rows go into a caller's buffer, column after column, so that nothing is allocated per step.
 * A step whose θ, J or ∇J is not finite ends the lane at the row before; nothing ever throws.
 */
export class Lane extends Stepper {
  readonly columns: readonly string[];
  /** Rows written: k or, once row k stands, k + 1. */
  rows = 0;

  private readonly oracle: CountingOracle;
  private readonly asked: Oracle;
  private readonly objective: Objective;
  private readonly staged: StagedOracle | null;
  /** The updates that work on a blur, and at whose ends no rest counts. */
  private readonly blurredUpdates: number;

  /** `blurred` gives J^(σ) for σ > 0 to a lane with continuation. */
  constructor(
    objective: Objective,
    spec: LaneSpecification,
    start: readonly number[],
    seed: number,
    blurred?: (sigma: number) => Objective,
  ) {
    super(spec, start);
    this.objective = objective;
    const own = spec.seed ?? seed;
    this.oracle = new CountingOracle(objective, own, this.clock);
    this.staged = spec.continuation ? new StagedOracle(this.oracle, spec.continuation, blurred!) : null;
    this.blurredUpdates = spec.continuation ? blurredUpdates(spec.continuation) : 0;
    this.asked = this.modified(this.staged ?? this.oracle, own);
    this.columns = columnNames(objective.dimension, spec);
    this.oracle.record(this.theta);
    this.staged?.record(this.theta);
    this.checkRecorded();
  }

  /** What update k (counted from 0) works on: J, or a blur of it. */
  objectiveAt(k: number): Objective {
    return this.staged?.objectiveAt(k) ?? this.objective;
  }

  get evaluations(): Readonly<Evaluations> {
    return this.oracle.evaluations;
  }

  /**
   * Writes up to `rows` further rows, as columns of length `rows` from `offset` on, and returns how many there were.
   * Stops early where the lane diverges or reaches `steps` updates. The first row ever written is the start.
   */
  advance(steps: number, rows: number, out: Float64Array, offset: number): number {
    let written = 0;
    while (written < rows && !this.finished(steps)) {
      if (this.rows > this.k) this.update();
      if (this.divergence !== null) break;
      this.writeRow(out, offset + written, rows);
      this.rows++;
      written++;
    }
    return written;
  }

  /** Whether no row is left to write. */
  finished(steps: number): boolean {
    const last = this.reached === null ? steps : Math.min(steps, this.reached.at);
    return this.divergence !== null || this.rows > last;
  }

  snapshot(): LaneSnapshot {
    return { ...this.snapshotOfSteps(), rows: this.rows, evaluations: { ...this.oracle.evaluations } };
  }

  /** Goes on from a snapshot of a lane with the same objective, specification and seed. */
  restore(snapshot: LaneSnapshot): void {
    this.restoreSteps(snapshot);
    this.rows = snapshot.rows;
    Object.assign(this.oracle.evaluations, snapshot.evaluations);
    this.oracle.record(this.theta);
    this.staged?.enter(this.k);
    this.staged?.record(this.theta);
  }

  private writeRow(out: Float64Array, at: number, stride: number): void {
    const { theta, mean, oracle } = this;
    let cell = at;
    for (let i = 0; i < theta.length; i++, cell += stride) out[cell] = theta[i]!;
    out[cell] = oracle.value0;
    out[cell + stride] = oracle.gradNorm0;
    out[cell + 2 * stride] = oracle.evaluations.value;
    out[cell + 3 * stride] = oracle.evaluations.gradient;
    out[cell + 4 * stride] = oracle.evaluations.hessian;
    cell += 5 * stride;
    if (mean !== null) {
      for (let i = 0; i < mean.length; i++, cell += stride) out[cell] = mean[i]!;
      out[cell] = this.objective.value(mean);
      cell += stride;
    }
    if (this.staged === null) return;
    out[cell] = this.staged.sigmaAt(this.k);
    out[cell + stride] = this.staged.value0;
  }

  private update(): void {
    const { theta } = this;
    this.step(this.asked);
    this.oracle.record(theta);
    if (this.staged !== null) {
      if (this.staged.enter(this.k)) this.optimizer.forget?.(this.state);
      this.staged.record(theta);
    }
    this.checkRecorded();
    if (this.divergence !== null) return;
    this.settle();
    if (this.isAtRest()) this.restSince ??= this.k;
    else this.restSince = null;
  }

  private isAtRest(): boolean {
    // Rest on a blurred landscape is no rest on J.
    if (this.oracle.gradNorm0 > REST_TOLERANCE || this.k <= this.blurredUpdates) return false;
    return this.stepLength() <= REST_TOLERANCE;
  }

  private checkRecorded(): void {
    const { oracle, theta } = this;
    const finite = Number.isFinite(oracle.value0) && Number.isFinite(oracle.gradNorm0) && isFiniteVector(theta);
    if (finite) {
      this.noteLoss(oracle.value0);
      return;
    }
    this.divergence = {
      at: this.k,
      quantity: !isFiniteVector(theta) ? "theta" : Number.isFinite(oracle.value0) ? "gradient" : "loss",
    };
  }
}
