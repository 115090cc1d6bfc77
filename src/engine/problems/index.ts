import type { SurfaceRunSpecification } from "../surface-task.ts";
import type { NetworkRunSpecification } from "../training/specification.ts";

/** A run on any kind of problem. */
export type AnyRunSpecification = SurfaceRunSpecification | NetworkRunSpecification;

export const isNetworkRun = (spec: AnyRunSpecification): spec is NetworkRunSpecification =>
  spec.problem.kind === "network";

/** A run that must be on a surface. Throws a RangeError for any other. */
export function surfaceRun(spec: AnyRunSpecification): SurfaceRunSpecification {
  if (isNetworkRun(spec)) throw new RangeError("this run is not on a surface");
  return spec;
}
