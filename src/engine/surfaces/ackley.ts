import { cosTurns, exp, sinTurns } from "../core/elementary.ts";
import { once } from "../core/once.ts";
import { cited } from "../core/sources.ts";
import type { CriticalPoint, Objective } from "../core/types.ts";
import { blurredAckley } from "./ackley-blur.ts";
import { declareSurface, globalFirst, pointOf, polishedPointOf } from "./declare.ts";

// Our own e, so that J is exactly 0 at the origin.
const E = exp(1);
const PI_SQUARED = Math.PI * Math.PI;

/**
 * The first term is a cone with its tip at the origin, where J has no gradient. There the cone's share of the gradient is
 * taken as 0, which is one of its subgradients, and its share of the Hessian, which would be infinite, as 0 too.
 */
const objective: Objective = {
  dimension: 2,
  value(theta) {
    const x = theta[0]!;
    const y = theta[1]!;
    const cone = 20 * exp(-0.2 * Math.sqrt(0.5 * (x * x + y * y)));
    const bumps = exp(0.5 * (cosTurns(x) + cosTurns(y)));
    return 20 - cone + (E - bumps);
  },
  valueAndGradient(theta, gradient) {
    const x = theta[0]!;
    const y = theta[1]!;
    const r = Math.sqrt(0.5 * (x * x + y * y));
    const cone = 20 * exp(-0.2 * r);
    const bumps = exp(0.5 * (cosTurns(x) + cosTurns(y)));
    const slope = r === 0 ? 0 : (0.1 * cone) / r;
    gradient[0] = slope * x + Math.PI * bumps * sinTurns(x);
    gradient[1] = slope * y + Math.PI * bumps * sinTurns(y);
    return 20 - cone + (E - bumps);
  },
  hessian(theta, hessian) {
    const x = theta[0]!;
    const y = theta[1]!;
    const r = Math.sqrt(0.5 * (x * x + y * y));
    const cosX = cosTurns(x);
    const cosY = cosTurns(y);
    const sinX = sinTurns(x);
    const sinY = sinTurns(y);
    const bumps = PI_SQUARED * exp(0.5 * (cosX + cosY));
    const slope = r === 0 ? 0 : (2 * exp(-0.2 * r)) / r;
    const bend = r === 0 ? 0 : (slope * (0.2 + 1 / r)) / (2 * r);
    hessian[0] = slope - bend * x * x + bumps * (2 * cosX - sinX * sinX);
    hessian[1] = -bend * x * y - bumps * sinX * sinY;
    hessian[2] = hessian[1]!;
    hessian[3] = slope - bend * y * y + bumps * (2 * cosY - sinY * sinY);
  },
};

/** The cone draws every minimum but the first a little towards the origin, the less the further out. */
function inward(k: number): number {
  return k === 0 ? 0 : k - 0.04 / k;
}

/** One minimum near every lattice point with |x|, |y| ≤ 4; there is no end of them further out. */
function latticeMinima(): readonly CriticalPoint[] {
  const reach = 4;
  const points: CriticalPoint[] = [];
  for (let i = 0; i <= reach; i++) {
    for (let j = 0; j <= reach; j++) {
      const { point } = i + j === 0 ? pointOf(objective, 0, 0) : polishedPointOf(objective, inward(i), inward(j));
      for (const x of i === 0 ? [0] : [point[0], -point[0]]) {
        for (const y of j === 0 ? [0] : [point[1], -point[1]]) points.push(pointOf(objective, x, y));
      }
    }
  }
  return globalFirst(points);
}

const minima = once(latticeMinima);

export const ackley = declareSurface({
  id: "ackley",
  title: { en: "Ackley's funnel", ja: "アックリーの漏斗" },
  section: "8.2.2",
  source: cited("D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing (1987)"),
  tex: "-20\\,e^{-0.2\\sqrt{\\frac12(x^2 + y^2)}} - e^{\\frac12(\\cos 2\\pi x + \\cos 2\\pi y)} + e + 20",
  about: {
    en: "A nearly flat plain full of pits around a deep funnel. From afar the pits are all that a gradient sees; the funnel shows only to a method that looks or leaps further. Its tip, the minimum, is a sharp point.",
    ja: "窪みだらけのほぼ平らな平原の中央に、深い漏斗があります。遠くでは、勾配には窪みしか見えません。漏斗に気づくのは、もっと遠くを見るか、大きく跳ぶ手法だけです。先端の最小点は尖っています。",
  },
  parameters: {},
  create: () => objective,
  blurred: (_params, sigma) => blurredAckley(sigma),
  minima,
  infimum: () => 0,
  window: () => ({ x: [-4.4, 4.4], y: [-3.3, 3.3] }),
  start: () => [-2.6, 1.7],
  gradientRate: () => 0.01,
});
