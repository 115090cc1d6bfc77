import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { learningRate, stabilizer } from "../parameters.ts";

/** A learning rate for each coordinate, falling with the sum of its squared gradients (Duchi et al. 2011). */
export const rule = defineRule({
  order: 1,
  parameters: { learningRate: learningRate(0.01), delta: stabilizer(1e-7) },
  suggest: ({ extent }) => ({ learningRate: extent / 10 }),
  init: (n) => ({ g: zeros(n), r: zeros(n), DeltaTheta: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, delta }) {
    const { g, r, DeltaTheta } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    for (let i = 0; i < theta.length; i++) {
      r[i]! += g[i]! * g[i]!;
      DeltaTheta[i] = quotient(-epsilon, delta + Math.sqrt(r[i]!), atRest) * g[i]!;
      theta[i]! += DeltaTheta[i]!;
    }
  },
});
