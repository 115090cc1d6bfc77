import { blurredPolynomial } from "./core/blur.ts";
import { blurredOnLattice } from "./core/lattice-blur.ts";
import {
  type AnySurface,
  type BlurredObjective,
  defaultsOf,
  type Objective,
  type ParameterValues,
  type Vector,
} from "./core/types.ts";
import { Lane, type LaneSpecification } from "./lane.ts";
import type { Evaluations } from "./oracle.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { surfaceById } from "./surfaces/index.ts";

/** Which surface is to be minimized. */
export interface SurfaceProblem {
  readonly kind: "surface";
  readonly id: string;
  readonly params: ParameterValues;
}

/** A complete and valid description of a run; the configuration's schema makes it, and the engine trusts it. */
export interface RunSpecification {
  readonly problem: SurfaceProblem;
  /** θ⁽⁰⁾. */
  readonly start: readonly number[];
  /** Updates per lane. Every lane gets the same number. */
  readonly steps: number;
  readonly seed: number;
  /** A lane stops at the first recorded point whose J is at most this. Absent: no lane does. */
  readonly stopAtLoss?: number;
  readonly lanes: readonly LaneSpecification[];
}

/** The declaration and the parameter values, defaults filled in, of a surface problem. */
export function surfaceOf(problem: SurfaceProblem): { surface: AnySurface; params: ParameterValues } {
  const surface = surfaceById(problem.id);
  return { surface, params: { ...defaultsOf(surface.parameters), ...problem.params } };
}

/** The function that a problem asks to minimize. Throws a RangeError for an unknown id. */
export function objectiveOf(problem: SurfaceProblem): Objective {
  const { surface, params } = surfaceOf(problem);
  return surface.create(params);
}

/**
 * The problem's function blurred by a Gaussian of standard deviation σ ≥ 0, J^(σ)(θ) = E[J(θ + σz)] with z ~ 𝒩(0, I): in closed form
 * where there is one, else by sums whose error `valueError` states. For σ = 0 the function itself, bit for bit.
 */
export function blurredObjective(problem: SurfaceProblem, sigma: number): BlurredObjective {
  const { surface, params } = surfaceOf(problem);
  const objective = surface.create(params);
  if (sigma === 0) return objective;
  if (surface.blurred) return surface.blurred(params, sigma);
  if (surface.degrees) return blurredPolynomial(objective, surface.degrees, sigma);
  return blurredOnLattice(objective, sigma);
}

/** The blurs of a problem's function, each made once. */
export function blursOf(problem: SurfaceProblem): (sigma: number) => Objective {
  const made = new Map<number, Objective>();
  return (sigma) => {
    const blurred = made.get(sigma) ?? blurredObjective(problem, sigma);
    made.set(sigma, blurred);
    return blurred;
  };
}

/** A piece of one lane's trajectory inside a chunk's buffer: columns of `rows` numbers each, one after the other, from `offset` on. */
export interface Segment {
  readonly lane: number;
  /** Index of the first row: the number of updates before it. */
  readonly from: number;
  readonly rows: number;
  readonly offset: number;
  /** Time that these rows took, by the caller's clock. */
  readonly elapsed: number;
}

/** What a lane that trained a network has come to, besides the rows of its record. */
export interface Trained {
  /** Updates whose result is finite. */
  readonly steps: number;
  /** θ after them. */
  readonly finalParams: Vector;
  /** The evaluation with the lowest held-out loss; null where nothing was held out. */
  readonly best: { readonly k: number; readonly loss: number; readonly theta: Vector } | null;
}

/** How a lane ended, and what it has asked for in all: at divergence, more than its last row tells. */
export interface LaneEnd {
  readonly lane: number;
  readonly outcome: Outcome;
  readonly evaluations: Readonly<Evaluations>;
  readonly trained?: Trained;
}

/** Some further rows of some lanes. All numbers lie in one buffer, which can be transferred. */
export interface Chunk {
  readonly buffer: Float64Array<ArrayBuffer>;
  readonly segments: readonly Segment[];
  /** The lanes that ended within this chunk. */
  readonly ended: readonly LaneEnd[];
  readonly done: boolean;
}

/** All lanes of a configuration, advanced side by side. */
export class Run {
  readonly lanes: readonly Lane[];
  private readonly spec: RunSpecification;
  private readonly objective: Objective;
  private readonly reported = new Set<Lane>();

  constructor(spec: RunSpecification) {
    this.spec = spec;
    this.objective = objectiveOf(spec.problem);
    const blurred = blursOf(spec.problem);
    this.lanes = spec.lanes.map((lane) => new Lane(this.objective, lane, spec.start, spec.seed, blurred));
    for (const lane of this.lanes) lane.stopAt(spec.stopAtLoss);
  }

  get done(): boolean {
    return this.lanes.every((lane) => lane.finished(this.spec.steps));
  }

  /** The next rows of every unfinished lane, at most `most` each, timed by a clock if the caller has one. */
  advance(most: number, clock: () => number = () => 0): Chunk {
    const { steps } = this.spec;
    const active = this.lanes.flatMap((lane, index) =>
      lane.finished(steps) ? [] : [{ lane, index, rows: Math.min(most, steps + 1 - lane.rows) }],
    );
    const buffer = new Float64Array(active.reduce((sum, { lane, rows }) => sum + rows * lane.columns.length, 0));
    const segments: Segment[] = [];
    const ended: LaneEnd[] = [];
    let offset = 0;
    for (const { lane, index, rows } of active) {
      const from = lane.rows;
      const started = clock();
      const written = lane.advance(steps, rows, buffer, offset);
      const elapsed = clock() - started;
      // A lane that diverged fills its columns only in part; they are closed up to the stride that the segment tells.
      if (written < rows)
        for (let c = 1; c < lane.columns.length; c++)
          buffer.copyWithin(offset + c * written, offset + c * rows, offset + c * rows + written);
      segments.push({ lane: index, from, rows: written, offset, elapsed });
      offset += rows * lane.columns.length;
    }
    for (const [index, lane] of this.lanes.entries()) {
      if (!lane.finished(steps) || this.reported.has(lane)) continue;
      this.reported.add(lane);
      ended.push({ lane: index, outcome: outcomeOf(lane, this.objective), evaluations: { ...lane.evaluations } });
    }
    return { buffer, segments, ended, done: this.done };
  }
}
