import { exp } from "./elementary.ts";
import { symmetricEigen } from "./matrix.ts";
import type { Vector } from "./types.ts";
import { zeros } from "./vector.ts";

/** A rule E[f(z)] ≈ Σ wᵢ f(zᵢ) for z ~ 𝒩(0, 1); nodes ascend and lie symmetrically about 0. */
export interface NormalRule {
  readonly nodes: Vector;
  readonly weights: Vector;
}

const gaussHermiteRules = new Map<number, NormalRule>();

/**
 * The Gauss–Hermite rule of n nodes for the standard normal distribution: exact for polynomials of degree up to 2n − 1. The nodes
 * are the eigenvalues of the recurrence's tridiagonal matrix (Golub & Welsch 1969), polished by Newton's method.
 */
export function gaussHermite(n: number): NormalRule {
  const known = gaussHermiteRules.get(n);
  if (known) return known;
  const recurrence = zeros(n * n);
  for (let k = 1; k < n; k++) {
    recurrence[(k - 1) * n + k] = Math.sqrt(k);
    recurrence[k * n + k - 1] = Math.sqrt(k);
  }
  const nodes = zeros(n);
  const weights = zeros(n);
  symmetricEigen(recurrence, nodes, zeros(n * n));
  // Upper half and middle; the lower half mirrors it to the bit.
  for (let i = Math.floor(n / 2); i < n; i++) {
    let z = 2 * i + 1 === n ? 0 : nodes[i]!;
    let weight = 0;
    for (let iteration = 0; iteration < 3; iteration++) {
      // Orthonormal Hermite polynomials: √(k + 1) pₖ₊₁ = z pₖ − √k pₖ₋₁, pₙ′ = √n pₙ₋₁, and 1/w = Σ pₖ².
      let before = 0;
      let p = 1;
      let squares = 0;
      for (let k = 0; k < n; k++) {
        squares += p * p;
        const next = (z * p - Math.sqrt(k) * before) / Math.sqrt(k + 1);
        before = p;
        p = next;
      }
      weight = 1 / squares;
      if (iteration < 2 && z !== 0) z -= p / (Math.sqrt(n) * before);
    }
    nodes[i] = z;
    weights[i] = weight;
    nodes[n - 1 - i] = z === 0 ? 0 : -z;
    weights[n - 1 - i] = weight;
  }
  const rule = { nodes, weights };
  gaussHermiteRules.set(n, rule);
  return rule;
}

/** Beyond this the normal distribution has less than a double's rounding. */
const REACH = 8.6;

/** Nodes on either side of 0 that a trapezoid rule has at most. */
const MOST_NODES = 8192;

/** A trapezoid rule, and whether it is exact to rounding. Where it is not, every second node makes a coarser rule. */
export interface TrapezoidRule extends NormalRule {
  readonly exact: boolean;
}

/**
 * The trapezoid rule for the standard normal distribution with steps so small that it is exact to rounding for functions that are
 * analytic where |Im z| < `strip` and grow no faster there than z⁴: its error falls as e^(−2πs/h + s²/2), s ≤ strip (Trefethen & Weideman 2014,
 * section 5). A narrow strip needs many nodes; where they would be more than 16 385 the rule is as fine as that, and not exact.
 */
export function normalTrapezoid(strip: number): TrapezoidRule {
  const s = Math.min(REACH, strip);
  const wanted = (2 * Math.PI * s) / (42 + 0.5 * s * s);
  const count = Math.ceil(REACH / wanted);
  const most = count <= MOST_NODES ? count : MOST_NODES;
  const step = REACH / most;
  const nodes = zeros(2 * most + 1);
  const weights = zeros(2 * most + 1);
  for (let i = -most; i <= most; i++) {
    nodes[most + i] = i * step;
    weights[most + i] = (step / Math.sqrt(2 * Math.PI)) * exp(-0.5 * (i * step) * (i * step));
  }
  return { nodes, weights, exact: count <= MOST_NODES };
}
