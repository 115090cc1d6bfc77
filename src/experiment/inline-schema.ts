import * as v from "valibot";
import type { Text } from "../engine/core/types.ts";
import { MOST_EXAMPLES } from "../engine/networks/data/declare.ts";
import type { InlineDataset, OwnFile } from "../engine/networks/data/index.ts";
import { closed, pathTo, type Schema, said } from "./closed.ts";
import { messages } from "./messages.ts";
import { networkMessages } from "./network-messages.ts";
import { ownFile } from "./own-file-schema.ts";
import { numberWithin } from "./parameters.ts";

/** Numbers of an example's input, and of a target that is no class. */
const MOST_INPUTS = 1024;
const MOST_OUTPUTS = 256;
const MOST_CLASS = MOST_OUTPUTS - 1;

type Mistake = readonly [keys: readonly (string | number)[], text: Text];

/** The first number in a list that is none, as a mistake; null where all are finite. */
function wrongNumber(list: readonly unknown[], keys: readonly (string | number)[]): Mistake | null {
  for (const [i, x] of list.entries()) {
    if (typeof x !== "number" || !Number.isFinite(x)) return [[...keys, i], messages.number(x)];
  }
  return null;
}

/** The first row that is no list of as many finite numbers as the first row has; null where all are. */
function wrongRow(rows: readonly unknown[], key: string, most: number): Mistake | null {
  const [first] = rows;
  if (!Array.isArray(first) || first.length < 1 || first.length > most) {
    return [[key, 0], networkMessages.width(most, first)];
  }
  for (const [i, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== first.length)
      return [[key, i], networkMessages.example(first.length, row)];
    const wrong = wrongNumber(row, [key, i]);
    if (wrong) return wrong;
  }
  return null;
}

function wrongInputs(inputs: unknown): Mistake | null {
  if (!Array.isArray(inputs) || inputs.length < 1 || inputs.length > MOST_EXAMPLES) {
    return [["inputs"], networkMessages.examples(MOST_EXAMPLES, inputs)];
  }
  return wrongRow(inputs, "inputs", MOST_INPUTS);
}

function wrongTargets(targets: unknown, count: number): Mistake | null {
  if (!Array.isArray(targets) || targets.length !== count)
    return [["targets"], networkMessages.targets(count, targets)];
  if (Array.isArray(targets[0])) return wrongRow(targets, "targets", MOST_OUTPUTS);
  for (const [i, label] of targets.entries()) {
    if (typeof label === "number" && Number.isInteger(label) && label >= 0 && label <= MOST_CLASS) continue;
    return [["targets", i], networkMessages.classLabel(MOST_CLASS, label)];
  }
  return null;
}

/** Names of columns that are not as many as an example has inputs, as a mistake; null where they are, or there are none. */
function wrongColumns(own: OwnFile | undefined, width: number): Mistake | null {
  const count = own?.inputs.length ?? 0;
  if (count !== 0 && count !== width) return [["private", "inputs"], networkMessages.columns(width, count)];
  const read = own?.reading?.inputs.length ?? width;
  return read === width ? null : [["private", "reading", "inputs"], networkMessages.columns(width, read)];
}

/** Examples that the configuration lists. They are looked at in plain loops, since there may be a great many numbers. */
export const inlineDataset: Schema<InlineDataset> = v.pipe(
  closed({
    id: v.literal("inline"),
    private: v.exactOptional(ownFile),
    inputs: v.unknown(),
    targets: v.unknown(),
    heldOut: v.exactOptional(numberWithin({ min: 0, max: 0.9 }), 0),
    standardize: v.exactOptional(v.boolean(said(messages.boolean)), false),
  }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): InlineDataset => {
    const { inputs, targets, private: own } = value;
    const mistake =
      wrongInputs(inputs) ??
      wrongTargets(targets, (inputs as unknown[]).length) ??
      wrongColumns(own, (inputs as unknown[][])[0]!.length);
    if (!mistake) return value as unknown as InlineDataset;
    const [keys, text] = mistake;
    addIssue({ message: said(() => text), path: pathTo(value, keys) });
    return NEVER;
  }),
);
