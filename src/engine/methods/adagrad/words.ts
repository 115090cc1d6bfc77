import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { learningRate, stabilizer } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "AdaGrad", ja: "AdaGrad" },
  section: "8.5.1",
  source: bookAlgorithm("8.4"),
  tex: [
    "r \\leftarrow r + g \\odot g",
    "\\Delta\\theta \\leftarrow -\\frac{\\epsilon}{\\delta + \\sqrt{r}} \\odot g",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Divides each coordinate's step by the root of all its squared gradients so far. Gentle directions keep moving, but r only grows, so every step shrinks for good.",
    ja: "座標ごとに、これまでの勾配の二乗和の平方根で更新量を割ります。傾きの緩い方向へも進み続けますが、r は増える一方なので、更新量は縮み続けます。",
  },
  differs: {
    en: "PyTorch's δ is 1e-10 instead of 1e-7. Keras starts r at 0.1 instead of 0, which shortens the first steps where gradients are small.",
    ja: "PyTorch の δ は 1e-7 ではなく 1e-10 です。Keras は r を 0 ではなく 0.1 から始めるため、勾配が小さい所では最初の更新量が小さくなります。",
  },
  parameters: { learningRate, delta: stabilizer },
};
