import * as v from "valibot";
import { surfaceById, surfaces } from "../engine/surfaces/index.ts";
import { closed, pathTo, type Schema, said } from "./closed.ts";
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
import { messages } from "./messages.ts";
import { networkChecks } from "./network-checks.ts";
import { networkLanesSchema, networkProblemSchema, startSchema } from "./network-schema.ts";
import { pair, wordOf } from "./parameters.ts";
import { isRecord } from "./plain.ts";
import { declaredKinds, kindOf } from "./problem-kinds.ts";
import { problemSchema } from "./problem-schema.ts";
import { laneIndices, runFields, viewField } from "./run-schema.ts";
import { wholeNumber } from "./view-schema.ts";

// problems

const kindIds = ["surface", "network", ...declaredKinds] as const;

const surfaceProblem = problemSchema("surface", surfaces, SURFACE_DIMENSION);

// What other fields a problem has depends on its kind, so none is called unknown before that is known.
const unknownKind = v.pipe(
  v.custom<object>(isRecord, said(messages.object)),
  v.object(
    { kind: wordOf(KIND, kindIds) },
    said(() => messages.missing(kindIds)),
  ),
);

/** θ⁽⁰⁾ where the configuration names none. */
export function startOf({ id, params }: SurfaceConfiguration["problem"]): [number, number] {
  const [x, y] = surfaceById(id).start(params);
  return [x, y];
}

// the whole

const surfaceGround = {
  dimension: SURFACE_DIMENSION,
  refuses: () => null,
  fields: { start: v.exactOptional(pair("[x, y]")), seed: v.exactOptional(wholeNumber(limits.seed)) },
};

const surfaceSchema: Schema<SurfaceConfiguration> = v.pipe(
  closed({
    version: v.literal(1),
    problem: surfaceProblem,
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
  { problem: unknownKind },
  said(() => messages.missing()),
) as unknown as Schema<Configuration>;

const schemas = new Map<unknown, Schema<Configuration>>([
  ["surface", surfaceSchema],
  ["network", networkSchema],
  ...declaredKinds.map((kind) => [kind, kindOf(kind)!.schema] as const),
]);

/** The schema of version 1. It takes what `plainCopy` made. Output: a complete configuration. */
export const configurationSchema: Schema<Configuration> = v.lazy((input) => {
  const kind = isRecord(input) && isRecord(input.problem) ? input.problem.kind : undefined;
  return schemas.get(kind) ?? unknownProblem;
});
