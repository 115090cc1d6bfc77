import { numberText } from "../engine/core/number-text.ts";
import type { Json } from "./json.ts";

/**
 * The notation of links. It needs none of the characters that chat programs, mail and Markdown take for the end of a link or for
 * formatting, and percent-encoding (once, twice, of any character) does not change its meaning, since it has no % of its own.
 *
 *     link   = field *( "&" field )
 *     field  = word "=" ( value / scalar 1*( "," scalar ) )
 *     value  = scalar / record / list / call
 *     record = "(" [ pair *( "," pair ) ] ")"
 *     list   = "(" item *( "," item ) ")"
 *     item   = scalar / list
 *     call   = scalar record                     ; a thing and its particulars
 *     pair   = word ":" value
 *     scalar = 1*( letter / digit / "." / "_" / "-" / any character beyond ASCII / escape )
 *     escape = "~" hex hex                       ; one byte of UTF-8;  a lone "~" is the empty string
 *
 * A scalar that reads as a decimal number is that number, `true` and `false` are themselves, and everything else is a string. A
 * scalar with an escape is a string whatever it reads as.
 */
export type Node =
  | { readonly kind: "scalar"; readonly text: string; readonly escaped: boolean }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "call"; readonly name: Node | null; readonly pairs: ReadonlyMap<string, Node> };

export interface Field {
  readonly key: string;
  readonly value: Node;
}

/** Where the text stops making sense. */
export class NotationError extends Error {
  readonly problem: "unexpected" | "end" | "twice" | "escape" | "deep";
  /** How many characters make sense. */
  readonly at: number;

  constructor(problem: NotationError["problem"], at: number) {
    super(`${problem} at ${at}`);
    this.problem = problem;
    this.at = at;
  }
}

const DEEPEST = 16;
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const SCALAR = /[^\s()&=:,;"'<>|#%]+/y;

/** The fields of a link. Throws a NotationError. */
export function readFields(text: string): Field[] {
  let at = 0;
  let depth = 0;

  function expect(character: string): void {
    if (text[at] !== character) throw new NotationError(at < text.length ? "unexpected" : "end", at);
    at++;
  }

  function scalar(): Node & { kind: "scalar" } {
    SCALAR.lastIndex = at;
    const raw = SCALAR.exec(text)?.[0];
    if (raw === undefined) throw new NotationError(at < text.length ? "unexpected" : "end", at);
    const from = at;
    at += raw.length;
    const read = readText(raw);
    if (read === null) throw new NotationError("escape", from);
    return { kind: "scalar", text: read, escaped: raw.includes("~") };
  }

  function pairs(first: Node & { kind: "scalar" }): Map<string, Node> {
    const result = new Map<string, Node>();
    for (let key = first; ; key = scalar()) {
      if (result.has(key.text)) throw new NotationError("twice", at);
      expect(":");
      result.set(key.text, value());
      if (text[at] !== ",") return result;
      at++;
    }
  }

  /** What stands between parentheses. */
  function inside(name: Node | null): Node {
    expect("(");
    if (++depth > DEEPEST) throw new NotationError("deep", at);
    let result: Node;
    if (text[at] === ")") result = { kind: "call", name, pairs: new Map() };
    else if (text[at] === "(" && name === null) result = list(inside(null));
    else {
      const first = scalar();
      result = text[at] === ":" || name !== null ? { kind: "call", name, pairs: pairs(first) } : list(first);
    }
    expect(")");
    depth--;
    return result;
  }

  function list(first: Node): Node {
    const items = [first];
    while (text[at] === ",") {
      at++;
      items.push(text[at] === "(" ? inside(null) : scalar());
    }
    return { kind: "list", items };
  }

  function value(): Node {
    if (text[at] === "(") return inside(null);
    const name = scalar();
    return text[at] === "(" ? inside(name) : name;
  }

  const fields: Field[] = [];
  for (;;) {
    // A leading, doubled or trailing & says nothing.
    while (text[at] === "&") at++;
    if (at === text.length) return fields;
    const key = scalar().text;
    expect("=");
    const first = value();
    fields.push({ key, value: text[at] === "," ? list(first) : first });
    if (at < text.length && text[at] !== "&") throw new NotationError("unexpected", at);
  }
}

/** The JSON value of a node; a call's name becomes the field `kind`. */
export function jsonOf(node: Node): Json {
  switch (node.kind) {
    case "scalar":
      if (node.escaped) return node.text;
      if (NUMBER.test(node.text)) return Number(node.text);
      return node.text === "true" ? true : node.text === "false" ? false : node.text;
    case "list":
      return node.items.map(jsonOf);
    case "call": {
      const entries: (readonly [string, Json])[] = [...node.pairs].map(([key, value]) => [key, jsonOf(value)]);
      return Object.fromEntries(node.name === null ? entries : [["kind", jsonOf(node.name)], ...entries]);
    }
  }
}

/** A scalar, list or record in the notation. */
export function writeValue(value: Json): string {
  if (typeof value === "number") return numberText(value).replace("+", "");
  if (typeof value === "string") return writeString(value);
  if (value === null || typeof value !== "object") return String(value);
  if (isList(value)) return `(${value.map(writeValue).join(",")})`;
  return writeRecord(value);
}

export function writeRecord(record: { readonly [key: string]: Json }): string {
  return `(${Object.entries(record)
    .map(([key, value]) => `${writeString(key)}:${writeValue(value)}`)
    .join(",")})`;
}

/** A call; without particulars just its name. */
export function writeCall(name: string, record: { readonly [key: string]: Json }): string {
  return writeString(name) + (Object.keys(record).length === 0 ? "" : writeRecord(record));
}

function writeString(text: string): string {
  if (text === "") return "~";
  const written = writeText(text);
  // Only an escape tells a string from the number or truth value that it reads as.
  return NUMBER.test(text) || text === "true" || text === "false" ? escapeOf(text[0]!) + written.slice(1) : written;
}

/** A string where nothing but a string can stand. */
export function writeText(text: string): string {
  // Blanks and invisible characters get lost on the way, as does what ASCII has besides letters, digits and . _ -
  return text === "" ? "~" : text.replaceAll(/[^\w.\-\u0080-\u{10ffff}]|[\s\p{C}\p{Z}]/gu, escapeOf);
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x80) return encodeURIComponent(character).replaceAll("%", "~");
  return `~${code.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** The string that a scalar's text stands for; null if an escape is broken. */
function readText(raw: string): string | null {
  if (raw === "~") return "";
  if (!raw.includes("~")) return raw;
  try {
    return decodeURIComponent(raw.replaceAll(/~([0-9a-f]{2})|~/gi, (_, hex?: string) => (hex ? `%${hex}` : "%")));
  } catch {
    return null;
  }
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}
