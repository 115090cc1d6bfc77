import { describe, expect, it } from "vitest";
import type { Vector } from "../../../src/engine/core/types.ts";
import { createNetwork } from "../../../src/engine/networks/network.ts";
import type { Initialization, ModelSpecification, Network } from "../../../src/engine/networks/types.ts";
import { examples, model } from "./random-network.ts";

const INPUTS = 60;
const UNITS = 90;
const data = examples(50, INPUTS, 3, true);

function wide(parts: Partial<ModelSpecification>): Network {
  const parameters = { hidden: [UNITS, UNITS], ...parts };
  return createNetwork({ inputs: INPUTS, outputs: 3, model: model(parameters), loss: "cross-entropy", weightDecay: 0 });
}

function matrix(network: Network, theta: Vector, layer: number): Vector {
  const { offset, rows, columns } = network.blocks.find((block) => block.name === "W" && block.layer === layer)!;
  return theta.slice(offset, offset + rows * columns);
}

const drawn = (parts: Partial<ModelSpecification>, seed = 1) => {
  const network = wide(parts);
  return matrix(network, network.initial(seed, data), 0);
};

describe("initial weights", () => {
  const variances: readonly (readonly [Initialization, number])[] = [
    ["uniform", 1 / (3 * INPUTS)],
    ["gaussian", 1],
    ["glorot-uniform", 2 / (INPUTS + UNITS)],
    ["glorot-normal", 2 / (INPUTS + UNITS)],
    ["he-uniform", 2 / INPUTS],
    ["he-normal", 2 / INPUTS],
    ["sparse", 15 / INPUTS],
  ];
  it.each(variances)(
    "of %s have mean 0 and the variance of its rule, times the square of the scale",
    (init, expected) => {
      const weights = drawn({ init, initScale: 3 });
      const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
      const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
      // 5400 numbers: four standard errors of a mean, and of a variance whose fourth moment is at most that of `sparse`.
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt((9 * expected) / weights.length));
      expect(Math.abs(variance / (9 * expected) - 1)).toBeLessThan(4 * Math.sqrt(11 / weights.length));
    },
  );

  it("of the uniform rules stay within their bounds and reach close to them", () => {
    const bounds = [
      ["uniform", 1 / Math.sqrt(INPUTS)],
      ["glorot-uniform", Math.sqrt(6 / (INPUTS + UNITS))],
      ["he-uniform", Math.sqrt(6 / INPUTS)],
    ] as const;
    for (const [init, bound] of bounds) {
      const most = drawn({ init }).reduce((most, w) => Math.max(most, Math.abs(w)), 0);
      expect(most / bound).toBeLessThanOrEqual(1);
      expect(most / bound).toBeGreaterThan(0.99);
    }
  });

  it("of `orthogonal` are, in a tall matrix by columns and in others by rows", () => {
    const network = wide({ init: "orthogonal" });
    const theta = network.initial(4, data);
    const tall = matrix(network, theta, 0);
    const square = matrix(network, theta, 1);
    const product = (w: Vector, count: number, entry: (vector: number, i: number) => number) => {
      let off = 0;
      for (let a = 0; a < count; a++) {
        for (let b = 0; b <= a; b++) {
          let sum = 0;
          for (let i = 0; i < UNITS; i++) sum += w[entry(a, i)]! * w[entry(b, i)]!;
          off = Math.max(off, Math.abs(sum - (a === b ? 1 : 0)));
        }
      }
      return off;
    };
    expect(product(tall, INPUTS, (a, i) => i * INPUTS + a)).toBeLessThan(1e-14);
    expect(product(square, UNITS, (a, i) => a * UNITS + i)).toBeLessThan(1e-14);
  });

  it("of `sparse` are as many as it says for each unit, in places that differ", () => {
    const weights = drawn({ init: "sparse", nonZero: 8 });
    const places = Array.from({ length: UNITS }, (_, unit) =>
      Array.from({ length: INPUTS }, (_, i) => i).filter((i) => weights[unit * INPUTS + i] !== 0),
    );
    expect(new Set(places.map(({ length }) => length))).toEqual(new Set([8]));
    // With 8 of 60 at random, all 90 units leave one and the same input out once in 7000 seeds.
    expect(new Set(places.flat()).size).toBe(INPUTS);
  });

  it("are the same for the same seed and others for another", () => {
    expect(drawn({})).toEqual(drawn({}));
    expect(drawn({}, 2)).not.toEqual(drawn({}));
  });

  it("that are equal for all units stay equal under training", () => {
    const network = wide({ init: "constant", initScale: 0.1, hidden: [5, 4] });
    const theta = network.initial(1, data);
    const gradient = theta.slice();
    const objective = network.objective(data);
    for (let step = 0; step < 20; step++) {
      objective.valueAndGradient(theta, gradient);
      for (let i = 0; i < theta.length; i++) theta[i]! -= 0.1 * gradient[i]!;
    }
    const weights = matrix(network, theta, 0);
    for (let unit = 1; unit < 5; unit++) {
      expect(weights.slice(unit * INPUTS, (unit + 1) * INPUTS)).toEqual(weights.slice(0, INPUTS));
    }
    expect(weights[0]).not.toBe(0.1);
  });
});

describe("initial biases", () => {
  it("are 0, or the constant in hidden layers alone", () => {
    const network = wide({ bias: "constant", biasValue: 0.1 });
    const theta = network.initial(1, data);
    const biases = network.blocks.filter(({ name }) => name === "b");
    expect(biases.map(({ offset, rows }) => [...new Set(theta.slice(offset, offset + rows))])).toEqual([
      [0.1],
      [0.1],
      [0],
    ]);
  });

  it("of the marginals make the first prediction the share of each class", () => {
    const network = wide({ bias: "marginals", init: "zeros", auxiliary: { layers: [1], weight: 0.5 } });
    const theta = network.initial(1, data);
    const outputs = network.predict(data.inputs, 1, theta);
    const powers = outputs.map(Math.exp);
    const total = powers.reduce((sum, p) => sum + p, 0);
    powers.forEach((power, k) => {
      expect(power / total).toBeCloseTo(data.labels!.filter((label) => label === k).length / data.n, 14);
    });
  });

  it("of the marginals make it the mean of regression's targets", () => {
    const regression = examples(40, 2, 2, false);
    const specification = { inputs: 2, outputs: 2, loss: "squared-error", weightDecay: 0 } as const;
    const network = createNetwork({ ...specification, model: model({ bias: "marginals", init: "zeros" }) });
    const outputs = network.predict(regression.inputs, 1, network.initial(1, regression));
    for (const k of [0, 1]) {
      const mean = regression.targets.filter((_, i) => i % 2 === k).reduce((sum, t) => sum + t, 0) / 40;
      expect(outputs[k]).toBeCloseTo(mean, 14);
    }
  });

  it("with batch normalization are γ = 1 and β = 0", () => {
    const network = wide({ batchNorm: true });
    const theta = network.initial(1, data);
    const values = network.blocks.filter(({ name }) => name !== "W");
    expect(values.map(({ name }) => name)).toEqual(["gamma", "beta", "gamma", "beta", "b"]);
    expect(values.map(({ offset, rows }) => [...new Set(theta.slice(offset, offset + rows))])).toEqual([
      [1],
      [0],
      [1],
      [0],
      [0],
    ]);
  });
});
