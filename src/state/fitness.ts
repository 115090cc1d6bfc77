import { defaultsOf, type Text } from "../engine/core/types.ts";
import { sizesOf } from "../engine/networks/data/index.ts";
import { optimizerById } from "../engine/optimizers/index.ts";
import { needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { dimensionOf } from "../engine/training/specification.ts";
import { type Configuration, isNetwork, limits } from "../experiment/configuration.ts";

/** Why a new lane with an optimizer would not fit the experiment, in a few words; null where it fits. */
export function unfit(configuration: Configuration, optimizer: string): Text | null {
  if (!isNetwork(configuration)) return null;
  const { problem } = configuration;
  const lane = { optimizer, params: defaultsOf(optimizerById(optimizer).parameters) };
  if (needsMatrix(lane) && dimensionOf(problem) > limits.hessianDimension) {
    const limit = limits.hessianDimension;
    return { en: `at most ${limit} parameters`, ja: `パラメータ ${limit} 個まで` };
  }
  if (needsWholeSet(lane) && problem.batchSize < sizesOf(problem.dataset).n)
    return { en: "needs the whole set as its batch", ja: "バッチを全データにする必要があります" };
  return null;
}
