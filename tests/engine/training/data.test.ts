import { describe, expect, it } from "vitest";
import { defaultsOf, type Parameters } from "../../../src/engine/core/types.ts";
import { DIGIT_PIXELS, DIGITS, readDigit } from "../../../src/engine/networks/data/digit-images.ts";
import { examplesOf } from "../../../src/engine/networks/data/examples.ts";
import { type DatasetSpecification, datasets, sizesOf } from "../../../src/engine/networks/data/index.ts";

const setOf = (id: string, params: object = {}): DatasetSpecification => {
  const { parameters } = datasets.find((dataset) => dataset.id === id)!;
  return { ...defaultsOf(parameters as Parameters), ...params, id };
};

describe("every data set", () => {
  for (const { id } of datasets) {
    it(`${id} has the sizes that it says, follows from its seed, and keeps its examples when n grows`, () => {
      const dataset = setOf(id);
      const { n, heldOut, width, outputs, classes } = sizesOf(dataset);
      const { training, heldOut: held } = examplesOf(dataset, 5);
      expect(held).toMatchObject({ n: heldOut, width, outputs });
      expect(training).toMatchObject({ n, width, outputs });
      expect(training.inputs).toHaveLength(n * width);
      expect(training.inputs.every(Number.isFinite)).toBe(true);
      if (classes) {
        const counts = Array.from({ length: outputs }, () => 0);
        for (const [i, label] of training.labels!.entries()) {
          counts[label]!++;
          expect(training.targets.subarray(i * outputs, (i + 1) * outputs)).toEqual(
            Float64Array.from({ length: outputs }, (_, c) => (c === label ? 1 : 0)),
          );
        }
        for (const count of counts) expect(count).toBeGreaterThan((0.7 * n) / outputs);
      }
      expect(examplesOf(dataset, 5).training).toEqual(training);
      expect(examplesOf(dataset, 6).training.inputs).not.toEqual(training.inputs);
      expect(held!.inputs.subarray(0, width * 5)).not.toEqual(training.inputs.subarray(0, width * 5));
      const more = examplesOf(setOf(id, { n: n + 10 }), 5).training;
      expect(more.inputs.subarray(0, n * width)).toEqual(training.inputs);
    });
  }
});

describe("the digits", () => {
  it("are those of the data set that they come from", () => {
    const image = new Float64Array(DIGIT_PIXELS);
    const counts = Array.from({ length: 10 }, () => 0);
    let sum = 0;
    let weighted = 0;
    for (let i = 0; i < DIGITS; i++) {
      counts[readDigit(i, image)]!++;
      for (const [p, value] of image.entries()) {
        sum += value * 16;
        weighted += value * 16 * (p + 1);
      }
    }
    // By scikit-learn's load_digits: bincount(target), data.sum() and (data * arange(1, 65)).sum().
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
    expect([sum, weighted]).toEqual([561_718, 18_222_371]);
  });
});

describe("listed examples", () => {
  const inputs = Array.from({ length: 20 }, (_, i) => [i, 5, i * i]);
  const targets = inputs.map((_, i) => i % 3);

  it("stay in their order, and part of them is held out by the seed", () => {
    const plain = { id: "inline", inputs, targets, heldOut: 0, standardize: false } as const;
    const { training, heldOut } = examplesOf(plain, 1);
    expect([...training.inputs]).toEqual(inputs.flat());
    expect([...training.labels!]).toEqual(targets);
    expect(heldOut).toBe(null);
    const parted = examplesOf({ ...plain, heldOut: 0.25 }, 1);
    const firsts = (data: { inputs: Float64Array; n: number }) =>
      Array.from({ length: data.n }, (_, i) => data.inputs[3 * i]!);
    const kept = firsts(parted.training);
    const held = firsts(parted.heldOut!);
    expect(held).toHaveLength(5);
    expect([...kept, ...held].sort((a, b) => a - b)).toEqual(inputs.map(([x]) => x));
    for (const list of [kept, held]) expect(list).toEqual([...list].sort((a, b) => a - b));
  });

  it("are standardized by the training examples alone", () => {
    const { training, heldOut } = examplesOf({ id: "inline", inputs, targets, heldOut: 0.5, standardize: true }, 4);
    const column = (data: { inputs: Float64Array; n: number }, c: number) =>
      Array.from({ length: data.n }, (_, i) => data.inputs[3 * i + c]!);
    const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    for (const c of [0, 2]) {
      expect(mean(column(training, c))).toBeCloseTo(0, 12);
      expect(mean(column(training, c).map((x) => x * x))).toBeCloseTo(1, 12);
    }
    // A constant input is shifted only, and held-out examples by what the training ones say.
    for (const data of [training, heldOut!]) expect(column(data, 1).every((x) => x === 0)).toBe(true);
    expect(mean(column(heldOut!, 0))).not.toBeCloseTo(0, 12);
  });

  /** A column of inputs, standardized. */
  function standardized(column: readonly number[]): readonly number[] {
    const [inputs, targets] = [column.map((x) => [x]), column.map(() => [0])];
    return [...examplesOf({ id: "inline", inputs, targets, heldOut: 0, standardize: true }, 1).training.inputs];
  }

  it.each([0.1, -1 / 3, 1e-300, 5e-324, 1e16 + 2, 1e308, -1.7976931348623157e308])(
    "are shifted to exactly 0 if all of them are %d",
    (value) => {
      for (const n of [1, 2, 3, 7, 10, 49]) {
        expect(standardized(Array.from({ length: n }, () => value)).map(Math.abs)).toEqual(
          Array.from({ length: n }, () => 0),
        );
      }
    },
  );

  it.each<[number, number]>([
    [0, 1e-12],
    [1e8, 1],
    [1e16, 2],
    [-3e15, 0.5],
    [0, 5e-324],
    [0, 1e-200],
    [1e200, 1e190],
    [0, 1.7e308],
    [1e308, 7e307],
  ])("are scaled however small or large they are: %d ± %d", (offset, scale) => {
    for (const pattern of [
      [-1, 1],
      [1, 0],
      [1, -1, 0, 1, -1, 0, 0],
      [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]) {
      const entries = standardized(pattern.map((x) => offset + scale * x));
      const mean = pattern.reduce((a, b) => a + b) / pattern.length;
      const spread = Math.sqrt(pattern.reduce((sum, x) => sum + (x - mean) ** 2, 0) / pattern.length);
      for (const [i, x] of pattern.entries()) expect(entries[i]).toBeCloseTo((x - mean) / spread, 6);
    }
  });
});
