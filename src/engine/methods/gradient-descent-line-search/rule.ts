import { CURVATURE, forgetSearch, prepare, searchAlong, searchKind, searchState } from "../along.ts";
import { defineRule } from "../declare.ts";

/** Steepest descent with a line search. */
export const rule = defineRule({
  order: 1,
  comparesValues: {},
  couples: "one step length for all coordinates",
  parameters: { lineSearch: searchKind("exact") },
  suggest: () => ({}),
  init: (n) => searchState(n),
  step(oracle, theta, state, { lineSearch }) {
    if (!prepare(oracle, theta, state)) return;
    for (let i = 0; i < theta.length; i++) state.d[i] = -state.g[i]!;
    searchAlong(oracle, theta, state, lineSearch, CURVATURE.steepest);
  },
  forget: (state) => forgetSearch(state),
});
