import type { Configuration, OtherConfiguration } from "./configuration.ts";
import { matrixKind } from "./matrix/kind.ts";
import type { ProblemKind } from "./problem-kind.ts";

type KindId = OtherConfiguration["problem"]["kind"];

/** Every kind of problem that declares itself. Surfaces and networks do not yet. */
const kinds: { readonly [Kind in KindId]: ProblemKind<Extract<OtherConfiguration, { problem: { kind: Kind } }>> } = {
  matrix: matrixKind,
};

export const declaredKinds = Object.keys(kinds) as readonly KindId[];

/** The declaration of a kind; undefined for one that has none. */
export const kindOf = (kind: Configuration["problem"]["kind"]): ProblemKind | undefined =>
  (kinds as Readonly<Partial<Record<string, ProblemKind>>>)[kind];
