import { defaultsOf, type Text } from "../engine/core/types.ts";
import { sizesOf } from "../engine/networks/data/index.ts";
import { optimizerById } from "../engine/optimizers/index.ts";
import { needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { dimensionOf } from "../engine/training/specification.ts";
import { type Configuration, isNetwork, limits } from "../experiment/configuration.ts";
import { takesTooMuch } from "../experiment/network-work.ts";

/** Why a new lane with an optimizer, or one in place of another, would not fit the experiment, in a few words; null where it fits. */
export function unfit(configuration: Configuration, optimizer: string, replaced?: number): Text | null {
  if (!isNetwork(configuration)) return null;
  const { problem } = configuration;
  const lane = { optimizer, params: defaultsOf(optimizerById(optimizer).parameters) };
  if (needsMatrix(lane) && dimensionOf(problem) > limits.hessianDimension) {
    const limit = limits.hessianDimension;
    return { en: `at most ${limit} parameters`, ja: `パラメータ ${limit} 個まで` };
  }
  if (needsWholeSet(lane) && problem.batchSize < sizesOf(problem.dataset).n)
    return { en: "needs the whole set as its batch", ja: "バッチを全データにする必要があります" };
  const others = configuration.lanes.filter((_, index) => index !== replaced);
  if (takesTooMuch({ ...configuration, lanes: [...others, lane] }))
    return { en: "takes too long for so many updates", ja: "更新回数に対して計算量が多すぎます" };
  return null;
}
