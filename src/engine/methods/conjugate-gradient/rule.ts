import type { ChoiceDomain, Vector } from "../../core/types.ts";
import { dot, largestEntry, powerOfTwoNear, zeros } from "../../core/vector.ts";
import { CURVATURE, forgetSearch, prepare, searchAlong, searchKind, searchState } from "../along.ts";
import { defineRule } from "../declare.ts";

type Beta = "polak-ribiere" | "polak-ribiere-plus" | "fletcher-reeves" | "hestenes-stiefel";

const betaFormula: ChoiceDomain<Beta> = {
  kind: "choice",
  symbol: "\\beta",
  default: "polak-ribiere",
  options: ["polak-ribiere", "polak-ribiere-plus", "fletcher-reeves", "hestenes-stiefel"],
};

/** Nonlinear conjugate gradients (Fletcher & Reeves 1964, Polak & Ribière 1969, Hestenes & Stiefel 1952). */
export const rule = defineRule({
  order: 1,
  comparesValues: {},
  couples: "one step length for all coordinates",
  parameters: {
    beta: betaFormula,
    restartEvery: {
      kind: "number",
      symbol: "k",
      default: 0,
      min: 0,
      integer: true,
      scale: "linear",
      slider: [0, 50],
    },
    lineSearch: searchKind("exact"),
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
