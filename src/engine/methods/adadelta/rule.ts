import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { decayRate, learningRate, stabilizer } from "../parameters.ts";

/** Steps in the units of θ: RMSProp with ε replaced by the root mean square of the steps made so far. */
export const rule = defineRule({
  order: 1,
  parameters: { learningRate: learningRate(1), decay: decayRate(0.95), delta: stabilizer(1e-6) },
  suggest: () => ({}),
  init: (n) => ({ g: zeros(n), r: zeros(n), Delta: zeros(n), s: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, decay: rho, delta }) {
    const { g, r, Delta, s } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    for (let i = 0; i < theta.length; i++) {
      r[i] = rho * r[i]! + (1 - rho) * g[i]! * g[i]!;
      Delta[i] = quotient(Math.sqrt(s[i]! + delta), Math.sqrt(r[i]! + delta), atRest) * g[i]!;
      s[i] = rho * s[i]! + (1 - rho) * Delta[i]! * Delta[i]!;
      theta[i]! -= epsilon * Delta[i]!;
    }
  },
});
