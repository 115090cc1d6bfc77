import { once } from "../core/once.ts";
import { cited } from "../core/sources.ts";
import type { Objective } from "../core/types.ts";
import { declareSurface, globalFirst, polishedPointOf } from "./declare.ts";

const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    const xx = x * x;
    const yy = y * y;
    return 0.5 * (xx * (xx - 16) + 5 * x + (yy * (yy - 16) + 5 * y));
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    const xx = x * x;
    const yy = y * y;
    gradient[0] = x * (2 * xx - 16) + 2.5;
    gradient[1] = y * (2 * yy - 16) + 2.5;
    return 0.5 * (xx * (xx - 16) + 5 * x + (yy * (yy - 16) + 5 * y));
  },
  hessian(theta, hessian) {
    const x = theta[0]!;
    const y = theta[1]!;
    hessian[0] = 6 * x * x - 16;
    hessian[1] = 0;
    hessian[2] = 0;
    hessian[3] = 6 * y * y - 16;
  },
};

const minima = once(() =>
  globalFirst([-2.9035, 2.7468].flatMap((x) => [-2.9035, 2.7468].map((y) => polishedPointOf(objective, x, y)))),
);

export const styblinskiTang = declareSurface({
  id: "styblinski-tang",
  title: { en: "Styblinski–Tang basins", ja: "スティブリンスキー・タンの窪み" },
  section: "8.2.2",
  source: cited(
    "M. A. Styblinski and T.-S. Tang, Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing (1990)",
  ),
  tex: "\\tfrac12\\,(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)",
  about: {
    en: "Four basins, one in each quadrant, and only the lower left one is the deepest. The start lies above the worst of them: whatever leaves it had speed or luck.",
    ja: "各象限に一つずつ、計四つの窪みがあり、もっとも深いのは左下だけです。出発点はいちばん浅い窪みの上にあります。そこを出られるのは、勢いか運のある手法です。",
  },
  parameters: {},
  create: () => objective,
  degrees: [4, 4],
  minima,
  infimum: () => minima()[0]!.value,
  window: () => ({ x: [-5, 5], y: [-4, 4] }),
  start: () => [4.2, 3.4],
  gradientRate: () => 0.01,
});
