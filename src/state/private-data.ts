import { type DatasetSpecification, type InlineDataset, isInline } from "../engine/networks/data/index.ts";
import type { Configuration } from "../experiment/configuration.ts";

/** Examples that were read from a file in this visit, by what tells them apart, with what their classes are called. A change of the experiment copies them, so not by identity. */
const brought = new Map<string, readonly string[]>();

/** The first and the last example, and how many there are: no two tables that somebody brings will agree in all that by chance. */
const markOf = ({ inputs, targets }: InlineDataset) =>
  JSON.stringify([inputs.length, inputs[0], targets[0], inputs.at(-1), targets.at(-1)]);

/** Remembers that examples are the user's own: no link, no history and no list of recent experiments may hold them. `classes`: their names. */
export function keepPrivate(dataset: InlineDataset, classes: readonly string[]): void {
  brought.set(markOf(dataset), classes);
}

/** What the classes of a data set are called in the file that it was read from in this visit; none where only numbers are known. */
export const classNamesOf = (dataset: DatasetSpecification): readonly string[] =>
  (isInline(dataset) && brought.get(markOf(dataset))) || [];

const isBrought = (dataset: DatasetSpecification) => isInline(dataset) && brought.has(markOf(dataset));

/** Whether an experiment works on data that must not leave the device, so that there is no link to it. */
export const isPrivate = ({ problem }: Configuration): boolean =>
  problem.kind === "network" && isBrought(problem.dataset);
