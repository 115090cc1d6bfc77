import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Adam", ja: "Adam" },
  section: "8.5.3",
  source: bookAlgorithm("8.7"),
  tex: [
    "s \\leftarrow \\beta_1 s + (1-\\beta_1)\\, g",
    "r \\leftarrow \\beta_2 r + (1-\\beta_2)\\, g \\odot g",
    "\\hat s \\leftarrow \\frac{s}{1-\\beta_1^t}, \\quad \\hat r \\leftarrow \\frac{r}{1-\\beta_2^t}",
    "\\Delta\\theta \\leftarrow -\\epsilon\\, \\frac{\\hat s}{\\sqrt{\\hat r} + \\delta}",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Divides a moving average of the gradient by the square root of a moving average of its square. With bias correction, the first step has the length ε|g|/(|g| + δ) in each coordinate: almost exactly ε, whatever the size of the gradient, and 0 where g = 0.",
    ja: "勾配の指数移動平均を、勾配の二乗の指数移動平均の平方根で割ります。バイアス補正により、最初の更新の大きさは各座標で ε|g|/(|g| + δ) になります。勾配の大きさによらずほぼ ε ですが、g = 0 の座標では 0 です。",
  },
  differs: {
    en: "The book writes ρ₁, ρ₂ for β₁, β₂. δ is added to the corrected root, as in PyTorch. TensorFlow adds it before the correction, so that its δ acts up to 1/√(1 − β₂) times stronger in the first steps.",
    ja: "教科書では β₁, β₂ を ρ₁, ρ₂ と書きます。δ は PyTorch と同じく補正後の平方根に加えます。TensorFlow は補正の前に加えるため、初めの数回の更新では δ の効果が最大 1/√(1 − β₂) 倍になります。",
  },
  parameters: {
    learningRate,
    beta1: decayRate("s"),
    beta2: decayRate("r"),
    delta: stabilizer,
    biasCorrection: {
      label: { en: "bias correction", ja: "バイアス補正" },
      doc: {
        en: "Divides the moments by 1 − β₁ᵗ and 1 − β₂ᵗ, since they start at 0. Without it, s grows at once and r slowly, so the first steps are up to (1 − β₁)/√(1 − β₂) times ε.",
        ja: "モーメントは 0 から始まるため、1 − β₁ᵗ と 1 − β₂ᵗ で割って補正します。補正しないと、r の立ち上がりが s より遅いため、初めの更新量は ε の (1 − β₁)/√(1 − β₂) 倍程度になります。",
      },
    },
  },
};
