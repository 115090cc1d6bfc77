import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vector } from "../../../src/engine/core/types.ts";
import { createNetwork } from "../../../src/engine/networks/network.ts";
import type { Network } from "../../../src/engine/networks/types.ts";
import { sharedWorkspace } from "../../../src/engine/networks/wasm/kernels.ts";
import { cases, examples, model, prepared } from "./random-network.ts";

const data = examples(30, 3, 2, true);

function network(parts: Parameters<typeof model>[0]): Network {
  return createNetwork({ inputs: 3, outputs: 2, model: model(parts), loss: "cross-entropy", weightDecay: 0.1 });
}

/** The parameters with units i and j of hidden layer 0 exchanged, each multiplied by `sign`. */
function exchanged({ blocks }: Network, theta: Vector, i: number, j: number, sign: number): Vector {
  const out = theta.slice();
  for (const { name, layer, offset, rows, columns } of blocks) {
    for (const [to, from] of [
      [i, j],
      [j, i],
    ] as const) {
      if (layer === 0) {
        for (let c = 0; c < columns; c++) out[offset + to * columns + c] = sign * theta[offset + from * columns + c]!;
      } else if (layer === 1 && name === "W") {
        for (let r = 0; r < rows; r++) out[offset + r * columns + to] = sign * theta[offset + r * columns + from]!;
      }
    }
  }
  return out;
}

describe("symmetries leave the loss where it is", () => {
  it("exchanging hidden units, with and without batch normalization", () => {
    for (const batchNorm of [false, true]) {
      const net = network({ batchNorm });
      const theta = net.initial(2, data);
      const objective = net.objective(data);
      const loss = objective.value(theta);
      expect(objective.value(exchanged(net, theta, 1, 6, 1)) / loss).toBeCloseTo(1, 14);
    }
  });

  it("turning the signs of a tanh unit, before and after it", () => {
    const net = network({ activation: "tanh" });
    const theta = net.initial(2, data).map((t, i) => t + 0.1 * Math.sin(i));
    const objective = net.objective(data);
    const turned = exchanged(net, theta, 2, 3, -1);
    expect(turned).not.toEqual(theta);
    expect(objective.value(turned) / objective.value(theta)).toBeCloseTo(1, 14);
  });
});

describe("evaluation", () => {
  it("gives the loss without decay and heads, the share of wrong classes, and the predictions, in agreement", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { network: net, theta } = prepared(given);
        const { outputs, labels, targets, n, inputs } = given.data;
        const predictions = net.predict(inputs, n, theta);
        let loss = 0;
        let wrong = 0;
        for (let r = 0; r < n; r++) {
          const z = [...predictions.subarray(r * outputs, (r + 1) * outputs)];
          if (labels) {
            const top = Math.max(...z);
            loss += Math.log(z.reduce((sum, x) => sum + Math.exp(x - top), 0)) + top - z[labels[r]!]!;
            if (z.indexOf(top) !== labels[r]) wrong++;
          } else {
            loss += z.reduce((sum, x, k) => sum + (x - targets[r * outputs + k]!) ** 2, 0);
          }
        }
        const evaluation = net.evaluate(given.data, theta);
        expect(Math.abs(evaluation.loss - loss / n)).toBeLessThan(1e-13 * (1 + loss));
        expect(evaluation.zeroOne).toBe(labels ? wrong / n : Number.NaN);
        // The same where the loss of these data has just been asked for, at this θ or at another.
        net.objective(given.data).value(theta);
        expect(net.evaluate(given.data, theta)).toEqual(evaluation);
        net.objective(given.data).value(theta.map((t) => t + 1));
        expect(net.evaluate(given.data, theta)).toEqual(evaluation);
        expect(net.activity(given.data, theta).at(-1)!.activations).toEqual(predictions);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it("of many examples, in pieces, agrees with that of each", () => {
    const many = examples(1001, 3, 2, true);
    const net = createNetwork({
      inputs: 3,
      outputs: 2,
      model: model({ hidden: [40, 200, 30] }),
      loss: "cross-entropy",
      weightDecay: 0,
    });
    const theta = net.initial(1, many);
    const all = net.predict(many.inputs, many.n, theta);
    for (const r of [0, 63, 64, 500, 1000]) {
      expect(net.predict(many.inputs.slice(3 * r, 3 * r + 3), 1, theta)).toEqual(all.slice(2 * r, 2 * r + 2));
    }
    const gradient = theta.slice();
    const single = theta.slice();
    const value = net.objective(many).valueAndGradient(theta, gradient);
    const sum = new Float64Array(theta.length);
    let total = 0;
    for (let r = 0; r < many.n; r++) {
      total += net.onBatch(many, Uint32Array.of(r), theta, single);
      for (let i = 0; i < sum.length; i++) sum[i]! += single[i]!;
    }
    expect(total / many.n / value).toBeCloseTo(1, 12);
    expect(sum.reduce((most, s, i) => Math.max(most, Math.abs(s / many.n - gradient[i]!)), 0)).toBeLessThan(1e-14);
  });

  it("by running statistics does not depend on the other examples", () => {
    const net = network({ batchNorm: true });
    const theta = net.initial(1, data);
    const running = net.statistics();
    const gradient = theta.slice();
    for (let step = 0; step < 5; step++) {
      net.onBatch(
        data,
        Uint32Array.from({ length: 7 }, (_, i) => 3 * i + step),
        theta,
        gradient,
        running,
      );
    }
    const all = net.predict(data.inputs, data.n, theta, running);
    expect(net.predict(data.inputs.slice(15, 18), 1, theta, running)).toEqual(all.slice(10, 12));
    expect(net.predict(data.inputs.slice(15, 18), 1, theta)).not.toEqual(all.slice(10, 12));
    // Nor does it need memory for all of them.
    const many = examples(200_000, 3, 2, true);
    const before = sharedWorkspace().numbers.length;
    const answers = net.predict(many.inputs, many.n, theta, running);
    expect(net.evaluate(many, theta, running).loss).toBeGreaterThan(0);
    expect(sharedWorkspace().numbers.length).toBe(before);
    expect(net.predict(many.inputs.slice(-3), 1, theta, running)).toEqual(answers.slice(-2));
  });
});

describe("a minibatch of one example with batch normalization", () => {
  it("gives β for any example, to what is before it no gradient but the decay's, and no variance", () => {
    const net = network({ batchNorm: true, hidden: [5] });
    const theta = net.initial(1, data);
    const running = net.statistics();
    const gradient = theta.slice();
    net.onBatch(data, Uint32Array.of(3), theta, gradient, running);
    expect(net.predict(data.inputs, 1, theta)).toEqual(net.predict(data.inputs.slice(3), 1, theta));
    expect(gradient.slice(0, 15)).toEqual(theta.slice(0, 15).map((weight) => 0.1 * weight));
    expect(running.variance[0]).toEqual(new Float64Array(5).fill(1));
    expect(running.mean[0]!.every((mean) => mean !== 0)).toBe(true);
  });
});

describe("numbers that are not finite", () => {
  it("are results, not errors", () => {
    for (const activation of ["tanh", "relu", "gelu", "maxout", "softplus"] as const) {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const net = network({ activation, batchNorm: activation === "gelu" });
        const theta = net.initial(1, data).fill(bad, 0, 9);
        const gradient = theta.slice();
        expect(net.objective(data).valueAndGradient(theta, gradient)).toBeNaN();
      }
    }
    const net = network({});
    const theta = net.initial(1, data).fill(Number.NaN);
    expect(net.evaluate(data, theta)).toEqual({ loss: Number.NaN, zeroOne: 1 });
    expect(net.objective(data).value(net.initial(1, data))).toBeLessThan(10);
  });
});
