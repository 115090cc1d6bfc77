import type { Text } from "../engine/core/types.ts";
import type { ModelSpecification } from "../engine/networks/types.ts";
import { networkMessages } from "./network-messages.ts";

/** What is wrong, and the keys of the field. */
export type Mistake = readonly [keys: readonly (string | number)[], text: Text];

/** What fields of a model, each in order by itself, have wrong with each other. */
export function* modelMistakes({ hidden, activation, auxiliary }: ModelSpecification): Generator<Mistake> {
  if (typeof activation !== "string" && activation.length !== hidden.length)
    yield [["activation"], networkMessages.activationCount(hidden.length, activation.length)];
  for (const [i, layer] of (auxiliary?.layers ?? []).entries()) {
    const text =
      layer > hidden.length
        ? networkMessages.auxiliaryLayer(hidden.length, layer)
        : auxiliary!.layers.indexOf(layer) < i
          ? networkMessages.auxiliaryTwice(layer)
          : null;
    if (text) yield [["auxiliary", "layers", i], text];
  }
}
