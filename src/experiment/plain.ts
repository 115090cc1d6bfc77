import type { Text } from "../engine/core/types.ts";
import type { Json } from "./json.ts";
import { messages } from "./messages.ts";

/** Deeper than any configuration needs, shallow enough for recursion. */
const DEEPEST = 16;
/** Values in all; what a configuration with data of its own may need, and what is copied in a blink. */
const MOST = 1_000_000;

class NotPlain extends Error {
  readonly keys: readonly (string | number)[];
  readonly text: Text;

  constructor(keys: readonly (string | number)[], text: Text) {
    super(text.en);
    this.keys = [...keys];
    this.text = text;
  }
}

export type PlainResult =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly keys: readonly (string | number)[]; readonly text: Text };

/**
 * A deep copy, its objects without a prototype so that no key has a meaning of its own, of a value that JSON could hold (infinite numbers and NaN are left to whoever knows what they stand for).
 * Never throws, whatever it is given: cycles, accessors and proxies that throw, holes and endless lists end as an error.
 */
export function plainCopy(value: unknown): PlainResult {
  const keys: (string | number)[] = [];
  let left = MOST;

  function copy(value: unknown): Json {
    if (--left < 0) throw new NotPlain([], messages.tooLarge);
    switch (typeof value) {
      case "string":
      case "number":
      case "boolean":
        return value;
      case "object":
        break;
      case "undefined":
      case "bigint":
      case "symbol":
      case "function":
        throw new NotPlain(keys, messages.notJson(value));
    }
    if (value === null) return null;
    if (keys.length >= DEEPEST) throw new NotPlain(keys.slice(0, 4), messages.tooDeep);
    return Array.isArray(value) ? copyList(value) : copyRecord(value);
  }

  function copyList(list: readonly unknown[]): Json[] {
    if (list.length > left) throw new NotPlain(keys, messages.tooLarge);
    const result: Json[] = [];
    for (let i = 0; i < list.length; i++) {
      keys.push(i);
      if (!(i in list)) throw new NotPlain(keys, messages.hole);
      result.push(copy(list[i]));
      keys.pop();
    }
    return result;
  }

  function copyRecord(record: object): Json {
    // Object.prototype may be another realm's; nothing but such a prototype has none of its own.
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new NotPlain(keys, messages.notPlain);
    const result = Object.create(null) as Record<string, Json>;
    for (const key of Object.keys(record)) {
      keys.push(key);
      result[key] = copy((record as Record<string, unknown>)[key]);
      keys.pop();
    }
    return result;
  }

  try {
    return { ok: true, value: copy(value) };
  } catch (error) {
    if (error instanceof NotPlain) return { ok: false, keys: error.keys, text: error.text };
    return { ok: false, keys, text: messages.unreadable };
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
