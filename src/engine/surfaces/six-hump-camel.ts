import { once } from "../core/once.ts";
import { cited } from "../core/sources.ts";
import type { Objective } from "../core/types.ts";
import { declareSurface, polishedPointOf } from "./declare.ts";

const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    const xx = x * x;
    const yy = y * y;
    return xx * (4 + xx * (-2.1 + xx / 3)) + x * y + yy * (-4 + 4 * yy);
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    const xx = x * x;
    const yy = y * y;
    gradient[0] = x * (8 + xx * (-8.4 + 2 * xx)) + y;
    gradient[1] = x + y * (-8 + 16 * yy);
    return xx * (4 + xx * (-2.1 + xx / 3)) + x * y + yy * (-4 + 4 * yy);
  },
  hessian(theta, hessian) {
    const xx = theta[0]! * theta[0]!;
    const yy = theta[1]! * theta[1]!;
    hessian[0] = 8 + xx * (-25.2 + 10 * xx);
    hessian[1] = 1;
    hessian[2] = 1;
    hessian[3] = -8 + 48 * yy;
  },
};

const minima = once(() =>
  [
    [0.0898, -0.7127],
    [-0.0898, 0.7127],
    [-1.7036, 0.7961],
    [1.7036, -0.7961],
    [-1.6071, -0.5687],
    [1.6071, 0.5687],
  ].map(([x, y]) => polishedPointOf(objective, x!, y!)),
);

export const sixHumpCamel = declareSurface({
  id: "six-hump-camel",
  title: { en: "Six-hump camel", ja: "六つこぶラクダ" },
  section: "8.2.2",
  source: cited("L. C. W. Dixon and G. P. Szegő, Towards Global Optimisation 2 (1978)"),
  tex: "(4 - 2.1x^2 + \\tfrac13 x^4)\\,x^2 + xy + (4y^2 - 4)\\,y^2",
  about: {
    en: "Six minima of three different depths; the two deepest lie in the middle. A small change of the start or of the rate changes the basin in which a path ends.",
    ja: "三通りの深さの極小点が六つあり、もっとも深い二つは中央にあります。出発点や学習率を少し変えるだけで、行き着く窪みが変わります。",
  },
  parameters: {},
  create: () => objective,
  degrees: [6, 4],
  minima,
  infimum: () => minima()[0]!.value,
  window: () => ({ x: [-2.1, 2.1], y: [-1.4, 1.4] }),
  start: () => [-1.3, 0.05],
  gradientRate: () => 0.02,
});
