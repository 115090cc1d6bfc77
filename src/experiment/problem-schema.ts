import * as v from "valibot";
import type { ParameterValues } from "../engine/core/types.ts";
import type { CataloguedKind, CataloguedProblem } from "../engine/problems/catalogues.ts";
import { chosenBy, closed, type Schema } from "./closed.ts";
import { messages, type Noun } from "./messages.ts";
import { paramsSchema, wordOf } from "./parameters.ts";

const NOUNS: Readonly<Record<CataloguedKind, Noun>> = {
  surface: { one: "surface", many: "surfaces", ja: "曲面" },
  matrix: { one: "matrix problem", many: "matrix problems", ja: "行列の問題" },
};

/** A problem of a catalogue: its kind, one of the ids, and that one's parameters. */
export function problemSchema<K extends CataloguedKind>(
  kind: K,
  problems: readonly CataloguedProblem[],
  dimension: number | null,
): Schema<{ readonly kind: K; readonly id: string; readonly params: ParameterValues }> {
  const ids = problems.map(({ id }) => id);
  return chosenBy(
    "id",
    new Map(
      problems.map(({ id, parameters }) => [
        id,
        closed({
          kind: v.literal(kind),
          id: v.literal(id),
          params: v.exactOptional(paramsSchema(parameters, dimension), {}),
        }),
      ]),
    ),
    closed(
      { kind: v.unknown(), id: wordOf(NOUNS[kind], ids), params: v.exactOptional(v.unknown()) },
      { id: messages.missing(ids) },
    ),
  );
}
