import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConfigurationError, ParseResult } from "../../src/experiment/errors.ts";
import { jsonText } from "../../src/experiment/json.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { pathText } from "../../src/experiment/messages.ts";
import { minimal } from "../../src/experiment/minimal.ts";
import { parseConfiguration, parseText } from "../../src/experiment/parse.ts";
import { isPrivate } from "../../src/experiment/private-data.ts";
import { PATIENT, SEED, written } from "./arbitrary.ts";

type Key = string | number;

/** Either a configuration that stands up to being parsed again, or errors that can be shown. Returns the errors. */
function sound(result: ParseResult): readonly ConfigurationError[] {
  if (result.ok) {
    assert.deepEqual(parseConfiguration(result.configuration), result);
    return [];
  }
  assert.ok(result.errors.length >= 1 && result.errors.length <= 20);
  for (const { path, message } of result.errors) {
    for (const text of [message.en, message.ja]) assert.match(text, /^[^\p{Cc}\p{Zl}\p{Zp}]{2,1000}$/u);
    assert.notEqual(message.ja, message.en);
    assert.match(path, /^[^\p{Cc}\p{Zl}\p{Zp}]{0,400}$/u);
  }
  return result.errors;
}

/** A list of this length with nothing in it. */
function holes(length: number): unknown[] {
  const list: unknown[] = [];
  list.length = length;
  return list;
}

function cyclic(): object {
  const loop: Record<string, unknown> = {};
  loop.loop = loop;
  return loop;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

function unreadable(): object {
  const refuse = (): never => {
    throw new Error("no");
  };
  return new Proxy({}, { ownKeys: refuse, get: refuse, has: refuse, getPrototypeOf: refuse });
}

const throwing = () => ({
  get a(): never {
    throw new Error("no");
  },
});

const hostileValues: readonly (() => unknown)[] = [
  ...[
    null,
    true,
    "",
    "abc",
    "0.5",
    "\u2028\n\u0000\u202e",
    "x".repeat(1_000_000),
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ].map((value) => () => value),
  ...[
    -1,
    -1e308,
    1.5,
    2 ** 53,
    1e308,
    undefined,
    10n,
    Symbol("s"),
    () => 1,
    {},
    [],
    [1],
    [1, 2, 3],
    [Number.NaN, 1],
  ].map((value) => () => value),
  () => holes(4_294_967_295),
  () => holes(2),
  () => Array.from({ length: 2000 }, () => ({})),
  () => new Date(0),
  () => new Map(),
  () => new Float64Array(2),
  () => Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`field${i}`, i])),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
  () => nested(100_000),
  cyclic,
  unreadable,
  throwing,
];

const hostileKeys = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  "a.b",
  "0",
  "Params",
  "\n",
  "鍵",
  "k".repeat(10_000),
];

/** The place of every value within a JSON tree. */
function placesIn(value: unknown, place: readonly Key[] = []): (readonly Key[])[] {
  if (typeof value !== "object" || value === null) return [place];
  const keys: Key[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [place, ...keys.flatMap((key) => placesIn((value as Record<Key, unknown>)[key], [...place, key]))];
}

/** A copy with the value at a place replaced, or another property put into it. */
function mutated(value: unknown, place: readonly Key[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? mutated(item, rest, change) : item));
  const copy: Record<Key, unknown> = { ...(value as Record<Key, unknown>) };
  copy[key] = mutated(copy[key], rest, change);
  return copy;
}

/** Whether one path leads to or through the other. */
function related(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** The fields of an experiment on a network that others have to fit. */
const HANG_TOGETHER =
  /^(?:start|steps|view\.parameter\.(?:layer|block|row|column)|problem\.(?:loss|batchSize|earlyStopping|evaluateEvery|dataset\.n|dataset\.targets|dataset\.(?:inputs|targets)\[\d+\](?:\[\d+\])?|model\.activation|model\.auxiliary\.layers\[\d+\])|lanes\[\d+\]\.(?:batchSize|optimizer|start|model(?:\..+)?))$/;

const complete = written.map((json) => {
  const result = parseConfiguration(json);
  if (!result.ok) throw new Error(`a generated configuration was refused: ${JSON.stringify(result.errors)}`);
  return result.configuration;
});

describe("a mutated configuration", PATIENT, () => {
  it("is refused with an error at the changed value, or is valid all the same", () => {
    fc.assert(
      fc.property(complete, fc.nat(), fc.constantFrom(...hostileValues), (configuration, choice, hostile) => {
        const places = placesIn(configuration);
        const place = places[choice % places.length]!;
        const changed = mutated(configuration, place, hostile);
        const path = pathText(place);
        for (const error of sound(parseConfiguration(changed))) {
          // Fewer lanes can leave the view's choice of a lane without one.
          if (path === "lanes" && /^view\.(?:lane|solo|plane\..+)$/.test(error.path)) continue;
          // Set otherwise, a method may have no use for a modifier.
          if (path.endsWith(".params.inner") && error.path === path.replace("params.inner", "schedule")) continue;
          // Another network has another number of parameters or examples, and is another amount of work.
          const network = configuration.problem.kind === "network";
          if (network && /^(?:problem|lanes|steps)/.test(path) && HANG_TOGETHER.test(error.path)) continue;
          assert.ok(related(error.path, path), `${error.path} for ${path}`);
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it("is refused for every unknown field, by name", () => {
    fc.assert(
      fc.property(complete, fc.nat(), fc.constantFrom(...hostileKeys), (configuration, choice, key) => {
        const places = placesIn(configuration).filter((place) => {
          const value = place.reduce((value: unknown, key) => (value as Record<Key, unknown>)[key], configuration);
          return typeof value === "object" && !Array.isArray(value);
        });
        const place = places[choice % places.length]!;
        const changed = mutated(configuration, place, (old) =>
          Object.defineProperty({ ...(old as object) }, key, { value: { polluted: true }, enumerable: true }),
        );
        const errors = sound(parseConfiguration(changed));
        expect(errors.map(({ path }) => path)).toEqual([pathText([...place, key])]);
        expect(({} as Record<string, unknown>).polluted).toBe(undefined);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("is refused as JSON text or as a link without a throw", () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat(3),
      insert: fc.constantFrom(
        "",
        "(",
        ")",
        ",",
        ":",
        "=",
        "&",
        "~",
        "%",
        "%E3",
        "#",
        '"',
        "{",
        "]",
        "-",
        "9",
        "e999",
        " ",
        "\0",
        "鍵",
      ),
    });
    fc.assert(
      fc.property(complete, fc.array(edit, { minLength: 1, maxLength: 3 }), (configuration, edits) => {
        const edited = (text: string) =>
          edits.reduce((text, { at, remove, insert }) => {
            const from = at % (text.length + 1);
            return text.slice(0, from) + insert + text.slice(from + remove);
          }, text);
        sound(parseText(edited(jsonText(minimal(configuration)))));
        if (!isPrivate(configuration)) sound(decodeLink(edited(encodeLink(configuration))));
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it("is no mere beginning of a link", () => {
    fc.assert(
      fc.property(complete, fc.nat(), (configuration, choice) => {
        fc.pre(!isPrivate(configuration));
        const link = encodeLink(configuration);
        const [error] = sound(decodeLink(link.slice(0, choice % link.length)));
        expect(error?.path).toMatch(/^(?:link|version)$/);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
