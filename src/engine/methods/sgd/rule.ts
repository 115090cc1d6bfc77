import { zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { learningRate } from "../parameters.ts";

/** Gradient descent with the gradient that it is given. */
export const rule = defineRule({
  order: 1,
  parameters: { learningRate: learningRate(0.01) },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate }),
  stability: () => 2,
  init: (n) => ({ g: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon }) {
    const { g } = state;
    oracle.gradient(theta, g);
    for (let i = 0; i < theta.length; i++) theta[i]! -= epsilon * g[i]!;
  },
});
