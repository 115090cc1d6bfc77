import { dimensionOf, problemOf } from "../engine/training/specification.ts";
import {
  type Configuration,
  isNetwork,
  type LaneConfiguration,
  SURFACE_DIMENSION,
} from "../experiment/configuration.ts";
import { kindOf } from "../experiment/problem-kinds.ts";

/** The number of parameters that a lane has. */
export function lengthOfTheta(configuration: Configuration, lane: Partial<LaneConfiguration> = {}): number {
  if (isNetwork(configuration)) return dimensionOf(problemOf(configuration.problem, lane));
  const { problem } = configuration;
  return kindOf(problem.kind)?.dimension(problem) ?? SURFACE_DIMENSION;
}
