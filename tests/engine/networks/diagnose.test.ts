import { describe, expect, it } from "vitest";
import type { Vector } from "../../../src/engine/core/types.ts";
import { explainDeadEnds } from "../../../src/engine/networks/dead-end-words.ts";
import { diagnose } from "../../../src/engine/networks/diagnose.ts";
import { createNetwork } from "../../../src/engine/networks/network.ts";
import type { Data, ModelSpecification } from "../../../src/engine/networks/types.ts";
import { examples, model } from "./random-network.ts";

const data = examples(40, 2, 2, true);

function found(
  parts: Partial<ModelSpecification>,
  change: (theta: Vector) => void,
  given: Data = data,
  batch: readonly number[] = [0, 1, 2, 3, 4, 5],
) {
  const specification = model(parts);
  const network = createNetwork({ inputs: 2, outputs: 2, model: specification, loss: "cross-entropy", weightDecay: 0 });
  const theta = network.initial(3, given);
  change(theta);
  return diagnose(network, specification, given, theta, { smallest: batch.length, batch: Uint32Array.from(batch) });
}

describe("dead ends", () => {
  it("are not found where there are none", () => {
    for (const activation of ["tanh", "sigmoid", "relu", "gelu", "maxout"] as const) {
      for (const batchNorm of [false, true]) expect(found({ activation, batchNorm }, () => {})).toEqual([]);
    }
  });

  it("of ReLU are named where a layer never fires, and its gradient is 0 there", () => {
    // The second layer's biases, behind 2·8 + 8 + 8·8 parameters.
    const kill = (theta: Vector) => theta.fill(-100, 88, 96);
    expect(found({ activation: "relu" }, kill)).toEqual([{ kind: "dead", layer: 1 }]);
    const network = createNetwork({
      inputs: 2,
      outputs: 2,
      model: model({ activation: "relu" }),
      loss: "cross-entropy",
      weightDecay: 0,
    });
    const theta = network.initial(3, data);
    kill(theta);
    const gradient = theta.slice();
    network.objective(data).valueAndGradient(theta, gradient);
    expect(gradient.subarray(0, 96).every((g) => g === 0)).toBe(true);
  });

  it("of saturation are named with the share of units", () => {
    for (const activation of ["tanh", "sigmoid"] as const) {
      const [first] = found({ activation }, (theta) => theta.fill(100, 16, 24));
      expect(first).toEqual({ kind: "saturated", layer: 0, share: 1 });
    }
  });

  it("of batch normalization are named where a batch does not vary or is one example", () => {
    const same = { ...data, inputs: data.inputs.map((_, i) => i % 2) };
    expect(found({ batchNorm: true, hidden: [8] }, () => {}, same)).toEqual([
      { kind: "no-variance", layer: 0, units: 8 },
    ]);
    expect(found({ batchNorm: true }, () => {}, data, [0])).toEqual([{ kind: "batch-of-one" }]);
    expect(found({}, () => {}, data, [0])).toEqual([]);
    // The same example again and again; none of the batch, and all of it, is what the whole set says already.
    expect(found({ batchNorm: true }, () => {}, data, [7, 7, 7])).toEqual(
      [0, 1].map((layer) => ({ kind: "no-variance-in-batch", layer, units: 8, examples: 3 })),
    );
    expect(found({}, () => {}, data, [7, 7, 7])).toEqual([]);
  });

  it("of numbers that are not finite are named by the first layer that has them", () => {
    expect(found({}, (theta) => theta.fill(Number.NaN, 5, 6))).toEqual([{ kind: "not-finite", layer: null }]);
    const overflow = (theta: Vector) => theta.fill(1e200, 0, 88);
    expect(found({ activation: "identity" }, overflow)).toEqual([{ kind: "not-finite", layer: 1 }]);
  });

  it("are told in one sentence for each kind, which names the layers", () => {
    const constant = { ...data, inputs: data.inputs.map((_, i) => i % 2) };
    const deep = found({ batchNorm: true, hidden: [8, 5, 1] }, () => {}, constant, [0]);
    expect(explainDeadEnds(deep).map(({ en }) => en)).toEqual([
      expect.stringMatching(/^Batch normalization of a minibatch of one example gives β/),
      "In hidden layers 1 (8 units), 2 (5 units) and 3 (1 unit), batch normalization divides by √1e-5 alone what is the same for all examples.",
    ]);
    expect(explainDeadEnds(deep)[1]!.ja).toMatch(/^第 1 隠れ層\(8 ユニット\)、第 2 隠れ層\(5 ユニット\)、/);
    const one = found({ activation: "tanh" }, (theta) => theta.fill(100, 16, 24));
    expect(explainDeadEnds(one)[0]!.en).toMatch(/^Units of hidden layer 1 \(100%\)(?: and 2 \(\d+%\))? are saturated/);
  });
});
