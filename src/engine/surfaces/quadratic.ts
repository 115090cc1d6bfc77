import { cosTurns, sinTurns } from "../core/elementary.ts";
import { declareSurface, readableRate } from "./declare.ts";

export const quadratic = declareSurface({
  id: "quadratic",
  title: { en: "Quadratic bowl", ja: "二次関数の椀" },
  section: "8.2.1",
  source: {
    en: "Deep Learning, sections 4.3.1 and 8.2.1",
    ja: "Deep Learning、4.3.1 節・8.2.1 節",
  },
  tex: "\\tfrac12\\,(u^2 + \\kappa v^2),\\quad u = x\\cos\\varphi + y\\sin\\varphi,\\; v = -x\\sin\\varphi + y\\cos\\varphi",
  about: {
    en: "The simplest landscape, and what a minimum with a positive definite Hessian looks like from close up. The condition number κ determines how much faster one direction converges than the other; above ε = 2/λmax gradient descent diverges.",
    ja: "最も単純な地形です。ヘッセ行列が正定値の極小点は、どれも近くで見ればこの形です。条件数 κ は、最大の曲率と最小の曲率の比です。学習率 ε が 2/λmax を超えると、勾配降下法は発散します。",
  },
  parameters: {
    condition: {
      kind: "number",
      label: { en: "condition number", ja: "条件数" },
      doc: {
        en: "Curvature along v divided by the curvature along u. 1 makes the contours circles; the further from 1, the longer the ravine.",
        ja: "v 方向の曲率を u 方向の曲率で割った値です。1 なら等高線は円になり、1 から離れるほど細長い谷になります。",
      },
      symbol: "\\kappa",
      default: 20,
      min: 0,
      exclusiveMin: true,
      scale: "log",
      slider: [1, 1000],
    },
    angle: {
      kind: "number",
      label: { en: "angle", ja: "角度" },
      doc: {
        en: "Turns the bowl anticlockwise. Methods that scale each coordinate on its own, such as AdaGrad, feel it; gradient descent and Newton do not.",
        ja: "椀を反時計回りに回します。AdaGrad のように座標ごとに尺度を変える手法は影響を受けますが、勾配降下法とニュートン法は受けません。",
      },
      symbol: "\\varphi",
      unit: { en: "°", ja: "°" },
      default: 0,
      scale: "linear",
      slider: [-90, 90],
    },
  },
  create({ condition, angle }) {
    const c = cosTurns(angle / 360);
    const s = sinTurns(angle / 360);
    const hxx = c * c + condition * s * s;
    const hxy = (1 - condition) * c * s;
    const hyy = s * s + condition * c * c;
    return {
      dimension: 2,
      quadratic: true,
      value(theta) {
        const u = theta[0]! * c + theta[1]! * s;
        const v = theta[1]! * c - theta[0]! * s;
        return 0.5 * (u * u + condition * v * v);
      },
      valueAndGradient(theta, gradient) {
        const u = theta[0]! * c + theta[1]! * s;
        const v = theta[1]! * c - theta[0]! * s;
        const push = condition * v;
        gradient[0] = u * c - push * s;
        gradient[1] = u * s + push * c;
        return 0.5 * (u * u + condition * v * v);
      },
      hessian(_theta, hessian) {
        hessian[0] = hxx;
        hessian[1] = hxy;
        hessian[2] = hxy;
        hessian[3] = hyy;
      },
    };
  },
  degrees: [2, 2],
  minima: () => [{ point: [0, 0], value: 0 }],
  infimum: () => 0,
  window: () => ({ x: [-4, 4], y: [-3, 3] }),
  // Far along the ravine, a little up its wall, so that the zigzag shows.
  start({ condition, angle }) {
    const [u, v] = condition < 1 ? [1, -2.6] : [-2.6, 1];
    const c = cosTurns(angle / 360);
    const s = sinTurns(angle / 360);
    return [u * c - v * s, u * s + v * c];
  },
  // Between 1/λmax (no zigzag) and 2/λmax (divergence).
  gradientRate: ({ condition }) => readableRate(1.6 / Math.max(1, condition)),
});
