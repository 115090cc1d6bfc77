import type { SurfaceConfiguration } from "../configuration.ts";
import { numpyScript } from "./numpy.ts";
import type { Library } from "./piece.ts";
import { scriptLane } from "./script.ts";
import { torchScript } from "./torch.ts";

export { type Library, libraries } from "./piece.ts";

/** A Python program that walks a lane's path and prints it, with `run()`, which gives it as arrays. */
export function pythonScript(configuration: SurfaceConfiguration, lane: number, library: Library): string {
  const script = scriptLane(configuration, lane);
  return library === "numpy" ? numpyScript(script) : torchScript(script);
}
