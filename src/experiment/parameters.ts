import * as v from "valibot";
import type {
  ChoiceParameter,
  NumberParameter,
  NumbersParameter,
  Parameter,
  Parameters,
  ParameterValue,
  ParameterValues,
} from "../engine/core/types.ts";
import { closed, said } from "./closed.ts";
import { messages, type Noun } from "./messages.ts";

/** A finite number. Infinity and NaN are told apart from what is no number at all. */
const finite = v.pipe(
  v.custom<number>((value) => typeof value === "number", said(messages.number)),
  v.finite(said(messages.number)),
);

type Bounds = Pick<NumberParameter, "min" | "max" | "exclusiveMin" | "exclusiveMax" | "integer">;

/** A finite number within the bounds. */
export function numberWithin(bounds: Bounds): v.GenericSchema<unknown, number> {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, exclusiveMin, exclusiveMax } = bounds;
  return v.pipe(
    finite,
    v.check((x) => !bounds.integer || Number.isInteger(x), said(messages.integer)),
    v.check(
      (x) => (exclusiveMin ? x > min : x >= min) && (exclusiveMax ? x < max : x <= max),
      said((x) => messages.range(bounds, x)),
    ),
  );
}

/** One of a list of words. */
export function wordOf<const W extends string>(noun: Noun, words: readonly W[]): v.GenericSchema<unknown, W> {
  return v.picklist(
    words,
    said((value) => messages.word(noun, words, value)),
  );
}

/** Two finite numbers, each as `each` has it; `names` says which, such as "[x, y]". */
export function pair(
  names: string,
  each: v.GenericSchema<unknown, number> = finite,
): v.GenericSchema<unknown, [number, number]> {
  return v.pipe(
    v.custom<[unknown, unknown]>(
      (value) => Array.isArray(value) && value.length === 2,
      said((value) => messages.pair(names, value)),
    ),
    v.tuple([each, each]),
  );
}

function coordinates(dimension: number | null): v.GenericSchema<unknown, number | number[]> {
  if (dimension === null) return finite;
  const must = said((value: unknown) => messages.coordinates(dimension, value));
  const list = v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value) && value.length === dimension, must),
    v.array(finite),
  );
  return v.lazy((value) => (typeof value === "number" ? finite : list));
}

function numbers(parameter: NumbersParameter): v.GenericSchema<unknown, number[]> {
  const { min, max, integer, least = 1, most, descending } = parameter;
  return v.pipe(
    v.custom<unknown[]>(
      Array.isArray,
      said((value) => messages.numbers(parameter, value)),
    ),
    v.check(
      (list) => list.length >= least && list.length <= most,
      said((list) => messages.numbers(parameter, list)),
    ),
    v.array(
      numberWithin({
        ...(min !== undefined && { min }),
        ...(max !== undefined && { max }),
        ...(integer !== undefined && { integer }),
      }),
    ),
    v.check(
      (list) => !descending || riseIn(list) === -1,
      said((list: number[]) => messages.descending(list, riseIn(list))),
    ),
  );
}

/** The index of the first number that is greater than the one before, or −1. */
function riseIn(list: readonly number[]): number {
  return list.findIndex((x, i) => i > 0 && x > list[i - 1]!);
}

function choice({ options, perLayer }: ChoiceParameter): v.GenericSchema<unknown, string | string[]> {
  const word = wordOf(
    VALUE,
    options.map(({ value }) => value),
  );
  if (!perLayer) return word;
  const list = v.array(word);
  return v.lazy((value): v.GenericSchema<unknown, string | string[]> => (Array.isArray(value) ? list : word));
}

const VALUE: Noun = { one: "value", many: "values", ja: "値" };

function schemaOf(parameter: Parameter, dimension: number | null): v.GenericSchema<unknown, ParameterValue> {
  switch (parameter.kind) {
    case "number":
      return numberWithin(parameter);
    case "choice":
      return choice(parameter);
    case "coordinates":
      return coordinates(dimension);
    case "numbers":
      return numbers(parameter);
    case "switch":
      return v.boolean(said(messages.boolean));
  }
}

/** The fields that a declaration's parameters make, each with its default. `dimension`: the length of θ; null: no lists of that length. */
export function parameterEntries(parameters: Parameters, dimension: number | null) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      v.exactOptional(schemaOf(parameter, dimension), parameter.default),
    ]),
  );
}

/** The same without defaults: absent fields stay absent. */
export function optionalEntries(parameters: Parameters, dimension: number | null) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, v.exactOptional(schemaOf(parameter, dimension))]),
  );
}

/** The `params` object of a declaration: absent fields get their defaults, others are not known. */
export function paramsSchema(
  parameters: Parameters,
  dimension: number | null,
): v.GenericSchema<unknown, ParameterValues> {
  return closed(parameterEntries(parameters, dimension));
}
