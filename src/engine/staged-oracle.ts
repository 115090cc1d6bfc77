import type { Blocks, Objective, Oracle, Vector } from "./core/types.ts";
import { type Continuation, stageAt } from "./modifiers/continuation.ts";
import type { CountingOracle } from "./oracle.ts";

/** The oracle of a lane with continuation: each stage is asked about a blur of its own, and J itself at the end. One count for all. */
export class StagedOracle implements Oracle {
  readonly dimension: number;
  private readonly continuation: Continuation;
  /** One oracle a stage, the last of them that of J; stages on the same objective share theirs. */
  private readonly stages: readonly CountingOracle[];
  private readonly exact: CountingOracle;
  private current: CountingOracle;

  /** `exact` is the lane's oracle of J; `blurred` gives J^(σ) for σ > 0. */
  constructor(exact: CountingOracle, continuation: Continuation, blurred: (sigma: number) => Objective) {
    this.exact = exact;
    this.continuation = continuation;
    this.dimension = exact.dimension;
    const made = new Map<number, CountingOracle>([[0, exact]]);
    const oracleOf = (sigma: number): CountingOracle => {
      const oracle = made.get(sigma) ?? exact.about(blurred(sigma));
      made.set(sigma, oracle);
      return oracle;
    };
    this.stages = [...continuation.sigmas.map(oracleOf), exact];
    this.current = this.stages[0]!;
  }

  /** Turns to what update k works on; returns whether that is another objective than before. */
  enter(k: number): boolean {
    const before = this.current;
    this.current = this.stages[stageAt(this.continuation, k)]!;
    return this.current !== before;
  }

  /** Evaluates the present objective at θ for the record, uncounted. */
  record(theta: Vector): void {
    if (this.current !== this.exact) this.current.record(theta);
  }

  /** The value of the present objective at the latest recorded point. */
  get value0(): number {
    return this.current.value0;
  }

  /** What update k works on. */
  objectiveAt(k: number): Objective {
    return this.stages[stageAt(this.continuation, k)]!.objective;
  }

  /** σ of update k; 0 for J itself. */
  sigmaAt(k: number): number {
    return this.continuation.sigmas[stageAt(this.continuation, k)] ?? 0;
  }

  value(theta: Vector): number {
    return this.current.value(theta);
  }

  gradient(theta: Vector, out: Vector): void {
    this.current.gradient(theta, out);
  }

  valueAndGradient(theta: Vector, out: Vector): number {
    return this.current.valueAndGradient(theta, out);
  }

  hessian(theta: Vector, out: Vector): void {
    this.current.hessian(theta, out);
  }

  quadraticCurvature(direction: Vector): number | null {
    return this.current.quadraticCurvature(direction);
  }

  coordinateMinimizer(theta: Vector, i: number): number | null {
    return this.current.coordinateMinimizer(theta, i);
  }

  get blocks(): Blocks["ranges"] {
    return this.current.blocks;
  }

  minimizeBlock(theta: Vector, b: number, out: Vector): number {
    return this.current.minimizeBlock(theta, b, out);
  }

  uniform(): number {
    return this.current.uniform();
  }
}
