import fc from "fast-check";
import { defaultsOf, type ParameterValues } from "../../src/engine/core/types.ts";
import { type Optimizer, optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { isUsable, type ModifierDeclaration } from "../../src/engine/modifiers/types.ts";
import { datasets, sizesOf } from "../../src/engine/networks/data/index.ts";
import { auxiliaryParameters, modelParameters, trainingParameters } from "../../src/engine/networks/settings.ts";
import { activations, losses, samplings } from "../../src/engine/networks/types.ts";
import { matrixProblems } from "../../src/engine/problems/matrix/index.ts";
import { matrixDimension } from "../../src/engine/problems/matrix/task.ts";
import { surfaceById, surfaces } from "../../src/engine/surfaces/index.ts";
import { needsWholeSet } from "../../src/engine/training/fitness.ts";
import { dimensionOf, type NetworkProblem, problemOf } from "../../src/engine/training/specification.ts";
import { isNetwork, limits, SURFACE_DIMENSION } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { encodingIds } from "../../src/experiment/table/encoding-ids.ts";
import { finite, wholeNumber } from "./arbitrary-numbers.ts";
import { valueFor, valuesOf } from "./arbitrary-values.ts";
import { placeOf, view } from "./arbitrary-view.ts";

/** Printed by every property that fails; changed only on purpose. */
export const SEED = 20_261;

/** Thousands of runs take their time on a busy machine. */
export const PATIENT = { timeout: 300_000 };

const surfaceProblem = fc.oneof(
  ...surfaces.map(({ id, parameters }) =>
    fc.record(
      { kind: fc.constant("surface"), id: fc.constant(id), params: valuesOf(parameters) },
      { requiredKeys: ["kind", "id"] },
    ),
  ),
);

const name = fc.oneof(
  fc.constantFrom(
    "",
    "12",
    "-0",
    "1e5",
    "true",
    "~",
    "a b",
    "速い Adam",
    "(x)",
    "50%",
    "%41",
    "a&b=c#d",
    "…",
    "e\u0301",
    "👩‍🚀",
  ),
  fc
    .string({ unit: "binary", maxLength: limits.nameLength })
    .filter((text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) && Array.from(text).length <= limits.nameLength),
);
const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

/** A data set's written form with what has to be known of it. */
interface Written {
  readonly dataset: Record<string, unknown> | undefined;
  readonly n: number;
  readonly width: number;
  readonly outputs: number;
  readonly classes: boolean;
}

const seededData: fc.Arbitrary<Written> = fc.constantFrom(...datasets).chain((dataset) =>
  valuesOf({ ...dataset.parameters, n: { ...dataset.parameters.n, min: 2, max: 600 } }).map((values) => {
    const written = { id: dataset.id, ...values };
    const { n, outputs, width, classes } = sizesOf({ ...defaultsOf(dataset.parameters), ...written });
    return { dataset: written, n, width, outputs, classes };
  }),
);

/** How a file was read, with what a list of so many inputs needs. */
const readingOf = (width: number) =>
  fc.record(
    {
      ...{ encoding: fc.constantFrom(...encodingIds), separator: fc.constantFrom(",", ";", "\t", "|", " ") },
      ...{ decimal: fc.constantFrom(".", ","), thousands: fc.constantFrom("", ",", ".", " ", "'") },
      ...{ skip: fc.nat(9), width: fc.nat(99), every: fc.integer({ min: 1, max: 9 }), target: fc.nat(99) },
      ...{ wide: fc.boolean(), header: fc.boolean(), numericClasses: fc.boolean() },
      ...{ missing: fc.array(fc.string()), missingWords: fc.array(fc.string()) },
      inputs: fc.array(fc.record({ column: fc.nat(99), category: fc.string() }, { requiredKeys: ["column"] }), {
        ...{ minLength: width, maxLength: width },
      }),
    },
    { requiredKeys: ["encoding", "separator", "header", "width", "inputs", "target"] },
  );

const inlineData: fc.Arbitrary<Written> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([count, width, outputs, classes]) => {
    const rows = (length: number) =>
      fc.array(fc.array(finite, { minLength: length, maxLength: length }), { minLength: count, maxLength: count });
    const labels = fc.array(fc.nat(4), { minLength: count, maxLength: count });
    return fc
      .record(
        {
          id: fc.constant("inline" as const),
          private: fc.record(
            {
              ...{
                name: fc.string(),
                inputs: fc.constantFrom([], Array(width).fill("列")),
                classes: fc.array(fc.string()),
              },
              reading: readingOf(width),
            },
            { requiredKeys: ["name"] },
          ),
          inputs: rows(width),
          targets: classes ? labels : rows(outputs),
          heldOut: fc.double({ min: 0, max: 0.9, noNaN: true }),
          standardize: fc.boolean(),
        },
        { requiredKeys: ["id", "inputs", "targets"] },
      )
      .map((dataset) => {
        const { private: _, ...examples } = dataset;
        return { dataset, ...sizesOf({ heldOut: 0, standardize: false, ...examples }) };
      });
  });

const defaultData: Written = { dataset: undefined, n: 300, width: 2, outputs: 2, classes: true };

const anyModel = valuesOf({ ...modelParameters, hidden: { ...modelParameters.hidden, max: 12, most: 5 } });
const perLayer = fc.option(fc.array(fc.constantFrom(...activations), { minLength: 5, maxLength: 5 }), {
  nil: undefined,
});

const model = fc
  .tuple(anyModel, fc.option(valuesOf(auxiliaryParameters), { nil: undefined }), perLayer)
  .map(([given, auxiliary, words]) => {
    const { length } = (given.hidden as readonly number[] | undefined) ?? modelParameters.hidden.default;
    const values = words ? { ...given, activation: words.slice(0, length) } : given;
    const { layers, ...weight } = auxiliary ?? {};
    const heads = [...new Set((layers as readonly number[] | undefined) ?? [])].filter((layer) => layer <= length);
    if (heads.length === 0) return values;
    return { ...values, auxiliary: { ...weight, layers: heads } };
  });

/** A lane's own fields of the model; those that follow from the number of layers go with it. */
const laneModel = fc
  .tuple(anyModel, perLayer, fc.constantFrom(...activations), fc.boolean())
  .map(([values, words, activation, heads]) => {
    const { hidden } = values as { readonly hidden?: readonly number[] };
    if (!hidden) return values;
    const layers = heads ? hidden.slice(0, 1).map(() => hidden.length) : [];
    return { ...values, activation: words?.slice(0, hidden.length) ?? activation, auxiliary: { layers } };
  });

const batchSize = (n: number) => fc.oneof(fc.integer({ min: 1, max: n }), fc.constant(n));

const networkProblem = fc
  .oneof({ weight: 4, arbitrary: seededData }, inlineData, fc.constant(defaultData))
  .chain(({ dataset, n, classes }) =>
    fc
      .record(
        {
          kind: fc.constant("network"),
          model,
          loss: fc.constantFrom(...(classes ? losses : (["squared-error"] as const))),
          batchSize: batchSize(n),
          ...{ sampling: fc.constantFrom(...samplings), weightDecay: valueFor(trainingParameters.weightDecay) },
          evaluateEvery: fc.integer({ min: 1, max: 100_000 }),
        },
        { requiredKeys: ["kind"] },
      )
      .map((problem) => ({ n, problem: dataset === undefined ? problem : { ...problem, dataset } })),
  );

/** Lanes with any of these optimizers and of the modifiers that make sense with them, and with fields of their own besides. */
const laneOf = (
  usable: readonly Optimizer[],
  allowed: readonly ModifierDeclaration[],
  dimension: number | null,
  fields: Record<string, fc.Arbitrary<unknown>>,
) =>
  fc.oneof(
    ...usable.map((optimizer) => {
      const { id, parameters } = optimizer;
      const modifierFields = allowed.map(({ id, kinds, single }): [string, fc.Arbitrary<unknown>] => [
        id,
        fc.oneof(
          ...kinds.map((kind) =>
            valuesOf(kind.parameters, dimension).map((params) => (single ? params : { kind: kind.id, ...params })),
          ),
          ...(single ? [] : [valuesOf(kinds[0]!.parameters, dimension)]),
        ),
      ]);
      return fc
        .record(
          {
            optimizer: fc.constant(id),
            params: valuesOf(parameters, dimension),
            ...Object.fromEntries(modifierFields),
            ...fields,
            ...{ name, color, hidden: fc.boolean() },
          },
          { requiredKeys: ["optimizer"] },
        )
        .map((lane): Record<string, unknown> => {
          const unusable: readonly string[] = allowed
            .filter((modifier) => !isUsable(modifier, optimizer, (lane.params ?? {}) as ParameterValues))
            .map(({ id }) => id);
          return Object.fromEntries(Object.entries(lane).filter(([field]) => !unusable.includes(field)));
        });
    }),
  );

const surfaceLane = laneOf(optimizers, modifiers, SURFACE_DIMENSION, {
  start: fc.tuple(finite, finite),
  seed: wholeNumber(limits.seed),
});

const networkLane = (n: number) =>
  laneOf(
    optimizers.filter(({ id, parameters }) => !needsWholeSet({ optimizer: id, params: defaultsOf(parameters) })),
    modifiers.filter(({ surfacesOnly }) => !surfacesOnly),
    null,
    {
      model: laneModel,
      ...{ batchSize: batchSize(n), sampling: fc.constantFrom(...samplings), seed: wholeNumber(limits.seed) },
    },
  );

const withLanes = (lane: fc.Arbitrary<unknown>, most: number, rest: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .option(fc.oneof({ weight: 9, arbitrary: fc.array(lane, { maxLength: 4 }) }, fc.array(lane, { maxLength: most })), {
      nil: undefined,
    })
    .chain((lanes) =>
      fc
        .record(
          {
            version: fc.constant(1),
            seed: wholeNumber(limits.seed),
            stopAtLoss: finite,
            ...rest,
            view: view(lanes?.length ?? 1),
          },
          { requiredKeys: ["version", "problem"] as never },
        )
        .map((rest): Record<string, unknown> => (lanes === undefined ? rest : { ...rest, lanes })),
    );

const onSurface = withLanes(surfaceLane, limits.lanes, {
  problem: surfaceProblem,
  start: fc.tuple(finite, finite),
  steps: wholeNumber(limits.steps),
}).map((json) => (hasStart(json.problem as { readonly id: string }) ? json : { start: [0, 0], ...json }));

/** Parameters to begin with, of a network that has few. */
function startOf(problem: NetworkProblem): fc.Arbitrary<readonly number[] | undefined> {
  const dimension = dimensionOf(problem);
  if (dimension > 40) return fc.constant(undefined);
  return fc.array(finite, { minLength: dimension, maxLength: dimension });
}

const onNetwork = networkProblem.chain(({ n, problem }) =>
  // Few updates, so that no run is too long.
  withLanes(networkLane(n), 4, { problem: fc.constant(problem), steps: wholeNumber(1000) }).chain((json) => {
    const parsed = parseConfiguration(json);
    if (!parsed.ok || !isNetwork(parsed.configuration)) return fc.constant(json);
    const { problem, lanes, view } = parsed.configuration;
    const networks = lanes.map((lane) => problemOf(problem, lane));
    const alike = networks.every((each) => dimensionOf(each) === dimensionOf(problem));
    return fc
      .record(
        {
          start: alike ? startOf(problem) : fc.constant(undefined),
          starts: fc.tuple(...networks.map((each) => fc.oneof(startOf(each), fc.constant(undefined)))),
          parameter: placeOf(networks[view.lane] ?? problem),
        },
        { requiredKeys: ["starts"] },
      )
      .map(({ start, starts, parameter }) => ({
        ...json,
        ...(start && { start }),
        ...(json.lanes !== undefined && {
          lanes: (json.lanes as readonly object[]).map((lane, i) => (starts[i] ? { ...lane, start: starts[i] } : lane)),
        }),
        ...(parameter && { view: { ...(json.view as object | undefined), parameter } }),
      }));
  }),
);

/** Sizes are small, so that no run is too long, and lists no longer than they may be. */
const matrixProblem = fc.constantFrom(...matrixProblems).chain(({ id, parameters, mostNumbers }) =>
  valuesOf(
    Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [
        name,
        parameter.kind === "number" && parameter.integer
          ? { ...parameter, max: Math.min(6, parameter.max!) }
          : parameter,
      ]),
    ),
  ).map((values) => {
    const complete = { ...defaultsOf(parameters), ...values };
    const most = mostNumbers?.(complete as never) ?? {};
    const params = Object.entries(complete).flatMap(([name, value]): [string, unknown][] => {
      const tooLong = Array.isArray(value) && value.length > (most[name] ?? Number.POSITIVE_INFINITY);
      if (tooLong) return [[name, value.slice(0, most[name])]];
      return Object.hasOwn(values, name) ? [[name, value]] : [];
    });
    return { kind: "matrix", id, ...(params.length > 0 && { params: Object.fromEntries(params) }) };
  }),
);

const onMatrices = withLanes(
  laneOf(
    optimizers,
    modifiers.filter(({ surfacesOnly }) => !surfacesOnly),
    null,
    { seed: wholeNumber(limits.seed) },
  ),
  3,
  { problem: matrixProblem, steps: wholeNumber(100) },
).chain((json) => {
  const parsed = parseConfiguration(json);
  if (!parsed.ok || parsed.configuration.problem.kind !== "matrix") return fc.constant(json);
  const length = matrixDimension(parsed.configuration.problem);
  const start = fc.array(finite, { minLength: length, maxLength: length });
  return fc.option(start, { nil: undefined }).map((own) => (own && length <= 40 ? { ...json, start: own } : json));
});

/** Valid configurations as somebody may write them: made from the declarations, with any of the optional fields left out. */
export const written: fc.Arbitrary<Record<string, unknown>> = fc.oneof(onSurface, onNetwork, onMatrices);

/** Whether the surface knows a start of its own; with absurd parameters it may lie beyond all numbers. */
function hasStart({ id, params }: { readonly id: string; readonly params?: object }): boolean {
  const surface = surfaceById(id);
  return surface.start({ ...defaultsOf(surface.parameters), ...params }).every(Number.isFinite);
}
