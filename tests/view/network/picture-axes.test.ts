import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { edgeTexts } from "../../../src/view/draw/plane-frame.ts";
import { type RegionsScene, sceneOf } from "../../../src/view/panels/network/regions-scene.ts";

const COLUMNS = ["height of the plant (cm)", "年"];

interface Table {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[] | readonly (readonly number[])[];
  readonly standardize: boolean;
}

function sceneFor(table: Table): RegionsScene {
  const width = table.inputs[0]!.length;
  const own = { name: "plants.csv", inputs: COLUMNS.slice(0, width), target: "yield", classes: [] };
  const dataset = { id: "inline", ...table, heldOut: 0.25, private: own };
  const result = parseConfiguration({ version: 1, problem: { kind: "network", dataset } });
  if (!result.ok || result.configuration.problem.kind !== "network") throw new Error(JSON.stringify(result));
  return sceneOf(result.configuration.problem, 1);
}

const value = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: 1990, max: 2030 }),
  fc.constantFrom(0, 7, 1e-9),
);
const share = (x: number, [low, high]: readonly [number, number]) => (x - low) / (high - low);

test("the axes of a picture of the user's examples have the columns' names and the numbers of the file", () => {
  const tables = fc.record({
    inputs: fc
      .integer({ min: 1, max: 2 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 4, maxLength: 12 }),
      ),
    standardize: fc.boolean(),
  });
  fc.assert(
    fc.property(tables, ({ inputs, standardize }) => {
      const curve = inputs[0]!.length === 1;
      const scene = sceneFor({ inputs, standardize, targets: inputs.map((_, i) => (curve ? [i] : i % 2)) as number[] });
      const { axes, window, training, heldOut } = scene;
      expect(axes.names).toEqual(curve ? ["height of the plant…", "yield"] : ["height of the plant…", "年"]);
      // Where an example stands, the axis says what the file says.
      const xs = [...training.xs, ...(heldOut?.xs ?? [])].sort((a, b) => a - b);
      const column = inputs.map(([x]) => x!).sort((a, b) => a - b);
      for (const [i, x] of xs.entries()) expect(share(column[i]!, axes.numbers.x)).toBeCloseTo(share(x, window.x), 6);
      if (curve) expect(axes.numbers.y).toEqual(window.y);
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("a column's name is cut off where its picture is small, and an input's symbol is not", () => {
  const widthOf = (text: string) => 6 * Array.from(text).length;
  const frame = { x: [0, 1], y: [0, 1], width: 150, height: 110 } as const;
  const names = (x: string, y: string) => edgeTexts(frame, [x, y], widthOf).filter(({ isName }) => isName);
  for (const { text } of names("concentration", "concentration of chloride")) {
    expect(text).toMatch(/^conc.*…$/);
    expect(widthOf(text)).toBeLessThan(frame.width);
  }
  expect(names("x₁", "x₂").map(({ text }) => text)).toEqual(["x₂", "x₁"]);
});
