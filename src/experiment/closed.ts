import * as v from "valibot";
import { once } from "../engine/core/once.ts";
import type { Text } from "../engine/core/types.ts";
import { MOST_ERRORS } from "./errors.ts";
import { messages } from "./messages.ts";
import { isRecord } from "./plain.ts";

/** A message that comes out in the language of the parse (valibot's `lang`). */
export const said =
  <Input>(text: (input: Input) => Text) =>
  (issue: v.BaseIssue<Input>): string =>
    text(issue.input)[issue.lang === "ja" ? "ja" : "en"];

/**
 * An object with these fields and no others. Unlike valibot's strictObject it reports every unknown field, and those before what
 * is missing, since a misspelt field is both. `whenMissing`: what to say of a required field that is not there.
 */
export function closed<const E extends v.ObjectEntries>(
  entries: E,
  whenMissing: { readonly [K in keyof E]?: Text } = {},
) {
  const known = Object.keys(entries);
  const missing = (issue: v.ObjectIssue): string => {
    const key = issue.path?.[0].key as keyof E;
    return (whenMissing[key] ?? messages.missing())[issue.lang === "ja" ? "ja" : "en"];
  };
  type Fields = v.ObjectSchema<E, typeof missing>;
  const fields = v.object(entries, missing) as unknown as v.GenericSchema<unknown, v.InferOutput<Fields>>;
  return v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isRecord, said(messages.object)),
    v.rawTransform(({ dataset: { value: input }, config, addIssue, NEVER }): v.InferOutput<Fields> => {
      let unknown = 0;
      for (const key of Object.keys(input)) {
        if (Object.hasOwn(entries, key)) continue;
        if (unknown++ === MOST_ERRORS) break;
        const path: v.ObjectPathItem = { type: "object", origin: "key", input: { ...input }, key, value: input[key] };
        addIssue({ message: said(() => messages.field(key, known)), path: [path] });
      }
      const result = v.safeParse(fields, input, config as v.Config<v.BaseIssue<unknown>>);
      for (const { message, path } of result.issues ?? []) addIssue({ message, ...(path && { path }) });
      return result.success ? result.output : NEVER;
    }),
  );
}

export type Schema<T> = v.GenericSchema<unknown, T>;

/** The schema that the value's own word `key` chooses; `otherwise` says what is wrong with any other word. */
export function chosenBy<T>(
  key: string,
  choices: ReadonlyMap<unknown, Schema<T>>,
  otherwise: Schema<unknown>,
): Schema<T> {
  return v.lazy((input) => {
    const schema = isRecord(input) ? choices.get(input[key]) : undefined;
    return schema ?? (otherwise as Schema<T>);
  });
}

/** A schema that is made when a value is first held to it: most values need few of the many that there are. */
export const deferred = <T>(make: () => Schema<T>): Schema<T> => v.lazy(once(make));

/** The way to a place within a value, as an issue has it. */
export function pathTo(value: unknown, keys: readonly (string | number)[]): [v.IssuePathItem, ...v.IssuePathItem[]] {
  let input = value as Record<string | number, unknown>;
  return keys.map((key): v.IssuePathItem => {
    const item = { type: "unknown", origin: "value", input, key, value: input?.[key] } as const;
    input = item.value as typeof input;
    return item;
  }) as [v.IssuePathItem, ...v.IssuePathItem[]];
}
