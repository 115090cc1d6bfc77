import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameters.ts";

/** AdaGrad with a memory that fades (Hinton 2012). */
export const rule = defineRule({
  order: 1,
  parameters: { learningRate: learningRate(0.001), decay: decayRate(0.9), delta: stabilizer(1e-6) },
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
