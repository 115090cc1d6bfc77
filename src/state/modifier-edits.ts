import { defaultsOf, type ParameterValue, type ParameterValues } from "../engine/core/types.ts";
import { norm } from "../engine/core/vector.ts";
import { type Modifiers, modifiers } from "../engine/modifiers/index.ts";
import { objectiveOf, surfaceOf } from "../engine/surface-task.ts";
import {
  type Configuration,
  isSurface,
  type LaneConfiguration,
  type SurfaceConfiguration,
} from "../experiment/configuration.ts";
import { changeLane } from "./edits.ts";
import { readable } from "./suggested-params.ts";

/** Sets a modifier of a lane; undefined takes it away. */
export function setModifier<Id extends keyof Modifiers>(
  configuration: Configuration,
  index: number,
  id: Id,
  value: Modifiers[Id] | undefined,
): Configuration {
  return changeLane(configuration, index, (lane) => {
    const { [id]: _, ...rest } = lane;
    return (value === undefined ? rest : { ...rest, [id]: value }) as LaneConfiguration;
  });
}

/**
 * A modifier to begin with, of one of its kinds, that shows an effect within this experiment: schedules run their course within the
 * run, and noise is a fifth of the gradient at the start.
 */
export function initialModifier<Id extends keyof Modifiers>(
  configuration: Configuration,
  index: number,
  id: Id,
  kind: string,
): Modifiers[Id] {
  const declaration = modifiers.find((modifier) => modifier.id === id)!;
  const { parameters } = declaration.kinds.find((candidate) => candidate.id === kind)!;
  const before = configuration.lanes[index]?.[id] as ParameterValues | undefined;
  const begin: Record<string, ParameterValue> = { ...defaultsOf(parameters) };
  const share = (part: number) => Math.max(1, Math.round(readable(configuration.steps * part, 2)));
  if (id === "schedule") {
    if ("tau" in begin) begin.tau = share(kind === "warmup" ? 0.1 : 0.8);
    if ("every" in begin) begin.every = share(0.25);
  } else if (id === "noise") begin.sigma = startingNoise(configuration);
  else if (id === "continuation" && isSurface(configuration)) {
    begin.sigmas = startingBlurs(configuration);
    begin.stepsEach = share(0.2);
  }
  // Two kinds that have a parameter of the same name mean the same by it, except for a factor per update or per interval.
  for (const name of Object.keys(begin))
    if (name !== "factor" && before?.[name] !== undefined) begin[name] = before[name];
  return (declaration.single ? begin : { kind, ...begin }) as unknown as Modifiers[Id];
}

/** Three blurs, the first of them as wide as an eighth of the surface's own window. */
function startingBlurs({ problem }: SurfaceConfiguration): number[] {
  const { surface, params } = surfaceOf(problem);
  const { x } = surface.window(params);
  const first = readable((x[1] - x[0]) / 8, 1);
  return [first, readable(first / 2, 1), readable(first / 4, 1)];
}

function startingNoise(configuration: Configuration): number {
  if (!isSurface(configuration)) return 0.1;
  const { problem, start } = configuration;
  const gradient = new Float64Array(2);
  objectiveOf(problem).valueAndGradient(Float64Array.from(start), gradient);
  const size = readable(norm(gradient) / 5, 1);
  return Number.isFinite(size) && size > 0 ? size : 0.1;
}
