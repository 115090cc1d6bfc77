import { expect, it } from "vitest";
import { symmetricEigen } from "../../../src/engine/core/matrix.ts";
import { dot, zeros } from "../../../src/engine/core/vector.ts";
import { planeOf } from "../../../src/engine/networks/plane/plane.ts";
import { slice } from "../../../src/engine/networks/plane/slice.ts";
import { isNetwork } from "../../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { networkTaskOf } from "../lanes.ts";
import { drawn } from "./bowl.ts";

it.each([
  { activation: "tanh", batchNorm: false },
  { activation: "softplus", batchNorm: true },
])(
  "a plane through a network has its exact derivatives, and the sharpest directions are those of the whole spectrum (%o)",
  (model) => {
    const parsed = parseConfiguration({
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: "moons", n: 30 },
        model: { hidden: [6, 5], ...model },
        weightDecay: 0.01,
      },
    });
    if (!parsed.ok || !isNetwork(parsed.configuration)) throw new Error("the configuration is not valid");
    const task = networkTaskOf(parsed.configuration);
    const { network, objective } = task;
    const n = network.dimension;
    const theta = Float64Array.from(task.start);

    // The slice's derivatives against central differences of its values.
    const surface = slice(objective, theta, drawn(n, 1), drawn(n, 2));
    const x = Float64Array.of(0.05, -0.08);
    const [gradient, hessian] = [zeros(2), zeros(4)];
    expect(surface.valueAndGradient(x, gradient)).toBe(surface.value(x));
    surface.hessian(x, hessian);
    const h = 1e-4;
    for (let i = 0; i < 2; i++) {
      const [up, down] = [1, -1].map((sign) => x.map((entry, c) => entry + (c === i ? sign * h : 0)));
      expect((surface.value(up!) - surface.value(down!)) / (2 * h) / gradient[i]!).toBeCloseTo(1, 5);
      const [above, below] = [up!, down!].map((at) => {
        const slope = zeros(2);
        surface.valueAndGradient(at, slope);
        return slope;
      });
      for (let j = 0; j < 2; j++) expect((above![j]! - below![j]!) / (2 * h) / hessian[2 * i + j]!).toBeCloseTo(1, 4);
    }

    const path = { lane: 0, diverged: false, steps: [0, 1], points: [theta, theta.map((entry) => entry + 0.1)] };
    const work = planeOf({ kind: "eigenvectors", lane: 0, at: "start" }, [path], objective, network.blocks);
    let next = work.next();
    while (!next.done) next = work.next();
    const { directions, spectrum } = next.value;
    const [whole, values, vectors] = [zeros(n * n), zeros(n), zeros(n * n)];
    objective.hessian(theta, whole);
    symmetricEigen(whole, values, vectors);
    expect(spectrum!.converged).toBe(true);
    for (const k of [0, 1]) {
      expect(spectrum!.values[k]! / values[n - 1 - k]!).toBeCloseTo(1, 8);
      const vector = zeros(n).map((_, i) => vectors[i * n + n - 1 - k]!);
      expect(Math.abs(dot(vector, directions[k]!))).toBeCloseTo(1, 6);
    }
  },
);
