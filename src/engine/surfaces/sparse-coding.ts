import { exp, log } from "../core/elementary.ts";
import { erf } from "../core/erf.ts";
import type { BlurredObjective, Objective, Values, Vector } from "../core/types.ts";
import { declareSurface, globalFirst, pointOf, readableRate, straightCurve } from "./declare.ts";

const parameters = {
  target: {
    kind: "number",
    label: { en: "target", ja: "目標値" },
    doc: {
      en: "The number that the product w h should reproduce. Close to 0 it is not worth its price, and 0 is the best code.",
      ja: "積 w h で再現したい値です。0 に近いとペナルティに見合わず、コード h = 0 が最良になります。",
    },
    symbol: "t",
    default: 1,
    scale: "linear",
    slider: [-3, 3],
  },
  weightDecay: {
    kind: "number",
    label: { en: "weight decay", ja: "重み減衰" },
    doc: {
      en: "Price of a large weight w. At 0 the code h can shrink for ever while w grows, and no minimum is reached.",
      ja: "大きな重み w に対するペナルティです。0 にすると、h を縮めながら w をいくらでも大きくでき、最小点がなくなります。",
    },
    symbol: "\\lambda",
    default: 0.1,
    min: 0,
    scale: "log",
    slider: [0.001, 1],
  },
} as const;

/**
 * |h| has a kink at h = 0. There its derivative is taken as 0, which is one of its subgradients; its second derivative is 0
 * everywhere, so the Hessian is that of the two smooth terms.
 */
function create({ target, weightDecay }: Values<typeof parameters>): Objective {
  return {
    dimension: 2,
    value(theta) {
      const h = theta[0]!;
      const w = theta[1]!;
      const missing = target - w * h;
      return Math.abs(h) + missing * missing + weightDecay * w * w;
    },
    valueAndGradient(theta, gradient) {
      const h = theta[0]!;
      const w = theta[1]!;
      const missing = target - w * h;
      gradient[0] = Math.sign(h) - 2 * w * missing;
      gradient[1] = 2 * (weightDecay * w - h * missing);
      return Math.abs(h) + missing * missing + weightDecay * w * w;
    },
    hessian(theta, hessian) {
      const h = theta[0]!;
      const w = theta[1]!;
      hessian[0] = 2 * w * w;
      hessian[1] = 4 * w * h - 2 * target;
      hessian[2] = hessian[1]!;
      hessian[3] = 2 * (h * h + weightDecay);
    },
    coordinateMinimizer(theta, i) {
      const h = theta[0]!;
      const w = theta[1]!;
      if (i === 0) {
        // Soft thresholding: the pull 2wt of the error on h must beat the price 1.
        const pull = 2 * w * target;
        return Math.abs(pull) <= 1 ? 0 : (pull - Math.sign(pull)) / (2 * w * w);
      }
      const curvature = h * h + weightDecay;
      // Without code and decay every weight is as good.
      return curvature === 0 ? w : (target * h) / curvature;
    },
  };
}

/** Blurred, |h| is h erf(h/(σ√2)) + σ √(2/π) e^(−h²/(2σ²)), and w²h² is (w² + σ²)(h² + σ²). */
function blurred({ target, weightDecay }: Values<typeof parameters>, sigma: number): BlurredObjective {
  const s2 = sigma * sigma;
  /** E|h + σz|, given its derivative. */
  const size = (h: number, slope: number) =>
    h * slope + sigma * Math.sqrt(2 / Math.PI) * exp(-0.5 * (h / sigma) * (h / sigma));
  function value(h: number, w: number, sizeSlope: number): number {
    const missing = target - w * h;
    return size(h, sizeSlope) + missing * missing + s2 * (w * w + h * h + s2) + weightDecay * (w * w + s2);
  }
  return {
    dimension: 2,
    value: (theta) => value(theta[0]!, theta[1]!, erf(theta[0]! / (sigma * Math.SQRT2))),
    valueAndGradient(theta, gradient) {
      const h = theta[0]!;
      const w = theta[1]!;
      const missing = target - w * h;
      const slope = erf(h / (sigma * Math.SQRT2));
      gradient[0] = slope - 2 * w * missing + 2 * s2 * h;
      gradient[1] = 2 * (weightDecay * w - h * missing + s2 * w);
      return value(h, w, slope);
    },
    hessian(theta, hessian) {
      const h = theta[0]!;
      const w = theta[1]!;
      hessian[0] = (Math.sqrt(2 / Math.PI) / sigma) * exp(-0.5 * (h / sigma) * (h / sigma)) + 2 * (w * w + s2);
      hessian[1] = 4 * w * h - 2 * target;
      hessian[2] = hessian[1]!;
      hessian[3] = 2 * (h * h + s2 + weightDecay);
    },
  };
}

/**
 * The code h > 0 of the minimum off the kink, or 0 where there is none. For a given h the best weight is t h / (h² + λ), which
 * leaves F(h) = |h| + λt² / (h² + λ); F′ = 0 is (h² + λ)² = 2λt²h, whose larger root is a minimum and smaller one a pass.
 */
function bestCode({ target, weightDecay }: Values<typeof parameters>): number {
  const c = 2 * weightDecay * target * target;
  // F′ is least at h² = λ/3; it must be negative there.
  const steepest = Math.sqrt(weightDecay / 3);
  const atSteepest = (4 / 3) * weightDecay;
  if (!(atSteepest * atSteepest < c * steepest)) return 0;
  // From above the larger root Newton's method falls on a convex function: it cannot miss, and stops where it stops falling.
  let h = exp(log(c) / 3) * 1.000001;
  for (let iteration = 0; iteration < 100; iteration++) {
    const s = h * h + weightDecay;
    const next = h - (s * s - c * h) / (4 * h * s - c);
    if (!(next < h)) break;
    h = next;
  }
  return h;
}

function minima(params: Values<typeof parameters>) {
  // Without decay the kink's minima are no isolated points.
  if (params.weightDecay === 0) return [];
  const objective = create(params);
  const h = bestCode(params);
  const w = (params.target * h) / (h * h + params.weightDecay);
  const origin = pointOf(objective, 0, 0);
  return h === 0 ? [origin] : globalFirst([pointOf(objective, h, w), pointOf(objective, -h, -w), origin]);
}

function scaleOf(params: Values<typeof parameters>): number {
  const h = bestCode(params);
  const w = (Math.abs(params.target) * h) / (h * h + params.weightDecay);
  return h > 0 && Number.isFinite(w) ? Math.max(1, h / 1.6, w / 1.6) : 1;
}

export const sparseCoding = declareSurface({
  id: "sparse-coding",
  title: { en: "Sparse coding", ja: "スパース符号化" },
  section: "8.7.2",
  source: {
    en: "Deep Learning, section 8.7.2, with one code and one weight",
    ja: "Deep Learning、8.7.2 節: 符号と重みを一つずつにしたもの",
  },
  tex: "\\lvert h\\rvert + (t - wh)^2 + \\lambda w^2,\\quad \\theta = (h, w)",
  coordinates: ["h", "w"],
  about: {
    en: "The code h (across) and the weight w (up) share one product. Neither problem is hard with the other held fixed, so coordinate descent suits it; the kink along h = 0 makes plain gradient steps rattle.",
    ja: "コード h(横)と重み w(縦)が一つの積を分け合います。片方を固定すればどちらの問題も易しいので、座標降下法に向いています。h = 0 の折れ目では、ふつうの勾配降下法は折れ目をまたいで振動します。",
  },
  parameters,
  create,
  blurred,
  minima,
  minimaCurves({ target, weightDecay }): readonly Vector[] {
    if (weightDecay > 0) return [];
    // At h = 0, J changes by |h| (1 ∓ 2 t w): J = t² is minimal as long as 2 |t w| ≤ 1.
    const reach = Math.min(100, 1 / (2 * Math.abs(target)));
    return [straightCurve(0, -reach, 0, reach)];
  },
  // Without decay, h → 0 with w h = t costs nothing in the limit.
  infimum: (params) => minima(params)[0]?.value ?? 0,
  window(params) {
    const size = scaleOf(params);
    return { x: [-2.8 * size, 2.8 * size], y: [-2.1 * size, 2.1 * size] };
  },
  start(params) {
    const size = scaleOf(params);
    return [-2 * size, 1.2 * size];
  },
  // The curvature at the start grows with the square of the window.
  gradientRate: (params) => readableRate(0.03 / (scaleOf(params) * scaleOf(params))),
});
