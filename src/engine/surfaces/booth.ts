import { cited } from "../core/sources.ts";
import { declareSurface } from "./declare.ts";

export const booth = declareSurface({
  id: "booth",
  title: { en: "Booth's bowl", ja: "ブースの椀" },
  section: "8.2.1",
  source: cited(
    "Booth's function, as in M. Jamil and X.-S. Yang, A literature survey of benchmark functions for global optimization problems (2013)",
  ),
  tex: "(x + 2y - 7)^2 + (2x + y - 5)^2",
  about: {
    en: "A quadratic bowl whose axes are at 45° to the coordinate axes, with nine times as much curvature across as along. Methods that scale each coordinate separately gain little here; Newton needs one step.",
    ja: "軸が座標軸に対して 45° 傾いた二次関数のお椀で、一方の曲率はもう一方の 9 倍です。座標ごとにスケールを変える手法はあまり得をしません。ニュートン法なら 1 回の更新で到達します。",
  },
  parameters: {},
  create: () => ({
    dimension: 2,
    quadratic: true,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      const p = x + 2 * y - 7;
      const q = 2 * x + y - 5;
      return p * p + q * q;
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      const p = x + 2 * y - 7;
      const q = 2 * x + y - 5;
      gradient[0] = 2 * p + 4 * q;
      gradient[1] = 4 * p + 2 * q;
      return p * p + q * q;
    },
    hessian(_theta, hessian) {
      hessian[0] = 10;
      hessian[1] = 8;
      hessian[2] = 8;
      hessian[3] = 10;
    },
  }),
  degrees: [2, 2],
  minima: () => [{ point: [1, 3], value: 0 }],
  infimum: () => 0,
  window: () => ({ x: [-5, 7], y: [-1.5, 7.5] }),
  start: () => [-3, 5.5],
  gradientRate: () => 0.09,
});
