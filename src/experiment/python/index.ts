import type { Library } from "../../engine/python/piece.ts";
import { type Configuration, isNetwork, isSurface } from "../configuration.ts";
import { networkProgram } from "./network/program.ts";
import { numpyScript } from "./numpy.ts";
import { scriptLane } from "./script.ts";
import { torchScript } from "./torch.ts";

export { type Library, libraries } from "../../engine/python/piece.ts";

/** Whether lanes of an experiment can be exported as programs. */
export const hasPython = (configuration: Configuration): boolean =>
  isSurface(configuration) || isNetwork(configuration);

/**
 * A Python program that walks a lane's path and prints it, with `run()`, which gives it as arrays. Examples of somebody's own are no part of
 * it: it reads them from their file.
 */
export function pythonScript(configuration: Configuration, lane: number, library: Library): string {
  if (isNetwork(configuration)) return networkProgram(configuration, lane, library);
  if (!isSurface(configuration)) throw new RangeError(`no Python form of ${configuration.problem.kind} problems`);
  const script = scriptLane(configuration, lane);
  return library === "numpy" ? numpyScript(script) : torchScript(script);
}
