import type { ChoiceDomain, Oracle, Vector } from "../core/types.ts";
import { dot, zeros } from "../core/vector.ts";
import { type TriedState, takeModel, takeStep, tryStep } from "./tried-step.ts";

/** Whether the damping stays as set, or follows how well the quadratic model predicts J. */
export const dampingRule: ChoiceDomain<"constant" | "adaptive"> = {
  kind: "choice",
  default: "constant",
  options: ["constant", "adaptive"],
};

/** What the adaptive rule remembers. */
export interface DampedState extends TriedState {
  readonly p: Vector;
  /** The damping, negative before the first step, and the factor by which it grows next. */
  mu: number;
  nu: number;
}

export function dampedState(n: number): DampedState {
  return {
    g: zeros(n),
    H: zeros(n * n),
    lambda: zeros(n),
    Q: zeros(n * n),
    p: zeros(n),
    J: 0,
    known: 0,
    mu: -1,
    nu: 2,
    rho: 0,
    accepted: 0,
    trial: zeros(n),
  };
}

/** τ of Nielsen's rule. */
const FIRST_SHARE = 1e-3;

/**
 * One step with the damping under control of the gain ratio (Nielsen 1999): p = (B + μI)⁻¹g, where B has H's eigenvectors and the
 * eigenvalues that `curvature` makes of H's; θ ← θ − εp if that lowers J, else θ stays. μ is doubled until B + μI is positive definite.
 */
export function dampedStep(
  oracle: Oracle,
  theta: Vector,
  state: DampedState,
  { learningRate, damping }: { readonly learningRate: number; readonly damping: number },
  curvature: (lambda: number) => number,
): void {
  if (!takeModel(oracle, theta, state)) return;
  const { g, lambda, Q, p, trial } = state;
  const n = theta.length;
  let lowest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let j = 0; j < n; j++) {
    lowest = Math.min(lowest, curvature(lambda[j]!));
    largest = Math.max(largest, Math.abs(lambda[j]!));
  }
  const least = largest > 0 ? FIRST_SHARE * largest : 1;
  if (state.mu < 0) state.mu = damping > 0 ? damping : least;
  while (!(lowest + state.mu > 0)) state.mu = Math.max(2 * state.mu, least);

  p.fill(0);
  let bend = 0;
  for (let j = 0; j < n; j++) {
    let along = 0;
    for (let i = 0; i < n; i++) along += Q[i * n + j]! * g[i]!;
    along /= curvature(lambda[j]!) + state.mu;
    bend += curvature(lambda[j]!) * along * along;
    for (let i = 0; i < n; i++) p[i] = p[i]! + along * Q[i * n + j]!;
  }
  const predicted = learningRate * (dot(g, p) - 0.5 * learningRate * bend);
  if (!(predicted > 0)) return;
  for (let i = 0; i < n; i++) trial[i] = theta[i]! - learningRate * p[i]!;
  const value = tryStep(oracle, state, predicted);
  if (state.rho > 0) {
    takeStep(theta, state, value);
    const miss = 2 * state.rho - 1;
    state.mu *= Math.max(1 / 3, 1 - miss * miss * miss);
    state.nu = 2;
  } else {
    state.mu *= state.nu;
    state.nu *= 2;
  }
}
