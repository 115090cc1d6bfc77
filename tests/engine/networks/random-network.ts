import * as fc from "fast-check";
import type { Vector } from "../../../src/engine/core/types.ts";
import { createNetwork, type NetworkSpecification } from "../../../src/engine/networks/network.ts";
import {
  activations,
  type Data,
  initializations,
  losses,
  type ModelSpecification,
  type Network,
} from "../../../src/engine/networks/types.ts";

/** A model with all defaults but those given. */
export function model(parts: Partial<ModelSpecification> = {}): ModelSpecification {
  return {
    hidden: [8, 8],
    activation: "tanh",
    pieces: 2,
    init: "glorot-uniform",
    initScale: 1,
    bias: "zero",
    biasValue: 0.1,
    useBias: true,
    batchNorm: false,
    skip: false,
    dropout: 0,
    ...parts,
  };
}

/** Examples from a fixed sequence of numbers in (−1, 1) that has no pattern a network could meet: the fractions of multiples of √2. */
export function examples(n: number, width: number, outputs: number, classes: boolean): Data {
  const draw = (i: number) => 2 * ((Math.SQRT2 * (i + 1) * (i + 7)) % 1) - 1;
  return {
    n,
    width,
    inputs: Float64Array.from({ length: n * width }, (_, i) => draw(i)),
    outputs,
    labels: classes
      ? Uint32Array.from({ length: n }, (_, i) => Math.floor(((draw(i + 1000) + 1) / 2) * outputs))
      : null,
    targets: Float64Array.from({ length: n * outputs }, (_, i) => draw(i + 5000)),
  };
}

export interface Case {
  readonly specification: NetworkSpecification;
  readonly data: Data;
  readonly seed: number;
}

/** Networks of every kind, their data, and a seed for their parameters. Cross-entropy needs labels or distributions, so labels. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 4 }),
    outputs: fc.integer({ min: 1, max: 4 }),
    hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
    activation: fc.constantFrom(...activations),
    // Of single layers, where layers differ.
    others: fc.option(fc.array(fc.constantFrom(...activations), { minLength: 4, maxLength: 4 }), { nil: null }),
    useBias: fc.boolean(),
    pieces: fc.integer({ min: 2, max: 3 }),
    init: fc.constantFrom(...initializations.filter((init) => init !== "zeros" && init !== "constant")),
    batchNorm: fc.boolean(),
    skip: fc.boolean(),
    auxiliary: fc.boolean(),
    loss: fc.constantFrom(...losses),
    weightDecay: fc.constantFrom(0, 0.1),
    n: fc.integer({ min: 2, max: 9 }),
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ inputs, outputs, loss, weightDecay, n, seed, auxiliary, others, ...parts }) => ({
    specification: {
      inputs,
      outputs,
      loss,
      weightDecay,
      model: model({
        ...parts,
        ...(others && { activation: others.slice(0, parts.hidden.length) }),
        ...(auxiliary && parts.hidden.length > 0 && { auxiliary: { layers: [1, parts.hidden.length], weight: 0.3 } }),
      }),
    },
    data: examples(n, inputs, outputs, loss === "cross-entropy"),
    seed,
  }));

/** The network, and parameters none of which is at a special place: biases, γ and β drawn too. */
export function prepared({ specification, data, seed }: Case): { network: Network; theta: Vector } {
  const network = createNetwork(specification);
  const theta = network.initial(seed, data);
  for (let i = 0; i < theta.length; i++) theta[i]! += 0.3 * Math.sin(1 + i + seed);
  return { network, theta };
}
