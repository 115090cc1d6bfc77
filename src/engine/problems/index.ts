import type { SurfaceRunSpecification } from "../surface-task.ts";
import type { NetworkRunSpecification } from "../training/specification.ts";
import type { MatrixRunSpecification } from "./matrix/task.ts";

/** A run's specification by the kind of its problem. */
export interface RunSpecifications {
  readonly surface: SurfaceRunSpecification;
  readonly network: NetworkRunSpecification;
  readonly matrix: MatrixRunSpecification;
}

export type ProblemKindId = keyof RunSpecifications;

/** A run on any kind of problem. */
export type AnyRunSpecification = RunSpecifications[ProblemKindId];

export const isNetworkRun = (spec: AnyRunSpecification): spec is NetworkRunSpecification =>
  spec.problem.kind === "network";

export const isSurfaceRun = (spec: AnyRunSpecification): spec is SurfaceRunSpecification =>
  spec.problem.kind === "surface";

/** A run that must be on a surface. Throws a RangeError for any other. */
export function surfaceRun(spec: AnyRunSpecification): SurfaceRunSpecification {
  if (!isSurfaceRun(spec)) throw new RangeError("this run is not on a surface");
  return spec;
}
