import { matrixVector } from "./core/matrix.ts";
import { STREAM, uniform } from "./core/random.ts";
import type { Blocks, Objective, Vector } from "./core/types.ts";
import { dot, norm, same, zeros } from "./core/vector.ts";
import type { TaskOracle } from "./task.ts";

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
export class CountingOracle implements TaskOracle {
  readonly dimension: number;
  readonly evaluations: Evaluations;
  /** J, ‖∇J‖ and ∇J at the latest recorded point. */
  value0 = Number.NaN;
  gradNorm0 = Number.NaN;
  readonly gradient0: Vector;
  readonly memory: readonly Vector[] = [];
  private readonly recorded: Vector;
  readonly objective: Objective;
  private readonly seed: number;
  private readonly clock: { readonly step: number };
  /** J where ∇J was computed last. */
  private trialValue = Number.NaN;
  /** H of a quadratic objective, and H times a direction. */
  private readonly constantHessian: Vector;
  private readonly product: Vector;

  /** `clock.step` is the number of the update that asks; `evaluations` where several oracles count together. */
  constructor(
    objective: Objective,
    seed: number,
    clock: { readonly step: number },
    evaluations: Evaluations = { value: 0, gradient: 0, hessian: 0 },
  ) {
    this.evaluations = evaluations;
    this.objective = objective;
    this.seed = seed;
    this.clock = clock;
    this.dimension = objective.dimension;
    this.recorded = zeros(objective.dimension).fill(Number.NaN);
    this.gradient0 = zeros(objective.dimension);
    this.constantHessian = zeros(objective.quadratic ? objective.dimension * objective.dimension : 0);
    this.product = zeros(objective.dimension);
  }

  /** The oracle of another objective for the same lane: it counts with this one. */
  about(objective: Objective): CountingOracle {
    return new CountingOracle(objective, this.seed, this.clock, this.evaluations);
  }

  begin(): void {}

  forget(): void {
    this.recorded.fill(Number.NaN);
  }

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
    else this.trialValue = this.objective.valueAndGradient(theta, out);
  }

  valueAndGradient(theta: Vector, out: Vector): number {
    this.evaluations.value++;
    this.gradient(theta, out);
    return same(theta, this.recorded) ? this.value0 : this.trialValue;
  }

  hessian(theta: Vector, out: Vector): void {
    this.evaluations.hessian++;
    this.objective.hessian(theta, out);
  }

  quadraticCurvature(direction: Vector): number | null {
    if (!this.objective.quadratic) return null;
    this.hessian(direction, this.constantHessian);
    matrixVector(this.constantHessian, direction, this.product);
    return dot(direction, this.product);
  }

  coordinateMinimizer(theta: Vector, i: number): number | null {
    if (!this.objective.coordinateMinimizer) return null;
    this.evaluations.value++;
    return this.objective.coordinateMinimizer(theta, i);
  }

  get blocks(): Blocks["ranges"] {
    return this.objective.blocks?.ranges ?? [];
  }

  minimizeBlock(theta: Vector, b: number, out: Vector): number {
    const { objective, evaluations } = this;
    if (!objective.blocks) throw new RangeError("the problem declares no blocks");
    objective.blocks.minimize(theta, b, out);
    evaluations.value++;
    return objective.value(out);
  }

  uniform(): number {
    return uniform(this.seed, STREAM.choice, this.clock.step);
  }
}
