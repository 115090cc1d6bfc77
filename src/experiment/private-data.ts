import { type DatasetSpecification, isInline, type OwnFile } from "../engine/networks/data/index.ts";
import type { Configuration } from "./configuration.ts";

const ownFile = (dataset: DatasetSpecification): OwnFile | null => (isInline(dataset) && dataset.private) || null;

/** The file of somebody's own that an experiment works on, which no link, no history and no list of recent experiments may hold; null where there is none. */
export const privateFile = ({ problem }: Pick<Configuration, "problem">): OwnFile | null =>
  problem.kind === "network" ? ownFile(problem.dataset) : null;

/** Whether an experiment works on data that must not leave the device, so that there is no link to it. */
export const isPrivate = (configuration: Configuration): boolean => privateFile(configuration) !== null;

/** Whether classes are called by the numbers that they have anyway, so that the names say nothing. */
export const namesAreNumbers = (names: readonly string[]): boolean =>
  names.every((name, label) => name === String(label));

/** What the classes of a data set are called in the file that it was read from; none where only numbers are known. */
export function classNamesOf(dataset: DatasetSpecification): readonly string[] {
  const names = ownFile(dataset)?.classes ?? [];
  return namesAreNumbers(names) ? [] : names;
}
