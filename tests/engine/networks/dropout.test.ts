import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNetwork } from "../../../src/engine/networks/network.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { runLane } from "../../../src/experiment/results.ts";
import { cases, examples, model, prepared } from "./random-network.ts";

/** Networks of every kind that drop units. */
const dropping = fc.tuple(cases, fc.constantFrom(0.2, 0.5, 0.9), fc.nat(1000)).map(([given, dropout, update]) => {
  const { specification } = given;
  const networkWith = (rate: number) => ({ ...specification, model: { ...specification.model, dropout: rate } });
  return { given: { ...given, specification: networkWith(dropout) }, plain: networkWith(0), update };
});

const all = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

describe("dropout", () => {
  it("has the gradient of the loss with the update's units dropped", () => {
    fc.assert(
      fc.property(dropping, ({ given, update }) => {
        const { network, theta } = prepared(given);
        const clock = { seed: given.seed, update };
        const scratch = theta.slice();
        const lossAt = (point: typeof theta) =>
          network.onBatch(given.data, all(given.data.n), point, scratch, undefined, clock);
        const gradient = theta.slice();
        const loss = network.onBatch(given.data, all(given.data.n), theta, gradient, undefined, clock);
        expect(lossAt(theta)).toBe(loss);
        const size = gradient.reduce((most, x) => Math.max(most, Math.abs(x)), 1 + loss);
        for (let i = 0; i < theta.length; i++) {
          // A kink may be between the points of the longer steps.
          const off = [1e-4, 1e-5, 1e-6].map((h) => {
            const f = (x: number) => lossAt(theta.map((t, j) => (j === i ? t + x : t)));
            return Math.abs((8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h) - gradient[i]!);
          });
          expect(Math.min(...off), `∂J/∂θ${i}`).toBeLessThan(1e-7 * size);
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it("is off in J, its derivatives, evaluations, predictions and activities", () => {
    fc.assert(
      fc.property(dropping, ({ given, plain }) => {
        const { data } = given;
        const { network, theta } = prepared(given);
        const without = createNetwork(plain);
        const everything = (of: typeof network) => {
          const [J, gradient, product] = [of.objective(data), theta.slice(), theta.slice()];
          const loss = J.valueAndGradient(theta, gradient);
          J.hessianVector(theta, gradient, product);
          const outputs = of.predict(data.inputs, data.n, theta);
          return [loss, gradient, product, outputs, of.evaluate(data, theta), of.activity(data, theta)];
        };
        expect(everything(network)).toEqual(everything(without));
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it("drops each unit with its probability, anew at every update, and leaves the expectation of the output as it is", () => {
    const rate = 0.3;
    const parts = { hidden: [40], activation: "identity", dropout: rate } as const;
    const network = createNetwork({
      inputs: 2,
      outputs: 1,
      model: model(parts),
      loss: "squared-error",
      weightDecay: 0,
    });
    const data = { ...examples(7, 2, 1, false), targets: new Float64Array(7) };
    const theta = network.initial(3, data);
    const { hidden } = parts;
    const output = 3 * hidden[0];
    // ∂J/∂V of unit i is 0 for every example only if the unit is dropped for all; with one example, if it is dropped.
    const one = Uint32Array.of(4);
    const gradient = theta.slice();
    const [expected] = network.predict(data.inputs.subarray(8, 10), 1, theta);
    let dropped = 0;
    let sum = 0;
    const updates = 4000;
    const patterns = new Set<string>();
    for (let update = 0; update < updates; update++) {
      network.onBatch(data, one, theta, gradient, undefined, { seed: 1, update });
      const byUnit = gradient.subarray(output, output + hidden[0]);
      const kept = Array.from(byUnit, (g) => (g === 0 ? 0 : 1));
      dropped += kept.filter((unit) => unit === 0).length;
      patterns.add(kept.join(""));
      // ∂J/∂c = 2 (ŷ − 0), c the output's bias.
      sum += gradient.at(-1)! / 2;
    }
    expect(Math.abs(dropped / (updates * hidden[0]) - rate)).toBeLessThan(0.005);
    expect(patterns.size).toBeGreaterThan(updates - 10);
    expect(Math.abs(sum / updates - expected!)).toBeLessThan(0.05);
  });

  it("follows from the lane's seed and the update alone, however the batch is split and however often it is evaluated", () => {
    const lanes = [{}, { seed: 1 }, { seed: 2 }, { model: { hidden: [8, 4] } }];
    const finals = [1, 7].map((evaluateEvery) => {
      const parsed = parseConfiguration({
        version: 1,
        problem: {
          ...{ kind: "network", dataset: { id: "moons", n: 90 }, batchSize: 90, evaluateEvery },
          model: { hidden: [8, 8], dropout: 0.5 },
        },
        steps: 21,
        lanes: lanes.map((lane) => ({ optimizer: "momentum", params: { learningRate: 0.1 }, ...lane })),
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed));
      return lanes.map((_, lane) => runLane(parsed.configuration, lane).theta);
    });
    const [often, seldom] = finals;
    expect(seldom).toEqual(often);
    expect(often![1]).toEqual(often![0]);
    expect(often![2]).not.toEqual(often![0]);
  });
});
