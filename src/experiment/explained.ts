import type { Vector } from "../engine/core/types.ts";
import { examplesOf } from "../engine/networks/data/examples.ts";
import { sizesOf } from "../engine/networks/data/index.ts";
import { determination, targetVariance } from "../engine/networks/determination.ts";
import type { Data } from "../engine/networks/types.ts";
import { type Configuration, isNetwork } from "./configuration.ts";

/** Columns of R² by the columns of the errors that they follow from. */
const SOURCES = { r2: "dataLoss", heldOutR2: "heldOutLoss" } as const;

/** The names of the columns of R² that lanes of an experiment have: none for classes, nor for targets that do not vary. */
export function explainedNames(configuration: Configuration): readonly (keyof typeof SOURCES)[] {
  return Object.keys(variancesOf(configuration)) as (keyof typeof SOURCES)[];
}

function variancesOf(configuration: Configuration): Partial<Record<keyof typeof SOURCES, number>> {
  if (!isNetwork(configuration) || sizesOf(configuration.problem.dataset).classes) return {};
  const { training, heldOut } = examplesOf(configuration.problem.dataset, configuration.seed);
  const of = (data: Data | null) => data && targetVariance(data);
  const entries = { r2: of(training), heldOutR2: of(heldOut) };
  return Object.fromEntries(Object.entries(entries).filter(([, variance]) => variance !== null));
}

/** A lane's columns with those of R² behind them. */
export function withExplained(
  configuration: Configuration,
  columns: ReadonlyMap<string, Vector>,
): ReadonlyMap<string, Vector> {
  const explained = Object.entries(variancesOf(configuration)).flatMap(([name, variance]) => {
    const errors = columns.get(SOURCES[name as keyof typeof SOURCES]);
    return errors ? [[name, errors.map((error) => determination(error, variance))] as const] : [];
  });
  return new Map([...columns, ...explained]);
}
