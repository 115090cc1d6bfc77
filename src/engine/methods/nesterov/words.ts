import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { learningRate, momentum } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Nesterov momentum", ja: "ネステロフ・モメンタム" },
  section: "8.3.3",
  source: bookAlgorithm("8.3"),
  tex: [
    "\\tilde\\theta \\leftarrow \\theta + \\alpha v",
    "g \\leftarrow \\nabla J(\\tilde\\theta)",
    "v \\leftarrow \\alpha v - \\epsilon\\, g",
    "\\theta \\leftarrow \\theta + v",
  ],
  about: {
    en: "Looks ahead: the gradient is taken where the velocity alone would lead, so that an overshoot is corrected one step earlier than with plain momentum.",
    ja: "先読みをします。速度だけで進んだ先の点で勾配を求めるので、通常のモメンタムより 1 ステップ早く行き過ぎを修正できます。",
  },
  differs: {
    en: "PyTorch stores the look-ahead point θ + αv as its parameter and −v/ε as its buffer. At a constant rate PyTorch's points are this method's look-ahead points; the path drawn here is that of θ.",
    ja: "PyTorch は先読み点 θ + αv をパラメータとして、−v/ε をバッファとして保持します。学習率が一定なら PyTorch の点列はこの手法の先読み点と一致します。ここに描くのは θ そのものの経路です。",
  },
  parameters: { learningRate, momentum },
};
