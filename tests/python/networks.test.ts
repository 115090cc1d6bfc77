import { beforeAll, describe, expect, test } from "vitest";
import { optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { datasets } from "../../src/engine/networks/data/index.ts";
import { activations, initializations, losses, samplings } from "../../src/engine/networks/types.ts";
import type { Json } from "../../src/experiment/json.ts";
import { libraries } from "../../src/experiment/python/index.ts";
import { readingOf } from "../experiment/table/readings.ts";
import { answersOf, untidiness } from "./exported.ts";
import { deviation, folderOf, type TrainingCase, trainingCase } from "./trained.ts";

type Written = Parameters<typeof trainingCase>[2];

const small = { id: "moons", n: 60 };

/** Few trainings that have every choice at least once among them, but for optimizers on minibatches. */
const chosen: Readonly<Record<string, Written>> = {
  "tanh, Adam, minibatches": {
    problem: { dataset: { id: "moons" }, batchSize: 32, evaluateEvery: 20 },
    lane: { optimizer: "adam", params: { learningRate: 0.01 } },
    steps: 400,
  },
  "sigmoid, momentum, sampling with replacement, weight decay": {
    problem: {
      ...{ dataset: { id: "circles", heldOut: 0 }, model: { hidden: [9], activation: "sigmoid", init: "gaussian" } },
      ...{ batchSize: 17, sampling: "with-replacement", weightDecay: 0.01, evaluateEvery: 7 },
    },
    lane: { optimizer: "momentum", params: { learningRate: 0.1 }, average: { kind: "uniform" } },
    steps: 200,
  },
  "ReLU, batch normalization, Nesterov, a schedule, clipping": {
    problem: {
      ...{ dataset: { id: "spirals", n: 90, arms: 3 }, batchSize: 20, evaluateEvery: 10, weightDecay: 1e-3 },
      model: { hidden: [8, 8, 8], activation: "relu", init: "he-normal", batchNorm: true, skip: true },
    },
    lane: {
      ...{ optimizer: "nesterov", params: { learningRate: 0.05 }, schedule: { kind: "cosine", tau: 120 } },
      ...{ clip: { kind: "norm", threshold: 0.7 }, average: { kind: "ema", decay: 0.8 }, seed: 9 },
    },
    steps: 120,
  },
  "leaky ReLU, auxiliary heads, noise, RMSProp": {
    problem: {
      ...{ dataset: { id: "xor", n: 80 }, batchSize: 16, sampling: "unshuffled", loss: "squared-error" },
      model: {
        ...{ hidden: [6, 6, 5], activation: "leaky-relu", init: "he-uniform", skip: true },
        ...{ bias: "marginals", auxiliary: { layers: [3, 1], weight: 0.4 } },
      },
    },
    lane: { optimizer: "rmsprop", params: { learningRate: 0.003 }, noise: { sigma: 0.05, bias: 0.01 } },
    ...{ steps: 60, seed: 2 ** 33 + 5 },
  },
  "softplus, AdaGrad, early stopping, shuffled once": {
    problem: {
      ...{ dataset: { id: "overlap", n: 40 }, batchSize: 10, sampling: "shuffled-once", evaluateEvery: 5 },
      ...{ model: { hidden: [20], activation: "softplus", init: "sparse", nonZero: 1, bias: "constant" } },
      earlyStopping: { patience: 6 },
    },
    lane: { optimizer: "adagrad", params: { learningRate: 0.3 }, clip: { kind: "value", threshold: 0.05 } },
    steps: 400,
  },
  "GELU, AdaDelta, marginal biases": {
    problem: {
      ...{ dataset: { id: "blobs", n: 50, classes: 4 }, batchSize: 13 },
      model: { hidden: [7], activation: "gelu", init: "glorot-normal", initScale: 0.7, bias: "marginals" },
    },
    lane: { optimizer: "adadelta" },
    steps: 60,
  },
  "maxout, regression, RMSProp with Nesterov momentum": {
    problem: {
      ...{ dataset: { id: "curve" }, batchSize: 12 },
      model: { hidden: [5, 5], activation: "maxout", pieces: 3, init: "uniform", bias: "marginals" },
    },
    lane: { optimizer: "rmsprop-nesterov", params: { learningRate: 0.003 } },
    steps: 60,
  },
  "a lane's own model, an activation for each layer, dropout, batch normalization, a head": {
    problem: {
      ...{ dataset: { id: "circles", n: 70 }, batchSize: 16, weightDecay: 1e-3 },
      model: { hidden: [3], activation: "sigmoid" },
    },
    lane: {
      ...{ optimizer: "momentum", params: { learningRate: 0.05 } },
      model: {
        ...{ hidden: [6, 6, 5], activation: ["leaky-relu", "gelu", "maxout"], batchNorm: true, skip: true },
        ...{ dropout: 0.3, auxiliary: { layers: [2], weight: 0.4 } },
      },
    },
    steps: 30,
  },
  "no biases, dropout on the whole set, a method that PyTorch lacks": {
    problem: {
      ...{ dataset: { id: "xor", n: 31 }, loss: "squared-error" },
      model: {
        hidden: [7, 4],
        useBias: false,
        bias: "marginals",
        dropout: 0.5,
        auxiliary: { layers: [1], weight: 0.2 },
      },
    },
    lane: { optimizer: "rmsprop-nesterov", params: { learningRate: 0.01 } },
    steps: 25,
  },
  "a chain of weights from a lane's own start": {
    problem: {
      dataset: { id: "inline", inputs: [[1], [0.5]], targets: [[1], [0.4]] },
      model: { hidden: [1, 1, 1], activation: "identity", useBias: false },
    },
    lane: { optimizer: "newton", params: { damping: 1 }, start: [0.5, 0.7, 0.9, 0.8] },
    steps: 10,
  },
  "digits, SGD": {
    problem: {
      ...{ dataset: { id: "digits", n: 100 }, batchSize: 25, evaluateEvery: 10 },
      model: { hidden: [16], init: "orthogonal" },
    },
    lane: { optimizer: "sgd", params: { learningRate: 0.2 } },
    steps: 40,
  },
  "Newton, softplus, batch normalization": {
    problem: {
      ...{ dataset: { ...small, id: "curve" }, weightDecay: 0.01 },
      model: { hidden: [4], activation: "softplus", batchNorm: true },
    },
    lane: { optimizer: "newton", params: { learningRate: 0.5, damping: 0.5 } },
    steps: 12,
  },
  "saddle-free Newton, GELU, skips and heads": {
    problem: {
      dataset: small,
      model: { hidden: [3, 3], activation: "gelu", skip: true, auxiliary: { layers: [1], weight: 0.2 } },
    },
    lane: { optimizer: "saddle-free-newton", params: { damping: 0.1 }, noise: { sigma: 0.001, bias: 0 } },
    steps: 10,
  },
  "trust region, maxout": {
    problem: { dataset: { ...small, id: "blobs" }, model: { hidden: [3], activation: "maxout" } },
    lane: { optimizer: "trust-region-newton" },
    steps: 12,
  },
  "adaptive damping, no hidden layer": {
    problem: { dataset: { ...small, heldOut: 0 }, model: { hidden: [], init: "zeros" }, weightDecay: 0.1 },
    lane: { optimizer: "newton", params: { dampingRule: "adaptive" } },
    steps: 8,
  },
  "a divergence": {
    problem: { dataset: { id: "curve", n: 30 }, model: { hidden: [4], activation: "relu" }, evaluateEvery: 4 },
    lane: { optimizer: "sgd", params: { learningRate: 1e4 } },
    steps: 60,
  },
  "∇J that overflows before J does": {
    problem: { dataset: { id: "curve", n: 20, heldOut: 0 }, model: { hidden: [4, 4], activation: "gelu" } },
    lane: { optimizer: "sgd", params: { learningRate: 32 } },
    steps: 40,
  },
  "∇J that overflows between evaluations": {
    problem: {
      ...{ dataset: { id: "curve", n: 20, heldOut: 0 }, model: { hidden: [4, 4], activation: "gelu" } },
      evaluateEvery: 8,
    },
    lane: { optimizer: "sgd", params: { learningRate: 32 } },
    steps: 40,
  },
  "∇J that overflows at the start, where J does not": {
    problem: {
      dataset: { id: "inline", inputs: [[1], [0.5]], targets: [[0], [1]] },
      ...{ model: { hidden: [1], activation: "identity" }, evaluateEvery: 2 },
    },
    lane: { optimizer: "sgd" },
    ...{ steps: 3, start: [1e-100, 0, 1e205, 0] },
  },
  "J that overflows between evaluations, batch normalization": {
    problem: {
      ...{ dataset: { id: "curve", n: 30 }, model: { hidden: [4], activation: "relu", batchNorm: true } },
      ...{ batchSize: 10, evaluateEvery: 25 },
    },
    lane: { optimizer: "nesterov", params: { learningRate: 3 }, average: { kind: "uniform" } },
    steps: 400,
  },
  "batches of one example, batch normalization": {
    problem: {
      ...{ dataset: { id: "moons", n: 21 }, batchSize: 5, weightDecay: 0.01 },
      model: { hidden: [4], batchNorm: true },
    },
    lane: { optimizer: "momentum", params: { learningRate: 0.05 } },
    steps: 25,
  },
  BFGS: {
    problem: { dataset: small, model: { hidden: [4] }, weightDecay: 0.001 },
    lane: { optimizer: "bfgs" },
    steps: 25,
  },
  "L-BFGS, batch normalization": {
    problem: { dataset: small, model: { hidden: [5], batchNorm: true, init: "constant" } },
    lane: { optimizer: "lbfgs" },
    steps: 15,
  },
  "L-BFGS, scaled, exact searches, an average": {
    problem: { dataset: small, model: { hidden: [4], activation: "softplus" }, evaluateEvery: 3 },
    lane: {
      optimizer: "lbfgs",
      params: { initial: "scaled", lineSearch: "exact", history: 2 },
      average: { kind: "ema", decay: 0.7 },
    },
    steps: 12,
  },
  "saddle-free Newton, a schedule, an average": {
    problem: { dataset: small, model: { hidden: [3] }, weightDecay: 0.01 },
    lane: {
      ...{ optimizer: "saddle-free-newton", params: { damping: 0.5 } },
      ...{ schedule: { kind: "warmup", tau: 5 }, average: { kind: "uniform" } },
    },
    steps: 10,
  },
  "Adam, a falling rate, exponential average": {
    problem: { dataset: small, model: { hidden: [5] }, batchSize: 15, evaluateEvery: 4 },
    lane: {
      ...{ optimizer: "adam", params: { learningRate: 0.05 } },
      ...{ schedule: { kind: "step", every: 10, factor: 0.5 }, average: { kind: "ema", decay: 0.9 } },
    },
    steps: 40,
  },
  "gradient steps along coordinates, a schedule": {
    problem: { dataset: small, model: { hidden: [3] }, batchSize: 20 },
    lane: {
      ...{ optimizer: "coordinate-descent", params: { inner: "gradient", learningRate: 0.3 } },
      ...{ schedule: { kind: "linear", final: 0.01, tau: 25 }, average: { kind: "uniform" } },
    },
    steps: 40,
  },
  "conjugate gradients, exact searches": {
    problem: { dataset: small, model: { hidden: [5], activation: "sigmoid" } },
    lane: { optimizer: "conjugate-gradient", params: { lineSearch: "exact" } },
    steps: 15,
  },
  "random coordinates, steepest": {
    problem: { dataset: small, model: { hidden: [3], activation: "identity" } },
    lane: { optimizer: "coordinate-descent", params: { order: "random" } },
    steps: 30,
  },
};

/** Minibatches with each first-order optimizer that the trainings above leave out. */
const others = optimizers
  .filter(
    ({ id, order, comparesValues }) => order === 1 && !comparesValues && !JSON.stringify(chosen).includes(`"${id}"`),
  )
  .map(({ id }): readonly [string, Written] => [
    id,
    {
      problem: { dataset: small, model: { hidden: [4] }, batchSize: 16, evaluateEvery: 5 },
      lane: { optimizer: id },
      steps: 30,
    },
  ]);

const trainings: Readonly<Record<string, Written>> = { ...chosen, ...Object.fromEntries(others) };

/** A table of somebody's own: quoted words for classes, entries that are missing, a mark of the encoding. */
const OWN_TABLE = `\uFEFFheight;"eye ""colour""";width;kind
${Array.from({ length: 30 }, (_, i) => `${170 + ((i * 37) % 23) / 7};blue;${((i * 53) % 31) - 15};"kind, ${"cab"[i % 3]}"`).join("\n")}

181.5;brown;;"kind, d"
169.25;green;-3.5
`;

/** The same with two columns of one name, and with names that are long and have blanks in them. */
const NAMESAKES = OWN_TABLE.replace("width", "height");
const LONG_NAMES = OWN_TABLE.replace(/height|width/g, "$& of the leaf without its stalk, as it was measured (cm)");

function ownCases(): readonly TrainingCase[] {
  const { inputs, targets, file } = readingOf({ file: OWN_TABLE, inputs: [], targets: [] }).examples;
  const { reading, ...unread } = { ...file, name: "own.csv" };
  // As experiments were saved before readings were recorded.
  const namesakes = { ...unread, name: "namesakes.csv", inputs: ["height (1)", "height (3)"] };
  const of = (column: string) => `${column} of the leaf without its stalk, as it was measured (cm)`;
  const longNames = { ...unread, name: "long-names.csv", inputs: unread.inputs.map(of) };
  const ofAnyScale = inputs.map((row, i) => [...row, 0.1, 1e8 + (i % 2), 1e-200 * row[0]!, 1e200 * row[0]!]);
  const written = (dataset: { readonly [field: string]: Json }): Written => ({
    problem: {
      dataset: { id: "inline", inputs, targets, heldOut: 0.3, standardize: true, ...dataset },
      ...{ model: { hidden: [4] }, batchSize: 8 },
    },
    ...{ lane: { optimizer: "adam" }, steps: 30 },
  });
  const asJson = JSON.parse(JSON.stringify(reading)) as Json;
  return libraries.flatMap((library) => [
    trainingCase("a file", library, written({ private: { ...unread, reading: asJson } })),
    trainingCase("an unread file", library, written({ private: unread })),
    trainingCase("columns of one name in an unread file", library, written({ private: namesakes })),
    trainingCase("columns of long names in an unread file", library, written({ private: longNames })),
    trainingCase("a list", library, written({})),
    trainingCase("a list with inputs of any scale", library, written({ inputs: ofAnyScale })),
  ]);
}

test("among the trainings is every choice that a network has", () => {
  const text = JSON.stringify(Object.values(trainings));
  const ids = [...activations, ...initializations, ...losses, ...samplings, ...datasets.map(({ id }) => id)];
  const lanes = [...optimizers.map(({ id }) => id), ...modifiers.filter((m) => !m.surfacesOnly).map(({ id }) => id)];
  const lineSearches = ["gradient-descent-line-search"];
  const standard = ["moons", "tanh", "shuffled", "cross-entropy", "glorot-uniform"];
  const missing = [...ids, ...lanes].filter((id) => !text.includes(`"${id}"`));
  expect(missing.filter((id) => !standard.includes(id) && !lineSearches.includes(id))).toEqual([]);
});

describe("an exported training walks the lane's path", () => {
  const cases = Object.entries(trainings).flatMap(([name, written]) =>
    libraries.map((library) => trainingCase(name, library, written)),
  );
  let own: readonly TrainingCase[];
  let answers: ReturnType<typeof answersOf<TrainingCase>>;
  beforeAll(() => {
    own = ownCases();
    answers = answersOf(
      [...cases, ...own],
      folderOf({ "own.csv": OWN_TABLE, "namesakes.csv": NAMESAKES, "long-names.csv": LONG_NAMES }),
    );
  }, 300_000);

  /** How far a training may be off, relative to the largest number of a kind; only those that magnify rounding need as much. */
  const NEAR = 1e-8;

  /** True, or what is wrong. */
  function near(one: TrainingCase): true | number | string {
    const off = deviation(one, answers.get(one)!);
    return typeof off === "string" || !(off < NEAR) ? off : true;
  }

  test.for(cases.map((one) => [one.name, one] as const))("%s", ([, one]) => {
    expect(near(one)).toBe(true);
    expect(untidiness(one.script)).toEqual([]);
  });

  test("on the user's own data, of which the program holds no rows", () => {
    for (const one of own) {
      expect(near(one), one.name).toBe(true);
      expect(untidiness(one.script), one.name).toEqual([]);
      const entries = OWN_TABLE.matchAll(/\d{2,}[.]\d+/g);
      const told = [...entries].filter(([entry]) => one.script.includes(entry));
      if (one.name.endsWith("file")) expect(told, one.name).toEqual([]);
    }
  });
});
