import {
  exactMinimizer,
  logged,
  PROBE_LIMIT,
  type Probe,
  type SearchResult,
  strongWolfe,
} from "../core/line-search.ts";
import type { ChoiceParameter, Oracle, State, Vector } from "../core/types.ts";
import { dot, same, zeros } from "../core/vector.ts";

/** How ε* is found along the ray. */
export type LineSearch = "exact" | "strong-wolfe";

/** The line search of a method that has one. */
export function lineSearchParameter(value: LineSearch): ChoiceParameter<LineSearch> {
  return {
    kind: "choice",
    label: { en: "line search", ja: "直線探索" },
    doc: {
      en: "Exact: the minimizer along the ray, to machine precision; on a quadratic by a formula that asks once for H. Strong Wolfe: a good enough step for fewer probes (Nocedal & Wright, algorithms 3.5 and 3.6).",
      ja: "厳密: 半直線上の最小点を計算機の精度まで求めます。二次関数では H を一度使う公式によります。強ウルフ条件: 少ない試行で十分よいステップ幅を選びます(Nocedal & Wright、アルゴリズム 3.5 と 3.6)。",
    },
    default: value,
    options: [
      { value: "exact", label: { en: "exact", ja: "厳密" } },
      { value: "strong-wolfe", label: { en: "strong Wolfe", ja: "強ウルフ条件" } },
    ],
  };
}

/** What a method with a line search remembers, grouped by lifetime. */
export interface SearchState extends State {
  /** ∇J(θ) and J(θ), known from the end of the search before; `known` is 0 before the first step. */
  readonly g: Vector;
  J: number;
  known: number;
  /** J one step earlier, which suggests the first trial step. */
  JBefore: number;
  /** The size of J lately: its differences are rounding below a few units in the last place of this. */
  scale: number;
  /** 1 where nothing lower was found along −g: there is no sense in searching again as long as the oracle says the same. */
  stalled: number;
  /** The direction, and the step length ε* that the search chose; Infinity where J falls along the ray without end. */
  readonly d: Vector;
  epsilon: number;
  /** 1 where the method's direction did not point downhill and −g took its place; and how often that has been. */
  fallback: number;
  fallbacks: number;
  /** The probes of the latest search: rows (ε, φ, φ′). */
  readonly probes: Vector;
  probeCount: number;
  readonly trial: Vector;
  readonly trialGradient: Vector;
}

export function searchState(n: number): SearchState {
  return {
    g: zeros(n),
    J: 0,
    known: 0,
    JBefore: 0,
    scale: 0,
    stalled: 0,
    d: zeros(n),
    epsilon: 0,
    fallback: 0,
    fallbacks: 0,
    probes: zeros(3 * (PROBE_LIMIT + 1)),
    probeCount: 0,
    trial: zeros(n),
    trialGradient: zeros(n),
  };
}

/** The objective has become another one: what is known of J and ∇J at θ is void. */
export function forgetSearch(state: SearchState): void {
  state.known = 0;
  state.stalled = 0;
  state.scale = 0;
}

/** The size of J is forgotten at this rate, as in Hager & Zhang 2005. */
const SCALE_MEMORY = 0.7;

/**
 * Makes J and ∇J at θ known, asking unless the search before has found them. False where there is nothing to do: ∇J is 0, or a search
 * along −∇J has already failed here and the oracle, asked again since noise may change its answer, answers the same.
 */
export function prepare(oracle: Oracle, theta: Vector, state: SearchState): boolean {
  state.probeCount = 0;
  state.epsilon = 0;
  state.fallback = 0;
  if (state.stalled === 1) {
    state.J = oracle.valueAndGradient(theta, state.trialGradient);
    if (same(state.trialGradient, state.g)) return false;
    state.g.set(state.trialGradient);
    state.stalled = 0;
  } else if (state.known === 0) {
    state.J = oracle.valueAndGradient(theta, state.g);
    // As if the step before had been a plain one: the first trial step then has about unit length.
    state.JBefore = state.J + 0.5 * Math.sqrt(dot(state.g, state.g));
    state.known = 1;
  }
  state.scale = Math.max(Math.abs(state.J), SCALE_MEMORY * state.scale);
  return state.g.some((component) => component !== 0);
}

/** c₁ as everywhere; c₂ loose for methods that keep an estimate of the curvature, tight for those that need nearly exact searches. */
const DECREASE = 1e-4;
export const CURVATURE = { quasiNewton: 0.9, conjugate: 0.2, steepest: 0.1 } as const;

/** The first trial step: what would repeat the decrease of the step before (Nocedal & Wright, equation 3.60), at most 1. */
function firstTrial({ J, JBefore }: SearchState, slope: number): number {
  const expected = (2.02 * (J - JBefore)) / slope;
  return expected > 0 && expected < 1 ? expected : 1;
}

/**
 * Moves θ to θ + ε*·d, with state.d a direction and state.g = ∇J(θ); leaves J and ∇J of the new point in the state. Where d does not
 * point downhill, d becomes −g and `fallback` 1. Where nothing lower is found θ stays and the answer is false. Where J falls along
 * the ray without end there is no ε*: θ goes to infinity, which ends the run.
 */
export function searchAlong(
  oracle: Oracle,
  theta: Vector,
  state: SearchState,
  lineSearch: LineSearch,
  curvature: number,
): boolean {
  const { g, d, trial, trialGradient } = state;
  const n = theta.length;
  const square = dot(g, g);
  if (!(square > 0)) {
    // So small a gradient that its square underflows, or no gradient at all.
    state.stalled = 1;
    return false;
  }
  let slope = dot(g, d);
  if (!(slope < 0)) {
    for (let i = 0; i < n; i++) d[i] = -g[i]!;
    slope = -square;
    state.fallback = 1;
    state.fallbacks++;
  }
  const evaluate = (t: number): Probe => {
    for (let i = 0; i < n; i++) trial[i] = theta[i]! + t * d[i]!;
    const value = oracle.valueAndGradient(trial, trialGradient);
    return { t, value, slope: dot(trialGradient, d) };
  };
  const ray = logged(evaluate, state);
  const origin: Probe = { t: 0, value: state.J, slope };
  const rounding = 16 * Number.EPSILON * state.scale;
  const bend = lineSearch === "exact" ? oracle.quadraticCurvature(d) : null;
  let chosen: SearchResult;
  if (bend !== null && bend > 0) chosen = { ...ray(-slope / bend), end: "found" };
  else if (lineSearch === "exact") chosen = exactMinimizer(ray, origin, firstTrial(state, slope), rounding);
  else chosen = strongWolfe(ray, origin, firstTrial(state, slope), { decrease: DECREASE, curvature }, rounding);
  if (chosen.end === "endless") {
    state.epsilon = Number.POSITIVE_INFINITY;
    state.J = chosen.value;
    for (let i = 0; i < n; i++) if (d[i] !== 0) theta[i] = d[i]! * Number.POSITIVE_INFINITY;
    return true;
  }
  if (chosen.t > 0) {
    // The point chosen is nearly always the last one probed, whose gradient is at hand.
    const last = state.probes[3 * (state.probeCount - 1)];
    if (last !== chosen.t) ray(chosen.t);
    const smaller = dot(trialGradient, trialGradient) < square;
    if (chosen.value < state.J || (chosen.value <= state.J + rounding && smaller)) {
      theta.set(trial);
      g.set(trialGradient);
      state.JBefore = state.J;
      state.J = chosen.value;
      state.epsilon = chosen.t;
      return true;
    }
  }
  if (d.every((component, i) => component === -g[i]!)) state.stalled = 1;
  return false;
}
