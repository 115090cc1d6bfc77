import { defaultsOf, type ParameterValue } from "../engine/core/types.ts";
import { declarationOf } from "../engine/problems/catalogues.ts";
import { type Configuration, isNetwork, isSurface, type OtherConfiguration } from "../experiment/configuration.ts";
import { fitted } from "./edits.ts";
import { suggestedParams } from "./suggested-params.ts";

/** An experiment of a kind that declares itself. Throws a RangeError for any other. */
export function declaredProblem(configuration: Configuration): OtherConfiguration {
  if (isSurface(configuration) || isNetwork(configuration)) throw new RangeError("this kind has edits of its own");
  return configuration;
}

/** Puts the lanes on another problem of the same kind, each with what its optimizer suggests there. The start is drawn anew. */
export function changeProblem(before: Configuration, id: string): Configuration {
  const { start: _, problem: old, view, ...rest } = declaredProblem(before);
  const params = defaultsOf(declarationOf({ ...old, id }).parameters);
  const problem = { ...old, id, params };
  const { cursor: _cursor, ...kept } = view;
  const after = { ...rest, problem, view: kept };
  return {
    ...after,
    lanes: rest.lanes.map((lane) => {
      const suggested = { ...lane, params: { ...lane.params, ...suggestedParams(lane.optimizer, problem) } };
      return fitted(after, suggested) ?? suggested;
    }),
  };
}

/** Sets a parameter of the problem. A start of the configuration's own goes, since θ may have another length. */
export function setProblemParameter(before: Configuration, name: string, value: ParameterValue): Configuration {
  const { start: _, problem, ...rest } = declaredProblem(before);
  return { ...rest, problem: { ...problem, params: { ...problem.params, [name]: value } } };
}
