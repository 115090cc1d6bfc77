import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { momentParameters } from "../moments.ts";

/** Adam whose second moment never falls, so that the effective rate never grows for that reason (Reddi et al. 2018). */
export const rule = defineRule({
  order: 1,
  shows: ["rBar"],
  parameters: momentParameters,
  suggest: ({ extent }) => ({ learningRate: extent / 50 }),
  init: (n) => ({
    g: zeros(n),
    s: zeros(n),
    r: zeros(n),
    rBar: zeros(n),
    sHat: zeros(n),
    DeltaTheta: zeros(n),
    beta1Power: 1,
    beta2Power: 1,
  }),
  step(oracle, theta, state, { learningRate: epsilon, beta1, beta2, delta }) {
    const { g, s, r, rBar, sHat, DeltaTheta } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    state.beta1Power *= beta1;
    state.beta2Power *= beta2;
    const correction1 = 1 - state.beta1Power;
    const rootCorrection2 = Math.sqrt(1 - state.beta2Power);
    for (let i = 0; i < theta.length; i++) {
      s[i] = beta1 * s[i]! + (1 - beta1) * g[i]!;
      r[i] = beta2 * r[i]! + (1 - beta2) * g[i]! * g[i]!;
      rBar[i] = Math.max(rBar[i]!, r[i]!);
      sHat[i] = s[i]! / correction1;
      DeltaTheta[i] = quotient(-epsilon * sHat[i]!, Math.sqrt(rBar[i]!) / rootCorrection2 + delta, atRest);
      theta[i]! += DeltaTheta[i]!;
    }
  },
});
