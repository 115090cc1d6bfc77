import fc from "fast-check";
import { defaultsOf, type Parameter, type Parameters } from "../../src/engine/core/types.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { optimizers } from "../../src/engine/optimizers/index.ts";
import { surfaceById, surfaces } from "../../src/engine/surfaces/index.ts";
import { abscissas, curves, languages, limits, parts, themes, viewModes } from "../../src/experiment/configuration.ts";

/** Printed by every property that fails; changed only on purpose. */
export const SEED = 20_261;

/** Thousands of runs take their time on a busy machine. */
export const PATIENT = { timeout: 300_000 };

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 0.1, 1),
);

function valueFor(parameter: Parameter): fc.Arbitrary<unknown> {
  switch (parameter.kind) {
    case "number": {
      const { min, max, exclusiveMin = false, exclusiveMax = false } = parameter;
      const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      if (parameter.integer) return fc.integer(bounds);
      return fc.oneof(
        fc.double({
          ...bounds,
          minExcluded: exclusiveMin,
          maxExcluded: exclusiveMax,
          noNaN: true,
          noDefaultInfinity: true,
        }),
        fc.constant(parameter.default),
      );
    }
    case "choice":
      return fc.constantFrom(...parameter.options.map(({ value }) => value));
    case "coordinates":
      return fc.oneof(finite, fc.tuple(finite, finite), fc.constant(parameter.default));
    case "numbers": {
      const { min, most, descending } = parameter;
      const number = fc.double({ ...(min !== undefined && { min }), noNaN: true, noDefaultInfinity: true });
      return fc
        .array(number, { minLength: 1, maxLength: most })
        .map((list) => (descending ? list.toSorted((a, b) => b - a) : list));
    }
  }
}

const valuesOf = (parameters: Parameters) =>
  fc.record(Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, valueFor(p)])), {
    requiredKeys: [],
  });

const wholeNumber = (max: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: Math.min(max, 1000) }),
    fc.nat(Math.min(max, 2 ** 31 - 1)),
    fc.constantFrom(0, max),
  );

const problem = fc.oneof(
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

const lane = fc.oneof(
  ...optimizers.map(({ id, parameters }) => {
    const has = (name: string | undefined) => name !== undefined && Object.hasOwn(parameters, name);
    const usable = modifiers.filter(({ needs, refuses }) => (needs === undefined || has(needs)) && !has(refuses));
    const modifierFields = usable.map(({ id, kinds, single }): [string, fc.Arbitrary<unknown>] => [
      id,
      fc.oneof(
        ...kinds.map((kind) =>
          valuesOf(kind.parameters).map((params) => (single ? params : { kind: kind.id, ...params })),
        ),
        ...(single ? [] : [valuesOf(kinds[0]!.parameters)]),
      ),
    ]);
    return fc.record(
      {
        optimizer: fc.constant(id),
        params: valuesOf(parameters),
        ...Object.fromEntries(modifierFields),
        ...{ name, color, hidden: fc.boolean() },
      },
      { requiredKeys: ["optimizer"] },
    );
  }),
);

const interval = fc
  .tuple(finite, finite)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

const view = (lanes: number) =>
  fc.record(
    {
      mode: fc.constantFrom(...viewModes),
      curve: fc.constantFrom(...curves),
      abscissa: fc.constantFrom(...abscissas),
      lane: fc.nat(Math.max(0, lanes - 1)),
      target: fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }),
      ...(lanes > 0 ? { solo: fc.nat(lanes - 1) } : {}),
      cursor: wholeNumber(limits.steps),
      window: fc.record({ x: interval, y: interval }),
      camera: fc.record({ azimuth: finite, elevation: fc.double({ min: -90, max: 90, noNaN: true }) }),
      language: fc.constantFrom(...languages),
      theme: fc.constantFrom(...themes),
      hide: fc.uniqueArray(fc.constantFrom(...parts)),
      lock: fc.uniqueArray(fc.constantFrom(...parts)),
    },
    { requiredKeys: [] },
  );

/** Valid configurations as somebody may write them: made from the declarations, with any of the optional fields left out. */
export const written: fc.Arbitrary<Record<string, unknown>> = fc
  .option(
    fc.oneof({ weight: 9, arbitrary: fc.array(lane, { maxLength: 4 }) }, fc.array(lane, { maxLength: limits.lanes })),
    { nil: undefined },
  )
  .chain((lanes) =>
    fc
      .record(
        {
          version: fc.constant(1),
          problem,
          start: fc.tuple(finite, finite),
          steps: wholeNumber(limits.steps),
          seed: wholeNumber(limits.seed),
          view: view(lanes?.length ?? 1),
        },
        { requiredKeys: ["version", "problem"] },
      )
      .map((rest) => (lanes === undefined ? rest : { ...rest, lanes }))
      .map((json) => (hasStart(json.problem) ? json : { start: [0, 0], ...json })),
  );

/** Whether the surface knows a start of its own; with absurd parameters it may lie beyond all numbers. */
function hasStart({ id, params }: { readonly id: string; readonly params?: object }): boolean {
  const surface = surfaceById(id);
  return surface.start({ ...defaultsOf(surface.parameters), ...params }).every(Number.isFinite);
}
