import { exactMinimizer, logged, PROBE_LIMIT, type Probe, strongWolfe } from "../core/line-search.ts";
import type { ChoiceParameter, Oracle, State, Vector } from "../core/types.ts";
import { dot, zeros } from "../core/vector.ts";

/** How ε* is found along the ray. */
export type LineSearch = "exact" | "strong-wolfe";

/** The line search of a method that has one. */
export function lineSearchParameter(value: LineSearch): ChoiceParameter<LineSearch> {
  return {
    kind: "choice",
    label: { en: "line search", ja: "直線探索" },
    doc: {
      en: "Exact: the minimizer along the ray, to machine precision. Strong Wolfe: a good enough step for fewer probes (Nocedal & Wright, algorithms 3.5 and 3.6).",
      ja: "厳密: 半直線上の最小点を計算機の精度まで求めます。強ウルフ: 少ない試行で十分よい歩幅を選びます(Nocedal & Wright、アルゴリズム 3.5 と 3.6)。",
    },
    default: value,
    options: [
      { value: "exact", label: { en: "exact", ja: "厳密" } },
      { value: "strong-wolfe", label: { en: "strong Wolfe", ja: "強ウルフ" } },
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
  /** The direction, and the step length ε* that the search chose. */
  readonly d: Vector;
  epsilon: number;
  /** 1 where the method's direction did not point downhill and −g took its place. */
  fallback: number;
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
    d: zeros(n),
    epsilon: 0,
    fallback: 0,
    probes: zeros(3 * PROBE_LIMIT),
    probeCount: 0,
    trial: zeros(n),
    trialGradient: zeros(n),
  };
}

/** Asks for J and ∇J at θ unless the search before has found them. */
export function ensureGradient(oracle: Oracle, theta: Vector, state: SearchState): void {
  if (state.known === 1) return;
  state.J = oracle.valueAndGradient(theta, state.g);
  // As if the step before had been a plain one: the first trial step then has about unit length.
  state.JBefore = state.J + 0.5 * Math.sqrt(dot(state.g, state.g));
  state.known = 1;
}

/** c₁ as everywhere; c₂ loose for methods that keep an estimate of the curvature, tight for those that need nearly exact searches. */
const DECREASE = 1e-4;
export const CURVATURE = { quasiNewton: 0.9, conjugate: 0.4, steepest: 0.1 } as const;

/**
 * Moves θ to θ + ε*·d, with state.d a direction and state.g = ∇J(θ); leaves J and ∇J of the new point in the state. Where d does not
 * point downhill, d becomes −g and `fallback` 1. Where nothing lower is found θ stays.
 */
export function searchAlong(
  oracle: Oracle,
  theta: Vector,
  state: SearchState,
  lineSearch: LineSearch,
  curvature: number,
): void {
  const { g, d, trial, trialGradient } = state;
  const n = theta.length;
  let slope = dot(g, d);
  state.fallback = 0;
  if (!(slope < 0)) {
    for (let i = 0; i < n; i++) d[i] = -g[i]!;
    slope = -dot(g, g);
    state.fallback = 1;
  }
  state.probeCount = 0;
  state.epsilon = 0;
  if (slope === 0) return;
  const evaluate = (t: number): Probe => {
    for (let i = 0; i < n; i++) trial[i] = theta[i]! + t * d[i]!;
    const value = oracle.valueAndGradient(trial, trialGradient);
    return { t, value, slope: dot(trialGradient, d) };
  };
  const ray = logged(evaluate, state);
  const origin: Probe = { t: 0, value: state.J, slope };
  const bend = lineSearch === "exact" ? oracle.quadraticCurvature(d) : null;
  let chosen: Probe;
  if (bend !== null && bend > 0) chosen = ray(-slope / bend);
  else {
    const expected = (2.02 * (state.J - state.JBefore)) / slope;
    const first = expected > 0 && expected < 1 ? expected : 1;
    chosen =
      lineSearch === "exact"
        ? exactMinimizer(ray, origin, first)
        : strongWolfe(ray, origin, first, { decrease: DECREASE, curvature });
  }
  state.JBefore = state.J;
  if (chosen.t === 0) return;
  // The point chosen is nearly always the last one probed, whose gradient is at hand.
  const last = state.probes[3 * (state.probeCount - 1)];
  if (last !== chosen.t) evaluate(chosen.t);
  theta.set(trial);
  g.set(trialGradient);
  state.J = chosen.value;
  state.epsilon = chosen.t;
}
