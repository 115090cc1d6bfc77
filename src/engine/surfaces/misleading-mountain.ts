import { normalMean, normalMeanError } from "../core/blur.ts";
import { sigmoid } from "../core/elementary.ts";
import { once } from "../core/once.ts";
import { normalTrapezoid } from "../core/quadrature.ts";
import type { BlurredObjective, Objective } from "../core/types.ts";
import { declareSurface, polishedPointOf } from "./declare.ts";

// σ(2x) passes from one world to the other: a shelf of height 1 on the left, a bowl with its bottom at x = 3 on the right.

/** The part of J in x. */
function ridge(x: number): number {
  const bowl = 0.5 * (x - 3) * (x - 3);
  return sigmoid(2 * x) * bowl + sigmoid(-2 * x);
}

function ridgeSlope(x: number): number {
  const right = sigmoid(2 * x);
  const left = sigmoid(-2 * x);
  const bowl = 0.5 * (x - 3) * (x - 3);
  return 2 * right * left * (bowl - 1) + right * (x - 3);
}

function ridgeCurvature(x: number): number {
  const right = sigmoid(2 * x);
  const left = sigmoid(-2 * x);
  const bowl = 0.5 * (x - 3) * (x - 3);
  const passing = 2 * right * left;
  return 2 * passing * (left - right) * (bowl - 1) + 2 * passing * (x - 3) + right;
}

const objective: Objective = {
  dimension: 2,
  value: (theta) => ridge(theta[0]!) + 0.25 * theta[1]! * theta[1]!,
  valueAndGradient(theta, gradient) {
    gradient[0] = ridgeSlope(theta[0]!);
    gradient[1] = 0.5 * theta[1]!;
    return ridge(theta[0]!) + 0.25 * theta[1]! * theta[1]!;
  },
  hessian(theta, hessian) {
    hessian[0] = ridgeCurvature(theta[0]!);
    hessian[1] = 0;
    hessian[2] = 0;
    hessian[3] = 0.5;
  },
};

/** J falls into a part in x, whose nearest poles are those of σ(2x) at ±iπ/2, and ¼y². */
function blurred(sigma: number): BlurredObjective {
  const rule = normalTrapezoid((0.45 * Math.PI) / sigma);
  const value = (x: number, y: number) => normalMean(rule, x, sigma, ridge) + 0.25 * (y * y + sigma * sigma);
  return {
    dimension: 2,
    value: (theta) => value(theta[0]!, theta[1]!),
    valueAndGradient(theta, gradient) {
      gradient[0] = normalMean(rule, theta[0]!, sigma, ridgeSlope);
      gradient[1] = 0.5 * theta[1]!;
      return value(theta[0]!, theta[1]!);
    },
    hessian(theta, hessian) {
      hessian[0] = normalMean(rule, theta[0]!, sigma, ridgeCurvature);
      hessian[1] = 0;
      hessian[2] = 0;
      hessian[3] = 0.5;
    },
    valueError: (theta) => normalMeanError(rule, theta[0]!, sigma, ridge),
  };
}

const minimum = once(() => polishedPointOf(objective, 3, 0));

export const misleadingMountain = declareSurface({
  id: "misleading-mountain",
  title: { en: "Misleading mountain", ja: "道を誤らせる山" },
  section: "8.2.7",
  source: {
    en: "Thalweg, after Deep Learning, figure 8.4",
    ja: "Thalweg: Deep Learning、図 8.4 にならったもの",
  },
  tex: "\\sigma(2x)\\,\\tfrac12(x - 3)^2 + \\sigma(-2x) + \\tfrac14 y^2",
  about: {
    en: "A ridge divides the plane. To its right every downhill path ends in the low bowl; to its left every one leads away from it, out onto a shelf that never ends. No saddle or local minimum is to blame, only the start.",
    ja: "一本の尾根が平面を分けています。右側では、どの下り道も低い椀に着きます。左側では、どの下り道も椀から遠ざかり、果てしない棚へ出てしまいます。悪いのは鞍点でも極小点でもなく、出発点です。",
  },
  parameters: {},
  create: () => objective,
  blurred: (_params, sigma) => blurred(sigma),
  minima: () => [minimum()],
  infimum: () => minimum().value,
  window: () => ({ x: [-5, 6], y: [-4, 4] }),
  // Just on the wrong side of the ridge.
  start: () => [-0.4, 2],
  gradientRate: () => 0.1,
});
