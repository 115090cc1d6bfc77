import { matrixVector } from "./core/matrix.ts";
import { STREAM, uniform } from "./core/random.ts";
import type { Objective, Oracle, Vector } from "./core/types.ts";
import { dot, norm, same, zeros } from "./core/vector.ts";

/** How often the optimizer has asked for J, for ∇J and for H. Asking for what is known already still counts. */
export interface Evaluations {
  value: number;
  gradient: number;
  hessian: number;
}

/**
 * The exact oracle of an objective. It counts the questions, and remembers J and ∇J at the latest recorded point, so that
 * recording a point and then asking for its gradient computes them once.
 */
export class CountingOracle implements Oracle {
  readonly dimension: number;
  readonly evaluations: Evaluations = { value: 0, gradient: 0, hessian: 0 };
  /** J, ‖∇J‖ and ∇J at the latest recorded point. */
  value0 = Number.NaN;
  gradNorm0 = Number.NaN;
  readonly gradient0: Vector;
  private readonly recorded: Vector;
  /** J where the questions are about a blur of it; `asked` is that blur, or J itself. */
  private readonly objective: Objective;
  private asked: Objective;
  /** The value and gradient of `asked` at the latest recorded point. */
  askedValue0 = Number.NaN;
  private askedGradient0: Vector;
  private readonly seed: number;
  private readonly clock: { readonly step: number };
  /** J where ∇J was computed last. */
  private trialValue = Number.NaN;
  /** H of a quadratic objective, and H times a direction. */
  private readonly constantHessian: Vector;
  private readonly product: Vector;

  /** `clock.step` is the number of the update that asks. */
  constructor(objective: Objective, seed: number, clock: { readonly step: number }) {
    this.objective = objective;
    this.asked = objective;
    this.seed = seed;
    this.clock = clock;
    this.dimension = objective.dimension;
    this.recorded = zeros(objective.dimension).fill(Number.NaN);
    this.gradient0 = zeros(objective.dimension);
    this.askedGradient0 = this.gradient0;
    this.constantHessian = zeros(objective.quadratic ? objective.dimension * objective.dimension : 0);
    this.product = zeros(objective.dimension);
  }

  /** From now on questions are about this objective; the record stays that of J. What was known of the one before is void. */
  ask(objective: Objective): void {
    this.asked = objective;
    this.askedGradient0 = objective === this.objective ? this.gradient0 : zeros(this.dimension);
    this.recorded.fill(Number.NaN);
  }

  /** Evaluates J and ∇J at θ for the record, uncounted. */
  record(theta: Vector): void {
    const { recorded } = this;
    for (let i = 0; i < recorded.length; i++) recorded[i] = theta[i]!;
    this.value0 = this.objective.valueAndGradient(theta, this.gradient0);
    this.gradNorm0 = norm(this.gradient0);
    this.askedValue0 =
      this.asked === this.objective ? this.value0 : this.asked.valueAndGradient(theta, this.askedGradient0);
  }

  value(theta: Vector): number {
    this.evaluations.value++;
    return same(theta, this.recorded) ? this.askedValue0 : this.asked.value(theta);
  }

  gradient(theta: Vector, out: Vector): void {
    this.evaluations.gradient++;
    if (same(theta, this.recorded)) for (let i = 0; i < out.length; i++) out[i] = this.askedGradient0[i]!;
    else this.trialValue = this.asked.valueAndGradient(theta, out);
  }

  valueAndGradient(theta: Vector, out: Vector): number {
    this.evaluations.value++;
    this.gradient(theta, out);
    return same(theta, this.recorded) ? this.askedValue0 : this.trialValue;
  }

  hessian(theta: Vector, out: Vector): void {
    this.evaluations.hessian++;
    this.asked.hessian(theta, out);
  }

  quadraticCurvature(direction: Vector): number | null {
    if (!this.asked.quadratic) return null;
    this.hessian(direction, this.constantHessian);
    matrixVector(this.constantHessian, direction, this.product);
    return dot(direction, this.product);
  }

  coordinateMinimizer(theta: Vector, i: number): number | null {
    if (!this.asked.coordinateMinimizer) return null;
    this.evaluations.value++;
    return this.asked.coordinateMinimizer(theta, i);
  }

  uniform(): number {
    return uniform(this.seed, STREAM.choice, this.clock.step);
  }
}
