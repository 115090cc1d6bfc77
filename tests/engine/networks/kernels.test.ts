import { describe, expect, it } from "vitest";
import { exp, log1p } from "../../../src/engine/core/elementary.ts";
import { sharedWorkspace } from "../../../src/engine/networks/wasm/kernels.ts";
import reference from "../../golden/elementary/reference.json" with { type: "json" };

/** The double `count` places above x, for x not 0. */
function beyond(x: number, count: number): number {
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  return new Float64Array(new BigInt64Array([bits[0]! + BigInt(x > 0 ? count : -count)]).buffer)[0]!;
}

const ulp = (x: number) => beyond(Math.abs(x), 1) - Math.abs(x);

/** An activation of any numbers by its kernel, in pairs as in use. */
function activation(name: "tanh" | "sigmoid" | "softplus", xs: readonly number[]): readonly number[] {
  const { run, numbers } = sharedWorkspace();
  const count = xs.length + (xs.length % 2);
  numbers.set(xs);
  run[`${name}.value`](0, 8 * count, 8 * count);
  return [...numbers.slice(count, count + xs.length)];
}

const SMALLEST_NORMAL = 2 ** -1022;

describe("activations of the kernels", () => {
  for (const [name, bound] of [
    ["tanh", 3],
    ["sigmoid", 2],
  ] as const) {
    it(`${name} is within ${bound} units in the last place of values worked out with 60 digits; what is below the normal numbers is 0`, () => {
      const rows = reference[name] as [number, number, number][];
      const ours = activation(
        name,
        rows.map(([x]) => x),
      );
      rows.forEach(([x, high, low], i) => {
        if (Math.abs(high) < SMALLEST_NORMAL) expect(ours[i]).toBe(0);
        else expect(Math.abs((ours[i]! - high - low) / ulp(high)), `${name}(${x})`).toBeLessThan(bound);
      });
    });
  }

  it("softplus is within 2 units in the last place of ln(1 + eˣ)", () => {
    const xs = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 60 + 1e-3);
    activation("softplus", xs).forEach((y, i) => {
      const x = xs[i]!;
      const exact = Math.max(x, 0) + log1p(exp(-Math.abs(x)));
      expect(Math.abs(y - exact) / ulp(exact), `softplus(${x})`).toBeLessThan(2);
    });
  });

  it("rise where the function rises, but for two roundings, across every boundary of their reductions", () => {
    for (const name of ["tanh", "sigmoid", "softplus"] as const) {
      for (let k = -60; k <= 60; k++) {
        const boundary = ((k + 0.5) * Math.LN2) / (name === "tanh" ? 2 : 1);
        const xs = Array.from({ length: 17 }, (_, i) => beyond(boundary, i - 8)).sort((a, b) => a - b);
        const ys = activation(name, xs);
        for (let i = 1; i < ys.length; i++) {
          expect(ys[i], `${name} near ${boundary}`).toBeGreaterThanOrEqual(ys[i - 1]! - 2 * ulp(ys[i - 1]!));
        }
      }
    }
  });

  it("take special arguments as they should, in either lane", () => {
    const xs = [0, -0, Infinity, -Infinity, Number.NaN, 1e-310, -1e-310, 800, -800];
    const shifted = [1, ...xs];
    for (const [name, expected] of [
      ["tanh", [0, -0, 1, -1, Number.NaN, 1e-310, -1e-310, 1, -1]],
      ["sigmoid", [0.5, 0.5, 1, 0, Number.NaN, 0.5, 0.5, 1, 0]],
      ["softplus", [Math.LN2, Math.LN2, Infinity, 0, Number.NaN, Math.LN2, Math.LN2, 800, 0]],
    ] as const) {
      expect(activation(name, xs)).toEqual(expected);
      expect(activation(name, shifted).slice(1)).toEqual(expected);
    }
  });
});

describe("the workspace", () => {
  it("says how much memory is asked for where there is not as much, and goes on", () => {
    expect(() => sharedWorkspace().reserve(1e9)).toThrow("needs 8000 MB");
    expect(activation("tanh", [0.5])[0]).toBeCloseTo(Math.tanh(0.5), 15);
  });
});
