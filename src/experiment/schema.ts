import * as v from "valibot";
import type { AnySurface } from "../engine/core/types.ts";
import { surfaceById, surfaces } from "../engine/surfaces/index.ts";
import { chosenBy, closed, pathTo, type Schema, said } from "./closed.ts";
import {
  type Configuration,
  defaults,
  limits,
  type NetworkConfiguration,
  SURFACE_DIMENSION,
  type SurfaceConfiguration,
} from "./configuration.ts";
import { defaultLanes } from "./default-lanes.ts";
import { KIND, lanesSchema } from "./lane-schema.ts";
import { messages, type Noun } from "./messages.ts";
import { networkChecks } from "./network-checks.ts";
import { networkLanesSchema, networkProblemSchema, startSchema } from "./network-schema.ts";
import { numberWithin, pair, paramsSchema, wordOf } from "./parameters.ts";
import { isRecord } from "./plain.ts";
import { lanesOf } from "./plane.ts";
import { viewSchema, wholeNumber } from "./view-schema.ts";

// surfaces

const SURFACE: Noun = { one: "surface", many: "surfaces", ja: "曲面" };
const problemKinds = ["surface", "network"] as const;
const surfaceIds = surfaces.map(({ id }) => id);

const surfaceProblem = (surface: AnySurface) =>
  closed({
    kind: v.literal("surface"),
    id: v.literal(surface.id),
    params: v.exactOptional(paramsSchema(surface.parameters, SURFACE_DIMENSION), {}),
  });

const problem: Schema<SurfaceConfiguration["problem"]> = chosenBy(
  "kind",
  new Map([
    [
      "surface",
      chosenBy(
        "id",
        new Map(surfaces.map((surface) => [surface.id, surfaceProblem(surface)])),
        closed(
          { kind: v.unknown(), id: wordOf(SURFACE, surfaceIds), params: v.exactOptional(v.unknown()) },
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

/** θ⁽⁰⁾ where the configuration names none. */
export function startOf({ id, params }: SurfaceConfiguration["problem"]): [number, number] {
  const [x, y] = surfaceById(id).start(params);
  return [x, y];
}

// the whole

const runFields = {
  steps: v.exactOptional(wholeNumber(limits.steps), defaults.steps),
  seed: v.exactOptional(wholeNumber(limits.seed), defaults.seed),
  stopAtLoss: v.exactOptional(numberWithin({})),
};
const viewField = { view: v.exactOptional(viewSchema, {}) };

/** What is wrong with the view's lane indices. */
const laneIndices = <C extends Partial<Pick<Configuration, "lanes">> & Pick<Configuration, "view">>() =>
  v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const count = (value.lanes ?? defaults.lanes).length;
    for (const key of ["lane", "solo"] as const) {
      const index = value.view[key];
      if (index === undefined || index < count || (key === "lane" && index === 0)) continue;
      const message = said(() =>
        key === "solo" && count === 0 ? messages.soloWithoutLanes : messages.laneIndex(count, index),
      );
      addIssue({ message, path: pathTo(value, ["view", key]) });
    }
    for (const [keys, index] of lanesOf(value.view.plane)) {
      if (index < count) continue;
      const message = said(() => messages.laneIndex(count, index));
      addIssue({ message, path: pathTo(value, ["view", "plane", ...keys]) });
    }
  });

const surfaceGround = {
  dimension: SURFACE_DIMENSION,
  refuses: () => null,
  fields: { start: v.exactOptional(pair("[x, y]")), seed: v.exactOptional(wholeNumber(limits.seed)) },
};

const surfaceSchema: Schema<SurfaceConfiguration> = v.pipe(
  closed({
    version: v.literal(1),
    problem,
    start: v.exactOptional(pair("[x, y]")),
    ...runFields,
    lanes: v.exactOptional(lanesSchema(surfaceGround)),
    ...viewField,
  }),
  laneIndices(),
  v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
    if (!typed || value.view.parameter === undefined) return;
    addIssue({ message: said(() => messages.parameterOnSurface), path: pathTo(value, ["view", "parameter"]) });
  }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): SurfaceConfiguration => {
    const { version, problem, start = startOf(problem), lanes, ...rest } = value;
    if (start.every(Number.isFinite)) {
      const given = lanes ?? defaultLanes({ problem, start, steps: rest.steps });
      return { version, problem, start, ...rest, lanes: given };
    }
    addIssue({ message: said(() => messages.noStart), path: pathTo(value, ["start"]) });
    return NEVER;
  }),
);

const networkSchema: Schema<NetworkConfiguration> = v.pipe(
  closed({
    version: v.literal(1),
    problem: networkProblemSchema,
    start: v.exactOptional(startSchema),
    ...runFields,
    lanes: v.exactOptional(networkLanesSchema, [...defaults.lanes]),
    ...viewField,
  }),
  laneIndices(),
  networkChecks,
);

// Before the kind of problem is known every other field may mean anything.
const unknownProblem = v.object(
  { problem },
  said(() => messages.missing()),
) as unknown as Schema<Configuration>;

/** The schema of version 1. It takes what `plainCopy` made. Output: a complete configuration. */
export const configurationSchema: Schema<Configuration> = v.lazy((input) => {
  const kind = isRecord(input) && isRecord(input.problem) ? input.problem.kind : undefined;
  if (kind === "surface") return surfaceSchema;
  return kind === "network" ? networkSchema : unknownProblem;
});
