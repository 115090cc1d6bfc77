import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { decayRate, learningRate, momentum, stabilizer } from "../parameters.ts";

/** RMSProp's rates under Nesterov's velocity. The recorded point is θ. */
export const rule = defineRule({
  order: 1,
  parameters: {
    learningRate: learningRate(0.001),
    momentum,
    decay: decayRate(0.9),
    delta: stabilizer(1e-6),
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
