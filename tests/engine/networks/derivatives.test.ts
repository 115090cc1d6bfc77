import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vector } from "../../../src/engine/core/types.ts";
import { type Case, cases, prepared } from "./random-network.ts";

/**
 * Steps of central differences. Where a kink of ReLU or maxout lies between the points a quotient is worth nothing, and a shorter step does not
 * reach it; a wrong derivative agrees with none of them.
 */
const STEPS = [1e-4, 1e-5, 1e-6];

/** The derivative of a function of one number at 0 by differences of fourth order. */
function difference(f: (x: number) => number, h: number): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

const along = (theta: Vector, direction: Vector, x: number) => theta.map((t, i) => t + x * direction[i]!);
const unit = (n: number, i: number) => new Float64Array(n).fill(1, i, i + 1);
const largest = (vector: Vector) => vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const check = (property: (given: Case) => void, numRuns: number) =>
  fc.assert(fc.property(cases, property), { seed: 5, numRuns });

describe("derivatives of networks of every kind", () => {
  it("have the gradient of their loss", () => {
    check((given) => {
      const { network, theta } = prepared(given);
      const objective = network.objective(given.data);
      const gradient = theta.slice();
      const value = objective.valueAndGradient(theta, gradient);
      expect(objective.value(theta)).toBe(value);
      const tolerance = 1e-7 * (1 + value + largest(gradient));
      for (let i = 0; i < theta.length; i++) {
        const f = (x: number) => objective.value(along(theta, unit(theta.length, i), x));
        const agrees = STEPS.some((h) => Math.abs(difference(f, h) - gradient[i]!) < tolerance);
        if (!agrees) expect(difference(f, STEPS[1]!), `∂J/∂θ${i}`).toBe(gradient[i]);
      }
    }, 100);
  });

  it("have the product of their Hessian with any direction, and the Hessian made of them is symmetric", () => {
    check((given) => {
      const { network, theta } = prepared(given);
      const objective = network.objective(given.data);
      const n = theta.length;
      const direction = theta.map((_, i) => Math.sin(2 + 3 * i));
      const product = new Float64Array(n);
      objective.hessianVector(theta, direction, product);
      const gradientAt = (x: number) => {
        const gradient = new Float64Array(n);
        objective.valueAndGradient(along(theta, direction, x), gradient);
        return gradient;
      };
      const quotients = STEPS.map((h) => {
        const [a, b, c, d] = [h, -h, 2 * h, -2 * h].map(gradientAt) as [Vector, Vector, Vector, Vector];
        return product.map((p, i) => (8 * (a[i]! - b[i]!) - (c[i]! - d[i]!)) / (12 * h) - p);
      });
      const off = product.map((_, i) => Math.min(...quotients.map((quotient) => Math.abs(quotient[i]!))));
      expect(largest(off)).toBeLessThan(1e-6 * (1 + largest(product)));

      const hessian = new Float64Array(n * n);
      objective.hessian(theta, hessian);
      let lopsided = 0;
      for (let i = 0; i < n; i++) {
        product[i]! -= hessian.subarray(i * n, i * n + n).reduce((sum, entry, j) => sum + entry * direction[j]!, 0);
        for (let j = 0; j < i; j++) if (hessian[i * n + j] !== hessian[j * n + i]) lopsided++;
      }
      expect(largest(product)).toBeLessThan(1e-12 * n * (1 + largest(hessian)));
      expect(lopsided).toBe(0);
    }, 150);
  });

  it("have in their activity the derivatives by what each activation gives", () => {
    check((given) => {
      const { data } = given;
      const specification = { ...given.specification, model: { ...given.specification.model, useBias: true } };
      const { network, theta } = prepared({ ...given, specification });
      // A head's bias shifts its outputs as an activation does; here it is the output layer's that must agree with its units' gradients.
      const gradient = theta.slice();
      network.objective(data).valueAndGradient(theta, gradient);
      const layer = specification.model.hidden.length;
      const { offset, rows } = network.blocks.find((block) => block.name === "b" && block.layer === layer)!;
      const output = network.activity(data, theta).at(-1)!;
      for (let k = 0; k < rows; k++) {
        let sum = 0;
        for (let r = 0; r < data.n; r++) sum += output.gradients[r * rows + k]!;
        expect(sum).toBeCloseTo(gradient[offset + k]!, 12);
      }
    }, 50);
  });
});

describe("a minibatch", () => {
  it("of all examples in order is the whole, bit for bit", () => {
    check((given) => {
      const { network, theta } = prepared(given);
      const whole = theta.slice();
      const batch = theta.slice();
      const value = network.objective(given.data).valueAndGradient(theta, whole);
      const indices = Uint32Array.from({ length: given.data.n }, (_, i) => i);
      expect(network.onBatch(given.data, indices, theta, batch)).toBe(value);
      expect(batch).toEqual(whole);
    }, 30);
  });

  it("without batch normalization has the mean of its examples' losses and gradients", () => {
    check((given) => {
      fc.pre(!given.specification.model.batchNorm);
      const { network, theta } = prepared(given);
      const indices = Uint32Array.from({ length: 2 * given.data.n + 1 }, (_, i) => (i * i) % given.data.n);
      const gradient = theta.slice();
      const single = theta.slice();
      const mean = new Float64Array(theta.length);
      let meanLoss = 0;
      const loss = network.onBatch(given.data, indices, theta, gradient);
      for (const index of indices) {
        meanLoss += network.onBatch(given.data, Uint32Array.of(index), theta, single) / indices.length;
        for (let i = 0; i < mean.length; i++) mean[i]! += single[i]! / indices.length;
      }
      expect(Math.abs(meanLoss - loss)).toBeLessThan(1e-12 * (1 + loss));
      expect(largest(mean.map((m, i) => m - gradient[i]!))).toBeLessThan(1e-12 * (1 + largest(mean)));
    }, 60);
  });
});
