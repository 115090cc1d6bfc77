import type { AnyRule } from "./core/rule.ts";
import type { Objective, Oracle, ParameterValue, ParameterValues, State, Vector } from "./core/types.ts";
import { cloneState, defaultsOf, isInUse } from "./core/types.ts";
import { copied, copy, norm, same, zeros } from "./core/vector.ts";
import { type MethodId, ruleOf } from "./methods/rules.ts";
import { updateAverage } from "./modifiers/average.ts";
import { clipped } from "./modifiers/clip.ts";
import type { Modifiers } from "./modifiers/index.ts";
import { type NoiseClock, noisy } from "./modifiers/noise.ts";
import { rateAt } from "./modifiers/schedule.ts";
import type { ModelSpecification, Sampling } from "./networks/types.ts";

/** One optimizer with its parameters and modifiers. A lane may have its own start, model and batches. */
export interface LaneSpecification extends Modifiers {
  readonly optimizer: MethodId;
  readonly params: ParameterValues;
  /** θ⁽⁰⁾ of this lane. */
  readonly start?: readonly number[];
  /** Fields that replace those of a network's model. */
  readonly model?: Partial<ModelSpecification>;
  /** Examples per minibatch of this lane. */
  readonly batchSize?: number;
  readonly sampling?: Sampling;
  /** Of this lane's initial parameters, batches, dropped units and noise. The data are those of the experiment's seed. */
  readonly seed?: number;
}

/** Counts updates, and the queries within one, so that random numbers are a function of where in the run they fall. */
export type Clock = NoiseClock;

/**
 * A point counts as rest when both its gradient and the update that led to it are this small.
 * Neither alone will do: a heavy ball at its turning point has no velocity, and one that shoots through a minimum no gradient.
 */
export const REST_TOLERANCE = 1e-6;

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

/** The first recorded point whose J is at most the loss that a run stops at. */
export interface ReachedLoss {
  readonly at: number;
  readonly loss: number;
  readonly target: number;
}

/** What a stepper needs to go on, as plain data of its own. */
export interface StepperSnapshot {
  /** Updates done. */
  readonly k: number;
  readonly theta: Vector;
  /** θ one update earlier. */
  readonly previous: Vector;
  readonly mean: Vector | null;
  readonly state: State;
  readonly restSince: number | null;
  readonly stillSince: number | null;
  readonly divergence: Divergence | null;
  readonly lowest: Lowest;
}

/**
 * One optimizer taking updates: with its schedule, its clipping, noise and averaging. What it works on, and what is recorded of
 * it, is its heirs' affair.
 */
export abstract class Stepper {
  /** Updates done. */
  k = 0;
  readonly theta: Vector;
  readonly mean: Vector | null;
  state: State;
  /** The first update of the present spell of rest, if the lane rests. */
  restSince: number | null = null;
  /** The first update with the present θ, if the latest one has not moved it at all. */
  stillSince: number | null = null;
  divergence: Divergence | null = null;
  /** The point of lowest J so far: where a run that later diverges was still in order. */
  lowest: Lowest;

  /** The point at which the run's loss to stop at was reached. */
  reached: ReachedLoss | null = null;

  private target = Number.NEGATIVE_INFINITY;
  protected readonly clock: Clock = { step: 0, gradients: 0, hessians: 0 };
  protected readonly previous: Vector;
  protected readonly optimizer: AnyRule;
  readonly spec: LaneSpecification;
  /** The latest update, θ_k − θ_{k−1}, where it has been asked for. */
  private readonly moved: Vector;
  /** The parameters as configured; `params` has the scheduled learning rate of the current update. */
  private readonly base: ParameterValues;
  private readonly params: Record<string, ParameterValue>;

  constructor(spec: LaneSpecification, start: ArrayLike<number>) {
    this.spec = spec;
    this.optimizer = ruleOf(spec.optimizer);
    this.base = { ...defaultsOf(this.optimizer.parameters), ...spec.params };
    this.params = { ...this.base };
    this.theta = Float64Array.from(start);
    this.previous = this.theta.slice();
    this.moved = zeros(this.theta.length);
    this.mean = spec.average ? this.theta.slice() : null;
    this.state = this.optimizer.init(this.theta.length, this.params);
    this.lowest = { k: 0, loss: Number.POSITIVE_INFINITY, theta: this.theta.slice() };
  }

  /** θ at the last update that could be recorded. */
  get lastFinite(): Vector {
    return this.divergence === null ? this.theta : this.previous;
  }

  /** What update k (counted from 0) works on: J, or a blur of it. */
  abstract objectiveAt(k: number): Objective;

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
    return this.optimizer.damping?.(this.base) ?? null;
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

  /** What the optimizer asks: the oracle with the lane's noise and clipping around it. */
  protected modified(oracle: Oracle, seed: number): Oracle {
    const { noise, clip } = this.spec;
    const inexact = noise ? noisy(oracle, noise, seed, this.clock) : oracle;
    return clip ? clipped(inexact, clip) : inexact;
  }

  /** Takes one update. */
  protected step(asked: Oracle): void {
    const { theta, previous, clock, spec } = this;
    copy(theta, previous);
    clock.step = this.k;
    clock.gradients = 0;
    clock.hessians = 0;
    if (spec.schedule) this.params.learningRate = rateAt(spec.schedule, this.base.learningRate as number, this.k);
    this.optimizer.step(asked, theta, this.state, this.params);
    this.k++;
  }

  /** Takes a θ that is in order into the average, and notices one that has not moved. */
  protected settle(): void {
    const { theta, previous, mean, spec } = this;
    if (mean !== null && spec.average) updateAverage(spec.average, mean, theta, this.k);
    if (same(theta, previous)) this.stillSince ??= this.k - 1;
    else this.stillSince = null;
  }

  /** θ_k − θ_{k−1}, until it is asked for again. */
  displacement(): Vector {
    const { theta, previous, moved } = this;
    for (let i = 0; i < theta.length; i++) moved[i] = theta[i]! - previous[i]!;
    return moved;
  }

  /** ‖θ_k − θ_{k−1}‖. */
  stepLength(): number {
    return norm(this.displacement());
  }

  /** Ends the lane at the first recorded point whose J is at most `target`, the present one included. */
  stopAt(target = Number.NEGATIVE_INFINITY): void {
    this.target = target;
    if (this.lowest.loss <= target) this.noteLoss(this.lowest.loss);
  }

  /** Remembers the present point if it is the lowest so far, or the first to reach the loss to stop at. */
  protected noteLoss(loss: number): void {
    const { lowest, theta, target } = this;
    if (loss <= target) this.reached ??= { at: this.k, loss, target };
    if (!(loss < lowest.loss)) return;
    lowest.loss = loss;
    lowest.k = this.k;
    copy(theta, lowest.theta);
  }

  /** A snapshot, with the vectors of one that nobody needs any more where there is one. */
  protected snapshotOfSteps(spent?: StepperSnapshot): StepperSnapshot {
    const { k, restSince, stillSince, divergence, mean, lowest } = this;
    return {
      k,
      restSince,
      stillSince,
      divergence,
      theta: copied(this.theta, spent?.theta),
      previous: copied(this.previous, spent?.previous),
      mean: mean && copied(mean, spent?.mean),
      state: cloneState(this.state, spent?.state),
      lowest: { k: lowest.k, loss: lowest.loss, theta: copied(lowest.theta, spent?.lowest.theta) },
    };
  }

  protected restoreSteps(snapshot: StepperSnapshot): void {
    const { k, restSince, stillSince, divergence, theta, previous, mean, state, lowest } = snapshot;
    Object.assign(this, { k, restSince, stillSince, divergence });
    this.theta.set(theta);
    this.previous.set(previous);
    if (mean) this.mean?.set(mean);
    this.state = cloneState(state);
    this.lowest = { ...lowest, theta: lowest.theta.slice() };
  }
}
