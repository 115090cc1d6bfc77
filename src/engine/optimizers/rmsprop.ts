import { bookAlgorithm } from "../core/sources.ts";
import { isZero, quotient, zeros } from "../core/vector.ts";
import { defineOptimizer } from "./define.ts";
import { decayRate, delta as deltaParameter, learningRate } from "./parameters.ts";

/** AdaGrad with a memory that fades (Hinton 2012). */
export const rmsprop = defineOptimizer({
  id: "rmsprop",
  title: { en: "RMSProp", ja: "RMSProp" },
  section: "8.5.2",
  source: bookAlgorithm("8.5"),
  tex: [
    "r \\leftarrow \\rho r + (1-\\rho)\\, g \\odot g",
    "\\Delta\\theta \\leftarrow -\\frac{\\epsilon}{\\sqrt{\\delta + r}} \\odot g",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Divides each coordinate's step by the root of a fading mean of its squared gradients. Far from the start it forgets the start; near a minimum it goes on hopping with steps of about ε.",
    ja: "勾配の二乗の指数移動平均の平方根で、座標ごとに更新量を割ります。古い勾配は徐々に忘れます。極小点の近くでは、ε 程度の大きさの更新を繰り返し、静止しません。",
  },
  differs: {
    en: "Here δ stands inside the root, as in Algorithm 8.5. PyTorch adds it outside, ε/(√r + δ), with δ = 1e-8 and ρ = 0.99 unless told otherwise.",
    ja: "ここではアルゴリズム 8.5 の通り δ は根号の中にあります。PyTorch は根号の外で加え、ε/(√r + δ) とします。既定値は δ = 1e-8、ρ = 0.99 です。",
  },
  order: 1,
  parameters: { learningRate: learningRate(0.001), decay: decayRate(0.9), delta: deltaParameter(1e-6) },
  suggest: ({ extent }) => ({ learningRate: extent / 100 }),
  init: (n) => ({ g: zeros(n), r: zeros(n), DeltaTheta: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, decay: rho, delta }) {
    const { g, r, DeltaTheta } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    for (let i = 0; i < theta.length; i++) {
      r[i] = rho * r[i]! + (1 - rho) * g[i]! * g[i]!;
      DeltaTheta[i] = quotient(-epsilon, Math.sqrt(delta + r[i]!), atRest) * g[i]!;
      theta[i]! += DeltaTheta[i]!;
    }
  },
});
