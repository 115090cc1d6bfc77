import { sigmoid } from "../core/elementary.ts";
import type { Objective } from "../core/types.ts";
import { declareSurface, polishedPointOf } from "./declare.ts";

// σ(2x) passes from one world to the other: a shelf of height 1 on the left, a bowl with its bottom at x = 3 on the right.
const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    const right = sigmoid(2 * x);
    const left = sigmoid(-2 * x);
    const bowl = 0.5 * (x - 3) * (x - 3);
    return right * bowl + left + 0.25 * y * y;
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    const right = sigmoid(2 * x);
    const left = sigmoid(-2 * x);
    const bowl = 0.5 * (x - 3) * (x - 3);
    gradient[0] = 2 * right * left * (bowl - 1) + right * (x - 3);
    gradient[1] = 0.5 * y;
    return right * bowl + left + 0.25 * y * y;
  },
  hessian(theta, hessian) {
    const x = theta[0]!;
    const right = sigmoid(2 * x);
    const left = sigmoid(-2 * x);
    const bowl = 0.5 * (x - 3) * (x - 3);
    const passing = 2 * right * left;
    hessian[0] = 2 * passing * (left - right) * (bowl - 1) + 2 * passing * (x - 3) + right;
    hessian[1] = 0;
    hessian[2] = 0;
    hessian[3] = 0.5;
  },
};

const minimum = polishedPointOf(objective, 3, 0);

export const misleadingMountain = declareSurface({
  id: "misleading-mountain",
  title: { en: "Misleading mountain", ja: "道を誤らせる山" },
  section: "8.2.7",
  source: "Thalweg, after Deep Learning, figure 8.4",
  tex: "\\sigma(2x)\\,\\tfrac12(x - 3)^2 + \\sigma(-2x) + \\tfrac14 y^2",
  about: {
    en: "A ridge divides the plane. To its right every downhill path ends in the low bowl; to its left every one leads away from it, out onto a shelf that never ends. No saddle or local minimum is to blame, only the start.",
    ja: "一本の尾根が平面を分けています。右側では、どの下り道も低い椀に着きます。左側では、どの下り道も椀から遠ざかり、果てしない棚へ出てしまいます。悪いのは鞍点でも極小点でもなく、出発点です。",
  },
  parameters: {},
  create: () => objective,
  minima: () => [minimum],
  infimum: () => minimum.value,
  window: () => ({ x: [-5, 6], y: [-4, 4] }),
  // Just on the wrong side of the ridge.
  start: () => [-0.4, 2],
  gradientRate: () => 0.1,
});
