import type { ChoiceParameter, Vector } from "../core/types.ts";
import { CURVATURE, ensureGradient, searchAlong, searchState } from "./along.ts";
import { defineOptimizer } from "./define.ts";
import { learningRate } from "./parameters.ts";

type Order = "cyclic" | "random" | "greedy";
type Inner = "exact" | "gradient";

const order: ChoiceParameter<Order> = {
  kind: "choice",
  label: { en: "order", ja: "順序" },
  doc: {
    en: "Which coordinate comes next: each in turn, one at random, or the one with the largest gradient.",
    ja: "次に動かす座標。順番に、無作為に、または勾配が最大のものを選びます。",
  },
  default: "cyclic",
  options: [
    { value: "cyclic", label: { en: "cyclic", ja: "巡回" } },
    { value: "random", label: { en: "random", ja: "無作為" } },
    { value: "greedy", label: { en: "greedy", ja: "貪欲" } },
  ],
};

const inner: ChoiceParameter<Inner> = {
  kind: "choice",
  label: { en: "inner step", ja: "内側の更新" },
  doc: {
    en: "Exact: the coordinate goes to its minimum with the others held. Gradient: one gradient step on it.",
    ja: "厳密: 他を固定してその座標の最小点まで動かします。勾配: その座標だけの勾配ステップ。",
  },
  default: "exact",
  options: [
    { value: "exact", label: { en: "exact", ja: "厳密" } },
    { value: "gradient", label: { en: "gradient", ja: "勾配" } },
  ],
};

function largest(g: Vector): number {
  let best = 0;
  for (let i = 1; i < g.length; i++) if (Math.abs(g[i]!) > Math.abs(g[best]!)) best = i;
  return best;
}

/** One coordinate a step. `i` in the state is the one that moved last. */
export const coordinateDescent = defineOptimizer({
  id: "coordinate-descent",
  title: { en: "Coordinate descent", ja: "座標降下法" },
  section: "8.7.2",
  source: "Section 8.7.2; Wright 2015, Coordinate descent algorithms",
  tex: ["\\theta_i \\leftarrow \\arg\\min_{\\theta_i} J(\\theta_1, \\dots, \\theta_n)"],
  about: {
    en: "Minimizes along one axis at a time. Fast where the coordinates hardly touch each other, slow where one's best value depends on another's.",
    ja: "一度に一つの座標だけを最小化します。座標どうしが独立なら速く、最適値が互いに依存すると遅くなります。",
  },
  order: 1,
  parameters: { order, inner, learningRate: learningRate(0.1) },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate }),
  init: (n) => ({ ...searchState(n), i: -1 }),
  step(oracle, theta, state, params) {
    const { g, d } = state;
    const n = theta.length;
    if (params.order === "greedy") ensureGradient(oracle, theta, state);
    const i =
      params.order === "cyclic"
        ? (state.i + 1) % n
        : params.order === "random"
          ? Math.floor(oracle.uniform() * n)
          : largest(g);
    state.i = i;
    if (params.inner === "gradient") {
      ensureGradient(oracle, theta, state);
      theta[i]! -= params.learningRate * g[i]!;
      state.known = 0;
      return;
    }
    const minimizer = oracle.coordinateMinimizer(theta, i);
    if (minimizer !== null) {
      theta[i] = minimizer;
      state.known = 0;
      return;
    }
    ensureGradient(oracle, theta, state);
    if (g[i] === 0) return;
    d.fill(0);
    d[i] = -g[i]!;
    searchAlong(oracle, theta, state, "exact", CURVATURE.steepest);
  },
});
