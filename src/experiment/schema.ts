import * as v from "valibot";
import type { AnyOptimizer, AnySurface } from "../engine/core/types.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { isUsable, type ModifierDeclaration } from "../engine/modifiers/types.ts";
import { optimizers } from "../engine/optimizers/index.ts";
import { surfaceById, surfaces } from "../engine/surfaces/index.ts";
import { closed, said } from "./closed.ts";
import {
  abscissas,
  type Configuration,
  curves,
  defaults,
  type LaneConfiguration,
  languages,
  limits,
  type Part,
  parts,
  SURFACE_DIMENSION,
  themes,
  type ViewConfiguration,
  viewModes,
} from "./configuration.ts";
import { messages, type Noun } from "./messages.ts";
import { numberWithin, pair, parameterEntries, paramsSchema, wordOf } from "./parameters.ts";
import { isRecord } from "./plain.ts";

type Schema<T> = v.GenericSchema<unknown, T>;

/** The schema that the value's own word `key` chooses; `otherwise` says what is wrong with any other word. */
function chosenBy<T>(key: string, choices: ReadonlyMap<unknown, Schema<T>>, otherwise: Schema<unknown>): Schema<T> {
  return v.lazy((input) => {
    const schema = isRecord(input) ? choices.get(input[key]) : undefined;
    return schema ?? (otherwise as Schema<T>);
  });
}

// problem

const SURFACE: Noun = { one: "surface", many: "surfaces", ja: "曲面" };
const KIND: Noun = { one: "kind", many: "kinds", ja: "種類" };
const problemKinds = ["surface"] as const;
const surfaceIds = surfaces.map(({ id }) => id);
const anything = v.exactOptional(v.unknown());

const surfaceProblem = (surface: AnySurface) =>
  closed({
    kind: v.literal("surface"),
    id: v.literal(surface.id),
    params: v.exactOptional(paramsSchema(surface.parameters, SURFACE_DIMENSION), {}),
  });

const problem: Schema<Configuration["problem"]> = chosenBy(
  "kind",
  new Map([
    [
      "surface",
      chosenBy(
        "id",
        new Map(surfaces.map((surface) => [surface.id, surfaceProblem(surface)])),
        closed(
          { kind: v.unknown(), id: wordOf(SURFACE, surfaceIds), params: anything },
          { id: messages.missing(surfaceIds) },
        ),
      ),
    ],
  ]),
  // What other fields a problem has depends on its kind, so none is called unknown before that is known.
  v.pipe(
    v.custom<object>(isRecord, said(messages.object)),
    v.object(
      { kind: wordOf(KIND, problemKinds) },
      said(() => messages.missing(problemKinds)),
    ),
  ),
);

// lanes

const OPTIMIZER: Noun = { one: "optimizer", many: "optimizers", ja: "最適化手法" };
const optimizerIds = optimizers.map(({ id }) => id);

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

/** A modifier's kind may be left out: the first one is the default. */
function modifierSchema({ kinds, single }: ModifierDeclaration): Schema<unknown> {
  if (single) return paramsSchema(kinds[0]!.parameters, SURFACE_DIMENSION);
  const ids = kinds.map(({ id }) => id);
  const choices = new Map<unknown, Schema<unknown>>(
    kinds.map(({ id, parameters }) => [
      id,
      closed({ kind: v.exactOptional(v.literal(id), id), ...parameterEntries(parameters, SURFACE_DIMENSION) }),
    ]),
  );
  choices.set(undefined, choices.get(ids[0])!);
  const wrongKind = v.pipe(v.custom<object>(isRecord, said(messages.object)), v.object({ kind: wordOf(KIND, ids) }));
  return chosenBy("kind", choices, wrongKind);
}

const modifierSchemas = modifiers.map((modifier) => ({ ...modifier, schema: modifierSchema(modifier) }));

function laneSchema(optimizer: AnyOptimizer) {
  const usable = modifierSchemas.map(({ schema, ...modifier }) => {
    const field = isUsable(modifier, optimizer.parameters)
      ? schema
      : v.custom<unknown>(
          () => false,
          said(() => messages.modifierUnusable(optimizer.id, modifier)),
        );
    return [modifier.id, v.exactOptional(field)];
  });
  return closed({
    optimizer: v.literal(optimizer.id),
    params: v.exactOptional(paramsSchema(optimizer.parameters, SURFACE_DIMENSION), {}),
    ...(Object.fromEntries(usable) as v.ObjectEntries),
    ...appearance,
  });
}

const lane = v.pipe(
  chosenBy<unknown>(
    "optimizer",
    new Map(optimizers.map((optimizer) => [optimizer.id, laneSchema(optimizer)])),
    closed(
      {
        optimizer: wordOf(OPTIMIZER, optimizerIds),
        params: anything,
        ...Object.fromEntries(modifierSchemas.map(({ id, schema }) => [id, v.exactOptional(schema)])),
        ...appearance,
      },
      { optimizer: messages.missing(optimizerIds) },
    ),
  ),
  v.transform((lane): LaneConfiguration => {
    const { hidden, ...rest } = lane as LaneConfiguration;
    return hidden ? { ...rest, hidden } : rest;
  }),
);

const lanes = v.pipe(
  v.custom<unknown[]>(Array.isArray, said(messages.list)),
  // A list that is too long is refused before its lanes are looked at.
  v.check(
    (list) => list.length <= limits.lanes,
    said((list: unknown[]) => messages.tooMany(limits.lanes, list)),
  ),
  v.array(lane),
);

// view

const wholeNumber = (max: number) => numberWithin({ min: 0, max, integer: true });
const MODE: Noun = { one: "mode", many: "modes", ja: "表示方法" };
const CURVE: Noun = { one: "curve", many: "curves", ja: "曲線" };
const ABSCISSA: Noun = { one: "abscissa", many: "abscissas", ja: "横軸" };
const LANGUAGE: Noun = { one: "language", many: "languages", ja: "言語" };
const THEME: Noun = { one: "theme", many: "themes", ja: "配色" };

const PART: Noun = { one: "part", many: "parts", ja: "部分" };

const partList: Schema<Part[]> = v.pipe(
  v.custom<unknown[]>(Array.isArray, said(messages.list)),
  v.array(wordOf(PART, parts)),
  v.check(
    (list) => new Set(list).size === list.length,
    said((list: Part[]) => messages.repeated(list.find((part, i) => list.indexOf(part) < i)!)),
  ),
);

const interval = v.pipe(
  pair("[low, high]"),
  v.check(([low, high]) => low < high, said(messages.ascending)),
);

const view: Schema<ViewConfiguration> = v.pipe(
  closed({
    mode: v.exactOptional(wordOf(MODE, viewModes), defaults.view.mode),
    curve: v.exactOptional(wordOf(CURVE, curves), defaults.view.curve),
    abscissa: v.exactOptional(wordOf(ABSCISSA, abscissas), defaults.view.abscissa),
    lane: v.exactOptional(wholeNumber(limits.lanes - 1), defaults.view.lane),
    target: v.exactOptional(numberWithin({ min: 0, exclusiveMin: true }), defaults.view.target),
    curvature: v.exactOptional(boolean, defaults.view.curvature),
    solo: v.exactOptional(wholeNumber(limits.lanes - 1)),
    cursor: v.exactOptional(wholeNumber(limits.steps)),
    window: v.exactOptional(closed({ x: interval, y: interval })),
    camera: v.exactOptional(closed({ azimuth: numberWithin({}), elevation: numberWithin({ min: -90, max: 90 }) })),
    language: v.exactOptional(wordOf(LANGUAGE, languages)),
    theme: v.exactOptional(wordOf(THEME, themes)),
    hide: v.exactOptional(partList),
    lock: v.exactOptional(partList),
  }),
  v.transform((view): ViewConfiguration => {
    const { hide = [], lock = [], ...rest } = view;
    return { ...rest, ...(hide.length > 0 && { hide }), ...(lock.length > 0 && { lock }) };
  }),
);

// the whole

/** The schema of version 1. It takes what `plainCopy` made. Output: a complete configuration. */
export const configurationSchema: Schema<Configuration> = v.pipe(
  closed({
    version: v.literal(1),
    problem,
    start: v.exactOptional(pair("[x, y]")),
    steps: v.exactOptional(wholeNumber(limits.steps), defaults.steps),
    seed: v.exactOptional(wholeNumber(limits.seed), defaults.seed),
    lanes: v.exactOptional(lanes, [...defaults.lanes]),
    view: v.exactOptional(view, {}),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const count = value.lanes.length;
    for (const key of ["lane", "solo"] as const) {
      const index = value.view[key];
      if (index === undefined || index < count || (key === "lane" && index === 0)) continue;
      const message = said(() =>
        key === "solo" && count === 0 ? messages.soloWithoutLanes : messages.laneIndex(count, index),
      );
      addIssue({ message, path: [at({ ...value }, "view"), at({ ...value.view }, key)] });
    }
  }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Configuration => {
    const { version, problem, start = startOf(problem), ...rest } = value;
    if (start.every(Number.isFinite)) return { version, problem, start, ...rest };
    addIssue({ message: said(() => messages.noStart), path: [{ ...at({ ...value }, "start"), origin: "key" }] });
    return NEVER;
  }),
);

const at = (input: Record<string, unknown>, key: string): v.ObjectPathItem => ({
  ...{ type: "object", origin: "value", input, key, value: input[key] },
});

/** θ⁽⁰⁾ where the configuration names none. */
export function startOf({ id, params }: Configuration["problem"]): [number, number] {
  const [x, y] = surfaceById(id).start(params);
  return [x, y];
}
