import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/networks/types.ts";
import { headsOf, normColumns } from "../../../src/engine/training/specification.ts";
import { runningOf } from "../../../src/engine/training/task.ts";
import { isNetwork, type NetworkConfiguration } from "../../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { runLane } from "../../../src/experiment/results.ts";
import { networkInspectorOf, networkTaskOf } from "../lanes.ts";

const SEED = { seed: 20_261_126 };

function configurationOf(problem: object, rest: object): NetworkConfiguration {
  const parsed = parseConfiguration({ version: 1, problem: { kind: "network", ...problem }, ...rest });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.ok(isNetwork(parsed.configuration));
  return parsed.configuration;
}

const model = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }).chain((hidden) =>
  fc.record(
    {
      hidden: fc.constant(hidden),
      activation: fc.constantFrom(...activations),
      batchNorm: fc.boolean(),
      skip: fc.boolean(),
      ...(hidden.length > 0 && {
        auxiliary: fc.record({
          layers: fc.shuffledSubarray(
            hidden.map((_, layer) => layer + 1),
            { minLength: 1 },
          ),
          weight: fc.double({ min: 0, max: 2, noNaN: true }),
        }),
      }),
    },
    { requiredKeys: ["hidden"] },
  ),
);

describe("the record of a training", () => {
  it("splits the gradient's norm over the layers and heads, whatever the network", () => {
    const dataset = { id: "blobs", n: 20, classes: 3 };
    fc.assert(
      fc.property(model, fc.constantFrom(0, 0.1), fc.nat(), (model, weightDecay, seed) => {
        const configuration = configurationOf({ dataset, model, weightDecay }, { seed, steps: 2 });
        const { hidden } = configuration.problem.model;
        const { columns, rows } = runLane(configuration, 0);
        const heads = headsOf(configuration.problem.model);
        const names = normColumns(hidden.length, heads);
        expect([...columns.keys()].filter((name) => /Norm\d*$/.test(name) && name !== "gradNorm")).toEqual(names);
        const inspector = networkInspectorOf(configuration, 0);
        const gradient = new Float64Array(inspector.task.network.dimension);
        for (let row = 0; row < rows; row++) {
          const whole = columns.get("gradNorm")![row]! ** 2;
          const sum = names.reduce((squares, name) => squares + columns.get(name)![row]! ** 2, 0);
          expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-12 * whole);
          // A head's parameters follow those of the output, and are as many as the layer that it stands on has units.
          inspector.task.objective.valueAndGradient(inspector.at(row)!.theta, gradient);
          for (const [i, layer] of heads.entries()) {
            const blocks = inspector.task.network.blocks.filter((block) => block.layer === hidden.length + 1 + i);
            expect(blocks[0]!.columns).toBe(hidden[layer]);
            const within = blocks.flatMap(({ offset, rows, columns }) => [
              ...gradient.subarray(offset, offset + rows * columns),
            ]);
            expect(columns.get(`headNorm${layer}`)![row]).toBeCloseTo(Math.hypot(...within), 12);
          }
        }
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it("splits likewise a norm whose square is too large or too small for a number", () => {
    // One example at 1, so the output is w₂ (w₁ + b₁) + b₂, and derivatives are 2r, or as many times that as the weights say.
    for (const [target, start] of [
      [1e-170, [0, 0, 1, 0]],
      [1e152, [1e20, 0, 1e20, 0]],
    ] as const) {
      const dataset = { id: "inline", inputs: [[1]], targets: [[target]] };
      const model = { hidden: [1], activation: "identity" };
      const { columns } = runLane(configurationOf({ dataset, model }, { start, steps: 0 }), 0);
      const [whole, ...parts] = ["gradNorm", "layerNorm0", "outputNorm"].map((name) => columns.get(name)![0]!);
      expect(whole).toBeGreaterThan(0);
      expect(parts.reduce((sum, part) => sum + (part / whole!) ** 2, 0)).toBeCloseTo(1, 12);
    }
  });

  for (const batchNorm of [false, true]) {
    it(`tells of an average all that it tells of θ${batchNorm ? ", by θ's running statistics" : ""}`, () => {
      const problem = { dataset: { id: "moons", n: 40 }, model: { hidden: [5], batchNorm }, weightDecay: 0.01 };
      const lanes = [
        { optimizer: "sgd", params: { learningRate: 0.5 }, average: { kind: "ema", decay: 0.5 }, batchSize: 8 },
      ];
      const configuration = configurationOf(problem, { lanes, steps: 12 });
      const { columns } = runLane(configuration, 0);
      const { network, objective, training, heldOut } = networkTaskOf(configuration);
      const inspector = networkInspectorOf(configuration, 0);
      const gradient = new Float64Array(network.dimension);
      for (let k = 0; k <= 12; k++) {
        const { mean, memory } = inspector.at(k)!;
        assert.ok(mean);
        const running = runningOf(inspector.task, memory);
        const loss = objective.valueAndGradient(mean, gradient);
        const [own, other] = [training, heldOut!].map((data) => network.evaluate(data, mean, running));
        const recorded = ["Loss", "DataLoss", "ZeroOne", "HeldOutLoss", "HeldOutZeroOne"].map(
          (name) => columns.get(`mean${name}`)![k],
        );
        expect(recorded).toEqual([loss, own!.loss, own!.zeroOne, other!.loss, other!.zeroOne]);
        expect(columns.get("meanGradNorm")![k]).toBeCloseTo(Math.hypot(...gradient), 12);
      }
    });
  }
});
