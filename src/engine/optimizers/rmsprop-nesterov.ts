import { bookAlgorithm } from "../core/sources.ts";
import { isZero, quotient, zeros } from "../core/vector.ts";
import { defineOptimizer } from "./define.ts";
import { decayRate, delta as deltaParameter, learningRate, momentum } from "./parameters.ts";

/** RMSProp's rates under Nesterov's velocity. The recorded point is θ. */
export const rmspropNesterov = defineOptimizer({
  id: "rmsprop-nesterov",
  title: { en: "RMSProp with Nesterov momentum", ja: "RMSProp + ネステロフ・モメンタム" },
  section: "8.5.2",
  source: bookAlgorithm("8.6"),
  tex: [
    "\\tilde\\theta \\leftarrow \\theta + \\alpha v",
    "g \\leftarrow \\nabla J(\\tilde\\theta)",
    "r \\leftarrow \\rho r + (1-\\rho)\\, g \\odot g",
    "v \\leftarrow \\alpha v - \\frac{\\epsilon}{\\sqrt{\\delta + r}} \\odot g",
    "\\theta \\leftarrow \\theta + v",
  ],
  about: {
    en: "A velocity built from RMSProp's evened-out steps, with the gradient taken at the look-ahead point. It reaches speeds of ε/(1 − α) per coordinate.",
    ja: "RMSProp でスケールをそろえた更新量を速度として蓄え、勾配は先読み点で求めます。速さは座標ごとに ε/(1 − α) 程度に達します。",
  },
  differs: {
    en: "Here δ stands inside the root, as in Algorithm 8.6; PyTorch adds it outside. PyTorch's RMSprop with momentum does not look ahead: it takes the gradient at θ, as plain momentum does.",
    ja: "ここではアルゴリズム 8.6 の通り δ は根号の中にあります。PyTorch は根号の外で加えます。また PyTorch の RMSprop のモメンタムは先読みをせず、通常のモメンタムと同じく θ での勾配を使います。",
  },
  order: 1,
  parameters: {
    learningRate: learningRate(0.001),
    momentum,
    decay: decayRate(0.9),
    delta: deltaParameter(1e-6),
  },
  suggest: ({ extent }) => ({ learningRate: extent / 500 }),
  init: (n) => ({ thetaTilde: zeros(n), g: zeros(n), r: zeros(n), v: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, momentum: alpha, decay: rho, delta }) {
    const { thetaTilde, g, r, v } = state;
    for (let i = 0; i < theta.length; i++) thetaTilde[i] = theta[i]! + alpha * v[i]!;
    oracle.gradient(thetaTilde, g);
    const atRest = delta === 0 && isZero(g);
    for (let i = 0; i < theta.length; i++) {
      r[i] = rho * r[i]! + (1 - rho) * g[i]! * g[i]!;
      v[i] = alpha * v[i]! - quotient(epsilon, Math.sqrt(delta + r[i]!), atRest) * g[i]!;
      theta[i]! += v[i]!;
    }
  },
});
