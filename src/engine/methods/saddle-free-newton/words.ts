import { cited, sources } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { DAMPING_SOURCE, damping, dampingRule, learningRate } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Saddle-free Newton", ja: "鞍点回避ニュートン法" },
  section: "8.2.3",
  source: sources(cited("Dauphin et al. 2014"), DAMPING_SOURCE),
  tex: [
    "H = Q\\, \\mathrm{diag}(\\lambda)\\, Q^\\top",
    "p \\leftarrow Q\\, \\mathrm{diag}(\\lvert\\lambda\\rvert + \\alpha)^{-1} Q^\\top g",
    "\\theta \\leftarrow \\theta - \\epsilon\\, p",
  ],
  about: {
    en: "Rescales each eigendirection by the size of its curvature and goes downhill in all of them. Near a saddle it leaves along the negative direction, where plain Newton would walk in.",
    ja: "各固有方向の成分を曲率の絶対値で割り、どの方向にも下ります。鞍点の近くでは、素のニュートン法なら鞍点へ向かうところを、負の曲率の方向へ離れていきます。",
  },
  differs: {
    en: "The paper works in a small Krylov subspace and searches for damping and rate at every step. Here the whole Hessian is decomposed, and both stay as set unless the damping is adaptive.",
    ja: "論文では小さなクリロフ部分空間で計算し、ダンピングと学習率を毎回探索します。ここではヘッセ行列全体を固有値分解し、ダンピングを適応にしない限り、どちらも設定値のまま使います。",
  },
  parameters: { learningRate, damping, dampingRule },
};
