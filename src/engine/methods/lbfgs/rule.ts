import { dot, zeros } from "../../core/vector.ts";
import { CURVATURE, forgetSearch, prepare, searchAlong, searchKind, searchState } from "../along.ts";
import { balanced, hasCurvature } from "../curvature-pair.ts";
import { defineRule } from "../declare.ts";

/** BFGS with the last few pairs (s, y) in place of the matrix (Nocedal 1980; Liu & Nocedal 1989). */
export const rule = defineRule({
  order: 1,
  comparesValues: {},
  couples: "one step length for all coordinates",
  parameters: {
    history: {
      kind: "number",
      symbol: "m",
      default: 10,
      min: 1,
      max: 1000,
      integer: true,
      scale: "linear",
      slider: [1, 30],
    },
    initial: {
      kind: "choice",
      symbol: "M_0",
      default: "identity",
      options: ["identity", "scaled"],
    },
    lineSearch: searchKind("strong-wolfe"),
  },
  suggest: () => ({}),
  init(n, { history }) {
    return {
      ...searchState(n),
      s: zeros(history * n),
      y: zeros(history * n),
      sy: zeros(history),
      count: 0,
      next: 0,
      skipped: 0,
      skips: 0,
      alpha: zeros(history),
      sNew: zeros(n),
      yNew: zeros(n),
    };
  },
  step(oracle, theta, state, { history, initial, lineSearch }) {
    if (!prepare(oracle, theta, state)) return;
    const { g, d, s, y, sy, alpha, sNew, yNew } = state;
    const n = theta.length;
    const pairAt = (age: number) => (state.next - 1 - age + 2 * history) % history;
    for (let i = 0; i < n; i++) d[i] = g[i]!;
    for (let age = 0; age < state.count; age++) {
      const p = pairAt(age);
      let sd = 0;
      for (let i = 0; i < n; i++) sd += s[p * n + i]! * d[i]!;
      alpha[p] = sd / sy[p]!;
      for (let i = 0; i < n; i++) d[i]! -= alpha[p] * y[p * n + i]!;
    }
    if (initial === "scaled" && state.count > 0) {
      const p = pairAt(0);
      let yy = 0;
      for (let i = 0; i < n; i++) yy += y[p * n + i]! * y[p * n + i]!;
      for (let i = 0; i < n; i++) d[i]! *= sy[p]! / yy;
    }
    for (let age = state.count - 1; age >= 0; age--) {
      const p = pairAt(age);
      let yd = 0;
      for (let i = 0; i < n; i++) yd += y[p * n + i]! * d[i]!;
      const beta = yd / sy[p]!;
      for (let i = 0; i < n; i++) d[i]! += (alpha[p]! - beta) * s[p * n + i]!;
    }
    for (let i = 0; i < n; i++) {
      d[i] = -d[i]!;
      sNew[i] = theta[i]!;
      yNew[i] = g[i]!;
    }
    const moved = searchAlong(oracle, theta, state, lineSearch, CURVATURE.quasiNewton);
    // Rounding has spoiled pairs whose direction climbs or leads nowhere: they are forgotten.
    if (!moved || state.fallback === 1) state.count = 0;
    state.skipped = 0;
    if (!moved) return;
    for (let i = 0; i < n; i++) {
      sNew[i] = theta[i]! - sNew[i]!;
      yNew[i] = g[i]! - yNew[i]!;
    }
    const pair = balanced(sNew, yNew);
    if (!hasCurvature(...pair)) {
      state.skipped = 1;
      state.skips++;
      return;
    }
    s.set(pair[0], state.next * n);
    y.set(pair[1], state.next * n);
    sy[state.next] = dot(...pair);
    state.next = (state.next + 1) % history;
    state.count = Math.min(history, state.count + 1);
  },
  forget: (state) => forgetSearch(state),
});
