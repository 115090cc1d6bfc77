import type { Vector } from "./types.ts";

/**
 * Line searches along φ(t) = J(θ + t·d), t ≥ 0, for a direction of descent (φ′(0) < 0). Every probe costs one value and one gradient
 * and is kept, so that a search can be drawn and counted. Work is capped; no search loops for ever, whatever φ returns.
 */

/** Probes that one search may make at most. */
export const PROBE_LIMIT = 80;

/** Falling below this counts as falling without bound. */
const FAR_DOWN = -1e100;

/** A step this many times the first one, with φ still falling, counts as endless. */
export const FAR_OUT = 1e100;

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

/** A ray that writes its probes to a log, as long as there is room. The log's t is `unit` times the ray's. */
export function logged(ray: Ray, log: ProbeLog, unit: number): Ray {
  log.probeCount = 0;
  return (t) => {
    const probe = ray(t);
    const at = 3 * log.probeCount;
    if (at + 2 < log.probes.length) {
      log.probes[at] = t * unit;
      log.probes[at + 1] = probe.value;
      log.probes[at + 2] = probe.slope / unit;
      log.probeCount++;
    }
    return probe;
  };
}

/** Why a search stopped. `limit`: out of probes or of numbers, with the best point so far. `endless`: φ falls as far as numbers go. */
export type SearchEnd = "found" | "limit" | "endless";

export interface SearchResult extends Probe {
  readonly end: SearchEnd;
}

/** Slopes from this size on are scaled down before they are squared. */
const [LARGE, DOWN] = [1e150, 2 ** -600];

/** Minimizer of the cubic through two points with slopes (Nocedal & Wright, equation 3.59); NaN where it has none. */
function cubicMinimizer(a: Probe, b: Probe): number {
  let [left, right] = [a.slope, b.slope];
  let d1 = left + right - (3 * (a.value - b.value)) / (a.t - b.t);
  if (!(Math.max(Math.abs(left), Math.abs(right), Math.abs(d1)) < LARGE)) {
    left *= DOWN;
    right *= DOWN;
    d1 = left + right - (3 * (a.value * DOWN - b.value * DOWN)) / (a.t - b.t);
  }
  const d2 = Math.sign(b.t - a.t) * Math.sqrt(d1 * d1 - left * right);
  return b.t - (b.t - a.t) * ((right + d2 - d1) / (right - left + 2 * d2));
}

/** A point strictly inside (low, high) at least `share` of the width from either end: `wanted` moved there, or the middle for NaN. */
function inside(wanted: number, low: number, high: number, share: number): number {
  if (Number.isNaN(wanted)) return low + 0.5 * (high - low);
  const left = Math.min(low, high);
  const right = Math.max(low, high);
  const margin = share * (right - left);
  return Math.min(right - margin, Math.max(left + margin, wanted));
}

const finite = (p: Probe) => Number.isFinite(p.value) && Number.isFinite(p.slope);

/** After this many probes a bracket that has a wall shrinks to this fraction at a time, since halving could use up all probes. */
const [PATIENCE, FASTER] = [24, 1e-9];

/** How many times as steep as at 0 a wall is. */
const WALL = 1e10;

/** Whether a bracket still begins at 0 and ends at a wall: its right end is on another scale than that on which φ falls. */
const hasWall = (low: Probe, high: Probe): boolean =>
  low.t === 0 && !(Math.abs(high.slope) < WALL * Math.abs(low.slope) && Number.isFinite(high.value));

/**
 * Where to probe next beyond `low`, a point where φ still falls: as the cubic through the last two points suggests, within limits that
 * widen once the search is far from where it began. `ceiling` is the nearest point known to have no finite value.
 */
function further(before: Probe, low: Probe, least: number, ceiling: number, used: number): number {
  const most = used < 12 ? 10 : 1000;
  const cubic = cubicMinimizer(before, low);
  const factor = cubic > low.t ? Math.min(most, Math.max(least, cubic / low.t)) : used < 12 ? 4 : most;
  return Math.min(factor * low.t, low.t + 0.5 * (ceiling - low.t));
}

export interface WolfeConstants {
  /** c₁ of sufficient decrease (3.7a). */
  readonly decrease: number;
  /** c₂ of curvature (3.7b), c₁ < c₂ < 1. */
  readonly curvature: number;
}

/**
 * A step that satisfies the strong Wolfe conditions (Nocedal & Wright 2006, algorithms 3.5 and 3.6, with cubic interpolation).
 * `origin` is φ at 0, `first` the first trial step. Differences of φ up to `rounding` say nothing; there the slope alone decides. A φ
 * that still falls beyond `far` counts as endless.
 */
export function strongWolfe(
  ray: Ray,
  origin: Probe,
  first: number,
  { decrease, curvature }: WolfeConstants,
  rounding: number,
  far = FAR_OUT * first,
): SearchResult {
  const sufficient = (p: Probe) => p.value <= origin.value + decrease * p.t * origin.slope + rounding;
  const flat = (p: Probe) => Math.abs(p.slope) <= -curvature * origin.slope;
  let used = 0;
  let best = origin;
  const probe = (t: number): Probe => {
    used++;
    const p = ray(t);
    if (p.value < best.value && finite(p)) best = p;
    return p;
  };

  /** Algorithm 3.6: `low` is the lower end of an interval with acceptable steps inside, and φ falls from it towards `high`. */
  function zoom(low: Probe, high: Probe): SearchResult {
    let width = Math.abs(high.t - low.t);
    let bisect = false;
    while (used < PROBE_LIMIT) {
      const hasty = used >= PATIENCE && hasWall(low, high);
      const t = hasty ? FASTER * high.t : inside(bisect ? Number.NaN : cubicMinimizer(low, high), low.t, high.t, 0.05);
      if (t === low.t || t === high.t) break;
      const p = probe(t);
      if (!finite(p) || !sufficient(p) || p.value > low.value + rounding) high = p;
      else {
        if (flat(p)) return { ...p, end: "found" };
        if (p.slope * (high.t - low.t) >= 0) high = low;
        low = p;
      }
      // Interpolation that does not shrink the interval by a third gives way to one bisection.
      const shrunk = Math.abs(high.t - low.t);
      bisect = !bisect && shrunk > 0.66 * width;
      width = shrunk;
    }
    return { ...(low.t > 0 ? low : best), end: "limit" };
  }

  let low = origin;
  let ceiling = Number.POSITIVE_INFINITY;
  let t = first;
  while (used < PROBE_LIMIT && t !== low.t) {
    const p = probe(t);
    if (p.value < FAR_DOWN || (t > far && finite(p) && p.slope < 0)) return { ...p, end: "endless" };
    if (!finite(p)) {
      ceiling = t;
      t = low.t + (low.t > 0 ? 0.5 : used < PATIENCE ? 0.1 : FASTER) * (t - low.t);
      continue;
    }
    if (!sufficient(p) || (low.t > 0 && p.value >= low.value + rounding)) return zoom(low, p);
    if (flat(p)) return { ...p, end: "found" };
    if (p.slope >= 0) return zoom(p, low);
    t = further(low, p, 2, ceiling, used);
    low = p;
  }
  return { ...best, end: "limit" };
}

/**
 * A local minimizer along the ray to near machine precision, lower than the origin: a bracket by expansion, then the zero of φ′ inside
 * it, since values alone could not place a minimizer better than to the square root of rounding. `first` is the first trial step;
 * differences of φ up to `rounding` say nothing, and a φ that still falls beyond `far` counts as endless.
 */
export function exactMinimizer(
  ray: Ray,
  origin: Probe,
  first: number,
  rounding: number,
  far = FAR_OUT * first,
): SearchResult {
  let used = 0;
  const probe = (t: number): Probe => {
    used++;
    return ray(t);
  };
  // φ falls at `low`, and nothing lower is known. `high` closes the bracket: φ rises there, or stands higher, or does not exist.
  let low = origin;
  let high: Probe | null = null;
  let t = first;
  while (high === null) {
    if (used >= PROBE_LIMIT || t === low.t) return { ...low, end: "limit" };
    const p = probe(t);
    if (p.value < FAR_DOWN || (t > far && finite(p) && p.slope < 0)) return { ...p, end: "endless" };
    if (!finite(p) || p.slope >= 0 || p.value > low.value + rounding) high = p;
    else {
      t = further(low, p, 1.5, Number.POSITIVE_INFINITY, used);
      low = p;
    }
  }
  for (;;) {
    // A right end that only stands higher has a minimizer before it; the bracket shrinks until φ rises at its right end.
    while (!(finite(high) && high.slope >= 0)) {
      const hasty = used >= PATIENCE && hasWall(low, high);
      const t = hasty ? FASTER * high.t : inside(cubicMinimizer(low, high), low.t, high.t, 0.1);
      if (used >= PROBE_LIMIT || t === low.t || t === high.t) return { ...low, end: "limit" };
      const p = probe(t);
      if (finite(p) && p.slope < 0 && p.value <= low.value + rounding) low = p;
      else high = p;
    }
    const end = slopeZero(probe, low, high, rounding, () => used);
    if (end.end !== "bump") return { ...end.at, end: end.end };
    high = end.at;
  }
}

/**
 * The zero of φ′ between `low` (φ′ < 0) and `high` (φ′ ≥ 0) by inverse quadratic interpolation guarded by bisection (Chandrupatla 1997,
 * Advances in Engineering Software 28). Ends early at a `bump`: a point that stands higher than `low`, or has no value.
 */
function slopeZero(
  probe: Ray,
  low: Probe,
  high: Probe,
  rounding: number,
  used: () => number,
): { readonly at: Probe; readonly end: "found" | "limit" | "bump" } {
  // `near` is the newest point, `far` the other end of the bracket, `old` the point that left it last.
  let near = high;
  let far = low;
  let old: Probe | null = null;
  for (;;) {
    const best = Math.abs(near.slope) < Math.abs(far.slope) ? near : far;
    const width = Math.abs(far.t - near.t);
    const least = (2 * Number.EPSILON * Math.abs(best.t)) / width;
    if (best.slope === 0) return { at: best, end: "found" };
    // Both ends are the zero to rounding; the newest point is the one whose gradient is at hand.
    if (!(least < 0.5)) return { at: near, end: "found" };
    if (used() >= PROBE_LIMIT) return { at: best, end: "limit" };
    // How far from `near` to `far` to go; the first time by the secant, which a wall at one end must not pin to the other.
    let share = 0.5;
    if (old === null) share = Math.min(0.9, Math.max(0.1, near.slope / (near.slope - far.slope)));
    else {
      const position = (near.t - far.t) / (old.t - far.t);
      const height = (near.slope - far.slope) / (old.slope - far.slope);
      if (height * height < position && (1 - height) * (1 - height) < 1 - position) {
        const secant = (near.slope / (far.slope - near.slope)) * (old.slope / (far.slope - old.slope));
        const bend = (near.slope / (old.slope - near.slope)) * (far.slope / (old.slope - far.slope));
        share = secant + ((old.t - near.t) / (far.t - near.t)) * bend;
      }
    }
    if (Number.isNaN(share)) share = 0.5;
    // Reckoned from the nearer end, so that rounding cannot lead out of the bracket.
    const t =
      share <= 0.5
        ? near.t + Math.max(least, share) * (far.t - near.t)
        : far.t + Math.max(least, 1 - share) * (near.t - far.t);
    const right = near.t > far.t ? near : far;
    const hasty = used() >= PATIENCE && hasWall(right === near ? far : near, right);
    const p = probe(hasty ? FASTER * right.t : t);
    if (!finite(p) || (p.slope < 0 && p.value > low.value + rounding)) return { at: p, end: "bump" };
    if (p.slope < 0 === near.slope < 0) old = near;
    else {
      old = far;
      far = near;
    }
    near = p;
  }
}
