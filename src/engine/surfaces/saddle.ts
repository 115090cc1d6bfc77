import { declareSurface } from "./declare.ts";

export const saddle = declareSurface({
  id: "saddle",
  title: { en: "Saddle", ja: "鞍点" },
  section: "8.2.3",
  source: {
    en: "Deep Learning, figure 4.5",
    ja: "Deep Learning、図 4.5",
  },
  tex: "x^2 - y^2",
  about: {
    en: "A minimum along x, a maximum along y, and no floor. Gradient descent slows down near the saddle and then escapes along y for ever; Newton's method jumps straight to it and stays.",
    ja: "x 方向には極小、y 方向には極大で、底はありません。勾配降下法は鞍点の近くで遅くなったあと、y 方向へどこまでも落ちていきます。ニュートン法は鞍点へまっすぐ跳び、そこに留まります。",
  },
  parameters: {},
  create: () => ({
    dimension: 2,
    quadratic: true,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      return x * x - y * y;
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      gradient[0] = 2 * x;
      gradient[1] = -2 * y;
      return x * x - y * y;
    },
    hessian(_theta, hessian) {
      hessian[0] = 2;
      hessian[1] = 0;
      hessian[2] = 0;
      hessian[3] = -2;
    },
  }),
  degrees: [2, 2],
  minima: () => [],
  infimum: () => Number.NEGATIVE_INFINITY,
  window: () => ({ x: [-2, 2], y: [-1.5, 1.5] }),
  // Nearly on the axis that leads into the saddle.
  start: () => [1.6, 0.001],
  gradientRate: () => 0.05,
});
