import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { learningRate, momentDecay, stabilizer } from "../parameters.ts";

/** Momentum over RMSProp's scale, both means corrected for having started at zero (Kingma & Ba 2014). */
export const rule = defineRule({
  order: 1,
  parameters: {
    learningRate: learningRate(0.001),
    beta1: momentDecay(0.9, "\\beta_1"),
    beta2: momentDecay(0.999, "\\beta_2"),
    delta: stabilizer(1e-8),
  },
  suggest: ({ extent }) => ({ learningRate: extent / 50 }),
  init: (n) => ({
    g: zeros(n),
    s: zeros(n),
    r: zeros(n),
    sHat: zeros(n),
    rHat: zeros(n),
    DeltaTheta: zeros(n),
    // β₁ᵗ and β₂ᵗ, multiplied up: Math.pow is slow, and its last bit differs between engines.
    beta1Power: 1,
    beta2Power: 1,
  }),
  step(oracle, theta, state, { learningRate: epsilon, beta1, beta2, delta }) {
    const { g, s, r, sHat, rHat, DeltaTheta } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    state.beta1Power *= beta1;
    state.beta2Power *= beta2;
    const correction1 = 1 - state.beta1Power;
    const correction2 = 1 - state.beta2Power;
    for (let i = 0; i < theta.length; i++) {
      s[i] = beta1 * s[i]! + (1 - beta1) * g[i]!;
      r[i] = beta2 * r[i]! + (1 - beta2) * g[i]! * g[i]!;
      sHat[i] = s[i]! / correction1;
      rHat[i] = r[i]! / correction2;
      DeltaTheta[i] = quotient(-epsilon * sHat[i]!, Math.sqrt(rHat[i]!) + delta, atRest);
      theta[i]! += DeltaTheta[i]!;
    }
  },
});
