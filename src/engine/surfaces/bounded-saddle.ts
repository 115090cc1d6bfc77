import { declareSurface } from "./declare.ts";

export const boundedSaddle = declareSurface({
  id: "bounded-saddle",
  title: { en: "Bounded saddle", ja: "底のある鞍点" },
  section: "8.2.3",
  source: {
    en: "Thalweg: the quadratic saddle, closed by a fourth power",
    ja: "Thalweg: 二次の鞍形を四次の項で閉じたもの",
  },
  tex: "\\tfrac12 x^2 - \\tfrac12 y^2 + \\tfrac14 y^4",
  about: {
    en: "A saddle between two minima. From close to the line y = 0 the path runs into the saddle first: see how long each method lingers there before it finds one of the minima, or whether it leaves at all.",
    ja: "二つの極小点に挟まれた鞍点です。直線 y = 0 の近くから始めると、経路はまず鞍点へ向かいます。極小点を見つけるまでどれだけ足踏みするか、そもそも離れられるかを手法ごとに見比べてください。",
  },
  parameters: {},
  create: () => ({
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      const yy = y * y;
      return 0.5 * x * x + yy * (0.25 * yy - 0.5);
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      const yy = y * y;
      gradient[0] = x;
      gradient[1] = y * (yy - 1);
      return 0.5 * x * x + yy * (0.25 * yy - 0.5);
    },
    hessian(theta, hessian) {
      const y = theta[1]!;
      hessian[0] = 1;
      hessian[1] = 0;
      hessian[2] = 0;
      hessian[3] = 3 * y * y - 1;
    },
  }),
  degrees: [2, 4],
  minima: () => [
    { point: [0, 1], value: -0.25 },
    { point: [0, -1], value: -0.25 },
  ],
  infimum: () => -0.25,
  window: () => ({ x: [-2, 2], y: [-1.5, 1.5] }),
  // Nearly on the axis that leads into the saddle.
  start: () => [1.6, 0.01],
  gradientRate: () => 0.1,
});
