import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "RMSProp", ja: "RMSProp" },
  section: "8.5.2",
  source: bookAlgorithm("8.5"),
  tex: [
    "r \\leftarrow \\rho r + (1-\\rho)\\, g \\odot g",
    "\\Delta\\theta \\leftarrow -\\frac{\\epsilon}{\\sqrt{\\delta + r}} \\odot g",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Divides each coordinate's step by the root of a fading mean of its squared gradients. Far from the start it forgets the start; near a minimum it goes on hopping with steps of about ε.",
    ja: "勾配の二乗の指数移動平均の平方根で、座標ごとに更新量を割ります。古い勾配は徐々に忘れます。極小点の近くでは、ε 程度の大きさの更新を繰り返し、静止しません。",
  },
  differs: {
    en: "Here δ stands inside the root, as in Algorithm 8.5. PyTorch adds it outside, ε/(√r + δ), with δ = 1e-8 and ρ = 0.99 unless told otherwise.",
    ja: "ここではアルゴリズム 8.5 の通り δ は根号の中にあります。PyTorch は根号の外で加え、ε/(√r + δ) とします。既定値は δ = 1e-8、ρ = 0.99 です。",
  },
  parameters: { learningRate, decay: decayRate(), delta: stabilizer },
};
