import type { Vector } from "../core/types.ts";
import { isFiniteVector, zeros } from "../core/vector.ts";
import { activationsOf } from "./shape.ts";
import type { Activation, Data, LayerActivity, ModelSpecification, Network } from "./types.ts";

/** Why a network cannot learn, or not any more. Layers count from 0. */
export type DeadEnd =
  /** θ, or what a layer makes of the data, is not finite; `layer` is the first such, null for θ. The causes below are not looked for then. */
  | { readonly kind: "not-finite"; readonly layer: number | null }
  /** No ReLU of the layer fires for any example, so no gradient passes it. */
  | { readonly kind: "dead"; readonly layer: number }
  /** This share of the layer's sigmoids or hyperbolic tangents, at least `SATURATED_LAYER`, are so near their bounds that little gradient passes. */
  | { readonly kind: "saturated"; readonly layer: number; readonly share: number }
  /** Batch normalization divides this many units of the layer, which are the same for all examples, by √ε alone. */
  | { readonly kind: "no-variance"; readonly layer: number; readonly units: number }
  /** Likewise on one minibatch, of so many examples, although not on all data. */
  | { readonly kind: "no-variance-in-batch"; readonly layer: number; readonly units: number; readonly examples: number }
  /** Batch normalization of a minibatch of one example gives β, whatever the example. */
  | { readonly kind: "batch-of-one" };

/** A unit counts as saturated where its slope is below this share of the steepest. */
const SATURATED_SLOPE = 0.02;
const SATURATED_LAYER = 0.9;
/** Far below the ε = 1e-5 that batch normalization adds to it. */
const LEAST_VARIANCE = 1e-10;

/** What minibatches are like: the number of examples of the smallest, and the examples of one that is looked at. */
export interface BatchesSeen {
  readonly smallest: number;
  readonly batch: Uint32Array;
}

/** The dead ends that a network is in at θ, seen on these data and minibatches. */
export function diagnose(
  network: Network,
  model: ModelSpecification,
  data: Data,
  theta: Vector,
  { smallest, batch }: BatchesSeen,
): readonly DeadEnd[] {
  const found: DeadEnd[] = model.batchNorm && smallest === 1 ? [{ kind: "batch-of-one" }] : [];
  if (!isFiniteVector(theta)) return [...found, { kind: "not-finite", layer: null }];
  const activity = network.activity(data, theta);
  const overflown = activity.findIndex(({ activations }) => !isFiniteVector(activations));
  if (overflown >= 0) return [...found, { kind: "not-finite", layer: overflown }];
  const kinds = activationsOf(model);
  found.push(...activity.slice(0, -1).flatMap((layer, index) => deadEndsOf(kinds[index]!, layer, index)));
  if (!model.batchNorm || batch.length === 1 || batch.length === data.n) return found;
  for (const [layer, { variance }] of network.activity(partOf(data, batch), theta).entries()) {
    const units = constantUnits(variance);
    if (units > constantUnits(activity[layer]!.variance))
      found.push({ kind: "no-variance-in-batch", layer, units, examples: batch.length });
  }
  return found;
}

/** The examples at these places. */
function partOf(data: Data, places: Uint32Array): Data {
  const { width, outputs } = data;
  const rows = (from: Vector, columns: number) => {
    const to = zeros(places.length * columns);
    for (const [i, place] of places.entries())
      to.set(from.subarray(place * columns, (place + 1) * columns), i * columns);
    return to;
  };
  const labels = data.labels && Uint32Array.from(places, (place) => data.labels![place]!);
  return { ...data, n: places.length, labels, inputs: rows(data.inputs, width), targets: rows(data.targets, outputs) };
}

/** Units that batch normalization finds to be the same for all examples. */
const constantUnits = (variance: Vector | undefined): number => variance?.filter((v) => v < LEAST_VARIANCE).length ?? 0;

function deadEndsOf(activation: Activation, { activations, variance }: LayerActivity, layer: number) {
  const found: DeadEnd[] = [];
  const units = constantUnits(variance);
  if (units > 0) found.push({ kind: "no-variance", layer, units });
  if (activation === "relu" && activations.every((a) => a === 0)) found.push({ kind: "dead", layer });
  if (activation === "tanh" || activation === "sigmoid") {
    // Slopes as shares of the steepest: 1 − a² and 4 a (1 − a).
    const slope = activation === "tanh" ? (a: number) => 1 - a * a : (a: number) => 4 * a * (1 - a);
    const share = activations.filter((a) => slope(a) < SATURATED_SLOPE).length / activations.length;
    if (share >= SATURATED_LAYER) found.push({ kind: "saturated", layer, share });
  }
  return found;
}
