import { algorithmIn, bookSection, sources } from "../core/sources.ts";
import { dot, zeros } from "../core/vector.ts";
import { CURVATURE, forgetSearch, lineSearchParameter, prepare, searchAlong, searchState } from "./along.ts";
import { balanced, hasCurvature } from "./curvature-pair.ts";
import { defineOptimizer } from "./define.ts";

/** BFGS with the last few pairs (s, y) in place of the matrix (Nocedal 1980; Liu & Nocedal 1989). */
export const lbfgs = defineOptimizer({
  id: "lbfgs",
  title: { en: "L-BFGS", ja: "L-BFGS" },
  section: "8.6.3",
  source: sources(bookSection("8.6.3"), algorithmIn("Nocedal & Wright 2006", "7.4")),
  tex: [
    "\\rho_t \\leftarrow -M_t\\, g_t \\quad \\text{(two loops over the last } m \\text{ pairs } s, y)",
    "\\epsilon^* \\leftarrow \\arg\\min_\\epsilon J(\\theta + \\epsilon \\rho_t)",
    "\\theta \\leftarrow \\theta + \\epsilon^* \\rho_t",
  ],
  about: {
    en: "BFGS that remembers only its last few steps, so its memory grows with n and not with n².",
    ja: "直近の数ステップだけを記憶する BFGS です。必要な記憶は n² ではなく n に比例します。",
  },
  order: 1,
  comparesValues: {},
  parameters: {
    history: {
      kind: "number",
      label: { en: "history", ja: "履歴" },
      symbol: "m",
      doc: { en: "How many pairs (s, y) are remembered.", ja: "記憶する (s, y) の組の数。" },
      default: 10,
      min: 1,
      max: 1000,
      integer: true,
      scale: "linear",
      slider: [1, 30],
    },
    initial: {
      kind: "choice",
      label: { en: "starting matrix", ja: "初期行列" },
      symbol: "M_0",
      doc: {
        en: "What the two loops start from: the identity, as in the book, or the identity scaled by the newest curvature sᵀy/yᵀy, as most libraries do.",
        ja: "二重ループの初期行列です。教科書どおりの単位行列か、多くのライブラリのように、最新の曲率の逆数 sᵀy/yᵀy を掛けた単位行列を使います。",
      },
      default: "identity",
      options: [
        { value: "identity", label: { en: "identity", ja: "単位行列" } },
        { value: "scaled", label: { en: "scaled", ja: "曲率で伸縮" } },
      ],
    },
    lineSearch: lineSearchParameter("strong-wolfe"),
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
