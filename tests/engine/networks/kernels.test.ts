import { describe, expect, it } from "vitest";
import { exp, log, log1p } from "../../../src/engine/core/elementary.ts";
import { sharedWorkspace } from "../../../src/engine/networks/wasm/kernels.ts";
import { FIRST_NUMBER } from "../../../src/engine/networks/wasm/memory.ts";
import { Tape } from "../../../src/engine/networks/wasm/tape.ts";
import reference from "../../golden/elementary/reference.json" with { type: "json" };

/** The double `count` places above x, for x not 0. */
function beyond(x: number, count: number): number {
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  return new Float64Array(new BigInt64Array([bits[0]! + BigInt(x > 0 ? count : -count)]).buffer)[0]!;
}

const ulp = (x: number) => beyond(Math.abs(x), 1) - Math.abs(x);

/** An activation of any numbers by its kernel, in pairs as in use. */
function activation(name: "tanh" | "sigmoid" | "softplus", xs: readonly number[]): readonly number[] {
  const workspace = sharedWorkspace();
  const count = xs.length + (xs.length % 2);
  const out = FIRST_NUMBER + count;
  workspace.reserve(out + count);
  workspace.numbers.set(xs, FIRST_NUMBER);
  new Tape(workspace, (tape) => tape.call(`${name}.value`, 8 * FIRST_NUMBER, 8 * out, 8 * count)).play();
  return [...workspace.numbers.slice(out, out + xs.length)];
}

/** The cross-entropy of one example with these outputs, by its kernel. */
function crossEntropy(outputs: readonly number[], label: number): number {
  const workspace = sharedWorkspace();
  const { length } = outputs;
  const place = (matrix: number) => FIRST_NUMBER + 2 * length * matrix;
  workspace.reserve(place(6));
  outputs.forEach((z, k) => {
    workspace.numbers.fill(z, place(0) + 2 * k, place(0) + 2 * k + 2);
    workspace.numbers.fill(k === label ? 1 : 0, place(1) + 2 * k, place(1) + 2 * k + 2);
  });
  const [z, t, d, p, losses, scale] = [0, 1, 2, 3, 4, 5].map((matrix) => 8 * place(matrix)) as [number, ...number[]];
  new Tape(workspace, (tape) => tape.call("cross-entropy", z, t!, d!, p!, losses!, 16, length, 16, scale!)).play();
  return workspace.numbers[place(4)]!;
}

const SMALLEST_NORMAL = 2 ** -1022;

describe("activations of the kernels", () => {
  for (const name of ["tanh", "sigmoid"] as const) {
    it(`${name} is within 2 units in the last place of values worked out with 60 digits; what is below the normal numbers is 0`, () => {
      const rows = reference[name] as [number, number, number][];
      const ours = activation(
        name,
        rows.map(([x]) => x),
      );
      rows.forEach(([x, high, low], i) => {
        if (Math.abs(high) < SMALLEST_NORMAL) expect(ours[i]).toBe(0);
        else expect(Math.abs((ours[i]! - high - low) / ulp(high)), `${name}(${x})`).toBeLessThan(2);
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

describe("the kernel of cross-entropy", () => {
  it("gives the logarithm of the number of equal outputs, within 2 units in the last place", () => {
    for (let length = 2; length <= 300; length++) {
      const exact = log(length);
      expect(Math.abs(crossEntropy(Array(length).fill(-3), 1) - exact) / ulp(exact), `ln ${length}`).toBeLessThan(2);
    }
  });

  it("gives ln(1 + eˣ) for two outputs x apart, as well as 1 + eˣ can tell, and NaN for an output that is none", () => {
    for (let x = -40; x <= 40; x += 0.37) {
      expect(Math.abs(crossEntropy([0, x], 0) - (Math.max(x, 0) + log1p(exp(-Math.abs(x)))))).toBeLessThan(
        2 * Math.max(1, x) * Number.EPSILON,
      );
    }
    for (const z of [Number.NaN, Infinity]) expect(crossEntropy([0, z], 0)).toBeNaN();
  });
});

describe("the workspace", () => {
  it("says how much memory is asked for where there is not as much, and goes on", () => {
    expect(() => sharedWorkspace().reserve(1e9)).toThrow("needs 8000 MB");
    expect(activation("tanh", [0.5])[0]).toBeCloseTo(Math.tanh(0.5), 15);
  });
});
