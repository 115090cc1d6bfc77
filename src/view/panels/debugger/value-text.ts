import { isMatrix, type Value } from "../../../engine/algorithms/evaluate.ts";
import type { Kind } from "../../../engine/algorithms/typeset.ts";
import { norm } from "../../../engine/core/vector.ts";
import { formatNumber } from "../../format.ts";

/** Vectors of more entries are told by their length. */
const MOST_ENTRIES = 3;

/** A number with as few digits as tell it, if that is no more than `digits`. */
function numberText(x: number, digits: number): string {
  if (Number(x.toPrecision(digits)) !== x) return formatNumber(x, digits);
  const plain = x === 0 || (Math.abs(x) < 1e5 && Math.abs(x) >= 1e-3);
  const text = plain ? String(x) : x.toExponential().replace("e+", "e");
  return text.replaceAll("-", "−");
}

const list = (values: Iterable<number>, digits: number) =>
  Array.from(values, (x) => formatNumber(x, digits)).join(", ");

function rowsOf(value: Value, digits: number): readonly string[] {
  if (typeof value === "number") return [numberText(value, digits)];
  if (!isMatrix(value))
    return [value.length > MOST_ENTRIES ? `‖·‖ = ${formatNumber(norm(value), digits)}` : `(${list(value, digits)})`];
  const { n, entries } = value;
  if (n > MOST_ENTRIES) return [`${n} × ${n}`];
  return Array.from({ length: n }, (_, i) => list(entries.subarray(i * n, i * n + n), digits));
}

/** A value in one line: "0.9", "(1, −2)", "[1, 0; 0, 1]". */
export function valueText(value: Value, digits = 4): string {
  const rows = rowsOf(value, digits);
  return typeof value === "object" && isMatrix(value) && value.n <= MOST_ENTRIES ? `[${rows.join("; ")}]` : rows[0]!;
}

/** A value in as many digits, four at most, as fit `width` characters; a matrix takes a line a row. */
export function fittedText(value: Value, width: number): string {
  for (let digits = 4; digits > 2; digits--) {
    const rows = rowsOf(value, digits);
    if (rows.every(({ length }) => length <= width)) return rows.join("\n");
  }
  return rowsOf(value, 2).join("\n");
}

/** How many characters a value of a kind takes at most in `valueText`, of two entries and four digits. */
export const WIDEST: Readonly<Record<Kind, number>> = { number: 9, vector: 20, matrix: 38 };
