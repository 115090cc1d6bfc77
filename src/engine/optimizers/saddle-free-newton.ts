import { symmetricEigen } from "../core/matrix.ts";
import { cited, sources } from "../core/sources.ts";
import { isZero } from "../core/vector.ts";
import { defineOptimizer } from "./define.ts";
import { DAMPING_SOURCE, dampedState, dampedStep, dampingRule } from "./gain-ratio.ts";
import { damping, learningRate } from "./parameters.ts";

/** Newton's step with every curvature taken as positive, so that saddles repel. */
export const saddleFreeNewton = defineOptimizer({
  id: "saddle-free-newton",
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
  order: 2,
  comparesValues: { dampingRule: "adaptive" },
  parameters: { learningRate: learningRate(1), damping, dampingRule },
  suggest: () => ({}),
  init: (n) => dampedState(n),
  step(oracle, theta, state, params) {
    if (params.dampingRule === "adaptive") {
      dampedStep(oracle, theta, state, params, Math.abs);
      return;
    }
    const { learningRate: epsilon, damping: alpha } = params;
    const { g, H, lambda, Q, p } = state;
    const n = theta.length;
    oracle.gradient(theta, g);
    oracle.hessian(theta, H);
    // At a point of rest there is no step, though H may be singular.
    if (isZero(g)) return;
    symmetricEigen(H, lambda, Q);
    p.fill(0);
    for (let j = 0; j < n; j++) {
      let along = 0;
      for (let i = 0; i < n; i++) along += Q[i * n + j]! * g[i]!;
      along /= Math.abs(lambda[j]!) + alpha;
      for (let i = 0; i < n; i++) p[i]! += along * Q[i * n + j]!;
    }
    for (let i = 0; i < n; i++) theta[i]! -= epsilon * p[i]!;
  },
  forget(state) {
    state.known = 0;
  },
});
