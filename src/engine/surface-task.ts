import { blurredPolynomial } from "./core/blur.ts";
import { blurredOnLattice } from "./core/lattice-blur.ts";
import {
  type AnySurface,
  type BlurredObjective,
  defaultsOf,
  type Objective,
  type ParameterValues,
} from "./core/types.ts";
import { CountingOracle } from "./oracle.ts";
import type { RunSpecification } from "./run.ts";
import { surfaceById } from "./surfaces/index.ts";
import type { Task, TaskMaker } from "./task.ts";

/** The surface to be minimized. */
export interface SurfaceProblem {
  readonly kind: "surface";
  readonly id: string;
  readonly params: ParameterValues;
}

/** A complete and valid description of a run on a surface. */
export interface SurfaceRunSpecification extends RunSpecification<SurfaceProblem> {
  readonly start: readonly number[];
}

/** The declaration of a surface problem and all its parameter values. */
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
 * if there is one, else by sums whose error `valueError` states. For σ = 0 the function itself, bit for bit.
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

/** A task that minimizes an objective from a start and records every point of the path. */
export function pathTask(
  objective: Objective,
  start: ArrayLike<number>,
  seed: number,
  blurred?: (sigma: number) => Objective,
): Task {
  return {
    objective,
    every: 1,
    recordsPath: true,
    start,
    oracle: (clock) => new CountingOracle(objective, seed, clock),
    columns: [],
    ...(blurred && { blurred }),
  };
}

/** The tasks of a run on a surface. */
export function surfaceTasks({ problem, start, seed }: SurfaceRunSpecification): TaskMaker {
  const objective = objectiveOf(problem);
  const blurred = blursOf(problem);
  return (lane) => pathTask(objective, lane.start ?? start, lane.seed ?? seed, blurred);
}
