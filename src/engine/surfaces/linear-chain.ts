import { exp, powInteger } from "../core/elementary.ts";
import type { BlurredObjective, Objective, Values, Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import { declareSurface, readableRate, straightCurve } from "./declare.ts";

const parameters = {
  depth: {
    kind: "number",
    label: { en: "depth", ja: "深さ" },
    doc: {
      en: "Number of layers, half of them (rounded up) with weight x, the others with weight y. The deeper, the flatter the middle and the steeper the outside.",
      ja: "層の数です。半分(切り上げ)の層の重みが x、残りの層の重みが y です。深いほど中央は平らに、外側は急になります。",
    },
    symbol: "L",
    default: 2,
    min: 1,
    max: 1000,
    integer: true,
    scale: "linear",
    slider: [2, 20],
  },
} as const;

function create({ depth }: Values<typeof parameters>): Objective {
  const a = Math.ceil(depth / 2);
  const b = Math.floor(depth / 2);
  return {
    dimension: 2,
    value(theta) {
      const missing = 1 - powInteger(theta[0]!, a) * powInteger(theta[1]!, b);
      return 0.5 * missing * missing;
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      const xa = powInteger(x, a);
      const yb = powInteger(y, b);
      const missing = 1 - xa * yb;
      gradient[0] = -missing * (a * powInteger(x, a - 1) * yb);
      gradient[1] = b === 0 ? 0 : -missing * (b * xa * powInteger(y, b - 1));
      return 0.5 * missing * missing;
    },
    hessian(theta, hessian) {
      const x = theta[0]!;
      const y = theta[1]!;
      const xa = powInteger(x, a);
      const yb = powInteger(y, b);
      const missing = 1 - xa * yb;
      const dxa = a * powInteger(x, a - 1);
      const dyb = b === 0 ? 0 : b * powInteger(y, b - 1);
      const ddxa = a < 2 ? 0 : a * (a - 1) * powInteger(x, a - 2);
      const ddyb = b < 2 ? 0 : b * (b - 1) * powInteger(y, b - 2);
      hessian[0] = dxa * yb * (dxa * yb) - missing * (ddxa * yb);
      hessian[1] = dxa * yb * (xa * dyb) - missing * (dxa * dyb);
      hessian[2] = hessian[1]!;
      hessian[3] = xa * dyb * (xa * dyb) - missing * (xa * ddyb);
    },
  };
}

/** E[(x + σz)ⁿ] for n = 0 … `moments.length` − 1, by mₙ₊₁ = x mₙ + nσ² mₙ₋₁. Its derivative by x is n mₙ₋₁. */
function fillMoments(moments: Vector, x: number, sigma: number): void {
  moments[0] = 1;
  for (let n = 0; n + 1 < moments.length; n++) {
    const before = n === 0 ? 0 : n * sigma * sigma * moments[n - 1]!;
    moments[n + 1] = x * moments[n]! + before;
  }
}

/** The square multiplied out: ½ − E[xᵃ]E[yᵇ] + ½E[x²ᵃ]E[y²ᵇ]. */
function blurred({ depth }: Values<typeof parameters>, sigma: number): BlurredObjective {
  const a = Math.ceil(depth / 2);
  const b = Math.floor(depth / 2);
  const ofX = zeros(2 * a + 1);
  const ofY = zeros(2 * b + 1);
  function fill(theta: Vector): void {
    fillMoments(ofX, theta[0]!, sigma);
    fillMoments(ofY, theta[1]!, sigma);
  }
  /** The `order`-th derivative of a moment. */
  function derivative(moments: Vector, n: number, order: 0 | 1 | 2): number {
    if (order > n) return 0;
    return order === 0 ? moments[n]! : order === 1 ? n * moments[n - 1]! : n * (n - 1) * moments[n - 2]!;
  }
  const mixed = (byX: 0 | 1 | 2, byY: 0 | 1 | 2) =>
    0.5 * derivative(ofX, 2 * a, byX) * derivative(ofY, 2 * b, byY) - derivative(ofX, a, byX) * derivative(ofY, b, byY);
  return {
    dimension: 2,
    value(theta) {
      fill(theta);
      return 0.5 + mixed(0, 0);
    },
    valueAndGradient(theta, gradient) {
      fill(theta);
      gradient[0] = mixed(1, 0);
      gradient[1] = mixed(0, 1);
      return 0.5 + mixed(0, 0);
    },
    hessian(theta, hessian) {
      fill(theta);
      hessian[0] = mixed(2, 0);
      hessian[1] = mixed(1, 1);
      hessian[2] = hessian[1]!;
      hessian[3] = mixed(0, 2);
    },
  };
}

/** Where xᵃyᵇ = 1, one branch for every pair of signs that allows it, and the half axes where J = ½ is a local minimum. */
function minimaCurves({ depth }: Values<typeof parameters>): readonly Vector[] {
  const a = Math.ceil(depth / 2);
  const b = Math.floor(depth / 2);
  const far = 100;
  if (b === 0) return [straightCurve(1, -far, 1, far)];
  const curves: Vector[] = [];
  for (const [signX, signY] of [
    [1, 1],
    [-1, 1],
    [1, -1],
    [-1, -1],
  ] as const) {
    if (powInteger(signX, a) * powInteger(signY, b) !== 1) continue;
    const points: number[] = [];
    // x = e^(s b/a), y = e^(−s); e^(±4.6) reaches 100.
    for (let i = -92; i <= 92; i++) points.push(signX * exp(((i / 20) * b) / a), signY * exp(-i / 20));
    curves.push(new Float64Array(points));
  }
  // On an axis the product is 0. Where its power is even and the other factor negative, every way off the axis makes it worse.
  if (a % 2 === 0 && b % 2 === 1) curves.push(straightCurve(0, 0, 0, -far));
  if (b % 2 === 0 && a % 2 === 1) curves.push(straightCurve(0, 0, -far, 0));
  return curves;
}

export const linearChain = declareSurface({
  id: "linear-chain",
  title: { en: "Deep linear chain", ja: "深い線形の連鎖" },
  section: "8.7.1",
  source: {
    en: "Deep Learning, section 8.7.1, the chain of one-unit layers with its weights tied in two groups",
    ja: "Deep Learning、8.7.1 節: 1 ユニットの層の連なり。重みを二組にまとめたもの",
  },
  tex: "\\tfrac12\\,\\bigl(1 - x^{\\lceil L/2\\rceil}\\,y^{\\lfloor L/2\\rfloor}\\bigr)^2",
  about: {
    en: "A network without nonlinearities that should output 1. All minima lie on curves; between them a saddle that grows flatter with depth. Each layer's gradient step assumes that the other layers stand still, and they do not.",
    ja: "1 を出力すべき、非線形性のないネットワークです。最小点は曲線をなし、その間に、深いほど平らになる鞍点があります。各層の勾配は他の層が動かないと仮定していますが、実際には同時に動きます。",
  },
  parameters,
  create,
  blurred,
  minima: () => [],
  minimaCurves,
  infimum: () => 0,
  window: () => ({ x: [-2.4, 2.4], y: [-1.8, 1.8] }),
  // Shallow chains show the saddle on the way, deep ones the plateau before the fall.
  start: ({ depth }) => (depth === 2 ? [-1.5, 1.55] : [1.5, 0.5]),
  // Half of one over the curvature across the curve of minima at (1, 1), a² + b².
  gradientRate: ({ depth }) => readableRate(1 / (depth * depth)),
});
