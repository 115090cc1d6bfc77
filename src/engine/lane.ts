import type { AnyOptimizer, Objective, Oracle, ParameterValue, ParameterValues, State, Vector } from "./core/types.ts";
import { cloneState, defaultsOf, isInUse } from "./core/types.ts";
import { isFiniteVector, norm, same, zeros } from "./core/vector.ts";
import { updateAverage } from "./modifiers/average.ts";
import { clipped } from "./modifiers/clip.ts";
import { blurredUpdates } from "./modifiers/continuation.ts";
import type { Modifiers } from "./modifiers/index.ts";
import { noisy } from "./modifiers/noise.ts";
import { rateAt } from "./modifiers/schedule.ts";
import { optimizerById } from "./optimizers/index.ts";
import { CountingOracle, type Evaluations } from "./oracle.ts";
import { StagedOracle } from "./staged-oracle.ts";

/** One optimizer with its parameters and modifiers. */
export interface LaneSpecification extends Modifiers {
  readonly optimizer: string;
  readonly params: ParameterValues;
}

/**
 * A point counts as rest when both its gradient and the update that led to it are this small.
 * Neither alone will do: a heavy ball at its turning point has no velocity, and one that shoots through a minimum no gradient.
 */
export const REST_TOLERANCE = 1e-6;

/** Everything that a lane needs to go on, as plain data of its own. */
export interface LaneSnapshot {
  /** Updates done. */
  readonly k: number;
  readonly rows: number;
  readonly theta: Vector;
  /** θ one update earlier. */
  readonly previous: Vector;
  readonly mean: Vector | null;
  readonly state: State;
  readonly evaluations: Evaluations;
  readonly restSince: number | null;
  readonly stillSince: number | null;
  readonly divergence: Divergence | null;
  readonly lowest: Lowest;
}

/** The quantity that stopped being finite first, at the update `at`: θ_at could not be recorded. */
export interface Divergence {
  readonly at: number;
  readonly quantity: "theta" | "loss" | "gradient";
}

/** A point of the path, with the update that led to it. */
export interface Lowest {
  k: number;
  loss: number;
  readonly theta: Vector;
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
export class Lane {
  readonly columns: readonly string[];
  /** Updates done. */
  k = 0;
  /** Rows written: k or, once row k stands, k + 1. */
  rows = 0;
  readonly theta: Vector;
  readonly mean: Vector | null;
  state: State;
  /** The first row of the present spell of rest, if the lane rests. */
  restSince: number | null = null;
  /** The first row with the present θ, if the latest update has not moved it at all. */
  stillSince: number | null = null;
  divergence: Divergence | null = null;
  /** The point of lowest J so far: where a run that later diverges was still in order. */
  lowest: Lowest;

  private readonly oracle: CountingOracle;
  private readonly asked: Oracle;
  private readonly clock = { step: 0, gradients: 0, hessians: 0 };
  private readonly previous: Vector;
  /** The latest update, θ_k − θ_{k−1}; written only where the gradient is small enough for it to matter. */
  private readonly moved: Vector;
  private readonly optimizer: AnyOptimizer;
  /** The parameters as configured; `params` has the scheduled learning rate of the current update. */
  private readonly base: ParameterValues;
  private readonly params: Record<string, ParameterValue>;
  private readonly objective: Objective;
  private readonly staged: StagedOracle | null;
  /** The updates that work on a blur, and at whose ends no rest counts. */
  private readonly blurredUpdates: number;
  private readonly spec: LaneSpecification;

  /** `blurred` gives J^(σ) for σ > 0 to a lane with continuation. */
  constructor(
    objective: Objective,
    spec: LaneSpecification,
    start: readonly number[],
    seed: number,
    blurred?: (sigma: number) => Objective,
  ) {
    this.objective = objective;
    this.spec = spec;
    this.optimizer = optimizerById(spec.optimizer);
    this.base = { ...defaultsOf(this.optimizer.parameters), ...spec.params };
    this.params = { ...this.base };
    this.theta = Float64Array.from(start);
    this.previous = this.theta.slice();
    this.moved = zeros(this.theta.length);
    this.mean = spec.average ? this.theta.slice() : null;
    this.state = this.optimizer.init(objective.dimension, this.params);
    this.oracle = new CountingOracle(objective, seed, this.clock);
    this.staged = spec.continuation ? new StagedOracle(this.oracle, spec.continuation, blurred!) : null;
    this.blurredUpdates = spec.continuation ? blurredUpdates(spec.continuation) : 0;
    let asked: Oracle = this.staged ?? this.oracle;
    if (spec.noise) asked = noisy(asked, spec.noise, seed, this.clock);
    if (spec.clip) asked = clipped(asked, spec.clip);
    this.asked = asked;
    this.columns = columnNames(objective.dimension, spec);
    this.lowest = { k: 0, loss: Number.POSITIVE_INFINITY, theta: this.theta.slice() };
    this.oracle.record(this.theta);
    this.staged?.record(this.theta);
    this.checkRecorded();
  }

  /** θ at the last row that could be recorded. */
  get lastFinite(): Vector {
    return this.divergence === null ? this.theta : this.previous;
  }

  /** What update k (counted from 0) works on: J, or a blur of it. */
  objectiveAt(k: number): Objective {
    return this.staged?.objectiveAt(k) ?? this.objective;
  }

  /** ε of update k (counted from 0), or null for a method without a learning rate, or that has no use for it as it is set. */
  learningRate(k: number): number | null {
    const epsilon = this.base.learningRate;
    if (typeof epsilon !== "number" || !isInUse(this.optimizer.parameters.learningRate, this.base)) return null;
    return this.spec.schedule ? rateAt(this.spec.schedule, epsilon, k) : epsilon;
  }

  /** The largest stable ελ of the method, where its declaration knows one. */
  get stability(): number | null {
    return this.optimizer.stability?.(this.base) ?? null;
  }

  /** Whether the method asks for Hessians. */
  get asksForHessian(): boolean {
    return this.optimizer.order === 2;
  }

  /** α of a method that inverts H + αI as it is, null for any other. */
  get damping(): number | null {
    const { damping, dampingRule } = this.base;
    return typeof damping === "number" && dampingRule !== "adaptive" ? damping : null;
  }

  /** A number that the method keeps in its state, 0 for one that keeps no such number. */
  counted(name: string): number {
    const value = this.state[name];
    return typeof value === "number" ? value : 0;
  }

  /** Whether the method divides by a root of squared gradients with nothing added to it. */
  get dividesByZero(): boolean {
    return this.base.delta === 0;
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
    return this.divergence !== null || this.rows > steps;
  }

  snapshot(): LaneSnapshot {
    const { k, rows, restSince, stillSince, divergence } = this;
    return {
      k,
      rows,
      restSince,
      stillSince,
      divergence,
      theta: this.theta.slice(),
      previous: this.previous.slice(),
      mean: this.mean?.slice() ?? null,
      state: cloneState(this.state),
      lowest: { ...this.lowest, theta: this.lowest.theta.slice() },
      evaluations: { ...this.oracle.evaluations },
    };
  }

  /** Goes on from a snapshot of a lane with the same objective, specification and seed. */
  restore(snapshot: LaneSnapshot): void {
    const { k, rows, restSince, stillSince, divergence, theta, previous, mean, state, evaluations, lowest } = snapshot;
    Object.assign(this, { k, rows, restSince, stillSince, divergence });
    this.theta.set(theta);
    this.previous.set(previous);
    if (mean) this.mean?.set(mean);
    this.state = cloneState(state);
    this.lowest = { ...lowest, theta: lowest.theta.slice() };
    Object.assign(this.oracle.evaluations, evaluations);
    this.oracle.record(this.theta);
    this.staged?.enter(k);
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
    const { theta, previous, clock, spec } = this;
    for (let i = 0; i < theta.length; i++) previous[i] = theta[i]!;
    clock.step = this.k;
    clock.gradients = 0;
    clock.hessians = 0;
    if (spec.schedule) this.params.learningRate = rateAt(spec.schedule, this.base.learningRate as number, this.k);
    this.optimizer.step(this.asked, theta, this.state, this.params);
    this.k++;
    this.oracle.record(theta);
    if (this.staged !== null) {
      if (this.staged.enter(this.k)) this.optimizer.forget?.(this.state);
      this.staged.record(theta);
    }
    this.checkRecorded();
    if (this.divergence !== null) return;
    if (this.mean !== null && spec.average) updateAverage(spec.average, this.mean, theta, this.k);
    if (same(theta, previous)) this.stillSince ??= this.k - 1;
    else this.stillSince = null;
    if (this.isAtRest()) this.restSince ??= this.k;
    else this.restSince = null;
  }

  private isAtRest(): boolean {
    const { theta, previous, moved } = this;
    // Rest on a blurred landscape is no rest on J.
    if (this.oracle.gradNorm0 > REST_TOLERANCE || this.k <= this.blurredUpdates) return false;
    for (let i = 0; i < theta.length; i++) moved[i] = theta[i]! - previous[i]!;
    return norm(moved) <= REST_TOLERANCE;
  }

  private checkRecorded(): void {
    const { oracle, theta } = this;
    const finite = Number.isFinite(oracle.value0) && Number.isFinite(oracle.gradNorm0) && isFiniteVector(theta);
    if (finite) {
      if (oracle.value0 < this.lowest.loss) {
        this.lowest.loss = oracle.value0;
        this.lowest.k = this.k;
        for (let i = 0; i < theta.length; i++) this.lowest.theta[i] = theta[i]!;
      }
      return;
    }
    this.divergence = {
      at: this.k,
      quantity: !isFiniteVector(theta) ? "theta" : Number.isFinite(oracle.value0) ? "gradient" : "loss",
    };
  }
}
