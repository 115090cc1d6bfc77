import { cosTurns, exp, sinTurns } from "../core/elementary.ts";
import { once } from "../core/once.ts";
import { cited } from "../core/sources.ts";
import type { BlurredObjective, Objective } from "../core/types.ts";
import { declareSurface, globalFirst, pointOf, polishedPointOf } from "./declare.ts";

const TWENTY_PI = 20 * Math.PI;
const FORTY_PI_SQUARED = 40 * Math.PI * Math.PI;

// 10 − 10 cos 2πx is taken together, so that J is exactly 0 at the minimum.
const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    return x * x + y * y + 10 * (1 - cosTurns(x)) + 10 * (1 - cosTurns(y));
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    gradient[0] = 2 * x + TWENTY_PI * sinTurns(x);
    gradient[1] = 2 * y + TWENTY_PI * sinTurns(y);
    return x * x + y * y + 10 * (1 - cosTurns(x)) + 10 * (1 - cosTurns(y));
  },
  hessian(theta, hessian) {
    hessian[0] = 2 + FORTY_PI_SQUARED * cosTurns(theta[0]!);
    hessian[1] = 0;
    hessian[2] = 0;
    hessian[3] = 2 + FORTY_PI_SQUARED * cosTurns(theta[1]!);
  },
};

/** A blur lifts the bowl by 2σ² and weakens the cosines by e^(−2π²σ²). */
function blurred(sigma: number): BlurredObjective {
  const rise = 20 + 2 * sigma * sigma;
  const left = exp(-2 * Math.PI * Math.PI * sigma * sigma);
  const value = (x: number, y: number) => x * x + y * y + (rise - 10 * left * (cosTurns(x) + cosTurns(y)));
  return {
    dimension: 2,
    value: (theta) => value(theta[0]!, theta[1]!),
    valueAndGradient(theta, gradient) {
      gradient[0] = 2 * theta[0]! + TWENTY_PI * left * sinTurns(theta[0]!);
      gradient[1] = 2 * theta[1]! + TWENTY_PI * left * sinTurns(theta[1]!);
      return value(theta[0]!, theta[1]!);
    },
    hessian(theta, hessian) {
      hessian[0] = 2 + FORTY_PI_SQUARED * left * cosTurns(theta[0]!);
      hessian[1] = 0;
      hessian[2] = 0;
      hessian[3] = 2 + FORTY_PI_SQUARED * left * cosTurns(theta[1]!);
    },
  };
}

// There are thousands, out to |x| = 31; these are the 121 of the customary square |x|, |y| ≤ 5.12.
const minima = once(() => {
  const coordinates = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((k) => polishedPointOf(objective, k, 0).point[0]);
  return globalFirst(coordinates.flatMap((x) => coordinates.map((y) => pointOf(objective, x, y))));
});

export const rastrigin = declareSurface({
  id: "rastrigin",
  title: { en: "Rastrigin's egg box", ja: "ラストリギンの卵パック" },
  section: "8.2.2",
  source: cited("L. A. Rastrigin, Systems of extremal control (1974)"),
  tex: "20 + x^2 - 10\\cos 2\\pi x + y^2 - 10\\cos 2\\pi y",
  about: {
    en: "A bowl covered with a lattice of pits, and the global minimum in the middle. Every local method stops in the pit it starts from, or jumps between pits by chance.",
    ja: "格子状に並ぶくぼみに覆われたお椀で、中央に最小点があります。局所的な手法はどれも、開始点のくぼみで止まるか、偶然にくぼみからくぼみへ跳びます。",
  },
  parameters: {},
  create: () => objective,
  blurred: (_params, sigma) => blurred(sigma),
  minima,
  infimum: () => 0,
  window: () => ({ x: [-5.12, 5.12], y: [-3.84, 3.84] }),
  start: () => [-3.4, 2.3],
  gradientRate: () => 0.001,
});
