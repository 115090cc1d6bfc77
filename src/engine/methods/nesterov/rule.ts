import { zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { learningRate, momentum } from "../parameters.ts";

/** Momentum with the gradient taken where the velocity is about to lead (Sutskever et al. 2013). The recorded point is θ. */
export const rule = defineRule({
  order: 1,
  parameters: { learningRate: learningRate(0.01), momentum },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate / 3 }),
  stability: ({ momentum: alpha }) => (2 * (1 + alpha)) / (1 + 2 * alpha),
  init: (n) => ({ thetaTilde: zeros(n), g: zeros(n), v: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, momentum: alpha }) {
    const { thetaTilde, g, v } = state;
    for (let i = 0; i < theta.length; i++) thetaTilde[i] = theta[i]! + alpha * v[i]!;
    oracle.gradient(thetaTilde, g);
    for (let i = 0; i < theta.length; i++) {
      v[i] = alpha * v[i]! - epsilon * g[i]!;
      theta[i]! += v[i]!;
    }
  },
});
