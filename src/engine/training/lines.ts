import type { Kind } from "../algorithms/typeset.ts";
import type { Objective, Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import { digestOf, type LineDigest } from "../digest.ts";
import { type Convention, quantityOf, type TracedLine, trace } from "../trace.ts";
import type { TrainingInspection } from "./inspect.ts";
import type { NetworkLaneSpecification } from "./specification.ts";
import type { Task } from "./task.ts";

/** Of longer θ the lines give no matrices: those of an update would take minutes. */
export const MOST_COORDINATES_FOR_MATRICES = 300;

/** Whether lines of a lane with n parameters give matrices; L-BFGS never forms the one that its pairs stand for. */
const showsMatrices = ({ optimizer }: NetworkLaneSpecification, n: number): boolean =>
  n <= MOST_COORDINATES_FOR_MATRICES && optimizer !== "lbfgs";

/** The loss on one minibatch. Its curvature is asked for only where the minibatch is the whole set. */
function batchObjective(task: Task, batch: Uint32Array): Objective {
  const { network, training, objective } = task;
  if (batch.length === training.n && batch.every((example, i) => example === i)) return objective;
  const scratch = zeros(network.dimension);
  return {
    dimension: network.dimension,
    value: (theta) => network.onBatch(training, batch, theta, scratch),
    valueAndGradient: (theta, gradient) => network.onBatch(training, batch, theta, gradient),
    hessian() {
      throw new RangeError("no method asks a minibatch for its Hessian");
    },
  };
}

/** The lines of a lane's update, carried out on the update's own minibatch. `seed` is the run's. */
export function trainingTrace(
  task: Task,
  lane: NetworkLaneSpecification,
  seed: number,
  inspection: TrainingInspection,
  convention: Convention = "book",
): readonly TracedLine[] {
  const objective = batchObjective(task, inspection.batch);
  const matrices = showsMatrices(lane, task.network.dimension);
  return trace(inspection, lane, lane.seed ?? seed, objective, convention, matrices);
}

/** The same in numbers: norms, or entries of the parameter `at`. */
export function trainingDigests(
  task: Task,
  lane: NetworkLaneSpecification,
  seed: number,
  inspection: TrainingInspection,
  convention: Convention,
  at: number | null,
): readonly LineDigest[] {
  const objective = batchObjective(task, inspection.batch);
  const kindOf = (name: string): Kind => quantityOf(lane, name, convention).kind;
  const J = (theta: Vector) => objective.value(theta);
  return trainingTrace(task, lane, seed, inspection, convention).map((line) => digestOf(line, kindOf, J, at));
}
