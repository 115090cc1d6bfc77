import { beyondBook } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "AMSGrad", ja: "AMSGrad" },
  section: "8.5.3",
  source: beyondBook("Reddi et al. 2018, On the convergence of Adam and beyond"),
  tex: [
    "s \\leftarrow \\beta_1 s + (1-\\beta_1)\\, g",
    "r \\leftarrow \\beta_2 r + (1-\\beta_2)\\, g \\odot g",
    "\\bar r \\leftarrow \\max(\\bar r, r)",
    "\\hat s \\leftarrow \\frac{s}{1-\\beta_1^t}",
    "\\Delta\\theta \\leftarrow -\\epsilon\\, \\frac{\\hat s}{\\sqrt{\\bar r} / \\sqrt{1-\\beta_2^t} + \\delta}",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Adam that divides by the largest second moment so far. Adam forgets a rare large gradient within about 1/(1 − β₂) updates and speeds up again, and there are problems on which it therefore never converges; AMSGrad stays slow.",
    ja: "Adam の二次モーメントの代わりに、その過去の最大値を使います。Adam はまれに現れる大きな勾配を 1/(1 − β₂) 回程度の更新で忘れて再び速くなるため、収束しない問題があります。AMSGrad では遅いままです。",
  },
  differs: {
    en: "As in PyTorch, the maximum is of r and is corrected for its bias afterwards. The paper corrects no bias; Keras takes the maximum of r as well.",
    ja: "PyTorch と同じく、r の最大値を取ってからバイアスを補正します。論文ではバイアスを補正しません。Keras も r の最大値を取ります。",
  },
  parameters: { learningRate, beta1: decayRate("s"), beta2: decayRate("r"), delta: stabilizer },
};
