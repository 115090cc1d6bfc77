import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, momentum, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "RMSProp with Nesterov momentum", ja: "RMSProp + ネステロフ・モメンタム" },
  section: "8.5.2",
  source: bookAlgorithm("8.6"),
  tex: [
    "\\tilde\\theta \\leftarrow \\theta + \\alpha v",
    "g \\leftarrow \\nabla J(\\tilde\\theta)",
    "r \\leftarrow \\rho r + (1-\\rho)\\, g \\odot g",
    "v \\leftarrow \\alpha v - \\frac{\\epsilon}{\\sqrt{\\delta + r}} \\odot g",
    "\\theta \\leftarrow \\theta + v",
  ],
  about: {
    en: "A velocity built from RMSProp's evened-out steps, with the gradient taken at the look-ahead point. It reaches speeds of ε/(1 − α) per coordinate.",
    ja: "RMSProp でスケールをそろえた更新量を速度として蓄え、勾配は先読み点で求めます。速さは座標ごとに ε/(1 − α) 程度に達します。",
  },
  differs: {
    en: "Here δ stands inside the root, as in Algorithm 8.6; PyTorch adds it outside. PyTorch's RMSprop with momentum does not look ahead: it takes the gradient at θ, as plain momentum does.",
    ja: "ここではアルゴリズム 8.6 の通り δ は根号の中にあります。PyTorch は根号の外で加えます。また PyTorch の RMSprop のモメンタムは先読みをせず、通常のモメンタムと同じく θ での勾配を使います。",
  },
  parameters: { learningRate, momentum, decay: decayRate(), delta: stabilizer },
};
