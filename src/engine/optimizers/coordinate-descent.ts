import { bookSection, cited, sources } from "../core/sources.ts";
import type { ChoiceParameter, Oracle, State, Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import { CURVATURE, forgetSearch, prepare, searchAlong, searchState } from "./along.ts";
import { defineOptimizer } from "./define.ts";
import { learningRate } from "./parameters.ts";

type Order = "cyclic" | "random" | "greedy";
type Inner = "exact" | "gradient";

const order: ChoiceParameter<Order> = {
  kind: "choice",
  label: { en: "order", ja: "順序" },
  doc: {
    en: "Which coordinate comes next: each in turn, one at random, or the one with the largest gradient.",
    ja: "次に動かす座標の選び方です。順番に選ぶか、ランダムに選ぶか、勾配の絶対値が最大のものを選びます。",
  },
  default: "cyclic",
  options: [
    { value: "cyclic", label: { en: "cyclic", ja: "巡回" } },
    { value: "random", label: { en: "random", ja: "ランダム" } },
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

/** One coordinate a step. `i` in the state is the one that moved last. */
export const coordinateDescent = defineOptimizer({
  id: "coordinate-descent",
  title: { en: "Coordinate descent", ja: "座標降下法" },
  section: "8.7.2",
  source: sources(bookSection("8.7.2"), cited("Wright 2015, Coordinate descent algorithms")),
  tex: ["\\theta_i \\leftarrow \\arg\\min_{\\theta_i} J(\\theta_1, \\dots, \\theta_n)"],
  about: {
    en: "Minimizes along one axis at a time. Fast where the coordinates hardly touch each other, slow where one's best value depends on another's.",
    ja: "一度に一つの座標についてだけ J を最小化します。座標どうしがほぼ独立なら速く、最適値が互いに依存すると遅くなります。",
  },
  order: 1,
  comparesValues: { inner: "exact" },
  draws: { order: "random" },
  parameters: { order, inner, learningRate: { ...learningRate(0.1), when: { inner: "gradient" } } },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate }),
  // `still` marks the coordinates along which nothing lower has been found since θ moved last.
  init: (n) => ({ ...searchState(n), i: -1, still: zeros(n) }),
  step(oracle, theta, state, params) {
    const { g, d, still } = state;
    const greedy = params.order === "greedy";
    const exact = params.inner === "exact";
    state.epsilon = 0;
    state.probeCount = 0;
    if (!greedy) {
      state.i = params.order === "cyclic" ? (state.i + 1) % theta.length : Math.floor(oracle.uniform() * theta.length);
      // A closed formula needs no gradient.
      if (exact && toFormula(oracle, theta, state)) return;
    }
    const done = still.every((mark) => mark === 1);
    state.stalled = (greedy ? done : still[state.i] === 1) ? 1 : 0;
    const searched = state.stalled === 1;
    if (!prepare(oracle, theta, state)) {
      // Drawn twice in a row, a coordinate rests, and the others may lead lower all the same.
      if (!done) state.stalled = 0;
      return;
    }
    if (searched) still.fill(0);
    if (greedy) {
      state.i = steepest(g, still);
      if (exact && toFormula(oracle, theta, state)) return;
    }
    const { i } = state;
    if (!exact) {
      theta[i] = theta[i]! - params.learningRate * g[i]!;
      state.known = 0;
    } else if (g[i] === 0) still[i] = 1;
    else {
      d.fill(0);
      d[i] = -g[i]!;
      if (searchAlong(oracle, theta, state, "exact", CURVATURE.steepest)) still.fill(0);
      else still[i] = 1;
    }
  },
  forget(state) {
    forgetSearch(state);
    state.still.fill(0);
  },
});

interface Position extends State {
  i: number;
  known: number;
  readonly still: Vector;
}

/** Moves coordinate state.i to its minimum by the problem's own formula; false where it has none. */
function toFormula(oracle: Oracle, theta: Vector, state: Position): boolean {
  const minimizer = oracle.coordinateMinimizer(theta, state.i);
  if (minimizer === null) return false;
  if (minimizer === theta[state.i]) state.still[state.i] = 1;
  else {
    theta[state.i] = minimizer;
    state.known = 0;
    state.still.fill(0);
  }
  return true;
}

/** The coordinate with the largest derivative among those that are not marked; the first one where all are. */
function steepest(g: Vector, marks: Vector): number {
  let best = -1;
  for (let i = 0; i < g.length; i++) {
    if (marks[i] !== 1 && (best < 0 || Math.abs(g[i]!) > Math.abs(g[best]!))) best = i;
  }
  return Math.max(0, best);
}
