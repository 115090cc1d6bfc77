import { comparesValuesOf, holds } from "../core/rule.ts";
import type { LaneSpecification } from "../lane.ts";
import { ruleOf } from "../methods/rules.ts";

type Lane = Pick<LaneSpecification, "optimizer" | "params">;

/** Whether the method queries Hessians. */
export const needsHessian = ({ optimizer }: Lane): boolean => ruleOf(optimizer).order === 2;

/** Whether the method keeps an n × n matrix. */
export const needsMatrix = (lane: Lane): boolean => needsHessian(lane) || ruleOf(lane.optimizer).keepsMatrix === true;

/** Whether each update takes all eigenvectors of the Hessian. */
export function needsEigenvectors({ optimizer, params }: Lane): boolean {
  const { takesEigenvectors, parameters } = ruleOf(optimizer);
  return holds(takesEigenvectors, parameters, params);
}

/**
 * Whether the method relies on one objective from update to update: it compares losses along a ray, or takes curvature from
 * differences of gradients. On minibatches each update would see another objective.
 */
export function needsWholeSet(lane: Lane): boolean {
  return needsHessian(lane) || comparesValuesOf(ruleOf(lane.optimizer), lane.params);
}
