import type { Objective, Oracle, Vector } from "./core/types.ts";
import { norm, same, zeros } from "./core/vector.ts";

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
  private readonly objective: Objective;

  constructor(objective: Objective) {
    this.objective = objective;
    this.dimension = objective.dimension;
    this.recorded = zeros(objective.dimension).fill(Number.NaN);
    this.gradient0 = zeros(objective.dimension);
  }

  /** Evaluates J and ∇J at θ for the record, uncounted. */
  record(theta: Vector): void {
    const { recorded } = this;
    for (let i = 0; i < recorded.length; i++) recorded[i] = theta[i]!;
    this.value0 = this.objective.valueAndGradient(theta, this.gradient0);
    this.gradNorm0 = norm(this.gradient0);
  }

  value(theta: Vector): number {
    this.evaluations.value++;
    return same(theta, this.recorded) ? this.value0 : this.objective.value(theta);
  }

  gradient(theta: Vector, out: Vector): void {
    this.evaluations.gradient++;
    if (same(theta, this.recorded)) for (let i = 0; i < out.length; i++) out[i] = this.gradient0[i]!;
    else this.objective.valueAndGradient(theta, out);
  }

  hessian(theta: Vector, out: Vector): void {
    this.evaluations.hessian++;
    this.objective.hessian(theta, out);
  }
}
