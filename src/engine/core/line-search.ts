import type { Vector } from "./types.ts";

/**
 * Line searches along φ(t) = J(θ + t·d), t ≥ 0, for a direction of descent (φ′(0) < 0). Every probe costs one value and one gradient
 * and is kept, so that a search can be drawn and counted. Work is capped; no search loops for ever, whatever φ returns.
 */

/** Probes that one search may make at most. */
export const PROBE_LIMIT = 80;

/** φ and φ′ at one point of the ray. */
export interface Probe {
  readonly t: number;
  readonly value: number;
  readonly slope: number;
}

/** Evaluates φ and φ′ at t. */
export type Ray = (t: number) => Probe;

/** The probes of a search in the order in which they were made: rows (t, φ, φ′). */
export interface ProbeLog {
  readonly probes: Vector;
  probeCount: number;
}

/** A ray that writes what it is asked to a log, as long as there is room. */
export function logged(ray: Ray, log: ProbeLog): Ray {
  log.probeCount = 0;
  return (t) => {
    const probe = ray(t);
    const at = 3 * log.probeCount;
    if (at + 2 < log.probes.length) {
      log.probes[at] = t;
      log.probes[at + 1] = probe.value;
      log.probes[at + 2] = probe.slope;
      log.probeCount++;
    }
    return probe;
  };
}

/** Why a search stopped. `limit`: out of probes, with the best point so far. `unbounded`: φ falls as far as numbers go. */
export type SearchEnd = "found" | "limit" | "unbounded";

export interface SearchResult extends Probe {
  readonly end: SearchEnd;
}

/** Minimizer of the cubic through two points with slopes (Nocedal & Wright, equation 3.59); NaN where it has none. */
export function cubicMinimizer(a: Probe, b: Probe): number {
  const d1 = a.slope + b.slope - (3 * (a.value - b.value)) / (a.t - b.t);
  const d2 = Math.sign(b.t - a.t) * Math.sqrt(d1 * d1 - a.slope * b.slope);
  return b.t - (b.t - a.t) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
}

/** A point strictly inside (low, high) at least `share` of the width from either end: `wanted` if it qualifies, else the middle. */
function inside(wanted: number, low: number, high: number, share: number): number {
  const left = Math.min(low, high);
  const right = Math.max(low, high);
  const margin = share * (right - left);
  return wanted >= left + margin && wanted <= right - margin ? wanted : left + 0.5 * (right - left);
}

export interface WolfeConstants {
  /** c₁ of sufficient decrease (3.7a). */
  readonly decrease: number;
  /** c₂ of curvature (3.7b), c₁ < c₂ < 1. */
  readonly curvature: number;
}

/**
 * A step that satisfies the strong Wolfe conditions (Nocedal & Wright 2006, algorithms 3.5 and 3.6, with cubic interpolation).
 * `origin` is φ at 0; `first` the first trial step. Near the minimizer, where φ can no longer tell decrease from rounding, the
 * slope alone decides.
 */
export function strongWolfe(ray: Ray, origin: Probe, first: number, constants: WolfeConstants): SearchResult {
  const { decrease, curvature } = constants;
  const rounding = 4 * Number.EPSILON * Math.abs(origin.value);
  const sufficient = (p: Probe) => p.value <= origin.value + decrease * p.t * origin.slope + rounding;
  const flat = (p: Probe) => Math.abs(p.slope) <= -curvature * origin.slope;
  let used = 0;
  let best = origin;
  const probe = (t: number): Probe => {
    used++;
    const p = ray(t);
    if (p.value < best.value) best = p;
    return p;
  };

  function zoom(from: Probe, to: Probe): SearchResult {
    let low = from;
    let high = to;
    let width = Math.abs(high.t - low.t);
    while (used < PROBE_LIMIT) {
      const t = inside(cubicMinimizer(low, high), low.t, high.t, 0.05);
      if (t === low.t || t === high.t) break;
      const p = probe(t);
      if (!sufficient(p) || p.value > low.value + rounding || !Number.isFinite(p.slope)) high = p;
      else {
        if (flat(p)) return { ...p, end: "found" };
        if (p.slope * (high.t - low.t) >= 0) high = low;
        low = p;
      }
      // Interpolation that does not shrink the interval by a third gives way to bisection.
      const shrunk = Math.abs(high.t - low.t);
      if (shrunk > 0.66 * width && used < PROBE_LIMIT) {
        const middle = low.t + 0.5 * (high.t - low.t);
        if (middle === low.t || middle === high.t) break;
        const m = probe(middle);
        if (!sufficient(m) || m.value > low.value + rounding || !Number.isFinite(m.slope)) high = m;
        else {
          if (flat(m)) return { ...m, end: "found" };
          if (m.slope * (high.t - low.t) >= 0) high = low;
          low = m;
        }
      }
      width = shrunk;
    }
    return { ...(low.t > 0 ? low : best), end: "limit" };
  }

  let previous = origin;
  let t = first;
  while (used < PROBE_LIMIT) {
    const p = probe(t);
    if (!Number.isFinite(p.value) || !Number.isFinite(p.slope)) {
      if (p.value === Number.NEGATIVE_INFINITY) return { ...p, end: "unbounded" };
      // Out of the region where J is finite: come back half the way.
      t = previous.t + 0.5 * (t - previous.t);
      if (t === previous.t) break;
      continue;
    }
    if (!sufficient(p) || (p.value >= previous.value + rounding && used > 1)) return zoom(previous, p);
    if (flat(p)) return { ...p, end: "found" };
    if (p.slope >= 0) return zoom(p, previous);
    const cubic = cubicMinimizer(previous, p);
    // Between doubling and growing tenfold, as the cubic suggests.
    const next = cubic > 2 * p.t && cubic < 10 * p.t ? cubic : cubic >= 10 * p.t ? 10 * p.t : 2 * p.t;
    previous = p;
    t = next;
    if (t > 1e150) return { ...p, end: "unbounded" };
  }
  return { ...best, end: "limit" };
}

/**
 * The first local minimizer along the ray to near machine precision: a bracket by expansion, then the zero of φ′ inside it by
 * inverse quadratic interpolation guarded by bisection (Chandrupatla 1997, Advances in Engineering Software 28). Values alone could not place a minimizer better
 * than to the square root of rounding.
 */
export function exactMinimizer(ray: Ray, origin: Probe, first: number): SearchResult {
  let used = 0;
  const probe = (t: number): Probe => {
    used++;
    return ray(t);
  };
  let low = origin;
  let high: Probe | null = null;
  let t = first;
  while (high === null) {
    if (used >= PROBE_LIMIT) return { ...low, end: "limit" };
    const p = probe(t);
    if (p.value === Number.NEGATIVE_INFINITY || t > 1e150) return { ...low, end: "unbounded" };
    if (!Number.isFinite(p.value) || !Number.isFinite(p.slope)) {
      const back: number = low.t + 0.5 * (t - low.t);
      if (back === low.t || back === t) return { ...low, end: "limit" };
      t = back;
    } else if (p.slope >= 0 || p.value > low.value) high = p;
    else {
      const cubic = cubicMinimizer(low, p);
      const next = cubic > p.t ? Math.min(Math.max(1.1 * cubic, 1.5 * p.t), 10 * p.t) : 4 * p.t;
      low = p;
      t = next;
    }
  }
  // A right end with a negative slope lies higher than the left one: a minimizer is between them, found by halving until slopes tell.
  while (high.slope < 0) {
    if (used >= PROBE_LIMIT) return { ...low, end: "limit" };
    const p = probe(inside(cubicMinimizer(low, high), low.t, high.t, 0.1));
    if (p.slope >= 0 || p.value > low.value || Number.isNaN(p.value)) high = p;
    else low = p;
  }
  return slopeZero(probe, low, high, () => used < PROBE_LIMIT);
}

/** The zero of φ′ between `low` (slope < 0) and `high` (slope ≥ 0), which keep opposite signs throughout. */
function slopeZero(probe: Ray, low: Probe, high: Probe, mayProbe: () => boolean): SearchResult {
  // `near` is the newest point, `far` the other end of the bracket, `old` the point that left it last.
  let near = high;
  let far = low;
  let old: Probe | null = null;
  for (;;) {
    const best = Math.abs(near.slope) < Math.abs(far.slope) ? near : far;
    const width = Math.abs(far.t - near.t);
    const least = (2 * Number.EPSILON * Math.abs(best.t)) / width;
    if (best.slope === 0 || !(least < 0.5)) return { ...best, end: "found" };
    if (!mayProbe()) return { ...best, end: "limit" };
    let share = 0.5;
    if (old !== null) {
      const position = (near.t - far.t) / (old.t - far.t);
      const height = (near.slope - far.slope) / (old.slope - far.slope);
      if (height * height < position && (1 - height) * (1 - height) < 1 - position) {
        const secant = (near.slope / (far.slope - near.slope)) * (old.slope / (far.slope - old.slope));
        const bend = (near.slope / (old.slope - near.slope)) * (far.slope / (old.slope - far.slope));
        share = secant + ((old.t - near.t) / (far.t - near.t)) * bend;
      }
    }
    const p = probe(near.t + Math.min(1 - least, Math.max(least, share)) * (far.t - near.t));
    if (Number.isNaN(p.slope)) return { ...best, end: "limit" };
    if (p.slope < 0 === near.slope < 0) old = near;
    else {
      old = far;
      far = near;
    }
    near = p;
  }
}
