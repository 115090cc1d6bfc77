import { expect, it } from "vitest";
import { formatError } from "../../src/experiment/errors.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";

const sgd = { optimizer: "sgd" };

const network = (fields: object, others: object = {}) => ({
  version: 1,
  problem: { kind: "network", ...fields },
  ...others,
});
const inline = (inputs: unknown, targets: unknown, others: object = {}) =>
  network({ dataset: { id: "inline", inputs, targets }, ...others });

/** Configurations, and all lines that say what is wrong with each; none where it is in order. */
const mistakes: readonly (readonly [unknown, ...string[]])[] = [
  [network({ dataset: { id: "moon" } }), 'problem.dataset.id: unknown data set "moon"; did you mean "moons"?'],
  [network({ dataset: { n: 1 } }), "problem.dataset.n: must be at least 2 and at most 10000; got 1"],
  [
    network({ dataset: { id: "digits", n: 1500 } }),
    "problem.dataset.n: digits has 1797 examples; 1500 to train on and 750 to hold out are too many",
  ],
  [
    network({ model: { hidden: [8, 300], activation: "rel" } }),
    "problem.model.hidden[1]: must be at least 1 and at most 256; got 300",
    'problem.model.activation: unknown value "rel"; did you mean "relu"?',
  ],
  [
    network({ model: { hidden: [4], auxiliary: { layers: [1, 2] } } }),
    "problem.model.auxiliary.layers[1]: must be a hidden layer's number, from 1 to 1; got 2",
  ],
  [
    network({ dataset: { id: "curve" }, loss: "cross-entropy" }),
    'problem.loss: "cross-entropy" needs targets that are classes; these are values, for which there is "squared-error"',
  ],
  [network({ batchSize: 301 }), "problem.batchSize: must be at most 300, the number of training examples; got 301"],
  [
    network({}, { lanes: [{ optimizer: "adam", batchSize: 400 }] }),
    "lanes[0].batchSize: must be at most 300, the number of training examples; got 400",
  ],
  [
    network({ batchSize: 32 }, { lanes: [sgd, { optimizer: "bfgs" }] }),
    "lanes[1].optimizer: bfgs takes curvature or compares losses between points, which needs the whole training set at every step: leave batchSize out or set it to 300; got 32",
  ],
  [
    network({ model: { hidden: [40, 40] } }, { lanes: [{ optimizer: "newton" }], steps: 1 }),
    "lanes[0].optimizer: newton keeps an n × n matrix, so the network can have at most 1000 parameters; this one has 1842",
  ],
  [
    network({}, { lanes: [{ optimizer: "sgd", continuation: {} }] }),
    "lanes[0].continuation: makes no sense on a network, whose loss has no Gaussian blur in closed form",
  ],
  [
    network({ dataset: { n: 10_000 }, model: { hidden: [256, 256, 256, 256, 256], batchNorm: true } }, { steps: 1 }),
    "problem.model.batchNorm: works on all 10000 training examples in one piece, which takes 727 MB on this network, more than 512; fewer examples, or fewer or narrower hidden layers, will do",
  ],
  [
    network({ model: { hidden: [4, 4], activation: ["tanh"], dropout: 1 } }),
    "problem.model.dropout: must be at least 0 and less than 1; got 1",
  ],
  [
    network({ model: { hidden: [4, 4], activation: ["tanh"] } }),
    "problem.model.activation: must be one word, or a list of 2 words, one for each hidden layer; got 1",
  ],
  [
    network({ model: { hidden: [4, 4], activation: ["tanh", "rel"] } }),
    'problem.model.activation[1]: unknown value "rel"; did you mean "relu"?',
  ],
  [
    network({ model: { dropout: 0.5 } }, { lanes: [sgd, { optimizer: "bfgs" }] }),
    "lanes[1].optimizer: bfgs takes curvature or compares losses between points, but dropout makes every update minimize another function: set model.dropout to 0; got 0.5",
  ],
  [network({ model: { dropout: 0.5 } }, { lanes: [sgd, { optimizer: "bfgs", model: { dropout: 0 } }] })],
  [
    network({}, { lanes: [sgd, { ...sgd, model: { hiden: [3], batchNorm: 1 } }] }),
    'lanes[1].model.hiden: unknown field; did you mean "hidden"? known fields: hidden, activation, pieces, init, initScale, nonZero, bias, biasValue, useBias, batchNorm, skip, dropout, auxiliary',
    "lanes[1].model.batchNorm: must be true or false; got 1",
  ],
  [
    network({ model: { activation: ["tanh", "relu"] } }, { lanes: [sgd, { ...sgd, model: { hidden: [3] } }] }),
    "lanes[1].model.hidden: does not fit problem.model.activation, which then must be one word, or a list of 1 words, one for each hidden layer; got 2",
  ],
  [
    network({}, { lanes: [sgd, { ...sgd, model: { auxiliary: { layers: [3] } } }] }),
    "lanes[1].model.auxiliary.layers[0]: must be a hidden layer's number, from 1 to 2; got 3",
  ],
  [
    network({ model: { hidden: [3] } }, { lanes: [sgd, { ...sgd, model: { hidden: [] } }], start: Array(17).fill(0) }),
    "start: must have 6 numbers, one for each parameter of the network of lanes[1]; got 17",
  ],
  [
    network({ model: { hidden: [3] } }, { lanes: [sgd, { ...sgd, model: { hidden: [] }, start: [1, 2] }] }),
    "lanes[1].start: must have 6 numbers, one for each parameter of this network; got 2",
  ],
  [
    network(
      { model: { hidden: [3] } },
      { lanes: [sgd, { ...sgd, model: { hidden: [] }, start: Array(6).fill(1) }], start: Array(17).fill(0) },
    ),
  ],
  [
    network(
      {},
      { lanes: [sgd, { ...sgd, model: { batchNorm: true } }], view: { parameter: { layer: 1, block: "gamma" } } },
    ),
    'view.parameter.block: must be one of "W", "b", which layer 1 has; got "gamma"',
  ],
  [
    network(
      {},
      {
        lanes: [sgd, { ...sgd, model: { batchNorm: true } }],
        view: { lane: 1, parameter: { layer: 1, block: "gamma" } },
      },
    ),
  ],
  [
    network({ model: { hidden: [3] } }, { start: [1, 2] }),
    "start: must have 17 numbers, one for each parameter of this network; got 2",
  ],
  [network({ model: { hidden: [] } }, { start: [1, 2, "3"] }), 'start[2]: must be a number; got "3"'],
  [
    network({ model: { hidden: [3] } }, { view: { parameter: { layer: 3, block: "W" } } }),
    "view.parameter.layer: must be at most 2, the number of layers of this network, heads included; got 3",
  ],
  [
    network({ model: { hidden: [3], batchNorm: true } }, { view: { parameter: { layer: 1, block: "b" } } }),
    'view.parameter.block: must be one of "W", "gamma", "beta", which layer 1 has; got "b"',
  ],
  [
    network({ model: { hidden: [3] } }, { view: { parameter: { layer: 1, block: "W", row: 4, column: 3 } } }),
    "view.parameter.row: must be at most 3, the number of rows of W in layer 1; got 4",
    "view.parameter.column: must be at most 2, the number of columns of W in layer 1; got 3",
  ],
  [
    network({ model: { hidden: [3] } }, { view: { parameter: { layer: 2, block: "b", column: 2 } } }),
    "view.parameter.column: must be at most 1, the number of columns of b in layer 2; got 2",
  ],
  [
    network({}, { view: { parameter: { layer: 0, row: 1.5 } } }),
    "view.parameter.layer: must be at least 1; got 0",
    "view.parameter.block: is missing; must be one of W, b, gamma, beta",
    "view.parameter.row: must be a whole number; got 1.5",
  ],
  [
    network({ dataset: { heldOut: 0 }, earlyStopping: {} }),
    "problem.earlyStopping: needs held-out examples; the data set has none",
  ],
  [
    // All eigenvectors of a Hessian take far longer than a solution with it.
    network({ model: { hidden: [30, 25] } }, { lanes: [{ optimizer: "saddle-free-newton" }], steps: 300 }),
    "steps: asks for about 3.2e+12 multiplications on this network, more than 2000000000000; fewer steps or lanes, smaller batches or a larger evaluateEvery will do",
  ],
  [network({ model: { hidden: [30, 25] } }, { lanes: [{ optimizer: "newton" }], steps: 300 })],
  [
    network({ dataset: { n: 10_000 }, model: { hidden: [256, 256] } }, { steps: 100_000 }),
    "steps: asks for about 5.0e+14 multiplications on this network, more than 2000000000000; fewer steps or lanes, smaller batches or a larger evaluateEvery will do",
  ],
  [
    inline([[0, 1], [1]], [0, 1]),
    "problem.dataset.inputs[1]: must be a list of 2 numbers, as many as the first example has; got a list of 1",
  ],
  [inline([[0], [null]], [0, 1]), "problem.dataset.inputs[1][0]: must be a number; got null"],
  [
    inline([[0], [1]], [0]),
    "problem.dataset.targets: must be a list of 2 targets, one for each example; got a list of 1",
  ],
  [
    inline([[0], [1]], [0, 0.5]),
    "problem.dataset.targets[1]: must be a class, a whole number from 0 to 255; targets that are values are lists; got 0.5",
  ],
  [
    network({ dataset: { id: "inline", private: { name: "a.csv", inputs: ["x"] }, inputs: [[0, 1]], targets: [0] } }),
    "problem.dataset.private.inputs: must name 2 columns, as many as an example has inputs, or none; got 1",
  ],
  [
    inline([[0], [1]], [[0], [1, 2]]),
    "problem.dataset.targets[1]: must be a list of 1 numbers, as many as the first example has; got a list of 2",
  ],
];

it("messages about networks name the field, what it must be, and what it was", () => {
  for (const [input, ...expected] of mistakes) {
    const result = parseConfiguration(input);
    expect(result.ok ? [] : result.errors.map((error) => formatError(error))).toEqual(expected);
  }
});
