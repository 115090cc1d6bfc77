import {
  exactMinimizer,
  FAR_OUT,
  logged,
  PROBE_LIMIT,
  type Probe,
  type SearchResult,
  strongWolfe,
} from "../core/line-search.ts";
import type { ChoiceDomain, Oracle, State, Vector } from "../core/types.ts";
import { dot, largestEntry, norm, powerOfTwoNear, same, zeros } from "../core/vector.ts";

/** How ε* is found along the ray. */
export type LineSearch = "exact" | "strong-wolfe";

/** The line search of a method that has one. */
export const searchKind = (value: LineSearch): ChoiceDomain<LineSearch> => ({
  kind: "choice",
  default: value,
  options: ["exact", "strong-wolfe"],
});

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
  /** 1 if the latest search used up its probes before it came near enough to θ to say that nothing is lower there. */
  gaveUp: number;
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
    gaveUp: 0,
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

/** The size of J is forgotten at this rate, as in Hager & Zhang 2005; at once if it has been out of proportion to J and to 1. */
const SCALE_MEMORY = 0.7;
const PROPORTION = 1e8;

/** The size of J that its rounding is reckoned from, given the size before. */
function scaleOf(J: number, before: number): number {
  const size = Math.abs(J);
  return before > PROPORTION * Math.max(1, size) ? size : Math.max(size, SCALE_MEMORY * before);
}

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
    state.JBefore = state.J + 0.5 * norm(state.g);
    state.known = 1;
  }
  state.scale = scaleOf(state.J, state.scale);
  return state.g.some((component) => component !== 0);
}

/** c₁ as everywhere; c₂ loose for methods that keep an estimate of the curvature, tight for those that need nearly exact searches. */
const DECREASE = 1e-4;
export const CURVATURE = { quasiNewton: 0.9, conjugate: 0.2, steepest: 0.1 } as const;

/** A first trial step this many times as long as θ is taken for a slip of the estimate, and gets the length of θ. */
const FAR_TRIAL = 1e8;
/** The fraction of θ's length that replaces a first trial step that is lost in the rounding of a long θ. */
const SEEN_FROM_FAR = 1e-10;
/** A search does not end as endless before it has gone this many times as far as θ is long. */
const FAR_FROM_HERE = 1e60;

/**
 * The first trial step: what would repeat the decrease of the step before (Nocedal & Wright, equation 3.60), at most 1. If that is out
 * of all proportion, as when J is so large that the decrease is lost in it, a step as long as θ, and at least of unit length.
 */
function reachOf(
  { J, JBefore, d }: SearchState,
  theta: Vector,
  slope: number,
  unit: number,
): { readonly first: number; readonly far: number } {
  const expected = (2.02 * (J - JBefore)) / slope;
  const likely = expected > 0 && expected < 1 / unit ? expected : 1 / unit;
  const size = Math.max(1, largestEntry(theta));
  const length = largestEntry(d) * unit;
  const sensible = likely * length > FAR_TRIAL * size ? size / length : likely;
  const lost = size > FAR_TRIAL && theta.every((x, i) => x + sensible * (d[i]! * unit) === x);
  const first = lost ? (SEEN_FROM_FAR * size) / length : sensible;
  return { first, far: Math.max(FAR_OUT * first, FAR_FROM_HERE * (size / length)) };
}

/** Products of a gradient and a direction from this size on are too near to overflow. */
const LARGE_PRODUCT = 1e200;

/** What d is multiplied by while it is searched along, a power of two: 1 unless gᵀd could overflow. NaN if d is not finite. */
function unitOf(g: Vector, d: Vector): number {
  const length = largestEntry(d);
  if (!Number.isFinite(length)) return Number.NaN;
  return largestEntry(g) * length < LARGE_PRODUCT ? 1 : 1 / powerOfTwoNear(length);
}

/** gᵀd for a d multiplied by `unit`. */
function slopeAlong(g: Vector, d: Vector, unit: number): number {
  let sum = 0;
  for (let i = 0; i < d.length; i++) sum += g[i]! * (d[i]! * unit);
  return sum;
}

/** Whether ‖a‖ < ‖b‖, given ‖b‖². */
const isShorter = (a: Vector, b: Vector, square: number): boolean =>
  square < Number.POSITIVE_INFINITY ? dot(a, a) < square : norm(a) < norm(b);

/** A lower point that a search has passed is worth a step from this decrease on, relative to J and to 1. */
const WORTHWHILE = 1e-12;

/** The lowest of the latest search's probes that have a finite slope; null if there is none. Its t is that of the log. */
function lowestProbe({ probes, probeCount }: SearchState): Pick<Probe, "t" | "value"> | null {
  let lowest: Pick<Probe, "t" | "value"> | null = null;
  for (let at = 0; at < 3 * probeCount; at += 3) {
    const [t, value, slope] = [probes[at]!, probes[at + 1]!, probes[at + 2]!];
    if (Number.isFinite(slope) && value < (lowest?.value ?? Number.POSITIVE_INFINITY)) lowest = { t, value };
  }
  return lowest;
}

/** Whether the latest search, which found nothing lower, has not come near θ: its nearest probe differs from J by more than rounding. */
function hasGivenUp(theta: Vector, { J, d, probes, probeCount }: SearchState, rounding: number): boolean {
  let nearest = 0;
  for (let p = 1; p < probeCount; p++) if (probes[3 * p]! < probes[3 * nearest]!) nearest = p;
  const t = probes[3 * nearest]!;
  if (probeCount === 0 || Math.abs(probes[3 * nearest + 1]! - J) <= rounding) return false;
  return theta.some((x, i) => x + t * d[i]! !== x);
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
  let unit = unitOf(g, d);
  let slope = slopeAlong(g, d, unit);
  if (!(slope < 0)) {
    for (let i = 0; i < n; i++) d[i] = -g[i]!;
    unit = unitOf(g, d);
    slope = slopeAlong(g, d, unit);
    state.fallback = 1;
    state.fallbacks++;
  }
  const evaluate = (t: number): Probe => {
    for (let i = 0; i < n; i++) trial[i] = theta[i]! + t * (d[i]! * unit);
    const value = oracle.valueAndGradient(trial, trialGradient);
    return { t, value, slope: slopeAlong(trialGradient, d, unit) };
  };
  const ray = logged(evaluate, state, unit);
  const origin: Probe = { t: 0, value: state.J, slope };
  const rounding = 16 * Number.EPSILON * state.scale;
  const bend = lineSearch === "exact" ? oracle.quadraticCurvature(unit === 1 ? d : d.map((x) => x * unit)) : null;
  const { first, far } = reachOf(state, theta, slope, unit);
  let chosen: SearchResult;
  if (bend !== null && bend > 0) chosen = { ...ray(-slope / bend), end: "found" };
  else if (lineSearch === "exact") chosen = exactMinimizer(ray, origin, first, rounding, far);
  else chosen = strongWolfe(ray, origin, first, { decrease: DECREASE, curvature }, rounding, far);
  const take = (point: Pick<Probe, "t" | "value">): boolean => {
    // The point chosen is nearly always the last one probed, whose gradient is at hand.
    const last = state.probes[3 * (state.probeCount - 1)];
    if (last !== point.t * unit) ray(point.t);
    const smaller = isShorter(trialGradient, g, square);
    if (!(point.value < state.J || (point.value <= state.J + rounding && smaller))) return false;
    theta.set(trial);
    g.set(trialGradient);
    state.JBefore = state.J;
    state.J = point.value;
    state.epsilon = point.t * unit;
    return true;
  };
  if (chosen.end === "endless") {
    state.epsilon = Number.POSITIVE_INFINITY;
    state.J = chosen.value;
    for (let i = 0; i < n; i++) if (d[i] !== 0) theta[i] = d[i]! * Number.POSITIVE_INFINITY;
    return true;
  }
  if (chosen.t > 0 && take(chosen)) return true;
  const steepest = d.every((component, i) => component === -g[i]!);
  // A search that ends at no lower point may have passed one. Other directions than −g are given up instead.
  const lower = steepest ? lowestProbe(state) : null;
  const worthwhile = Math.max(rounding, WORTHWHILE * Math.max(1, Math.abs(state.J)));
  if (lower !== null && lower.value < state.J - worthwhile && take({ ...lower, t: lower.t / unit })) return true;
  state.gaveUp = chosen.end === "limit" && hasGivenUp(theta, state, rounding) ? 1 : 0;
  if (steepest) state.stalled = 1;
  return false;
}
