import { defaultsOf, isInUse, type ParameterValue, type ParameterValues } from "../engine/core/types.ts";
import { optimizerById } from "../engine/methods/index.ts";
import type { MethodId } from "../engine/methods/rules.ts";
import type { Configuration, LaneConfiguration } from "../experiment/configuration.ts";
import { accepts } from "./edits.ts";
import { sensibleParams } from "./suggested-params.ts";

/** The parameters that methods of one family share. */
const SHARED = ["learningRate", "momentum"] as const;

/**
 * What ε is measured in, by what the optimizer suggests for a landscape: "gradient", θ per unit of gradient, as in gradient descent;
 * "extent", θ itself, as in methods that normalize the gradient. Null for a method whose ε has no unit, or without one.
 */
function rateUnit(optimizer: MethodId): "gradient" | "extent" | null {
  const declaration = optimizerById(optimizer);
  const rate = (gradientRate: number, extent: number) => declaration.suggest({ gradientRate, extent }).learningRate;
  const plain = rate(1, 1);
  if (rate(2, 1) !== plain) return "gradient";
  return rate(1, 2) === plain ? null : "extent";
}

const isFamily = (a: MethodId, b: MethodId) => a === b || (rateUnit(a) !== null && rateUnit(a) === rateUnit(b));

/** The parameters of the family that a lane uses. */
function sharedParams({ optimizer, params }: LaneConfiguration): readonly (readonly [string, ParameterValue])[] {
  const { parameters } = optimizerById(optimizer);
  return SHARED.flatMap((name) => {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const value = params[name];
    return parameter && value !== undefined && isInUse(parameter, params) ? [[name, value] as const] : [];
  });
}

/** ε and α of a lane for a new one with an optimizer of the same family, as far as it has them; empty for another family. */
export function familyParams(lane: LaneConfiguration, optimizer: MethodId): ParameterValues {
  if (!isFamily(lane.optimizer, optimizer)) return {};
  const { parameters } = optimizerById(optimizer);
  return Object.fromEntries(
    sharedParams(lane).filter(([name, value]) => {
      const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      return parameter !== undefined && isInUse(parameter, defaultsOf(parameters)) && accepts(parameter, value);
    }),
  );
}

/** Whether the user has set ε or α of a lane to other values than those that suit the problem. */
export function hasOwnRate(lane: LaneConfiguration, problem: Configuration["problem"]): boolean {
  const suited = sensibleParams(lane.optimizer, problem);
  return sharedParams(lane).some(([name, value]) => value !== suited[name]);
}
