import { symmetricEigen } from "../core/matrix.ts";
import type { ChoiceParameter, Oracle, State, Text, Vector } from "../core/types.ts";
import { dot, isFiniteVector, zeros } from "../core/vector.ts";

/** Whether the damping stays as set, or follows how well the quadratic model foretells J. */
export const dampingRule: ChoiceParameter<"constant" | "adaptive"> = {
  kind: "choice",
  label: { en: "damping rule", ja: "減衰の規則" },
  doc: {
    en: "Constant: the damping stays as set. Adaptive, as in Levenberg and Marquardt's method: steps that would not lower J are not taken and raise the damping, good ones lower it; the damping set is where it begins (0: a thousandth of the largest curvature).",
    ja: "一定: 減衰は設定値のまま。適応: レーベンバーグ・マーカート法のように、J を下げない一歩は採用せずに減衰を強め、良い一歩のあとは弱めます。設定した減衰から始まります(0 なら最大の曲率の千分の一)。",
  },
  default: "constant",
  options: [
    { value: "constant", label: { en: "constant", ja: "一定" } },
    { value: "adaptive", label: { en: "adaptive", ja: "適応" } },
  ],
};

/** Says how the adaptive rule works, for the declarations that offer it. */
export const DAMPING_SOURCE: Text = {
  en: "adaptive damping: Marquardt 1963; Nielsen 1999, Damping parameter in Marquardt’s method",
  ja: "適応的な減衰: Marquardt 1963; Nielsen 1999, Damping parameter in Marquardt’s method",
};

/** What the adaptive rule remembers beside g, H and the step p. */
export interface DampedState extends State {
  readonly g: Vector;
  readonly H: Vector;
  readonly lambda: Vector;
  readonly Q: Vector;
  readonly p: Vector;
  J: number;
  /** What is known at the present θ: see below. */
  known: number;
  /** The damping, negative before the first step, and the factor by which it grows next. */
  mu: number;
  nu: number;
  /** Actual over predicted decrease, and whether the step was taken. */
  rho: number;
  accepted: number;
  readonly trial: Vector;
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

/** After a step taken J is known, which its trial has found; after one not taken g and H are too. */
const VALUE_KNOWN = 1;
const MODEL_KNOWN = 2;

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
  const { g, H, lambda, Q, p, trial } = state;
  const n = theta.length;
  if (state.known < MODEL_KNOWN) {
    if (state.known === VALUE_KNOWN) oracle.gradient(theta, g);
    else state.J = oracle.valueAndGradient(theta, g);
    oracle.hessian(theta, H);
    symmetricEigen(H, lambda, Q);
    state.known = MODEL_KNOWN;
  }
  state.accepted = 0;
  state.rho = 0;
  if (!isFiniteVector(lambda)) {
    theta.fill(Number.NaN);
    return;
  }
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
  const value = oracle.value(trial);
  // Where both changes drown in rounding the model is as good as J itself.
  const rounding = 8 * Number.EPSILON * Math.abs(state.J);
  const drowned = predicted <= rounding && Math.abs(state.J - value) <= rounding;
  state.rho = drowned ? 1 : (state.J - value) / predicted;
  if (state.rho > 0) {
    theta.set(trial);
    state.J = value;
    state.known = VALUE_KNOWN;
    state.accepted = 1;
    const miss = 2 * state.rho - 1;
    state.mu *= Math.max(1 / 3, 1 - miss * miss * miss);
    state.nu = 2;
  } else {
    state.mu *= state.nu;
    state.nu *= 2;
  }
}
