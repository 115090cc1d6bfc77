import { bookAlgorithm, sources } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { DAMPING_SOURCE, damping, dampingRule, learningRate } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Newton's method", ja: "ニュートン法" },
  section: "8.6.1",
  source: sources(bookAlgorithm("8.8"), DAMPING_SOURCE),
  tex: ["p \\leftarrow (H + \\alpha I)^{-1} g", "\\theta \\leftarrow \\theta - \\epsilon\\, p"],
  about: {
    en: "Solves the local quadratic model exactly: on a quadratic one step is enough. Where a curvature is negative the model's critical point is a saddle or a maximum, and plain Newton walks straight to it.",
    ja: "局所的な二次モデルを厳密に解き、その停留点へ進みます。二次関数なら 1 回の更新で到達します。曲率が負の方向があると、モデルの停留点は鞍点や極大点であり、素のニュートン法はまっすぐそこへ向かいます。",
  },
  differs: {
    en: "Most libraries add a line search, or quietly change a Hessian that is not positive definite. Here nothing is changed but by the damping that is set: a singular matrix ends the run, and saddles attract.",
    ja: "多くのライブラリは直線探索を加えたり、正定値でないヘッセ行列を黙って修正したりします。ここでは設定したダンピング以外に何も変えません。行列が特異なら実行はそこで終わり、鞍点にも引き寄せられます。",
  },
  parameters: { learningRate, damping, dampingRule },
};
