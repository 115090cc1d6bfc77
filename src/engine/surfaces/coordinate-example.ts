import { declareSurface, readableRate, straightCurve } from "./declare.ts";

export const coordinateExample = declareSurface({
  id: "coordinate-example",
  title: { en: "Coupled coordinates", ja: "結び付いた座標" },
  section: "8.7.2",
  source: {
    en: "Deep Learning, section 8.7.2",
    ja: "Deep Learning、8.7.2 節",
  },
  tex: "(x - y)^2 + \\alpha\\,(x^2 + y^2)",
  about: {
    en: "The first term ties x to y, the second pulls both to 0. Coordinate descent can only step parallel to the axes: the weaker α, the shorter its stairs along the diagonal, while Newton needs one step.",
    ja: "第一項は x と y を結び付け、第二項は両方を 0 へ引きます。座標降下法は軸に平行にしか進めないので、α が小さいほど対角線に沿った階段の段は小さくなります。ニュートン法なら 1 回の更新で済みます。",
  },
  parameters: {
    alpha: {
      kind: "number",
      label: { en: "pull to the origin", ja: "原点へ引く強さ" },
      doc: {
        en: "Weight of the second term. The smaller, the longer the valley; at 0 the whole diagonal is minimal.",
        ja: "第二項の重みです。小さいほど谷は長くなり、0 では対角線全体が最小になります。",
      },
      symbol: "\\alpha",
      default: 0.1,
      min: 0,
      scale: "log",
      slider: [0.001, 10],
    },
  },
  create: ({ alpha }) => ({
    dimension: 2,
    quadratic: true,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      const apart = x - y;
      return apart * apart + alpha * (x * x + y * y);
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      const apart = x - y;
      gradient[0] = 2 * (apart + alpha * x);
      gradient[1] = 2 * (alpha * y - apart);
      return apart * apart + alpha * (x * x + y * y);
    },
    hessian(_theta, hessian) {
      hessian[0] = 2 + 2 * alpha;
      hessian[1] = -2;
      hessian[2] = -2;
      hessian[3] = 2 + 2 * alpha;
    },
  }),
  degrees: [2, 2],
  minima: ({ alpha }) => (alpha === 0 ? [] : [{ point: [0, 0], value: 0 }]),
  minimaCurves: ({ alpha }) => (alpha === 0 ? [straightCurve(-100, -100, 100, 100)] : []),
  infimum: () => 0,
  window: () => ({ x: [-2, 2], y: [-1.5, 1.5] }),
  start: () => [-1.7, -0.6],
  // The curvature across the valley is 4 + 2α.
  gradientRate: ({ alpha }) => readableRate(1 / (4 + 2 * alpha)),
});
