import { beyondBook } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "AdamW", ja: "AdamW" },
  section: "8.5.3",
  source: beyondBook("Loshchilov & Hutter 2019, Decoupled weight decay regularization"),
  tex: [
    "s \\leftarrow \\beta_1 s + (1-\\beta_1)\\, g",
    "r \\leftarrow \\beta_2 r + (1-\\beta_2)\\, g \\odot g",
    "\\hat s \\leftarrow \\frac{s}{1-\\beta_1^t}, \\quad \\hat r \\leftarrow \\frac{r}{1-\\beta_2^t}",
    "\\theta \\leftarrow \\theta - \\epsilon \\lambda\\, \\theta - \\epsilon\\, \\frac{\\hat s}{\\sqrt{\\hat r} + \\delta}",
  ],
  about: {
    en: "Adam that also shrinks θ by ελθ at each update. A penalty in the loss would pass through the moments and be divided by √r̂; here every parameter decays at the same rate. With λ > 0 the path ends where the step and the decay balance, not at the minimum of J.",
    ja: "Adam の更新に加えて、毎回 θ を ελθ だけ縮めます。損失に加えたペナルティはモーメントを通って √r̂ で割られますが、ここではどのパラメータも同じ割合で小さくなります。λ > 0 では、J の最小点ではなく、更新と重み減衰がつり合う点に落ち着きます。",
  },
  differs: {
    en: "As in PyTorch, the decay is multiplied by ε. The paper multiplies λ by the schedule only, so its λ corresponds to ελ here.",
    ja: "PyTorch と同じく、重み減衰には ε を掛けます。論文の λ にはスケジュールの係数だけを掛けるため、論文の λ はここでの ελ に当たります。",
  },
  parameters: {
    learningRate,
    beta1: decayRate("s"),
    beta2: decayRate("r"),
    delta: stabilizer,
    weightDecay: {
      label: { en: "weight decay", ja: "重み減衰" },
      doc: {
        en: "Each update shrinks θ by this times ε. Too much holds θ near 0, whatever the loss.",
        ja: "更新のたびに、θ をこの値と ε の積の割合だけ縮めます。大きすぎると、損失によらず θ が 0 の近くにとどまります。",
      },
    },
  },
};
