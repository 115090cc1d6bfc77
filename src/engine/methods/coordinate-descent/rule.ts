import type { ChoiceDomain, Oracle, State, Vector } from "../../core/types.ts";
import { zeros } from "../../core/vector.ts";
import { CURVATURE, forgetSearch, prepare, searchAlong, searchState } from "../along.ts";
import { defineRule } from "../declare.ts";
import { learningRate } from "../parameters.ts";

type Order = "cyclic" | "random" | "greedy" | "blocks";
type Inner = "exact" | "gradient";

const order: ChoiceDomain<Order> = {
  kind: "choice",
  default: "cyclic",
  options: ["cyclic", "random", "greedy", "blocks"],
  needs: { blocks: "blocks" },
};

const inner: ChoiceDomain<Inner> = {
  kind: "choice",
  default: "exact",
  options: ["exact", "gradient"],
};

/** One coordinate, or one block, an update. `i` in the state is the one that moved last. */
export const rule = defineRule({
  order: 1,
  comparesValues: { inner: "exact" },
  usesCoordinateMinimizer: { inner: "exact" },
  couples: "one coordinate per update",
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
    if (params.order === "blocks") return moveBlock(oracle, theta, state, exact ? null : params.learningRate);
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
  readonly g: Vector;
  readonly d: Vector;
  readonly still: Vector;
}

/**
 * Moves the next block to its minimum, or by a gradient step where a learning rate is given. A minimum that is not below J, by rounding,
 * is not moved to. `still` marks blocks.
 */
function moveBlock(oracle: Oracle, theta: Vector, state: Position, learningRate: number | null): void {
  const { blocks } = oracle;
  const { g, d, still } = state;
  state.i = (state.i + 1) % blocks.length;
  const { from, to } = blocks[state.i]!;
  state.known = 0;
  if (learningRate !== null) {
    oracle.gradient(theta, g);
    for (let i = from; i < to; i++) theta[i] = theta[i]! - learningRate * g[i]!;
    return;
  }
  const value = oracle.value(theta);
  if (oracle.minimizeBlock(theta, state.i, d) >= value) {
    still[state.i] = 1;
    return;
  }
  for (let i = from; i < to; i++) theta[i] = d[i]!;
  still.fill(0);
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
