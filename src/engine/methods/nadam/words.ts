import { beyondBook } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "NAdam", ja: "NAdam" },
  section: "8.5.3",
  source: beyondBook("Dozat 2016, Incorporating Nesterov momentum into Adam"),
  tex: [
    "\\mu_t \\leftarrow \\beta_1 \\bigl(1 - \\tfrac12\\, 0.96^{t\\psi}\\bigr)",
    "s \\leftarrow \\beta_1 s + (1-\\beta_1)\\, g",
    "r \\leftarrow \\beta_2 r + (1-\\beta_2)\\, g \\odot g, \\quad \\hat r \\leftarrow \\frac{r}{1-\\beta_2^t}",
    "\\Delta\\theta \\leftarrow -\\frac{\\epsilon}{\\sqrt{\\hat r} + \\delta} \\Bigl(\\frac{1-\\mu_t}{1-\\prod_{i \\le t} \\mu_i}\\, g + \\frac{\\mu_{t+1}}{1-\\prod_{i \\le t+1} \\mu_i}\\, s\\Bigr)",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Adam with Nesterov's idea: the momentum of the next update acts already in this one, together with the present gradient. The momentum warms up from β₁/2 to β₁, slowly if ψ is small.",
    ja: "Adam にネステロフの考え方を加えた手法です。次の更新で使うモメンタムを、現在の勾配と合わせて先に反映します。モメンタムは β₁/2 から β₁ まで、ψ が小さいほどゆっくり増えます。",
  },
  differs: {
    en: "PyTorch 1.13 multiplies the product of the μ by μₜ once too often in the term with s; later versions have the rule given here. Keras has the momentum schedule with ψ = 0.004 built in.",
    ja: "PyTorch 1.13 では、s の項にある μ の積に μₜ が一つ余分に掛かっています。以降の版はここに示す規則と同じです。Keras ではモメンタムのスケジュールが ψ = 0.004 に固定されています。",
  },
  parameters: {
    learningRate,
    beta1: decayRate("s"),
    beta2: decayRate("r"),
    delta: stabilizer,
    momentumDecay: {
      label: { en: "momentum warm-up", ja: "モメンタムの増加率" },
      doc: {
        en: "How fast the momentum grows from β₁/2 to β₁. 0: it stays at β₁/2.",
        ja: "モメンタムが β₁/2 から β₁ まで増える速さです。0 なら β₁/2 のままです。",
      },
    },
  },
};
