import { exp, log } from "../../core/elementary.ts";
import { isZero, quotient, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { momentParameters } from "../moments.ts";
import { learningRate } from "../parameters.ts";

const LOG_FADE = log(0.96);

/** μ at update t: β₁ once the momentum has warmed up, half of it at first. */
export const momentumAt = (t: number, beta1: number, psi: number): number =>
  beta1 * (1 - 0.5 * exp(LOG_FADE * (t * psi)));

/** Adam with Nesterov's momentum: the step takes part of the present gradient directly (Dozat 2016). */
export const rule = defineRule({
  order: 1,
  shows: ["muProduct"],
  parameters: {
    ...momentParameters,
    learningRate: learningRate(0.002),
    momentumDecay: {
      kind: "number",
      symbol: "\\psi",
      variable: "psi",
      default: 0.004,
      min: 0,
      scale: "log",
      slider: [1e-4, 1],
    },
  },
  suggest: ({ extent }) => ({ learningRate: extent / 50 }),
  init: (n) => ({
    g: zeros(n),
    s: zeros(n),
    r: zeros(n),
    rHat: zeros(n),
    DeltaTheta: zeros(n),
    updates: 0,
    mu: 0,
    muProduct: 1,
    beta2Power: 1,
  }),
  step(oracle, theta, state, { learningRate: epsilon, beta1, beta2, delta, momentumDecay: psi }) {
    const { g, s, r, rHat, DeltaTheta } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    state.updates++;
    state.mu = momentumAt(state.updates, beta1, psi);
    state.muProduct *= state.mu;
    state.beta2Power *= beta2;
    const next = momentumAt(state.updates + 1, beta1, psi);
    const ofGradient = (1 - state.mu) / (1 - state.muProduct);
    const ofMoment = next / (1 - next * state.muProduct);
    const correction2 = 1 - state.beta2Power;
    for (let i = 0; i < theta.length; i++) {
      s[i] = beta1 * s[i]! + (1 - beta1) * g[i]!;
      r[i] = beta2 * r[i]! + (1 - beta2) * g[i]! * g[i]!;
      rHat[i] = r[i]! / correction2;
      const blend = ofGradient * g[i]! + ofMoment * s[i]!;
      DeltaTheta[i] = quotient(-epsilon * blend, Math.sqrt(rHat[i]!) + delta, atRest);
      theta[i]! += DeltaTheta[i]!;
    }
  },
});
