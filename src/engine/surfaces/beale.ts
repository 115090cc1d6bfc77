import { cited } from "../core/sources.ts";
import { declareSurface } from "./declare.ts";

export const beale = declareSurface({
  id: "beale",
  title: { en: "Beale's plateau", ja: "Beale のプラトー" },
  section: "8.2.3",
  source: cited(
    "E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than one variable (1958)",
  ),
  tex: "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
  about: {
    en: "Steep walls in the corners around a wide and almost flat floor. Rates that suit the floor explode at the walls, rates that suit the walls crawl on the floor: adaptive methods show what they are for.",
    ja: "四隅の急な壁が、広くほとんど平らな底を囲んでいます。底に合う学習率では壁で発散し、壁に合う学習率では底でほとんど進みません。適応的な手法の出番です。",
  },
  parameters: {},
  create: () => ({
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      const yy = y * y;
      const p = 1.5 + x * (y - 1);
      const q = 2.25 + x * (yy - 1);
      const r = 2.625 + x * (yy * y - 1);
      return p * p + q * q + r * r;
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      const yy = y * y;
      const px = y - 1;
      const qx = yy - 1;
      const rx = yy * y - 1;
      const p = 1.5 + x * px;
      const q = 2.25 + x * qx;
      const r = 2.625 + x * rx;
      gradient[0] = 2 * (p * px + q * qx + r * rx);
      gradient[1] = 2 * x * (p + 2 * y * q + 3 * yy * r);
      return p * p + q * q + r * r;
    },
    hessian(theta, hessian) {
      const x = theta[0]!;
      const y = theta[1]!;
      const yy = y * y;
      const px = y - 1;
      const qx = yy - 1;
      const rx = yy * y - 1;
      const q = 2.25 + x * qx;
      const r = 2.625 + x * rx;
      const mixed = 1.5 + 2 * x * px + 2 * y * (q + x * qx) + 3 * yy * (r + x * rx);
      hessian[0] = 2 * (px * px + qx * qx + rx * rx);
      hessian[1] = 2 * mixed;
      hessian[2] = 2 * mixed;
      hessian[3] = 2 * x * (x + 4 * x * yy + 2 * q + 9 * x * yy * yy + 6 * y * r);
    },
  }),
  degrees: [2, 6],
  minima: () => [{ point: [3, 0.5], value: 0 }],
  infimum: () => 0,
  window: () => ({ x: [-4.5, 4.5], y: [-3.2, 3.2] }),
  start: () => [1, 1.5],
  gradientRate: () => 0.005,
});
