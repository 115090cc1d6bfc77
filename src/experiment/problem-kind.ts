import type { Scale } from "../engine/core/types.ts";
import type { LaneSpecification } from "../engine/stepper.ts";
import type { Schema } from "./closed.ts";
import type { Configuration, LaneConfiguration } from "./configuration.ts";

/** What the configuration, its links and its results need of a kind of problem. Its problems are in the engine's catalogue. */
export interface ProblemKind<C extends Configuration = Configuration> {
  /** What --help says of the kind as a whole. */
  readonly about: string;
  /** The schema of a whole configuration with a problem of this kind. */
  readonly schema: Schema<C>;
  /** The lanes of an experiment that names none. */
  defaultLanes(experiment: Pick<C, "problem" | "start" | "steps" | "seed">): readonly LaneConfiguration[];
  /** The length of θ. */
  dimension(problem: C["problem"]): number;
  /** The largest rate at which plain gradient descent makes steady progress, and half the distance that is worth crossing. */
  scale(problem: C["problem"]): Scale;
  /** The greatest lower bound of J; null where none is known. */
  infimum(problem: C["problem"]): number | null;
  /** Whether the problem has what an option needs. */
  offers(problem: C["problem"], need: string): boolean;
  /** Whether the lanes take more work, or record more, than there may be. */
  takesTooMuch(configuration: C): boolean;
  /** The names of all columns of a lane's record. Those that end in _0, _1, … are one list in JSON. */
  columnNames(problem: C["problem"], lane: LaneSpecification): readonly string[];
}
