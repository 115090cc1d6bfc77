import { cosTurns, exp, log, sinTurns } from "../core/elementary.ts";
import type { BlurredObjective } from "../core/types.ts";
import { zeros } from "../core/vector.ts";

const E = exp(1);

/** Fourier coefficients of e^(½ cos 2πx): the modified Bessel functions I₀(½), 2 I₁(½), …; the thirteenth is below rounding. */
const HARMONICS = zeros(13);
for (let k = 0; k < HARMONICS.length; k++) {
  // I_k(½) = Σ (¼)^(2m+k) / (m! (m+k)!).
  let term = k === 0 ? 1 : 2;
  for (let j = 1; j <= k; j++) term *= 0.25 / j;
  for (let m = 1; term > 0; m++) {
    HARMONICS[k]! += term;
    term *= 0.0625 / (m * (m + k));
    if (term < 1e-40) break;
  }
}

/** Steps of the integral over ln t below: its trapezoid sum is off by about e^(−π²/step), which is nothing. */
const STEP = 0.2;
/** Where e^(−0.01/t) is below rounding. */
const FIRST = -8.4;
/** Where t^(−½), the integrand for σ = 0 at the tip, is below rounding. */
const LAST = 74;

/**
 * Ackley's function, blurred. The bumps factor into cosine series, whose k-th terms the blur weakens by e^(−2π²σ²k²). The cone
 * e^(−0.2r) is a mixture of Gaussians, 0.1/√π ∫ t^(−3/2) e^(−0.01/t) e^(−tr²) dt, each of which has a closed blur; the integral over
 * ln t is summed. Exact to rounding for every σ > 0.
 */
export function blurredAckley(sigma: number): BlurredObjective {
  const s2 = sigma * sigma;
  const harmonics = HARMONICS.map((amplitude, k) => amplitude * exp(-2 * Math.PI * Math.PI * s2 * k * k));
  // Blurred Gaussians fall off as t^(−3/2) once σ²t is large.
  const last = Math.min(LAST, s2 > 0 ? 26 - log(s2) : LAST);
  const count = Math.max(1, Math.ceil((last - FIRST) / STEP));
  const amplitudes = zeros(count);
  const sharpnesses = zeros(count);
  for (let i = 0; i < count; i++) {
    const u = FIRST + i * STEP;
    const t = exp(u);
    const spread = 1 + s2 * t;
    amplitudes[i] = ((20 * STEP * 0.1) / Math.sqrt(Math.PI)) * (exp(-0.5 * u - 0.01 / t) / spread);
    sharpnesses[i] = t / spread;
  }
  /** Σ kⁿ-weighted cosines or sines, up to the factor (2π)ⁿ: the n-th derivative of the bumps along one axis. */
  function bumps(x: number, order: 0 | 1 | 2): number {
    let sum = 0;
    for (let k = harmonics.length - 1; k >= 0; k--) {
      const wave = order === 1 ? -k * sinTurns(k * x) : cosTurns(k * x) * (order === 2 ? -k * k : 1);
      sum += harmonics[k]! * wave;
    }
    return sum;
  }
  // The cone's value, its derivative by r²/2, and that of the derivative, at half = r²/2.
  const cone = zeros(3);
  function fillCone(half: number): void {
    cone.fill(0);
    for (let i = 0; i < count; i++) {
      const part = amplitudes[i]! * exp(-sharpnesses[i]! * half);
      cone[0]! += part;
      cone[1]! -= part * sharpnesses[i]!;
      cone[2]! += part * sharpnesses[i]! * sharpnesses[i]!;
    }
  }
  const TWO_PI = 2 * Math.PI;
  return {
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      fillCone(0.5 * (x * x + y * y));
      return 20 - cone[0]! + (E - bumps(x, 0) * bumps(y, 0));
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      fillCone(0.5 * (x * x + y * y));
      const bumpsX = bumps(x, 0);
      const bumpsY = bumps(y, 0);
      gradient[0] = -cone[1]! * x - TWO_PI * bumps(x, 1) * bumpsY;
      gradient[1] = -cone[1]! * y - TWO_PI * bumpsX * bumps(y, 1);
      return 20 - cone[0]! + (E - bumpsX * bumpsY);
    },
    hessian(theta, hessian) {
      const x = theta[0]!;
      const y = theta[1]!;
      fillCone(0.5 * (x * x + y * y));
      hessian[0] = -cone[1]! - cone[2]! * x * x - TWO_PI * TWO_PI * bumps(x, 2) * bumps(y, 0);
      hessian[1] = -cone[2]! * x * y - TWO_PI * TWO_PI * bumps(x, 1) * bumps(y, 1);
      hessian[2] = hessian[1]!;
      hessian[3] = -cone[1]! - cone[2]! * y * y - TWO_PI * TWO_PI * bumps(x, 0) * bumps(y, 2);
    },
  };
}
