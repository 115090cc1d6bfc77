import * as v from "valibot";
import type { ParameterValues, Text } from "../engine/core/types.ts";
import { type Optimizer, optimizers } from "../engine/methods/index.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { type ModifierDeclaration, misfitOf } from "../engine/modifiers/types.ts";
import { chosenBy, closed, deferred, pathTo, type Schema, said } from "./closed.ts";
import { type LaneConfiguration, limits } from "./configuration.ts";
import { messages, type Noun } from "./messages.ts";
import { parameterEntries, paramsSchema, wordOf } from "./parameters.ts";
import { isRecord } from "./plain.ts";

const OPTIMIZER: Noun = { one: "optimizer", many: "optimizers", ja: "最適化手法" };
export const KIND: Noun = { one: "kind", many: "kinds", ja: "種類" };
const optimizerIds = optimizers.map(({ id }) => id);
const anything = v.exactOptional(v.unknown());

const name = v.pipe(
  v.string(said(messages.string)),
  v.check(
    (text) => text.length <= 2 * limits.nameLength && Array.from(text).length <= limits.nameLength,
    said((text: string) => messages.tooLong(limits.nameLength, text)),
  ),
  v.check((text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text), said(messages.oneLine)),
);

const color = v.pipe(v.string(said(messages.color)), v.regex(/^#[0-9a-f]{6}$/i, said(messages.color)));

const boolean = v.boolean(said(messages.boolean));

const appearance = {
  name: v.exactOptional(name),
  color: v.exactOptional(color),
  hidden: v.exactOptional(boolean),
};

/** What lanes work on. */
export interface Ground {
  /** The length of θ where that is the same for all; null where no field may list one number a coordinate. */
  readonly dimension: number | null;
  /** Why a modifier makes no sense here, whatever the optimizer; null where it does. */
  refuses(modifier: ModifierDeclaration): Text | null;
  /** Fields that lanes have besides. */
  readonly fields: v.ObjectEntries;
  /** What at least some of the problems have that some options need; absent: nothing. */
  readonly offers?: readonly string[];
}

/** A modifier's kind may be left out: the first one is the default. */
function modifierSchema({ kinds, single }: ModifierDeclaration, dimension: number | null): Schema<unknown> {
  if (single) return paramsSchema(kinds[0]!.parameters, dimension);
  const ids = kinds.map(({ id }) => id);
  const choices = new Map<unknown, Schema<unknown>>(
    kinds.map(({ id, parameters }) => [
      id,
      closed({ kind: v.exactOptional(v.literal(id), id), ...parameterEntries(parameters, dimension) }),
    ]),
  );
  choices.set(undefined, choices.get(ids[0])!);
  const wrongKind = v.pipe(v.custom<object>(isRecord, said(messages.object)), v.object({ kind: wordOf(KIND, ids) }));
  return chosenBy("kind", choices, wrongKind);
}

/** The options that a lane's parameters have and that need something of the problem, by the parameter's name. */
export function* optionNeeds(
  { parameters }: Pick<Optimizer, "parameters">,
  params: ParameterValues,
): Generator<readonly [name: string, option: { readonly value: string; readonly needs: string }]> {
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = params[name];
    if (parameter.kind !== "choice" || typeof value !== "string") continue;
    const needs = parameter.needs?.[value];
    if (needs !== undefined) yield [name, { value, needs }];
  }
}

const never = (text: Text): Schema<unknown> =>
  v.custom<unknown>(
    () => false,
    said(() => text),
  );

/** The schema of a configuration's lanes. */
export function lanesSchema(ground: Ground): Schema<readonly LaneConfiguration[]> {
  const { dimension, fields } = ground;
  const modifierSchemas = modifiers.map((modifier) => {
    const refused = ground.refuses(modifier);
    return { ...modifier, schema: refused ? never(refused) : deferred(() => modifierSchema(modifier, dimension)) };
  });

  function laneSchema(optimizer: Optimizer) {
    const usable = modifierSchemas.map(({ schema, ...modifier }) => {
      const misfit = misfitOf(modifier, optimizer, {});
      // Where the optimizer's settings decide, they are looked at below, once they are known to be in order.
      const always = misfit !== null && Object.keys(misfit.setting).length === 0;
      return [modifier.id, v.exactOptional(always ? never(messages.misfit(optimizer.id, misfit)) : schema)];
    });
    const schema = closed({
      optimizer: v.literal(optimizer.id),
      params: v.exactOptional(paramsSchema(optimizer.parameters, dimension), {}),
      ...(Object.fromEntries(usable) as v.ObjectEntries),
      ...fields,
      ...appearance,
    });
    return v.pipe(
      schema,
      v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
        if (!typed) return;
        for (const [name, needed] of optionNeeds(optimizer, (value as { params: ParameterValues }).params)) {
          if (ground.offers?.includes(needed.needs)) continue;
          addIssue({ message: said(() => messages.needsBlocks(needed.value)), path: pathTo(value, ["params", name]) });
        }
        const { params, ...lane } = value as { params: ParameterValues } & Readonly<Record<string, unknown>>;
        for (const modifier of modifiers) {
          const misfit = lane[modifier.id] === undefined ? null : misfitOf(modifier, optimizer, params);
          if (!misfit) continue;
          const message = said(() => messages.misfit(optimizer.id, misfit));
          addIssue({ message, path: pathTo(value, [modifier.id]) });
        }
      }),
    );
  }

  const lane = v.pipe(
    chosenBy<unknown>(
      "optimizer",
      new Map(optimizers.map((optimizer) => [optimizer.id, deferred(() => laneSchema(optimizer))])),
      closed(
        {
          optimizer: wordOf(OPTIMIZER, optimizerIds),
          params: anything,
          ...Object.fromEntries(modifierSchemas.map(({ id, schema }) => [id, v.exactOptional(schema)])),
          ...fields,
          ...appearance,
        },
        { optimizer: messages.missing(optimizerIds) },
      ),
    ),
    v.transform((lane): LaneConfiguration => {
      const { hidden, model = {}, ...rest } = lane as LaneConfiguration;
      return { ...rest, ...(Object.keys(model).length > 0 && { model }), ...(hidden && { hidden }) };
    }),
  );

  return v.pipe(
    v.custom<unknown[]>(Array.isArray, said(messages.list)),
    // A list that is too long is refused before its lanes are looked at.
    v.check(
      (list) => list.length <= limits.lanes,
      said((list: unknown[]) => messages.tooMany(limits.lanes, list)),
    ),
    v.array(lane),
  );
}
