import { symmetricEigen } from "../core/matrix.ts";
import type { Oracle, State, Vector } from "../core/types.ts";
import { isFiniteVector, isZero } from "../core/vector.ts";

/** What a method remembers that tries a step before it takes it. */
export interface TriedState extends State {
  readonly g: Vector;
  /** H = Q diag(λ) Qᵀ with λ ascending. */
  readonly H: Vector;
  readonly lambda: Vector;
  readonly Q: Vector;
  readonly trial: Vector;
  J: number;
  /** What is known at the present θ: see below. */
  known: number;
  /** Actual over predicted decrease, and whether the step was taken. */
  rho: number;
  accepted: number;
}

/** After a step taken J is known, which its trial has found; after one not taken g and H are too. */
const VALUE_KNOWN = 1;
const MODEL_KNOWN = 2;

/**
 * Learns J, g and H at θ, as far as they are not known. If H is not finite, no step can be tried and this is false; θ becomes NaN
 * unless ∇J is 0.
 */
export function takeModel(oracle: Oracle, theta: Vector, state: TriedState): boolean {
  if (state.known < MODEL_KNOWN) {
    if (state.known === VALUE_KNOWN) oracle.gradient(theta, state.g);
    else state.J = oracle.valueAndGradient(theta, state.g);
    oracle.hessian(theta, state.H);
    symmetricEigen(state.H, state.lambda, state.Q);
    state.known = MODEL_KNOWN;
  }
  state.accepted = 0;
  state.rho = 0;
  if (isFiniteVector(state.lambda)) return true;
  if (!isZero(state.g)) theta.fill(Number.NaN);
  return false;
}

/** Takes J at the trial, and with it ρ, of a step that is predicted to lower J by so much. */
export function tryStep(oracle: Oracle, state: TriedState, predicted: number): number {
  const value = oracle.value(state.trial);
  // Where both changes drown in rounding the model is as good as J itself.
  const rounding = 8 * Number.EPSILON * Math.abs(state.J);
  const drowned = predicted <= rounding && Math.abs(state.J - value) <= rounding;
  state.rho = drowned ? 1 : (state.J - value) / predicted;
  return value;
}

/** Takes the step to the trial, where J is `value`. */
export function takeStep(theta: Vector, state: TriedState, value: number): void {
  theta.set(state.trial);
  state.J = value;
  state.known = VALUE_KNOWN;
  state.accepted = 1;
}
