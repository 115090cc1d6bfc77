import { gaussHermite, type NormalRule, type TrapezoidRule } from "./quadrature.ts";
import type { BlurredObjective, Objective, Vector } from "./types.ts";
import { zeros } from "./vector.ts";

/**
 * The blur of a polynomial in two variables, of degree `degrees` in each, by the product of Gauss–Hermite rules that are exact for
 * it. Derivatives are the same sums of the polynomial's own.
 */
export function blurredPolynomial(
  polynomial: Objective,
  degrees: readonly [number, number],
  sigma: number,
): BlurredObjective {
  if (polynomial.quadratic) return raised(polynomial, sigma);
  const across = gaussHermite(Math.floor(degrees[0] / 2) + 1);
  const up = gaussHermite(Math.floor(degrees[1] / 2) + 1);
  const point = zeros(2);
  const part = zeros(4);
  /** Calls `visit` with the weight of each node, `point` standing on it. */
  function overNodes(theta: Vector, visit: (weight: number) => void): void {
    for (let j = 0; j < up.nodes.length; j++) {
      point[1] = theta[1]! + sigma * up.nodes[j]!;
      for (let i = 0; i < across.nodes.length; i++) {
        point[0] = theta[0]! + sigma * across.nodes[i]!;
        visit(across.weights[i]! * up.weights[j]!);
      }
    }
  }
  const partGradient = part.subarray(0, 2);
  return {
    dimension: 2,
    value(theta) {
      let sum = 0;
      overNodes(theta, (weight) => {
        sum += weight * polynomial.value(point);
      });
      return sum;
    },
    valueAndGradient(theta, gradient) {
      let sum = 0;
      let x = 0;
      let y = 0;
      overNodes(theta, (weight) => {
        sum += weight * polynomial.valueAndGradient(point, partGradient);
        x += weight * part[0]!;
        y += weight * part[1]!;
      });
      gradient[0] = x;
      gradient[1] = y;
      return sum;
    },
    hessian(theta, hessian) {
      let xx = 0;
      let xy = 0;
      let yy = 0;
      overNodes(theta, (weight) => {
        polynomial.hessian(point, part);
        xx += weight * part[0]!;
        xy += weight * part[1]!;
        yy += weight * part[3]!;
      });
      hessian[0] = xx;
      hessian[1] = xy;
      hessian[2] = xy;
      hessian[3] = yy;
    },
  };
}

/** The blur of a quadratic: the same surface, higher by ½σ² tr H. */
function raised(quadratic: Objective, sigma: number): BlurredObjective {
  const n = quadratic.dimension;
  const hessian = zeros(n * n);
  quadratic.hessian(zeros(n), hessian);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += hessian[i * n + i]!;
  const rise = 0.5 * sigma * sigma * trace;
  return {
    ...quadratic,
    value: (theta) => quadratic.value(theta) + rise,
    valueAndGradient: (theta, gradient) => quadratic.valueAndGradient(theta, gradient) + rise,
  };
}

/** Σ wᵢ f(at + scale·zᵢ). */
export function normalMean(
  { nodes, weights }: NormalRule,
  at: number,
  scale: number,
  f: (x: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += weights[i]! * f(at + scale * nodes[i]!);
  return sum;
}

/**
 * How far `normalMean` by this rule may be off: nothing where the rule is exact, else how far the rules of every second node are
 * from it. Where f jumps, that is the most that a rule of this step can miss.
 */
export function normalMeanError(rule: TrapezoidRule, at: number, scale: number, f: (x: number) => number): number {
  if (rule.exact) return 0;
  const { nodes, weights } = rule;
  let difference = 0;
  for (let i = 0; i < nodes.length; i++) {
    const part = weights[i]! * f(at + scale * nodes[i]!);
    difference += i % 2 === 0 ? part : -part;
  }
  return Math.abs(difference);
}
