import type { Kind } from "./algorithms/typeset.ts";
import type { Vector } from "./core/types.ts";
import { digestOf, type LineDigest } from "./digest.ts";
import type { Inspection } from "./inspect.ts";
import type { LaneSpecification } from "./lane.ts";
import { algorithms } from "./methods/lines.ts";
import type { Task } from "./task.ts";
import { type Convention, quantityOf, type TracedLine, trace } from "./trace.ts";

/** For a longer θ the lines give no matrices: those of an update would take minutes. */
export const MOST_COORDINATES_FOR_MATRICES = 300;

/** Whether lines of a lane with n parameters give matrices. */
const showsMatrices = ({ optimizer }: LaneSpecification, n: number): boolean =>
  n <= MOST_COORDINATES_FOR_MATRICES && algorithms[optimizer].formsNoMatrix === undefined;

/** The lines of a lane's update, executed on the update's own minibatch. `seed` is the run's. */
export function updateLines(
  task: Task,
  lane: LaneSpecification,
  seed: number,
  inspection: Inspection,
  convention: Convention = "book",
): readonly TracedLine[] {
  const { objective } = task.batch?.(inspection.k) ?? task;
  const matrices = showsMatrices(lane, task.objective.dimension);
  return trace(inspection, lane, lane.seed ?? seed, objective, convention, matrices);
}

/** The same in numbers: norms, or entries of the parameter `at`. */
export function updateDigests(
  task: Task,
  lane: LaneSpecification,
  seed: number,
  inspection: Inspection,
  convention: Convention,
  at: number | null,
): readonly LineDigest[] {
  const { objective } = task.batch?.(inspection.k) ?? task;
  const kindOf = (name: string): Kind => quantityOf(lane, name, convention).kind;
  const J = (theta: Vector) => objective.value(theta);
  return updateLines(task, lane, seed, inspection, convention).map((line) => digestOf(line, kindOf, J, at));
}
