import type { State, Vector } from "../core/types.ts";
import { isZero, quotient, zeros } from "../core/vector.ts";
import { learningRate, momentDecay, stabilizer } from "./parameters.ts";

/** The parameters of Adam and its descendants. */
export const momentParameters = {
  learningRate: learningRate(0.001),
  beta1: momentDecay(0.9, "\\beta_1"),
  beta2: momentDecay(0.999, "\\beta_2"),
  delta: stabilizer(1e-8),
} as const;

interface MomentState extends State {
  readonly g: Vector;
  readonly s: Vector;
  readonly r: Vector;
  readonly sHat: Vector;
  readonly rHat: Vector;
  readonly DeltaTheta: Vector;
  beta1Power: number;
  beta2Power: number;
}

/** The state of Adam for n parameters. */
export const momentState = (n: number): MomentState => ({
  g: zeros(n),
  s: zeros(n),
  r: zeros(n),
  sHat: zeros(n),
  rHat: zeros(n),
  DeltaTheta: zeros(n),
  // β₁ᵗ and β₂ᵗ, multiplied up: Math.pow is slow, and its last bit differs between engines.
  beta1Power: 1,
  beta2Power: 1,
});

interface MomentSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly delta: number;
  readonly biasCorrection: boolean;
}

/** Adam's step from the gradient in the state. */
export function momentStep(theta: Vector, state: MomentState, settings: MomentSettings): void {
  const { learningRate: epsilon, beta1, beta2, delta, biasCorrection } = settings;
  const { g, s, r, sHat, rHat, DeltaTheta } = state;
  const atRest = delta === 0 && isZero(g);
  state.beta1Power *= beta1;
  state.beta2Power *= beta2;
  const correction1 = biasCorrection ? 1 - state.beta1Power : 1;
  const correction2 = biasCorrection ? 1 - state.beta2Power : 1;
  for (let i = 0; i < theta.length; i++) {
    s[i] = beta1 * s[i]! + (1 - beta1) * g[i]!;
    r[i] = beta2 * r[i]! + (1 - beta2) * g[i]! * g[i]!;
    sHat[i] = s[i]! / correction1;
    rHat[i] = r[i]! / correction2;
    DeltaTheta[i] = quotient(-epsilon * sHat[i]!, Math.sqrt(rHat[i]!) + delta, atRest);
    theta[i]! += DeltaTheta[i]!;
  }
}
