import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cosTurns, exp, log, log1p, powInteger, sigmoid, sinTurns, tanh } from "../../../src/engine/core/elementary.ts";
import { erf } from "../../../src/engine/core/erf.ts";
import reference from "../../golden/elementary/reference.json" with { type: "json" };

const functions = { exp, log, log1p, sigmoid, tanh, cosTurns, sinTurns, erf };

/** The double `count` places further from 0 than x. */
function beyond(x: number, count: number): number {
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  return new Float64Array(new BigInt64Array([bits[0]! + BigInt(count)]).buffer)[0]!;
}

/** The distance from |x| to the next double above it. */
function ulp(x: number): number {
  return beyond(Math.abs(x), 1) - Math.abs(x);
}

const check = (property: fc.IProperty<[number]>) => fc.assert(property, { seed: 8, numRuns: 2000 });
const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("against values worked out with 60 digits", () => {
  for (const [name, rows] of Object.entries(reference)) {
    it(`${name} is within 0.8 units in the last place`, () => {
      const f = functions[name as keyof typeof reference];
      for (const [x, high, low] of rows as [number, number, number][]) {
        const error = (f(x) - high - low) / ulp(high);
        expect(Math.abs(error), `${name}(${x})`).toBeLessThan(0.8);
      }
    });
  }
});

describe("special arguments", () => {
  const cases: readonly [string, (x: number) => number, readonly (readonly [number, number])[]][] = [
    [
      "exp",
      exp,
      [
        [0, 1],
        [-0, 1],
        [1, Math.E],
        [710, Infinity],
        [Infinity, Infinity],
        [-746, 0],
        [-Infinity, 0],
        [5e-324, 1],
      ],
    ],
    [
      "log",
      log,
      [
        [1, 0],
        [0, -Infinity],
        [-0, -Infinity],
        [-1, NaN],
        [-Infinity, NaN],
        [Infinity, Infinity],
      ],
    ],
    [
      "log1p",
      log1p,
      [
        [0, 0],
        [-0, -0],
        [-1, -Infinity],
        [-1.5, NaN],
        [Infinity, Infinity],
        [5e-324, 5e-324],
      ],
    ],
    [
      "sigmoid",
      sigmoid,
      [
        [0, 0.5],
        [-0, 0.5],
        [40, 1],
        [Infinity, 1],
        [-Infinity, 0],
        [-800, 0],
      ],
    ],
    [
      "tanh",
      tanh,
      [
        [0, 0],
        [-0, -0],
        [20, 1],
        [-20, -1],
        [Infinity, 1],
        [-Infinity, -1],
        [5e-324, 5e-324],
      ],
    ],
    [
      "cosTurns",
      cosTurns,
      [
        [0, 1],
        [0.25, 0],
        [0.5, -1],
        [-0.75, 0],
        [1e15 + 0.5, -1],
        [1e300, 1],
        [Infinity, NaN],
        [-Infinity, NaN],
      ],
    ],
    [
      "sinTurns",
      sinTurns,
      [
        [0, 0],
        [-0, -0],
        [0.25, 1],
        [-0.25, -1],
        [0.5, 0],
        [-0.5, -0],
        [0.75, -1],
        [1e300, 0],
        [Infinity, NaN],
        [-Infinity, NaN],
      ],
    ],
    [
      "erf",
      erf,
      [
        [0, 0],
        [-0, -0],
        [6, 1],
        [-6, -1],
        [Infinity, 1],
        [-Infinity, -1],
      ],
    ],
  ];
  for (const [name, f, pairs] of cases) {
    it(name, () => {
      expect(f(Number.NaN)).toBeNaN();
      // −0 and 0 are one value here for the cosine's zeros, whose sign nothing defines.
      for (const [x, y] of pairs) expect(name === "cosTurns" ? f(x) + 0 : f(x), `${name}(${x})`).toBe(y);
    });
  }
});

describe("identities", () => {
  it("falls by no more than a rounding where the function rises, across every boundary of its tables and pieces", () => {
    const boundaries = new Map<(x: number) => number, number[]>([
      [exp, Array.from({ length: 400 }, (_, i) => ((i - 200.5) * Math.LN2) / 128)],
      [log, Array.from({ length: 256 }, (_, i) => 0.5 + i / 128).concat(0.9375, 1.0625)],
      [sigmoid, Array.from({ length: 1224 }, (_, i) => (i - 611.5) / 16).concat(-38.25, 38.25)],
      [tanh, Array.from({ length: 612 }, (_, i) => (i + 8.5) / 32).concat(0.25, 19.125)],
      [sinTurns, [-0.125, 0.125]],
      [erf, Array.from({ length: 91 }, (_, i) => (i + 4.5) / 16).concat(0.25, 5.9375)],
    ]);
    for (const [f, points] of boundaries) {
      for (const point of points) {
        for (let i = -8; i < 8; i++) {
          const here = beyond(point, i);
          const there = beyond(point, i + 1);
          const below = f(Math.min(here, there));
          const above = f(Math.max(here, there));
          expect(above, `${f.name} near ${point}`).toBeGreaterThanOrEqual(below - ulp(below));
        }
      }
    }
  });

  it("σ(−x) = 1 − σ(x) to rounding", () => {
    check(fc.property(double(-40, 40), (x) => Math.abs(sigmoid(-x) + sigmoid(x) - 1) <= 2 ** -52));
  });

  it("tanh, erf and sine are odd, cosine is even, bit for bit", () => {
    check(
      fc.property(
        double(-30, 30),
        (x) =>
          Object.is(tanh(-x), -tanh(x)) &&
          Object.is(erf(-x), -erf(x)) &&
          Object.is(sinTurns(-x), -sinTurns(x)) &&
          Object.is(cosTurns(-x), cosTurns(x)),
      ),
    );
  });

  it("sin² + cos² = 1 and a quarter turn exchanges them", () => {
    check(
      fc.property(double(-1, 1), (t) => {
        const quarters = Math.round(t * 2 ** 20) / 2 ** 20;
        return (
          Math.abs(sinTurns(t) * sinTurns(t) + cosTurns(t) * cosTurns(t) - 1) <= 2 ** -51 &&
          sinTurns(quarters + 0.25) === cosTurns(quarters)
        );
      }),
    );
  });

  it("log undoes exp", () => {
    check(fc.property(double(-700, 700), (x) => Math.abs(log(exp(x)) - x) <= 2 ** -52 * (1 + Math.abs(x))));
  });

  it("powInteger equals exact integer powers, and 0⁰ = 1", () => {
    for (let n = 0; n <= 33; n++) expect(powInteger(-3, n)).toBe(Number((-3n) ** BigInt(n)));
    expect(powInteger(0, 0)).toBe(1);
    expect(powInteger(Number.NaN, 0)).toBe(1);
    expect(powInteger(0, 3)).toBe(0);
    expect(powInteger(2, 1023)).toBe(2 ** 1023);
    expect(powInteger(1e200, 2)).toBe(Infinity);
    expect(powInteger(0.5, 1074)).toBe(5e-324);
  });
});
