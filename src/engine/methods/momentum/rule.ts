import { zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { learningRate, momentum } from "../parameters.ts";

/** Gradient descent with a velocity (Polyak 1964). */
export const rule = defineRule({
  order: 1,
  parameters: { learningRate: learningRate(0.01), momentum },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate / 3 }),
  stability: ({ momentum: alpha }) => 2 * (1 + alpha),
  init: (n) => ({ g: zeros(n), v: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, momentum: alpha }) {
    const { g, v } = state;
    oracle.gradient(theta, g);
    for (let i = 0; i < theta.length; i++) {
      v[i] = alpha * v[i]! - epsilon * g[i]!;
      theta[i]! += v[i]!;
    }
  },
});
