import { once } from "../core/once.ts";
import { cited } from "../core/sources.ts";
import type { Objective } from "../core/types.ts";
import { declareSurface, globalFirst, polishedPointOf } from "./declare.ts";

const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    const p = x * x + y - 11;
    const q = x + y * y - 7;
    return p * p + q * q;
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    const p = x * x + y - 11;
    const q = x + y * y - 7;
    gradient[0] = 4 * x * p + 2 * q;
    gradient[1] = 2 * p + 4 * y * q;
    return p * p + q * q;
  },
  hessian(theta, hessian) {
    const x = theta[0]!;
    const y = theta[1]!;
    hessian[0] = 4 * (x * x + y - 11) + 8 * x * x + 2;
    hessian[1] = 4 * (x + y);
    hessian[2] = 4 * (x + y);
    hessian[3] = 4 * (x + y * y - 7) + 8 * y * y + 2;
  },
};

const minima = once(() =>
  globalFirst([
    polishedPointOf(objective, 3, 2),
    polishedPointOf(objective, -2.805, 3.131),
    polishedPointOf(objective, -3.779, -3.283),
    polishedPointOf(objective, 3.584, -1.848),
  ]),
);

export const himmelblau = declareSurface({
  id: "himmelblau",
  title: { en: "Himmelblau's four minima", ja: "ヒンメルブラウの四つの最小点" },
  section: "8.2.2",
  source: cited("D. M. Himmelblau, Applied Nonlinear Programming (1972)"),
  tex: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
  about: {
    en: "Four minima, all equally deep, around a low hill. Which one a path reaches depends on the start and on the method; none is a mistake.",
    ja: "低い丘のまわりに、深さの等しい最小点が四つあります。どこに着くかは出発点と手法しだいで、どれも正解です。",
  },
  parameters: {},
  create: () => objective,
  degrees: [4, 4],
  minima,
  infimum: () => 0,
  window: () => ({ x: [-6, 6], y: [-5, 5] }),
  // Close to the top of the hill, where small differences decide.
  start: () => [-0.5, -0.5],
  gradientRate: () => 0.005,
});
