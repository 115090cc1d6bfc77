import type { Objective } from "../engine/core/types.ts";
import { isFiniteVector, norm, zeros } from "../engine/core/vector.ts";
import { objectiveOf, surfaceOf } from "../engine/surface-task.ts";
import { defaults, type LaneConfiguration, type SurfaceConfiguration } from "./configuration.ts";

/** Updates that a rate is tried for. */
const MOST_UPDATES = 2000;
const MOST_HALVINGS = 300;

/**
 * The lanes of an experiment on a surface that names none: SGD at the surface's gradient rate, halved until it does not diverge from
 * the start within the experiment's updates.
 */
export function defaultLanes(
  experiment: Pick<SurfaceConfiguration, "problem" | "start" | "steps">,
): readonly LaneConfiguration[] {
  const { problem, start, steps } = experiment;
  const { surface, params } = surfaceOf(problem);
  return lanesAtRate(objectiveOf(problem), start, surface.gradientRate(params), Math.min(MOST_UPDATES, steps));
}

/** SGD at a rate, halved until it does not diverge within so many updates. */
export function lanesAtRate(
  objective: Objective,
  start: ArrayLike<number>,
  gradientRate: number,
  updates: number,
): readonly LaneConfiguration[] {
  const [{ optimizer }] = defaults.lanes;
  let learningRate = gradientRate;
  for (let halvings = 0; halvings < MOST_HALVINGS && diverges(objective, start, learningRate, updates); halvings++)
    learningRate /= 2;
  return [{ optimizer, params: { learningRate } }];
}

/** Whether gradient descent leaves the finite numbers. A start at which J is not finite is no fault of the rate. */
function diverges(objective: Objective, start: ArrayLike<number>, learningRate: number, updates: number): boolean {
  const theta = Float64Array.from(start);
  const gradient = zeros(theta.length);
  for (let k = 0; k <= updates; k++) {
    const loss = objective.valueAndGradient(theta, gradient);
    if (!isFiniteVector(theta) || !Number.isFinite(loss) || !Number.isFinite(norm(gradient))) return k > 0;
    for (let i = 0; i < theta.length; i++) theta[i]! -= learningRate * gradient[i]!;
  }
  return false;
}
