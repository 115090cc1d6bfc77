import type { Rule } from "../core/rule.ts";
import type { Parameters } from "../core/types.ts";
import { type Description, described } from "./declare.ts";
import { type MethodId, methodIds, ruleOf } from "./rules.ts";
import { words } from "./words.ts";

/** An optimizer with the words for it and for its parameters. */
export interface Optimizer extends Omit<Rule, "parameters">, Description {
  readonly id: MethodId;
  readonly parameters: Parameters;
}

/** Every optimizer, in the order of the book. */
export const optimizers: readonly Optimizer[] = methodIds.map((id) => {
  const { parameters, ...rule } = ruleOf(id);
  return { id, ...rule, ...words[id], parameters: described(parameters, words[id].parameters) };
});

const byId = Object.fromEntries(optimizers.map((optimizer) => [optimizer.id, optimizer])) as Readonly<
  Record<MethodId, Optimizer>
>;

export const optimizerById = (id: MethodId): Optimizer => byId[id];
