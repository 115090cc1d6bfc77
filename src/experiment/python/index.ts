import { type Configuration, isSurface } from "../configuration.ts";
import type { CsvSource } from "./network/csv-source.ts";
import { networkProgram } from "./network/program.ts";
import { numpyScript } from "./numpy.ts";
import type { Library } from "./piece.ts";
import { scriptLane } from "./script.ts";
import { torchScript } from "./torch.ts";

export type { CsvSource } from "./network/csv-source.ts";
export { type Library, libraries } from "./piece.ts";

/**
 * A Python program that walks a lane's path and prints it, with `run()`, which gives it as arrays. On a network whose examples no program
 * may hold it reads them as `source` says.
 */
export function pythonScript(
  configuration: Configuration,
  lane: number,
  library: Library,
  source: CsvSource | null = null,
): string {
  if (!isSurface(configuration)) return networkProgram(configuration, lane, library, source);
  const script = scriptLane(configuration, lane);
  return library === "numpy" ? numpyScript(script) : torchScript(script);
}
