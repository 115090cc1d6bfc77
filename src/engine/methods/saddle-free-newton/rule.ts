import { symmetricEigen } from "../../core/matrix.ts";
import { isZero } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { dampedState, dampedStep, dampingRule } from "../gain-ratio.ts";
import { damping, learningRate } from "../parameters.ts";

/** Newton's step with every curvature taken as positive, so that saddles repel. */
export const rule = defineRule({
  order: 2,
  comparesValues: { dampingRule: "adaptive" },
  parameters: { learningRate: learningRate(1), damping, dampingRule },
  takesEigenvectors: {},
  suggest: () => ({}),
  damping: ({ damping, dampingRule }) => (dampingRule === "adaptive" ? null : damping),
  init: (n) => dampedState(n),
  step(oracle, theta, state, params) {
    if (params.dampingRule === "adaptive") {
      dampedStep(oracle, theta, state, params, Math.abs);
      return;
    }
    const { learningRate: epsilon, damping: alpha } = params;
    const { g, H, lambda, Q, p } = state;
    const n = theta.length;
    oracle.gradient(theta, g);
    oracle.hessian(theta, H);
    // At a point of rest there is no step, though H may be singular.
    if (isZero(g)) return;
    symmetricEigen(H, lambda, Q);
    p.fill(0);
    for (let j = 0; j < n; j++) {
      let along = 0;
      for (let i = 0; i < n; i++) along += Q[i * n + j]! * g[i]!;
      along /= Math.abs(lambda[j]!) + alpha;
      for (let i = 0; i < n; i++) p[i]! += along * Q[i * n + j]!;
    }
    for (let i = 0; i < n; i++) theta[i]! -= epsilon * p[i]!;
  },
  forget(state) {
    state.known = 0;
  },
});
