import { describe, expect, test } from "vitest";
import { symmetricEigen } from "../../../src/engine/core/matrix.ts";
import { zeros } from "../../../src/engine/core/vector.ts";
import { activityHistograms } from "../../../src/engine/networks/activity.ts";
import { examplesOf } from "../../../src/engine/networks/data/examples.ts";
import { createNetwork } from "../../../src/engine/networks/network.ts";
import { spectrumOf } from "../../../src/engine/networks/spectrum.ts";
import { spreadOf } from "../../../src/engine/networks/spread.ts";
import type { Loss, ModelSpecification } from "../../../src/engine/networks/types.ts";

const { training } = examplesOf({ id: "moons", n: 120, noise: 0.15, heldOut: 0 }, 3);

const model: ModelSpecification = {
  ...{ hidden: [5, 4], activation: "tanh", pieces: 2, init: "glorot-uniform", initScale: 1 },
  ...{ bias: "zero", biasValue: 0, useBias: true, batchNorm: false, skip: false, dropout: 0 },
};

function networkOf(change: Partial<ModelSpecification> = {}, rest: { readonly loss?: Loss } = {}) {
  const network = createNetwork({
    ...{ inputs: 2, outputs: 2, model: { ...model, ...change }, loss: "cross-entropy", weightDecay: 0, ...rest },
  });
  return { network, theta: network.initial(7, training) };
}

/** Goes through to the end; what was yielded on the way, and the result. */
function finished<Step, Result>(work: Generator<Step, Result>): { readonly steps: Step[]; readonly result: Result } {
  const steps: Step[] = [];
  for (;;) {
    const next = work.next();
    if (next.done) return { steps, result: next.value };
    steps.push(next.value);
  }
}

describe("what is found out about a network", () => {
  test("the spectrum is that of the exact Hessian, and its progress goes from 0 to 1", () => {
    const { network, theta } = networkOf();
    const objective = network.objective(training);
    const n = network.dimension;
    const hessian = zeros(n * n);
    objective.hessian(theta, hessian);
    const expected = zeros(n);
    symmetricEigen(hessian, expected, zeros(n * n));
    const { steps, result } = finished(spectrumOf(objective, theta));
    const size = Math.max(...expected.map(Math.abs));
    for (const [i, value] of result.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-12 * size);
    expect(steps.every((share, i) => share > (steps[i - 1] ?? 0) && share <= 1)).toBe(true);
  });

  test("the spectrum and the spread are found where squares overflow, and there is no spectrum where H is not finite", () => {
    const { network } = networkOf({ activation: "identity" }, { loss: "squared-error" });
    const objective = network.objective(training);
    const n = network.dimension;
    const theta = zeros(n).map((_, i) => 1e50 * Math.cos(i));
    const hessian = zeros(n * n);
    objective.hessian(theta, hessian);
    const size = hessian.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
    expect(size * size).toBe(Number.POSITIVE_INFINITY);
    const expected = zeros(n);
    symmetricEigen(
      hessian.map((entry) => entry / size),
      expected,
      zeros(n * n),
    );
    const { result } = finished(spectrumOf(objective, theta));
    for (const [i, value] of result.entries()) expect(Math.abs(value / size - expected[i]!)).toBeLessThan(1e-12 * n);
    const { errors } = finished(spreadOf(network, training, theta, 1, false)).result;
    expect(errors.every((error) => error > 1e150 && Number.isFinite(error))).toBe(true);
    const beyond = finished(spectrumOf(objective, zeros(n).fill(1e200))).result;
    expect(beyond.every(Number.isNaN)).toBe(true);
  });

  test("the spread is the standard error of a mean: the examples' own spread over the root of the batch", () => {
    const { network, theta } = networkOf();
    const whole = zeros(network.dimension);
    network.onBatch(
      training,
      Uint32Array.from({ length: training.n }, (_, i) => i),
      theta,
      whole,
    );
    const one = zeros(network.dimension);
    let squares = 0;
    for (let i = 0; i < training.n; i++) {
      network.onBatch(training, Uint32Array.of(i), theta, one);
      for (const [j, g] of one.entries()) squares += (g - whole[j]!) ** 2;
    }
    const single = Math.sqrt(squares / training.n);
    const { result } = finished(spreadOf(network, training, theta, 1, false));
    expect(result.sizes).toEqual([1, 2, 4, 8, 16, 32, 64]);
    // 64 batches tell a root mean square to about 1/√128; three times that is hardly ever exceeded.
    for (const [i, size] of result.sizes.entries())
      expect(Math.abs(result.errors[i]! / (single / Math.sqrt(size)) - 1)).toBeLessThan(0.27);
  });

  test("histograms count every activation and every gradient once, on axes that all layers share", () => {
    const { network, theta } = networkOf({ activation: "relu" });
    const layers = network.activity(training, theta);
    const { range, decades, layers: found } = activityHistograms(layers);
    expect(decades[0]).toBeLessThan(decades[1]);
    for (const [i, { activations, gradients, width }] of layers.entries()) {
      const histograms = found[i]!;
      const sum = (counts: Float64Array) => counts.reduce((a, b) => a + b, 0);
      expect(sum(histograms.activations)).toBe(activations.length);
      const zeroGradients = gradients.filter((g) => g === 0).length;
      expect(sum(histograms.gradients) + zeroGradients).toBe(gradients.length);
      expect(Math.min(...activations)).toBeGreaterThanOrEqual(range[0]);
      expect(Math.max(...activations)).toBeLessThanOrEqual(range[1]);
      const dead = Array.from({ length: width }, (_, unit) =>
        activations.every((a, k) => k % width !== unit || a === 0),
      ).filter(Boolean).length;
      expect(histograms.dead).toBeCloseTo(dead / width, 12);
    }
  });
});
