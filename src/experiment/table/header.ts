import { isMissingNumber, type NumberFormat, numberOf } from "./numbers.ts";
import type { Row } from "./rows.ts";

/**
 * Whether the first of the rows names the columns: each column is asked whether its first entry is of the kind of those below.
 * `format`: how numbers are written.
 */
export function likelyHeader(rows: readonly Row[], format: NumberFormat): boolean {
  const [first, ...body] = rows;
  if (!first || body.length === 0) return false;
  // Rows' names have no name above them.
  const width = body[0]!.entries.length;
  const shift = width - first.entries.length;
  const isNumber = (entry: string) => !Number.isNaN(numberOf(entry, format));
  const counting = countsUp(first, body, format, shift);
  let score = 0;
  for (const [c, name] of first.entries.entries()) {
    const below = body.map(({ entries }) => entries[c + shift] ?? "").filter((entry) => !isMissingNumber(entry));
    if (name === "" || below.length === 0) continue;
    const numeric = below.filter(isNumber).length >= 0.5 * below.length;
    if (numeric && isNumber(name)) score += counting ? 1 : -2;
    else if (numeric) score += isMissingNumber(name) ? 0 : 3;
    else if (isNumber(name)) score += counting ? 0 : -1;
    // Of few words that recur, the first entry would be one as well.
    else if (new Set(below).size <= below.length / 2) score += below.includes(name) ? -2 : 1;
  }
  if (score !== 0) return score > 0;
  return first.entries.every((entry) => !isNumber(entry));
}

/** Whether the numbers in the first row count columns, as 0, 1, 2 or 2021, 2022, 2023 do, and those of no other row. */
function countsUp(first: Row, body: readonly Row[], format: NumberFormat, shift: number): boolean {
  const numbers = first.entries.flatMap((entry, c) => {
    const x = numberOf(entry, format);
    return Number.isNaN(x) ? [] : [{ x, c: c + shift }];
  });
  if (numbers.length < 2) return false;
  if (!numbers.every(({ x }, i) => Number.isInteger(x) && (i === 0 || x === numbers[i - 1]!.x + 1))) return false;
  const below = body.map(({ entries }) => numbers.map(({ c }) => numberOf(entries[c] ?? "", format)));
  const alike = below.some((row) => row.every((x, i) => i === 0 || x === row[i - 1]! + 1));
  if (alike) return false;
  // Two or three whole numbers above whole numbers are an example as likely as not.
  const broken = below.some((row) => row.some((x) => Number.isFinite(x) && !Number.isInteger(x)));
  return broken || (numbers.length > 3 && numbers[0]!.x !== 0) || numbers.length > 4;
}
