import { exp } from "../core/elementary.ts";
import { once } from "../core/once.ts";
import type { BlurredObjective } from "../core/types.ts";
import { declareSurface, globalFirst, polishedPointOf } from "./declare.ts";

const BOWL = 0.06;

interface Well {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** One over the square of the standard deviation. */
  readonly sharpness: number;
}

const wells: readonly Well[] = [
  { x: -2.3, y: 1.4, depth: 1.1, sharpness: 2 },
  { x: 0.1, y: -0.2, depth: 0.7, sharpness: 2.8 },
  { x: 2.1, y: 1.5, depth: 1.5, sharpness: 1.8 },
  { x: 2.3, y: -1.5, depth: 2.2, sharpness: 2 },
  { x: -1.7, y: -1.6, depth: 1.4, sharpness: 2.4 },
];

/** The bowl with wells of some kind in it, everything `floor` higher. */
function landscapeOf(wells: readonly Well[], floor: number): BlurredObjective {
  return {
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      let sum = floor + 0.5 * BOWL * (x * x + y * y);
      for (let i = 0; i < wells.length; i++) {
        const well = wells[i]!;
        const dx = x - well.x;
        const dy = y - well.y;
        sum -= well.depth * exp(-0.5 * well.sharpness * (dx * dx + dy * dy));
      }
      return sum;
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      let sum = floor + 0.5 * BOWL * (x * x + y * y);
      let gx = BOWL * x;
      let gy = BOWL * y;
      for (let i = 0; i < wells.length; i++) {
        const well = wells[i]!;
        const dx = x - well.x;
        const dy = y - well.y;
        const depth = well.depth * exp(-0.5 * well.sharpness * (dx * dx + dy * dy));
        gx += depth * well.sharpness * dx;
        gy += depth * well.sharpness * dy;
        sum -= depth;
      }
      gradient[0] = gx;
      gradient[1] = gy;
      return sum;
    },
    hessian(theta, hessian) {
      let xx = BOWL;
      let xy = 0;
      let yy = BOWL;
      for (let i = 0; i < wells.length; i++) {
        const well = wells[i]!;
        const dx = theta[0]! - well.x;
        const dy = theta[1]! - well.y;
        const pull = well.depth * exp(-0.5 * well.sharpness * (dx * dx + dy * dy)) * well.sharpness;
        xx += pull * (1 - well.sharpness * dx * dx);
        xy -= pull * well.sharpness * dx * dy;
        yy += pull * (1 - well.sharpness * dy * dy);
      }
      hessian[0] = xx;
      hessian[1] = xy;
      hessian[2] = xy;
      hessian[3] = yy;
    },
  };
}

const objective = landscapeOf(wells, 0);

/** A blurred well is a well of the variance v + σ², shallower by v / (v + σ²); the bowl's bend lifts everything by BOWL σ². */
function blurred(sigma: number): BlurredObjective {
  const wider = wells.map(({ x, y, depth, sharpness }) => {
    const spread = 1 + sharpness * sigma * sigma;
    return { x, y, depth: depth / spread, sharpness: sharpness / spread };
  });
  return landscapeOf(wider, BOWL * sigma * sigma);
}

const minima = once(() => globalFirst(wells.map(({ x, y }) => polishedPointOf(objective, x, y))));

export const localMinima = declareSurface({
  id: "local-minima",
  title: { en: "Five wells", ja: "五つの窪み" },
  section: "8.2.2",
  source: {
    en: "Thalweg: five Gaussian wells on a shallow quadratic bowl",
    ja: "Thalweg: 浅い二次の椀に五つのガウス形のくぼみ",
  },
  tex: "\\tfrac{3}{100}(x^2 + y^2) - \\sum_{i=1}^{5} A_i\\,e^{-\\frac{s_i}{2}\\left((x - x_i)^2 + (y - y_i)^2\\right)}",
  about: {
    en: "Five basins of unequal depth; the deepest lies at the lower right, the start at the far left. A local method takes the nearest. Starting from many points, or from a blurred copy of the landscape, finds better ones.",
    ja: "深さの違う窪みが五つあり、もっとも深いのは右下、出発点は左端です。局所的な手法はいちばん近い窪みに落ちます。多くの出発点を試すか、ぼかした地形から始めれば、もっと良いものが見つかります。",
  },
  parameters: {},
  create: () => objective,
  blurred: (_params, sigma) => blurred(sigma),
  minima,
  infimum: () => minima()[0]!.value,
  window: () => ({ x: [-4, 4], y: [-3, 3] }),
  start: () => [-3.5, 0.2],
  gradientRate: () => 0.1,
});
