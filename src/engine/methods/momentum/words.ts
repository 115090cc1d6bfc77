import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { learningRate, momentum } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Momentum", ja: "モメンタム" },
  section: "8.3.2",
  source: bookAlgorithm("8.2"),
  tex: ["v \\leftarrow \\alpha v - \\epsilon\\, g", "\\theta \\leftarrow \\theta + v"],
  about: {
    en: "Keeps a velocity: what past gradients agree on adds up along the valley, what they disagree on cancels across it.",
    ja: "速度を持ちます。過去の勾配が一致する谷の方向では加速し、食い違う横方向では打ち消し合います。",
  },
  differs: {
    en: "PyTorch stores −v/ε instead of v. At a constant learning rate the paths are identical. Under a schedule they differ: the book's velocity keeps its length, PyTorch's is rescaled by the new rate.",
    ja: "PyTorch は v の代わりに −v/ε を保持します。学習率が一定なら経路は同じですが、スケジュールを使うと、教科書の速度は加えられたときの大きさを保ち、PyTorch の速度は新しい学習率で伸縮します。",
  },
  parameters: { learningRate, momentum },
};
