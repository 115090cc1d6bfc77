import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NumberParameter } from "../../../src/engine/core/types.ts";
import { optimizers } from "../../../src/engine/methods/index.ts";
import { modifiers } from "../../../src/engine/modifiers/index.ts";
import { surfaces } from "../../../src/engine/surfaces/index.ts";
import { entryText, parseEntry } from "../../../src/view/controls/entry-text.ts";
import { plainTex } from "../../../src/view/controls/plain-tex.ts";
import { nearestStop, sliderStops, steppedValue } from "../../../src/view/controls/slider-stops.ts";
import { dropPlace } from "../../../src/view/panels/lanes/use-reorder.ts";

const SEED = { seed: 20_261_124 };

const declared = [
  ...[...optimizers, ...surfaces].map(({ id, parameters }) => [id, parameters] as const),
  ...modifiers.flatMap(({ id, kinds }) => kinds.map((kind) => [`${id}.${kind.id}`, kind.parameters] as const)),
].flatMap(([id, parameters]) =>
  Object.entries(parameters).flatMap(([name, parameter]) =>
    (parameter as { kind: string }).kind === "number" ? [[`${id}.${name}`, parameter as NumberParameter] as const] : [],
  ),
);

const valid = (p: NumberParameter, x: number) =>
  Number.isFinite(x) &&
  (p.min === undefined || (p.exclusiveMin ? x > p.min : x >= p.min)) &&
  (p.max === undefined || (p.exclusiveMax ? x < p.max : x <= p.max)) &&
  (!p.integer || Number.isInteger(x));

describe.each(declared)("the slider of %s", (_, parameter) => {
  const stops = sliderStops(parameter);

  it("rests on ascending, valid values, each of which is its own nearest stop", () => {
    expect(stops.length).toBeGreaterThan(1);
    for (const [i, stop] of stops.entries()) {
      expect(valid(parameter, stop)).toBe(true);
      if (i > 0) expect(stop).toBeGreaterThan(stops[i - 1]!);
      expect(nearestStop(stops, parameter.scale, stop)).toBe(i);
    }
    if (parameter.scale === "log" && valid(parameter, 0)) expect(stops[0]).toBe(0);
    expect(stops.at(-1)).toBe(parameter.slider[1]);
  });

  it("reaches a stop next to any value, and stays at its ends beyond them", () => {
    expect(nearestStop(stops, parameter.scale, parameter.slider[1] * 10 + 1)).toBe(stops.length - 1);
    const last = stops.length - 1;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (i, share) => {
        const x = stops[i]! + share * (stops[i + 1]! - stops[i]!);
        expect([i, i + 1]).toContain(nearestStop(stops, parameter.scale, x));
      }),
      { ...SEED, numRuns: 50 },
    );
  });

  it("steps by the arrow keys to valid values only, onwards until the bound", () => {
    for (const coarse of [false, true]) {
      for (const direction of [1, -1] as const) {
        let x = parameter.default;
        for (let i = 0; i < 40; i++) {
          const next = steppedValue(parameter, x, direction, coarse);
          expect(valid(parameter, next)).toBe(true);
          if (next !== x) expect(Math.sign(next - x)).toBe(direction);
          x = next;
        }
      }
    }
  });
});

describe("typed numbers", () => {
  it("read back as the same bits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(parseEntry(entryText(x))).toBe(x === 0 ? 0 : x);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  it.each([
    ["1e-3", 0.001],
    [" .5 ", 0.5],
    ["5.", 5],
    ["−2", -2],
    ["１．５", 1.5],
    ["2×10^-4", 2e-4],
    ["+0", 0],
    ["", null],
    ["1,5", null],
    ["abc", null],
    ["1e999", null],
    ["Infinity", null],
    ["0x10", null],
    ["--1", null],
  ])("%j is %j", (text, number) => {
    expect(parseEntry(text)).toBe(number);
  });
});

it("shows every declared formula without a trace of TeX before it is typeset", () => {
  const formulas = [
    ...optimizers.flatMap(({ tex }) => tex),
    ...surfaces.map(({ tex }) => tex),
    ...modifiers.flatMap(({ kinds }) => kinds.map(({ tex }) => tex)),
    ...declared.flatMap(([, { symbol }]) => (symbol === undefined ? [] : [symbol])),
  ];
  for (const tex of formulas) {
    expect(plainTex(tex), tex).not.toMatch(/[\\{}$]|frac|sqrt|left|right/);
    expect(plainTex(tex), tex).not.toBe("");
  }
  expect(plainTex(String.raw`\hat{s} \leftarrow \frac{{s}}{1 - {\beta_1}^{t}}`)).toBe("s ← (s)/(1 - β_1^t)");
});

it("drops a dragged card where its middle would lie", () => {
  expect([-5, 15, 25, 35, 99].map((y) => dropPlace([10, 20, 30], 1, y))).toEqual([0, 1, 1, 2, 2]);
});
