import { defaultsOf, type ParameterValues, type Scale } from "../engine/core/types.ts";
import { optimizerById } from "../engine/methods/index.ts";
import type { MethodId } from "../engine/methods/rules.ts";
import { surfaceOf } from "../engine/surface-task.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { kindOf } from "../experiment/problem-kinds.ts";

/** A number of at most `digits` significant digits, since people read it. */
export const readable = (x: number, digits: number) => Number(x.toPrecision(digits));

/** The parameters that an optimizer suggests for a landscape; those that it has no opinion on are left out. */
export function suggestedParams(optimizer: MethodId, problem: Configuration["problem"]): ParameterValues {
  const suggested = optimizerById(optimizer).suggest(scaleOf(problem));
  return Object.fromEntries(
    Object.entries(suggested).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, typeof value === "number" ? readable(value, 2) : value]];
    }),
  );
}

/** What fits networks of a few layers whose inputs are of the order of one. */
const NETWORK_SCALE: Scale = { gradientRate: 0.3, extent: 0.5 };

function scaleOf(problem: Configuration["problem"]): Scale {
  if (problem.kind === "network") return NETWORK_SCALE;
  if (problem.kind !== "surface") return kindOf(problem.kind)!.scale(problem);
  const { surface, params } = surfaceOf(problem);
  const { x } = surface.window(params);
  return { gradientRate: surface.gradientRate(params), extent: (x[1] - x[0]) / 2 };
}

/** Every parameter of an optimizer, with values that do something sensible on a landscape. */
export function sensibleParams(optimizer: MethodId, problem: Configuration["problem"]): ParameterValues {
  return { ...defaultsOf(optimizerById(optimizer).parameters), ...suggestedParams(optimizer, problem) };
}
