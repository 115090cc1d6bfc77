import { Lane } from "../engine/lane.ts";
import { objectiveOf, pathTask, surfaceOf } from "../engine/surface-task.ts";
import type { Task } from "../engine/task.ts";
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
  const task = pathTask(objectiveOf(problem), start, defaults.seed);
  return lanesAtRate(task, surface.gradientRate(params), Math.min(MOST_UPDATES, steps));
}

/** SGD at a rate, halved until it does not diverge within so many updates. */
export function lanesAtRate(task: Task, gradientRate: number, updates: number): readonly LaneConfiguration[] {
  const [{ optimizer }] = defaults.lanes;
  let learningRate = gradientRate;
  for (let halvings = 0; ; halvings++) {
    const lane = { optimizer, params: { learningRate } };
    const trial = new Lane(task, lane, defaults.seed);
    trial.advance(updates, updates + 1, new Float64Array(trial.columns.length * (updates + 1)), 0);
    const { divergence } = trial;
    // A start that is not finite is no fault of the rate.
    if (divergence === null || divergence.at === 0 || halvings === MOST_HALVINGS) return [lane];
    learningRate /= 2;
  }
}
