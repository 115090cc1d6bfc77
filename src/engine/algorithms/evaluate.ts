import { cosTurns, powInteger } from "../core/elementary.ts";
import { matrixVector, solve } from "../core/matrix.ts";
import type { Vector } from "../core/types.ts";
import { dot, isZero, norm, quotient, zeros } from "../core/vector.ts";
import type { FunctionName, Node, Operator } from "./expression.ts";

/** n × n, row-major. */
export interface Matrix {
  readonly n: number;
  readonly entries: Vector;
}

export type Value = number | Vector | Matrix;

/** The quantities that an expression may name, and J where it asks for a value of it. */
export interface Scope {
  readonly values: ReadonlyMap<string, Value>;
  readonly J: (theta: Vector) => number;
}

export const isVector = (value: Value): value is Vector => value instanceof Float64Array;
export const isMatrix = (value: Value): value is Matrix => typeof value === "object" && !isVector(value);

export function identity(n: number): Matrix {
  const entries = zeros(n * n);
  for (let i = 0; i < n; i++) entries[i * n + i] = 1;
  return { n, entries };
}

/** Applies a function of numbers to corresponding entries; a number goes with every entry. */
function entrywise(f: (a: number, b: number) => number, a: Value, b: Value): Value {
  if (typeof a === "number") {
    if (typeof b === "number") return f(a, b);
    return isVector(b) ? b.map((x) => f(a, x)) : { n: b.n, entries: b.entries.map((x) => f(a, x)) };
  }
  if (typeof b === "number") {
    return isVector(a) ? a.map((x) => f(x, b)) : { n: a.n, entries: a.entries.map((x) => f(x, b)) };
  }
  if (isVector(a) && isVector(b)) return a.map((x, i) => f(x, b[i]!));
  if (isMatrix(a) && isMatrix(b)) return { n: a.n, entries: a.entries.map((x, i) => f(x, b.entries[i]!)) };
  throw new TypeError("a vector and a matrix have no corresponding entries");
}

/** The product: of two vectors entry by entry, of a matrix and what follows it the matrix product. */
function multiply(a: Value, b: Value): Value {
  if (!isMatrix(a) || typeof b === "number") return entrywise((x, y) => x * y, a, b);
  const { n } = a;
  if (isVector(b)) {
    const out = zeros(n);
    matrixVector(a.entries, b, out);
    return out;
  }
  const entries = zeros(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let m = 0; m < n; m++) entries[i * n + j]! += a.entries[i * n + m]! * b.entries[m * n + j]!;
  return { n, entries };
}

function binary(operator: Operator, a: Value, b: Value): Value {
  switch (operator) {
    case "+":
      return entrywise((x, y) => x + y, a, b);
    case "-":
      return entrywise((x, y) => x - y, a, b);
    case "*":
      return multiply(a, b);
    case "/":
      return entrywise((x, y) => x / y, a, b);
    case ">":
      return Number(a > b);
    case ">=":
      return Number(a >= b);
    case "<":
      return Number(a < b);
    case "==":
      return Number(a === b);
  }
}

function asNumber(value: Value | undefined): number {
  if (typeof value !== "number") throw new TypeError("a number is wanted here");
  return value;
}

function asVector(value: Value | undefined): Vector {
  if (value === undefined || !(value instanceof Float64Array)) throw new TypeError("a vector is wanted here");
  return value;
}

function call(name: FunctionName, [a, b, c]: readonly Value[], scope: Scope): Value {
  switch (name) {
    case "sqrt":
      return entrywise((x) => Math.sqrt(x), a!, 0);
    case "abs":
      return entrywise((x) => Math.abs(x), a!, 0);
    case "floor":
      return Math.floor(asNumber(a));
    case "min":
      return entrywise((x, y) => Math.min(x, y), a!, b!);
    case "max":
      return entrywise((x, y) => Math.max(x, y), a!, b!);
    case "power":
      return powInteger(asNumber(a), asNumber(b));
    case "cosine":
      return cosTurns(asNumber(a) / 2);
    case "modulo":
      return asNumber(a) % asNumber(b);
    case "norm":
      return norm(asVector(a));
    case "dot":
      return dot(asVector(a), asVector(b));
    case "outer": {
      const [left, right] = [asVector(a), asVector(b)];
      const n = left.length;
      return { n, entries: zeros(n * n).map((_, at) => left[Math.floor(at / n)]! * right[at % n]!) };
    }
    case "inverse": {
      if (a === undefined || !isMatrix(a)) throw new TypeError("a matrix is wanted here");
      const out = zeros(a.n);
      solve(a.entries, asVector(b), out);
      return out;
    }
    case "only": {
      const i = asNumber(b);
      return asVector(a).map((x, j) => (j === i ? x : 0));
    }
    case "quotient": {
      const atRest = isZero(asVector(c));
      return entrywise((x, y) => quotient(x, y, atRest), a!, b!);
    }
    case "J":
      return scope.J(asVector(a));
    case "all":
      return asNumber(a) * asNumber(b);
    case "any":
      return Math.max(asNumber(a), asNumber(b));
  }
}

/** The value of an expression. Throws a ReferenceError for a name that the scope lacks. */
export function evaluate(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case "number":
      return node.value;
    case "name": {
      const value = scope.values.get(node.name);
      if (value === undefined) throw new ReferenceError(`no quantity ${node.name}`);
      return value;
    }
    case "negative":
      return entrywise((x) => -x, evaluate(node.of, scope), 0);
    case "binary":
      return binary(node.operator, evaluate(node.left, scope), evaluate(node.right, scope));
    case "call":
      return call(
        node.name,
        node.of.map((part) => evaluate(part, scope)),
        scope,
      );
  }
}
