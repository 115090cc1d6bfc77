import fc from "fast-check";
import type { Parameter, Parameters } from "../../src/engine/core/types.ts";
import { SURFACE_DIMENSION } from "../../src/experiment/configuration.ts";
import { finite } from "./arbitrary-numbers.ts";

/** A value of a parameter; `dimension`: the length of θ, null where no list of that length may be given. */
export function valueFor(parameter: Parameter, dimension: number | null = SURFACE_DIMENSION): fc.Arbitrary<unknown> {
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
      return fc.constantFrom(
        ...parameter.options.filter(({ value }) => parameter.needs?.[value] === undefined).map(({ value }) => value),
      );
    case "coordinates":
      return dimension === null
        ? finite
        : fc.oneof(
            finite,
            fc.array(finite, { minLength: dimension, maxLength: dimension }),
            fc.constant(parameter.default),
          );
    case "numbers": {
      const { min, max, integer, least = 1, most, descending } = parameter;
      const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      const number = integer ? fc.integer(bounds) : fc.double({ ...bounds, noNaN: true, noDefaultInfinity: true });
      return fc
        .array(number, { minLength: least, maxLength: most })
        .map((list) => (descending ? list.toSorted((a, b) => b - a) : list));
    }
    case "switch":
      return fc.boolean();
  }
}

/** Values of some of the parameters. */
export const valuesOf = (parameters: Parameters, dimension?: number | null) =>
  fc.record(Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, valueFor(p, dimension)])), {
    requiredKeys: [],
  });
