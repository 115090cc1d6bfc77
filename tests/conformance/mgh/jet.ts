import { cosTurns, exp, log, sinTurns } from "../../../src/engine/core/elementary.ts";
import type { Objective, Vector } from "../../../src/engine/core/types.ts";

// The engine's elementary functions, so that the tables made with these problems are the same everywhere.
export const sin = (x: number): number => sinTurns(x / (2 * Math.PI));
export const cos = (x: number): number => cosTurns(x / (2 * Math.PI));

/** A number with its exact gradient and, where asked for, Hessian in n variables: forward differentiation by the chain rule. */
export class Jet {
  readonly v: number;
  readonly g: Float64Array;
  readonly h: Float64Array | null;

  constructor(v: number, g: Float64Array, h: Float64Array | null) {
    this.v = v;
    this.g = g;
    this.h = h;
  }

  static variables(theta: Vector, second: boolean): Jet[] {
    const n = theta.length;
    return Array.from(theta, (v, i) => {
      const g = new Float64Array(n);
      g[i] = 1;
      return new Jet(v, g, second ? new Float64Array(n * n) : null);
    });
  }

  /** f(this), from the values of f, f′ and f″. */
  private map(v: number, first: number, second: number): Jet {
    const n = this.g.length;
    const g = new Float64Array(n);
    for (let i = 0; i < n; i++) g[i] = first * this.g[i]!;
    if (this.h === null) return new Jet(v, g, null);
    const h = new Float64Array(n * n);
    for (let i = 0, k = 0; i < n; i++) {
      for (let j = 0; j < n; j++, k++) h[k] = first * this.h[k]! + second * this.g[i]! * this.g[j]!;
    }
    return new Jet(v, g, h);
  }

  plus(other: Jet | number): Jet {
    if (typeof other === "number") return new Jet(this.v + other, this.g, this.h);
    const g = this.g.slice();
    for (let i = 0; i < g.length; i++) g[i] = g[i]! + other.g[i]!;
    const h = this.h?.slice() ?? null;
    if (h) for (let k = 0; k < h.length; k++) h[k] = h[k]! + other.h![k]!;
    return new Jet(this.v + other.v, g, h);
  }

  times(other: Jet | number): Jet {
    if (typeof other === "number") return this.map(this.v * other, other, 0);
    const { v: a, g: ga } = this;
    const { v: b, g: gb } = other;
    const n = ga.length;
    const g = new Float64Array(n);
    for (let i = 0; i < n; i++) g[i] = b * ga[i]! + a * gb[i]!;
    if (this.h === null) return new Jet(a * b, g, null);
    const h = new Float64Array(n * n);
    for (let i = 0, k = 0; i < n; i++) {
      for (let j = 0; j < n; j++, k++) {
        h[k] = b * this.h[k]! + a * other.h![k]! + ga[i]! * gb[j]! + ga[j]! * gb[i]!;
      }
    }
    return new Jet(a * b, g, h);
  }

  minus(other: Jet | number): Jet {
    return this.plus(typeof other === "number" ? -other : other.times(-1));
  }

  over(other: Jet): Jet {
    const { v } = other;
    return this.times(other.map(1 / v, -1 / (v * v), 2 / (v * v * v)));
  }

  squared(): Jet {
    return this.map(this.v * this.v, 2 * this.v, 2);
  }

  cubed(): Jet {
    return this.map(this.v * this.v * this.v, 3 * this.v * this.v, 6 * this.v);
  }

  exp(): Jet {
    const e = exp(this.v);
    return this.map(e, e, e);
  }

  log(): Jet {
    return this.map(log(this.v), 1 / this.v, -1 / (this.v * this.v));
  }

  sqrt(): Jet {
    const root = Math.sqrt(this.v);
    return this.map(root, 0.5 / root, -0.25 / (root * this.v));
  }

  sin(): Jet {
    return this.map(sin(this.v), cos(this.v), -sin(this.v));
  }

  cos(): Jet {
    return this.map(cos(this.v), -sin(this.v), -cos(this.v));
  }

  atan(): Jet {
    const d = 1 / (1 + this.v * this.v);
    return this.map(Math.atan(this.v), d, -2 * this.v * d * d);
  }

  /** |this|, its derivative at 0 taken as 0. */
  abs(): Jet {
    return this.map(Math.abs(this.v), Math.sign(this.v), 0);
  }
}

export const sum = (terms: readonly Jet[]): Jet => terms.reduce((total, term) => total.plus(term));

/** J = Σ rᵢ² with its exact derivatives. */
export function sumOfSquares(dimension: number, residuals: (x: Jet[]) => Jet[]): Objective {
  const value = (theta: Vector) => residuals(Jet.variables(theta, false)).reduce((total, { v }) => total + v * v, 0);
  return {
    dimension,
    value,
    valueAndGradient(theta, gradient) {
      gradient.fill(0);
      let total = 0;
      for (const { v, g } of residuals(Jet.variables(theta, false))) {
        total += v * v;
        for (let i = 0; i < dimension; i++) gradient[i] = gradient[i]! + 2 * v * g[i]!;
      }
      return total;
    },
    hessian(theta, hessian) {
      hessian.fill(0);
      for (const { v, g, h } of residuals(Jet.variables(theta, true))) {
        for (let i = 0; i < dimension; i++) {
          for (let j = 0; j <= i; j++) {
            const entry = 2 * (g[i]! * g[j]! + v * h![i * dimension + j]!);
            hessian[i * dimension + j] = hessian[i * dimension + j]! + entry;
          }
        }
      }
      for (let i = 0; i < dimension; i++) {
        for (let j = 0; j < i; j++) hessian[j * dimension + i] = hessian[i * dimension + j]!;
      }
    },
  };
}
