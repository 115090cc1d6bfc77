import { bookAlgorithm } from "../core/sources.ts";
import type { ChoiceParameter, Vector } from "../core/types.ts";
import { dot, largestEntry, powerOfTwoNear, zeros } from "../core/vector.ts";
import { CURVATURE, forgetSearch, lineSearchParameter, prepare, searchAlong, searchState } from "./along.ts";
import { defineOptimizer } from "./define.ts";

type Beta = "polak-ribiere" | "polak-ribiere-plus" | "fletcher-reeves" | "hestenes-stiefel";

const betaFormula: ChoiceParameter<Beta> = {
  kind: "choice",
  label: { en: "β formula", ja: "β の式" },
  symbol: "\\beta",
  doc: {
    en: "How much of the last direction is kept. All agree on a quadratic with exact searches; elsewhere Polak–Ribière restarts by itself when progress stalls.",
    ja: "直前の方向をどれだけ残すか。二次関数で厳密に探索すればすべて一致します。それ以外では、Polak–Ribière は進みが止まると自然に再出発します。",
  },
  default: "polak-ribiere",
  options: [
    { value: "polak-ribiere", label: { en: "Polak–Ribière", ja: "Polak–Ribière" } },
    { value: "polak-ribiere-plus", label: { en: "Polak–Ribière +", ja: "Polak–Ribière +" } },
    { value: "fletcher-reeves", label: { en: "Fletcher–Reeves", ja: "Fletcher–Reeves" } },
    { value: "hestenes-stiefel", label: { en: "Hestenes–Stiefel", ja: "Hestenes–Stiefel" } },
  ],
};

/** Nonlinear conjugate gradients (Fletcher & Reeves 1964, Polak & Ribière 1969, Hestenes & Stiefel 1952). */
export const conjugateGradient = defineOptimizer({
  id: "conjugate-gradient",
  title: { en: "Conjugate gradients", ja: "共役勾配法" },
  section: "8.6.2",
  source: bookAlgorithm("8.9"),
  tex: [
    "\\beta_t \\leftarrow \\frac{(g_t - g_{t-1})^\\top g_t}{g_{t-1}^\\top g_{t-1}}",
    "\\rho_t \\leftarrow -g_t + \\beta_t \\rho_{t-1}",
    "\\epsilon^* \\leftarrow \\arg\\min_\\epsilon J(\\theta + \\epsilon \\rho_t)",
    "\\theta \\leftarrow \\theta + \\epsilon^* \\rho_t",
  ],
  about: {
    en: "Chooses each new direction so that it does not undo the progress made along the previous ones. On an n-dimensional quadratic with exact line searches it needs at most n steps.",
    ja: "これまでの方向で得た減少を打ち消さないように、新しい方向を選びます。厳密な直線探索を使えば、n 次元の二次関数の最小点に n ステップ以内で到達します。",
  },
  order: 1,
  comparesValues: {},
  parameters: {
    beta: betaFormula,
    restartEvery: {
      kind: "number",
      label: { en: "restart every", ja: "再出発の間隔" },
      symbol: "k",
      doc: {
        en: "After so many steps the direction is −g again. 0: only where the direction no longer points downhill.",
        ja: "この回数ごとに方向を −g に戻します。0 なら、方向が下りでなくなったときだけ戻します。",
      },
      default: 0,
      min: 0,
      integer: true,
      scale: "linear",
      slider: [0, 50],
    },
    lineSearch: lineSearchParameter("exact"),
  },
  suggest: () => ({}),
  init: (n) => ({ ...searchState(n), gBefore: zeros(n), beta: 0, sinceRestart: 0 }),
  step(oracle, theta, state, params) {
    if (!prepare(oracle, theta, state)) return;
    const { g, gBefore, d } = state;
    const n = theta.length;
    const restart = state.sinceRestart === 0 || (params.restartEvery > 0 && state.sinceRestart >= params.restartEvery);
    state.beta = restart ? 0 : betaOf(params.beta, g, gBefore, d);
    if (restart) state.sinceRestart = 0;
    for (let i = 0; i < n; i++) d[i] = state.beta * d[i]! - g[i]!;
    gBefore.set(g);
    const moved = searchAlong(oracle, theta, state, params.lineSearch, CURVATURE.conjugate);
    if (!moved) state.sinceRestart = 0;
    else state.sinceRestart = state.fallback === 1 ? 1 : state.sinceRestart + 1;
  },
  forget(state) {
    forgetSearch(state);
    // β would set the new gradient against one of the old objective.
    state.sinceRestart = 0;
  },
});

/** Gradients from this size on are scaled down before products of them are taken. */
const LARGE = 1e150;

/** β of the new direction; 0 if its denominator vanishes. `d` is the old direction. */
function betaOf(formula: Beta, g: Vector, gBefore: Vector, d: Vector): number {
  const largest = Math.max(largestEntry(g), largestEntry(gBefore));
  if (largest >= LARGE && largest < Number.POSITIVE_INFINITY) {
    const divisor = powerOfTwoNear(largest);
    const scaled = (x: Vector) => x.map((entry) => entry / divisor);
    // All formulas are homogeneous of degree 0 in the gradients and the direction together.
    return betaOf(formula, scaled(g), scaled(gBefore), scaled(d));
  }
  const gg = dot(g, g);
  const before = dot(gBefore, gBefore);
  const change = gg - dot(g, gBefore);
  let beta: number;
  switch (formula) {
    case "fletcher-reeves":
      beta = gg / before;
      break;
    case "polak-ribiere":
      beta = change / before;
      break;
    case "polak-ribiere-plus":
      beta = Math.max(0, change / before);
      break;
    case "hestenes-stiefel":
      beta = change / (dot(d, g) - dot(d, gBefore));
      break;
  }
  return Number.isFinite(beta) ? beta : 0;
}
