import { defaultsOf, type Text } from "../engine/core/types.ts";
import { optimizerById } from "../engine/methods/index.ts";
import type { MethodId } from "../engine/methods/rules.ts";
import { sizesOf } from "../engine/networks/data/index.ts";
import { needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { dropsUnits, problemOf } from "../engine/training/specification.ts";
import { type Configuration, isNetwork, limits } from "../experiment/configuration.ts";
import { takesTooMuch } from "../experiment/network-work.ts";
import { kindOf } from "../experiment/problem-kinds.ts";
import { lengthOfTheta } from "./theta-length.ts";
import { withWholeSet } from "./whole-set.ts";

const laneOf = (optimizer: MethodId) => ({ optimizer, params: defaultsOf(optimizerById(optimizer).parameters) });

/** Why the experiment cannot have a new lane with an optimizer, or one that replaces another, in a few words; null if it can. */
export function unfit(configuration: Configuration, optimizer: MethodId, replaced?: number): Text | null {
  const { problem } = configuration;
  const kind = kindOf(problem.kind);
  if (!isNetwork(configuration) && !kind) return null;
  const { model } = configuration.lanes[replaced ?? -1] ?? {};
  const lane = { ...laneOf(optimizer), ...(model && { model }) };
  if (isNetwork(configuration) && dropsUnits(problemOf(configuration.problem, lane)) && needsWholeSet(lane))
    return { en: "not with dropout", ja: "ドロップアウトとは併用不可" };
  if (needsMatrix(lane) && lengthOfTheta(configuration, lane) > limits.hessianDimension) {
    const limit = limits.hessianDimension;
    return { en: `at most ${limit} parameters`, ja: `パラメータ ${limit} 個まで` };
  }
  const others = configuration.lanes.filter((_, index) => index !== replaced);
  const tooMuch = isNetwork(configuration)
    ? takesTooMuch({ ...configuration, lanes: [...others, withWholeSet(configuration.problem, lane)] })
    : kind?.takesTooMuch({ ...configuration, lanes: [...others, lane] });
  if (tooMuch) return { en: "takes too long for so many updates", ja: "更新回数に対して計算量が多すぎます" };
  return null;
}

/** The number of examples that a lane with an optimizer gets as its batch because its method needs all of them; null if it takes any. */
export function wholeBatch(configuration: Configuration, optimizer: MethodId): number | null {
  if (!isNetwork(configuration)) return null;
  const { n } = sizesOf(configuration.problem.dataset);
  return needsWholeSet(laneOf(optimizer)) && configuration.problem.batchSize < n ? n : null;
}
