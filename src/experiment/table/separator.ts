import { isMissingNumber, type NumberFormat, numberOf } from "./numbers.ts";
import { type Row, type Separator, separators, splitRows } from "./rows.ts";

/** Rows that decide about a file's form. */
const SAMPLE = 200;
/** Lines of which so many rows are made, unless their entries span lines. */
const SAMPLE_LINES = 400;

const DIRECTIVE = /^"?sep=(.)"?[,;\t| ]*$/i;

/** The separator that a first line such as `sep=;`, which spreadsheets write and read, names. */
export function namedSeparator(text: string): Separator | null {
  const named = DIRECTIVE.exec(text.slice(0, 20).split(/[\r\n]/, 1)[0]!)?.[1];
  return separators.find((separator) => separator === named) ?? null;
}

/** Lines above the table: the directive, comments, and a title in the first entry of an otherwise empty row. */
export function linesAbove(text: string, separator: Separator): number {
  const lines = text.split(/\r\n?|\n/, SAMPLE_LINES);
  let skip = namedSeparator(text) === null ? 0 : 1;
  while (skip < lines.length - 1 && /^\s*(#|$)/.test(lines[skip]!)) skip++;
  const split = splitRows(lines.join("\n"), separator, skip);
  const rows = split.ok ? split.rows : [];
  const width = usualWidth(rows);
  // A comment with an entry for each column is the header.
  const last = skip > 0 ? splitRows(lines[skip - 1]!, separator) : null;
  const header = last?.ok && last.rows[0]?.entries.length === width && namedSeparator(lines[skip - 1]!) === null;
  if (width > 1 && header) return skip - 1;
  const first = rows.findIndex(({ entries }) => !isTitle(entries.filter((entry) => entry !== "")));
  return width > 2 && first > 0 && first < 5 ? rows[first]!.line - 1 : skip;
}

/** Whether the entries of a row are one piece of text. */
const isTitle = (entries: readonly string[]) => entries.length === 1 && !/^[\d.,+-]+$/.test(entries[0]!);

/** The number of entries that most rows have. */
export function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { entries } of rows) counts.set(entries.length, (counts.get(entries.length) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

/** Decimal signs and separators of thousands in the order in which they are preferred, where several read as many numbers. */
function numberFormats(separator: Separator): readonly NumberFormat[] {
  const plain: NumberFormat = { decimal: ".", thousands: "" };
  const comma: NumberFormat = { decimal: ",", thousands: "" };
  const grouped: NumberFormat = { decimal: ".", thousands: "," };
  return [
    plain,
    // A comma inside an entry that commas separate is quoted, as a price is: 1,200.
    ...(separator === "," ? [grouped, comma] : [comma, grouped]),
    { decimal: ",", thousands: "." },
    { decimal: ",", thousands: " " },
    { decimal: ".", thousands: " " },
    { decimal: ".", thousands: "'" },
    { decimal: ",", thousands: "'" },
  ];
}

const countNumbers = (entries: readonly string[], format: NumberFormat) =>
  entries.reduce((count, entry) => count + (Number.isNaN(numberOf(entry, format)) ? 0 : 1), 0);

/** The way of writing numbers in which most entries are numbers. */
export function likelyNumbers(rows: readonly Row[], separator: Separator): NumberFormat {
  const entries = rows.slice(0, 10 * SAMPLE).flatMap(({ entries }) => entries.filter((entry) => entry !== ""));
  const formats = numberFormats(separator).map((format) => ({ format, count: countNumbers(entries, format) }));
  return formats.reduce((best, each) => (each.count > best.count ? each : best)).format;
}

/** The separator that gives rows of one width with the largest fraction of numbers. */
export function likelySeparator(text: string): Separator {
  const named = namedSeparator(text);
  if (named) return named;
  const lines = text.split(/\r\n?|\n/, SAMPLE_LINES);
  const sample = lines.join("\n");
  let best: { readonly separator: Separator; readonly score: number } = { separator: ",", score: 0 };
  for (const separator of separators) {
    // Single blanks are within the entries of a table that something else separates.
    if (separator === " " && best.score > 0.9 && !isAligned(lines)) continue;
    const score = scoreOf(sample, separator, lines.length === SAMPLE_LINES);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Whether runs of blanks align columns. */
const isAligned = (lines: readonly string[]) => lines.filter((line) => / {2}\S/.test(line)).length > lines.length / 2;

function scoreOf(sample: string, separator: Separator, cut: boolean): number {
  let split = splitRows(sample, separator, linesAbove(sample, separator));
  // The sample may end within a quoted entry.
  if (!split.ok && cut) split = splitRows(sample.slice(0, sample.lastIndexOf('"')), separator);
  if (!split.ok) return 0;
  const rows = split.rows.slice(0, SAMPLE);
  const width = usualWidth(rows);
  if (width < 2) return 0;
  const alike = rows.filter(({ entries }) => entries.length === width).length / rows.length;
  const entries = rows.slice(1).flatMap(({ entries }) => entries);
  const format = likelyNumbers(rows.slice(1), separator);
  const numbers = entries.filter((entry) => isMissingNumber(entry) || !Number.isNaN(numberOf(entry, format)));
  return alike * (1 + numbers.length / Math.max(1, entries.length));
}
