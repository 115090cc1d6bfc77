import { evaluate, isMatrix, type Scope, type Value } from "./algorithms/evaluate.ts";
import { type Node, namesIn, parse, termsOf } from "./algorithms/expression.ts";
import { type Kind, kindOf } from "./algorithms/typeset.ts";
import type { Vector } from "./core/types.ts";
import { norm } from "./core/vector.ts";
import { entriesOf, type TracedLine } from "./trace.ts";

/** A formula over numbers alone, with what they are. */
export interface Filled {
  readonly formula: Node;
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * A line of which only numbers are told: of every vector and matrix its norm (Frobenius's for a matrix), or the entry of one chosen
 * parameter. What has none is null: a matrix where an entry is wanted, and whatever was withheld.
 */
export interface LineDigest {
  readonly active: boolean;
  readonly kept: boolean;
  readonly withheld: boolean;
  readonly result: number | null;
  /** Every number that was known when the line's turn came, and of the quantities that it reads the norm or entry. */
  readonly before: Readonly<Record<string, number | null>>;
  /**
   * The line's formula where it holds for what is told: entry by entry, or for norms where it is a multiple of one vector. Null where
   * the line has no such formula.
   */
  readonly filled: Filled | null;
  /** Of a sum that `filled` cannot tell: its terms' norms or entries, in the order of `termsOf`; empty elsewhere. */
  readonly terms: readonly (number | null)[];
}

/** The quantities that a line reads, each once. */
export function namesRead({ line }: Pick<TracedLine, "line">): readonly string[] {
  if (line.kind === "assign") return namesIn(parse(line.from));
  if (line.kind === "ask") return namesIn(parse(line.at));
  return [...new Set(Array.from(line.tex.matchAll(/#(\w+)/g), ([, name]) => name!))];
}

/** The norm of a value, or its entry `at`; a number is told as it is. */
export function toldOf(value: Value, at: number | null): number | null {
  if (typeof value === "number") return value;
  if (at === null) return norm(entriesOf(value) as Vector);
  return isMatrix(value) ? null : (value[at] ?? null);
}

/** A line's digest at a parameter, or in norms where `at` is null. `J` is what the update works on. */
export function digestOf(
  traced: TracedLine,
  kindOfName: (name: string) => Kind,
  J: Scope["J"],
  at: number | null,
): LineDigest {
  const { line, active, kept, withheld, result } = traced;
  const before: Record<string, number | null> = {};
  for (const [name, value] of traced.before) if (typeof value === "number") before[name] = value;
  for (const name of namesRead(traced)) {
    const value = traced.before.get(name);
    before[name] = value === undefined ? null : toldOf(value, at);
  }
  const shown = withheld && Number.isNaN(result) ? null : toldOf(result, at);
  const rest = { ...{ active, kept, withheld, before }, result: shown };
  if (line.kind !== "assign" || !active || withheld) return { ...rest, filled: null, terms: [] };
  const node = parse(line.from);
  const scope = { values: traced.before, J };
  const filled = filledOf(node, kindOfName, scope, at);
  const parts = filled || kindOfName(line.to) !== "vector" ? [] : termsOf(node);
  return {
    ...rest,
    filled,
    terms: parts.length > 1 ? parts.map((part) => toldOf(evaluate(part, scope), at)) : [],
  };
}

/** Whether an entry of an expression is the same expression of entries. */
function isEntrywise(node: Node, kindOfName: (name: string) => Kind): boolean {
  switch (node.kind) {
    case "number":
      return true;
    case "name":
      return kindOfName(node.name) !== "matrix";
    case "negative":
      return isEntrywise(node.of, kindOfName);
    case "binary":
      return isEntrywise(node.left, kindOfName) && isEntrywise(node.right, kindOfName);
    case "call":
      if (kindOf(node, kindOfName) === "number") return true;
      return (
        ["sqrt", "abs", "min", "max"].includes(node.name) && node.of.every((part) => isEntrywise(part, kindOfName))
      );
  }
}

/** Whether an expression is a number times one vector, so that its norm is that number's size times the vector's norm. */
function isMultiple(node: Node, kindOfName: (name: string) => Kind): boolean {
  if (node.kind === "negative") return isMultiple(node.of, kindOfName);
  if (node.kind === "name") return kindOfName(node.name) === "vector";
  if (node.kind !== "binary") return false;
  const isNumber = (part: Node) => kindOf(part, kindOfName) === "number";
  const { operator, left, right } = node;
  if (operator === "/") return isNumber(right) && isMultiple(left, kindOfName);
  if (operator !== "*") return false;
  return (isNumber(left) && isMultiple(right, kindOfName)) || (isNumber(right) && isMultiple(left, kindOfName));
}

function filledOf(node: Node, kindOfName: (name: string) => Kind, scope: Scope, at: number | null): Filled | null {
  const kind = kindOf(node, kindOfName);
  const sizes = kind === "vector" && at === null;
  if (kind === "matrix" || (kind === "vector" && !(sizes ? isMultiple : isEntrywise)(node, kindOfName))) return null;
  const numbers: Record<string, number> = {};
  /** A name that no quantity has. */
  const put = (x: number): Node => {
    const name = `#${Object.keys(numbers).length}`;
    numbers[name] = x;
    return { kind: "name", name };
  };
  const readsVectors = (part: Node) => namesIn(part).some((name) => kindOfName(name) !== "number");
  const filled = (part: Node): Node => {
    if (part.kind === "number") return part;
    if (kindOf(part, kindOfName) === "number" && (sizes || readsVectors(part))) {
      const x = evaluate(part, scope) as number;
      return put(sizes ? Math.abs(x) : x);
    }
    switch (part.kind) {
      case "name": {
        const told = toldOf(scope.values.get(part.name) ?? Number.NaN, at);
        numbers[part.name] = told ?? Number.NaN;
        return part;
      }
      case "negative":
        return sizes ? filled(part.of) : { kind: "negative", of: filled(part.of) };
      case "binary":
        return { ...part, left: filled(part.left), right: filled(part.right) };
      case "call":
        return { ...part, of: part.of.map(filled) };
    }
  };
  const formula = filled(node);
  return { formula, numbers };
}
