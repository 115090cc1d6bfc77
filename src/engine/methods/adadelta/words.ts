import { cited } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "AdaDelta", ja: "AdaDelta" },
  section: "8.5.4",
  source: cited("Zeiler 2012"),
  tex: [
    "r \\leftarrow \\rho r + (1-\\rho)\\, g \\odot g",
    "\\Delta \\leftarrow \\frac{\\sqrt{s + \\delta}}{\\sqrt{r + \\delta}} \\odot g",
    "s \\leftarrow \\rho s + (1-\\rho)\\, \\Delta \\odot \\Delta",
    "\\theta \\leftarrow \\theta - \\epsilon\\, \\Delta",
  ],
  about: {
    en: "Sets its own pace: the size of the next step follows the size of recent ones. It starts with steps of about √δ and has to work its way up, so on a surface it is slow to get going.",
    ja: "更新の大きさを自動で決めます。次の更新の大きさは、最近の更新の大きさに従います。最初は √δ 程度から始めて徐々に大きくなるため、曲面の上では動き出しが遅くなります。",
  },
  differs: {
    en: "The paper has no ε; PyTorch and this project multiply by one that is 1 unless changed. PyTorch's ρ is 0.9. Keras's default ε of 0.001 makes it a thousand times slower than the paper's method.",
    ja: "論文に ε はありません。PyTorch とここでは ε を掛け、その既定値は 1 です。PyTorch の ρ は 0.9 です。Keras の既定値 ε = 0.001 では、更新量が論文の手法の 1000 分の 1 になります。",
  },
  parameters: { learningRate, decay: decayRate(), delta: stabilizer },
};
