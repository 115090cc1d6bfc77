import type { Parameters } from "../engine/core/types.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { kindOf } from "../experiment/problem-kinds.ts";

const offers = (problem: Configuration["problem"], need: string): boolean =>
  kindOf(problem.kind)?.offers(problem, need) ?? false;

/** A method's parameters without the options that need something the problem does not have. */
export function offeredParameters(parameters: Parameters, problem: Configuration["problem"]): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => {
      if (parameter.kind !== "choice") return [name, parameter];
      const options = parameter.options.filter(
        ({ value }) => parameter.needs?.[value] === undefined || offers(problem, parameter.needs[value]),
      );
      return [name, { ...parameter, options }];
    }),
  );
}
