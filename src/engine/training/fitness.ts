import { comparesValuesOf } from "../core/types.ts";
import type { LaneSpecification } from "../lane.ts";
import { optimizerById } from "../optimizers/index.ts";

type Lane = Pick<LaneSpecification, "optimizer" | "params">;

/** Whether the method asks for Hessians. */
export const needsHessian = ({ optimizer }: Lane): boolean => optimizerById(optimizer).order === 2;

/** Whether the method keeps an n × n matrix of its own. */
export const needsMatrix = (lane: Lane): boolean => needsHessian(lane) || lane.optimizer === "bfgs";

/** Whether each step takes all eigenvectors of the Hessian. Newton's with a damping that stays solves for one vector alone. */
export const needsEigenvectors = (lane: Lane): boolean =>
  needsHessian(lane) && (lane.optimizer !== "newton" || lane.params.dampingRule === "adaptive");

/**
 * Whether the method relies on one objective from update to update: it compares losses along a ray, or takes curvature from
 * differences of gradients. On minibatches each update would see another objective.
 */
export function needsWholeSet(lane: Lane): boolean {
  return needsHessian(lane) || comparesValuesOf(optimizerById(lane.optimizer), lane.params);
}
