import { describe, expect, it } from "vitest";
import { blurredPolynomial, normalMean, normalMeanError } from "../../src/engine/core/blur.ts";
import { blurredOnLattice } from "../../src/engine/core/lattice-blur.ts";
import { gaussHermite, normalTrapezoid } from "../../src/engine/core/quadrature.ts";
import type { Objective } from "../../src/engine/core/types.ts";
import { normalCdf } from "./normal-cdf.ts";

/** E[zⁿ] of the standard normal distribution: (n − 1)!! for even n. */
function moment(n: number): number {
  if (n % 2 === 1) return 0;
  let product = 1;
  for (let k = n - 1; k > 1; k -= 2) product *= k;
  return product;
}

/** An objective of which only values matter. */
function surfaceOf(value: (x: number, y: number) => number): Objective {
  return {
    dimension: 2,
    value: (theta) => value(theta[0]!, theta[1]!),
    valueAndGradient: (theta, gradient) => {
      gradient.fill(Number.NaN);
      return value(theta[0]!, theta[1]!);
    },
    hessian: (_theta, hessian) => void hessian.fill(Number.NaN),
  };
}

describe("Gauss–Hermite rules", () => {
  it("agree with the table of Abramowitz and Stegun (25.10, weight e^(−x²))", () => {
    const published: readonly (readonly [number, readonly (readonly [number, number])[]])[] = [
      [2, [[Math.SQRT1_2, 8.862269254528e-1]]],
      [
        3,
        [
          [0, 1.181635900604],
          [1.224744871391589, 2.954089751509e-1],
        ],
      ],
      [
        5,
        [
          [0, 9.453087204829e-1],
          [0.958572464613819, 3.936193231522e-1],
          [2.020182870456086, 1.995324205905e-2],
        ],
      ],
      [
        10,
        [
          [0.342901327223705, 6.108626337353e-1],
          [1.036610829789514, 2.401386110823e-1],
          [1.756683649299882, 3.387439445548e-2],
          [2.53273167423279, 1.343645746781e-3],
          [3.436159118837738, 7.640432855233e-6],
        ],
      ],
      [20, [[5.387480890011233, 2.229393645534e-13]]],
    ];
    for (const [n, rows] of published) {
      const { nodes, weights } = gaussHermite(n);
      for (const [x, w] of rows) {
        // Their x is z/√2 and their weights add up to √π.
        const i = nodes.findIndex((z) => Math.abs(z - x * Math.SQRT2) < 1e-13 * (1 + x));
        expect(i, `${n}: ${x}`).toBeGreaterThanOrEqual(0);
        expect(Math.abs(weights[i]! * Math.sqrt(Math.PI) - w) / w).toBeLessThan(1e-12);
      }
    }
  });

  it("give every moment up to the (2n − 1)th, and not the next", () => {
    for (const n of [1, 2, 3, 4, 7, 12, 20]) {
      const { nodes, weights } = gaussHermite(n);
      for (let i = 0; i < n; i++) {
        expect(nodes[i]).toBe(0 - nodes[n - 1 - i]!);
        expect(weights[i]).toBe(weights[n - 1 - i]);
      }
      for (let degree = 0; degree <= 2 * n; degree++) {
        const sum = normalMean({ nodes, weights }, 0, 1, (z) => z ** degree);
        const size = Math.max(1, moment(degree + (degree % 2)));
        if (degree < 2 * n) expect(Math.abs(sum - moment(degree)), `${n}: ${degree}`).toBeLessThan(2e-13 * size);
        else expect(moment(degree) - sum).toBeGreaterThan(1e-6 * size);
      }
    }
  });
});

describe("trapezoid rules", () => {
  it("are exact to rounding for functions analytic in the strip", () => {
    // E[1/(1 + (z/s)²)] has its poles at ±is, and the closed form s √(π/2) e^(s²/2) (1 − erf(s/√2)).
    for (const s of [0.2, 0.5, 1, 2]) {
      const rule = normalTrapezoid(0.9 * s);
      expect(rule.exact).toBe(true);
      const sum = normalMean(rule, 0, 1, (z) => 1 / (1 + (z / s) ** 2));
      const exact = s * Math.sqrt(2 * Math.PI) * Math.exp(0.5 * s * s) * normalCdf(-s);
      expect(Math.abs(sum - exact), `s = ${s}`).toBeLessThan(1e-14);
    }
    for (let degree = 0; degree <= 4; degree++) {
      const sum = normalMean(normalTrapezoid(Number.POSITIVE_INFINITY), 0, 1, (z) => z ** degree);
      expect(Math.abs(sum - moment(degree))).toBeLessThan(1e-13 * Math.max(1, moment(degree)));
    }
  });

  it("say how far they may be off where the strip is too narrow", () => {
    const rule = normalTrapezoid(1e-9);
    expect(rule.exact).toBe(false);
    for (const at of [-0.5, 0.1, 1.3]) {
      const step = (x: number) => (x > 0 ? 1 : 0);
      const off = Math.abs(normalMean(rule, at, 1, step) - normalCdf(at));
      const stated = normalMeanError(rule, at, 1, step);
      expect(off).toBeLessThanOrEqual(stated * (1 + 1e-9));
      expect(stated).toBeLessThan(1e-3);
    }
  });
});

describe("blur on a lattice", () => {
  it("is exact to rounding for what is smooth on the scale of σ, derivatives included", () => {
    // J = sin(x + y/2) + x²y blurs to e^(−5σ²/8) sin(x + y/2) + (x² + σ²) y.
    const J = surfaceOf((x, y) => Math.sin(x + 0.5 * y) + x * x * y);
    for (const sigma of [0.1, 0.7, 2]) {
      const blurred = blurredOnLattice(J, sigma);
      for (const [x, y] of [
        [0.3, -0.8],
        [-2.1, 1.7],
        [100.4, 0.2],
      ] as const) {
        const theta = new Float64Array([x, y]);
        const gradient = new Float64Array(2);
        const hessian = new Float64Array(4);
        const value = blurred.valueAndGradient(theta, gradient);
        blurred.hessian(theta, hessian);
        const s2 = sigma * sigma;
        const wave = Math.exp(-0.625 * s2);
        const [sin, cos] = [Math.sin(x + 0.5 * y) * wave, Math.cos(x + 0.5 * y) * wave];
        const size = Math.abs(x * x * y) + 2 * s2 * (1 + Math.abs(x)) + 1;
        const close = (got: number, wanted: number, scale: number) =>
          expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThan(1e-11 * size * scale);
        close(value, sin + (x * x + s2) * y, 1);
        close(gradient[0]!, cos + 2 * x * y, 1 / sigma);
        close(gradient[1]!, 0.5 * cos + x * x + s2, 1 / sigma);
        close(hessian[0]!, -sin + 2 * y, 1 / s2);
        close(hessian[1]!, -0.5 * sin + 2 * x, 1 / s2);
        close(hessian[3]!, -0.25 * sin, 1 / s2);
        expect(blurred.valueError!(theta)).toBeLessThan(1e-11 * size);
        expect(blurred.value(theta)).toBe(value);
      }
    }
  });

  it("states an error that covers a jump, whichever way it runs", () => {
    for (const [a, b] of [
      [1, 0],
      [0, 1],
      [0.8, 0.6],
    ] as const) {
      const blurred = blurredOnLattice(
        surfaceOf((x, y) => (a * x + b * y > 0.2 ? 3 : 1)),
        0.5,
      );
      for (let i = -8; i <= 8; i++) {
        const theta = new Float64Array([0.2 * a + 0.083 * i * a, 0.2 * b + 0.083 * i * b]);
        const exact = 1 + 2 * normalCdf((a * theta[0]! + b * theta[1]! - 0.2) / 0.5);
        const stated = blurred.valueError!(theta);
        expect(Math.abs(blurred.value(theta) - exact)).toBeLessThanOrEqual(stated + 1e-12);
        expect(stated).toBeLessThan(0.08);
      }
    }
  });

  it("does not depend on what was asked before, and answers anywhere", () => {
    const ripples = surfaceOf((x, y) => (x * y) % 1);
    const used = blurredOnLattice(ripples, 0.01);
    const theta = new Float64Array(2);
    // More tiles than are kept at once.
    for (let i = 0; i < 300; i++) {
      theta[0] = 10 * Math.sin(i);
      theta[1] = 10 * Math.cos(3 * i);
      const value = used.value(theta);
      if (i % 100 === 0) expect(blurredOnLattice(ripples, 0.01).value(theta)).toBe(value);
    }
    for (const far of [1e9, 1e30, 1e308, Number.POSITIVE_INFINITY, Number.NaN]) {
      theta[0] = far;
      expect(() => used.hessian(theta, new Float64Array(4))).not.toThrow();
      expect(typeof used.value(theta)).toBe("number");
    }
  }, 20_000);
});

describe("blur of a polynomial", () => {
  it("raises a quadratic and leaves its derivatives to the bit", () => {
    const bowl: Objective = {
      dimension: 2,
      quadratic: true,
      value: (theta) => theta[0]! * theta[0]! + 3 * theta[1]! * theta[1]!,
      valueAndGradient(theta, gradient) {
        gradient[0] = 2 * theta[0]!;
        gradient[1] = 6 * theta[1]!;
        return theta[0]! * theta[0]! + 3 * theta[1]! * theta[1]!;
      },
      hessian: (_theta, hessian) => hessian.set([2, 0, 0, 6]),
    };
    const blurred = blurredPolynomial(bowl, [2, 2], 0.5);
    const theta = new Float64Array([0.3, -0.7]);
    const gradient = new Float64Array(2);
    expect(blurred.valueAndGradient(theta, gradient)).toBe(bowl.value(theta) + 1);
    expect([...gradient]).toEqual([0.6, -0.7 * 6]);
    expect(blurred.quadratic).toBe(true);
  });
});
