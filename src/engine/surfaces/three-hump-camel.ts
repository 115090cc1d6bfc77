import { cited } from "../core/sources.ts";
import type { Objective } from "../core/types.ts";
import { declareSurface, pointOf } from "./declare.ts";

const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    const xx = x * x;
    return xx * (2 + xx * (-1.05 + xx / 6)) + x * y + y * y;
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    const xx = x * x;
    gradient[0] = x * (4 + xx * (-4.2 + xx)) + y;
    gradient[1] = x + 2 * y;
    return xx * (2 + xx * (-1.05 + xx / 6)) + x * y + y * y;
  },
  hessian(theta, hessian) {
    const xx = theta[0]! * theta[0]!;
    hessian[0] = 4 + xx * (-12.6 + 5 * xx);
    hessian[1] = 1;
    hessian[2] = 1;
    hessian[3] = 2;
  },
};

// y = −x/2 leaves x⁴ − 4.2 x² + 3.5 = 0; its smaller x² belongs to the passes between the minima.
const side = Math.sqrt((4.2 + Math.sqrt(4.2 * 4.2 - 14)) / 2);
const minima = [pointOf(objective, 0, 0), pointOf(objective, side, -side / 2), pointOf(objective, -side, side / 2)];

export const threeHumpCamel = declareSurface({
  id: "three-hump-camel",
  title: { en: "Three-hump camel", ja: "三つこぶラクダ" },
  section: "8.2.2",
  source: cited(
    "F. H. Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear equations (1972)",
  ),
  tex: "2x^2 - 1.05x^4 + \\tfrac16 x^6 + xy + y^2",
  about: {
    en: "A global minimum in the middle and a shallower one on either side. Plain gradient descent stops in the first basin it enters; momentum may carry over the pass.",
    ja: "中央に最小点、その両側に浅い極小点があります。勾配降下法は最初に入った窪みで止まりますが、モメンタムは峠を越えることがあります。",
  },
  parameters: {},
  create: () => objective,
  degrees: [6, 2],
  minima: () => minima,
  infimum: () => 0,
  window: () => ({ x: [-2.4, 2.4], y: [-1.8, 1.8] }),
  start: () => [-2, -0.8],
  gradientRate: () => 0.04,
});
