import { solve } from "../../core/matrix.ts";
import { isZero, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { dampedState, dampedStep, dampingRule } from "../gain-ratio.ts";
import { damping, learningRate } from "../parameters.ts";

/** Jumps to the critical point of the local quadratic model, whatever kind of point that is. */
export const rule = defineRule({
  order: 2,
  comparesValues: { dampingRule: "adaptive" },
  parameters: { learningRate: learningRate(1), damping, dampingRule },
  takesEigenvectors: { dampingRule: "adaptive" },
  suggest: () => ({}),
  damping: ({ damping, dampingRule }) => (dampingRule === "adaptive" ? null : damping),
  // LU: H + αI, then its factors.
  init: (n) => ({ ...dampedState(n), LU: zeros(n * n) }),
  step(oracle, theta, state, params) {
    if (params.dampingRule === "adaptive") {
      dampedStep(oracle, theta, state, params, (lambda) => lambda);
      return;
    }
    const { learningRate: epsilon, damping: alpha } = params;
    const { g, H, LU, p } = state;
    const n = theta.length;
    oracle.gradient(theta, g);
    oracle.hessian(theta, H);
    // At a point of rest there is no step, though H may be singular.
    if (isZero(g)) return;
    LU.set(H);
    for (let i = 0; i < n; i++) LU[i * n + i]! += alpha;
    solve(LU, g, p, LU);
    for (let i = 0; i < n; i++) theta[i]! -= epsilon * p[i]!;
  },
  forget(state) {
    state.known = 0;
  },
});
