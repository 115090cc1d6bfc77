import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ParameterValues, Vector } from "../../src/engine/core/types.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { createNetwork } from "../../src/engine/networks/network.ts";
import type { Activation, Data, Loss, Network } from "../../src/engine/networks/types.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLane } from "../../src/experiment/results.ts";
import { model } from "../engine/networks/random-network.ts";
import { methodReferences } from "../golden/methods/references.ts";

interface Case {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly pieces: number;
  readonly batchNorm: boolean;
  readonly skip: boolean;
  readonly auxiliary?: { readonly layers: readonly number[]; readonly weight: number };
  readonly loss: Loss;
  readonly weightDecay: number;
  readonly x: readonly (readonly number[])[];
  readonly t: readonly (number | readonly number[])[];
  readonly start: readonly number[];
}
interface Training extends Case {
  readonly optimizer: MethodId;
  readonly params: ParameterValues;
  readonly losses: readonly number[];
  readonly final: readonly number[];
}
interface Running extends Case {
  readonly batches: readonly (readonly number[])[];
  readonly losses: readonly number[];
  readonly mean: readonly (readonly number[])[];
  readonly variance: readonly (readonly number[])[];
  readonly predictions: readonly number[];
}

/** What PyTorch worked out in float64: tests/golden/networks/make.py. */
const reference = JSON.parse(readFileSync(new URL("../golden/networks/reference.json", import.meta.url), "utf8")) as {
  readonly training: readonly Training[];
  readonly hessians: readonly (Case & { readonly hessian: readonly number[] })[];
  readonly running: readonly Running[];
};

/** The case's network, data and start. */
function opened(given: Case): { network: Network; data: Data; theta: Vector } {
  const { inputs, outputs, hidden, activation, pieces, batchNorm, skip, auxiliary, loss, weightDecay, x, t } = given;
  const parts = model({ hidden, activation, pieces, batchNorm, skip, ...(auxiliary && { auxiliary }) });
  const data = {
    n: x.length,
    width: inputs,
    inputs: Float64Array.from(x.flat()),
    outputs,
    labels: loss === "cross-entropy" ? Uint32Array.from(t as readonly number[]) : null,
    targets: Float64Array.from(t.flat()),
  };
  return {
    network: createNetwork({ inputs, outputs, model: parts, loss, weightDecay }),
    data,
    theta: Float64Array.from(given.start),
  };
}

/** The largest difference, relative to the larger of 1 and the expected number's magnitude. */
function difference(ours: ArrayLike<number>, theirs: readonly number[]): number {
  expect(ours.length).toBe(theirs.length);
  return theirs.reduce((most, y, i) => Math.max(most, Math.abs(ours[i]! - y) / Math.max(1, Math.abs(y))), 0);
}

const trainings = [
  ...reference.training,
  ...methodReferences.flatMap(({ networks }) => networks as readonly Training[]),
];

describe("training agrees with PyTorch, from the configuration on", () => {
  it.each(trainings.map((given) => [given.name, given] as const))("%s", (_, given) => {
    const { hidden, activation, pieces, batchNorm, skip, auxiliary, loss, weightDecay, x, t, start } = given;
    const model = { hidden, activation, pieces, batchNorm, skip, ...(auxiliary && { auxiliary }) };
    const dataset = { id: "inline", inputs: x, targets: t };
    const parsed = parseConfiguration({
      version: 1,
      problem: { kind: "network", dataset, model, loss, weightDecay },
      start,
      steps: given.losses.length - 1,
      lanes: [{ optimizer: given.optimizer, params: given.params }],
    });
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const { columns, rows, theta } = runLane(parsed.configuration, 0);
    expect(rows).toBe(given.losses.length);
    for (const [step, expected] of given.losses.entries()) {
      expect(Math.abs(columns.get("loss")![step]! / expected - 1), `loss after ${step} updates`).toBeLessThan(1e-8);
    }
    expect(difference(theta, given.final)).toBeLessThan(1e-8);
  });
});

/** Experiments whose lanes have their own models and starts: tests/golden/networks/lanes.py. */
const experiments = JSON.parse(readFileSync(new URL("../golden/networks/lanes.json", import.meta.url), "utf8")) as {
  readonly name: string;
  readonly configuration: { readonly lanes: readonly object[] };
  readonly expected: readonly { readonly losses: readonly number[]; readonly final: readonly number[] }[];
}[];

describe("lanes with their own models and starts agree with PyTorch", () => {
  const lanes = experiments.flatMap(({ name, configuration, expected }) =>
    expected.map(
      (result, lane) =>
        [`${name}: ${JSON.stringify(configuration.lanes[lane])}`.slice(0, 110), configuration, lane, result] as const,
    ),
  );
  it.each(lanes)("%s", (_, configuration, lane, { losses, final }) => {
    const parsed = parseConfiguration(configuration);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const { columns, rows, theta } = runLane(parsed.configuration, lane);
    expect(rows).toBe(losses.length);
    expect(difference(columns.get("loss")!.subarray(0, rows), losses)).toBeLessThan(1e-8);
    expect(difference(theta, final)).toBeLessThan(1e-8);
  });
});

describe("the Hessian agrees with PyTorch's", () => {
  it.each(reference.hessians.map((given) => [given.name, given] as const))("%s", (_, given) => {
    const { network, data, theta } = opened(given);
    const hessian = new Float64Array(theta.length * theta.length);
    network.objective(data).hessian(theta, hessian);
    expect(difference(hessian, given.hessian)).toBeLessThan(1e-12);
  });
});

describe("running statistics agree with PyTorch's", () => {
  it.each(reference.running.map((given) => [given.name, given] as const))("%s", (_, given) => {
    const { network, data, theta } = opened(given);
    const running = network.statistics();
    const gradient = theta.slice();
    given.batches.forEach((batch, step) => {
      const loss = network.onBatch(data, Uint32Array.from(batch), theta, gradient, running);
      for (let i = 0; i < theta.length; i++) theta[i]! -= 0.1 * gradient[i]!;
      expect(Math.abs(loss / given.losses[step]! - 1)).toBeLessThan(1e-10);
      expect(
        difference(
          running.mean.flatMap((mean) => [...mean]),
          given.mean[step]!,
        ),
      ).toBeLessThan(1e-10);
      expect(
        difference(
          running.variance.flatMap((variance) => [...variance]),
          given.variance[step]!,
        ),
      ).toBeLessThan(1e-10);
    });
    expect(difference(network.predict(data.inputs, data.n, theta, running), given.predictions)).toBeLessThan(1e-10);
  });
});
