import type { Vector } from "../core/types.ts";
import type { ModifierDeclaration } from "./types.ts";

export type Average = { readonly kind: "uniform" } | { readonly kind: "ema"; readonly decay: number };

export const average: ModifierDeclaration<"average"> = {
  id: "average",
  title: { en: "Polyak averaging", ja: "ポルヤック平均化" },
  section: "8.7.3",
  about: {
    en: "Keeps an average of the points visited beside the path itself. The optimizer does not see it.",
    ja: "通過した点の平均を、経路とは別に記録します。最適化手法には影響しません。",
  },
  kinds: [
    {
      id: "uniform",
      title: { en: "uniform", ja: "一様" },
      about: { en: "Every visited point counts the same.", ja: "通過した点をすべて同じ重みで平均します。" },
      tex: "\\hat\\theta_k = \\tfrac1k \\textstyle\\sum_{i=1}^k \\theta_i",
      parameters: {},
    },
    {
      id: "ema",
      title: { en: "exponential", ja: "指数移動平均" },
      about: { en: "Older points count less and less (equation 8.39).", ja: "古い点ほど軽く扱います(式 (8.39))。" },
      tex: "\\hat\\theta_k = \\alpha\\,\\hat\\theta_{k-1} + (1-\\alpha)\\,\\theta_k",
      parameters: {
        decay: {
          kind: "number",
          label: { en: "decay", ja: "減衰率" },
          symbol: "\\alpha",
          doc: {
            en: "The share of the old average that is kept at each update.",
            ja: "更新のたびに残す、それまでの平均の割合。",
          },
          default: 0.9,
          min: 0,
          max: 1,
          exclusiveMax: true,
          scale: "linear",
          slider: [0, 0.999],
        },
      },
    },
  ],
};

/** Takes θ_k (k ≥ 1) into the running average, in place. Before the first call the average is θ₀. */
export function updateAverage(rule: Average, mean: Vector, theta: Vector, k: number): void {
  const weight = rule.kind === "uniform" ? 1 / k : 1 - rule.decay;
  if (weight === 1) mean.set(theta);
  else for (let i = 0; i < mean.length; i++) mean[i]! += weight * (theta[i]! - mean[i]!);
}
