import type { Text } from "../../engine/core/types.ts";
import { MOST_EXAMPLES } from "../../engine/networks/data/declare.ts";
import { type Column, columnOf } from "./columns.ts";
import { decode, detectEncoding, encodings, possibleEncodings } from "./encoding.ts";
import type { Encoding } from "./encoding-ids.ts";
import { likelyHeader } from "./header.ts";
import { tableMessages } from "./messages.ts";
import type { NumberFormat } from "./numbers.ts";
import { type Row, type Separator, splitRows } from "./rows.ts";
import { likelyNumbers, likelySeparator, linesAbove, usualWidth } from "./separator.ts";
import { refusedSize } from "./size.ts";

/** The form of a table's file. */
export interface TableFormat extends NumberFormat {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Lines above the table. */
  readonly skip: number;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** Words for a missing entry in every column, beside those that are known in number columns. */
  readonly missing: readonly string[];
}

/** What the user says about the form; the rest is detected. */
export type KnownFormat = Partial<TableFormat>;

export interface Table {
  readonly format: TableFormat;
  readonly columns: readonly Column[];
  /** Whether columns of the same name were numbered. */
  readonly namesakes: boolean;
  /** Whether the header has no name for the first column, which R writes for the names of rows. */
  readonly rowNames: boolean;
  readonly width: number;
  /** Complete in width; every `every`th row of the file. */
  readonly rows: readonly Row[];
  readonly every: number;
  /** Lines of rows with another number of entries, which are not used. */
  readonly ragged: readonly number[];
}

export type TableResult =
  | { readonly ok: true; readonly table: Table }
  /** The bytes do not decide the encoding: the user has to choose one of these. */
  | { readonly ok: false; readonly encodings: readonly Encoding[] }
  | { readonly ok: false; readonly text: Text };

const refused = (text: Text): TableResult => ({ ok: false, text });

/** Reads a table of entries in rows. What is not known of its form is detected. */
export function readTable(bytes: Uint8Array, known: KnownFormat = {}): TableResult {
  const size = refusedSize(bytes.length);
  if (size) return refused(size);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 9) return refused(tableMessages.spreadsheet());
  const encoding = known.encoding ?? detectEncoding(bytes);
  if (encoding === null) return refused(tableMessages.notText());
  if (encoding === "undecided") return { ok: false, encodings: possibleEncodings(bytes) };
  const text = decode(bytes, encoding);
  if (text === null) return refused(tableMessages.encoding(encodings[encoding].name));
  if (text.trim() === "") return refused(tableMessages.empty());
  return tableOf(text, encoding, known);
}

function tableOf(text: string, encoding: Encoding, known: KnownFormat): TableResult {
  const separator = known.separator ?? likelySeparator(text);
  const skip = known.skip ?? linesAbove(text, separator);
  const split = splitRows(text, separator, skip);
  if (!split.ok) return refused(split.text);
  const [first, ...below] = split.rows;
  if (!first) return refused(tableMessages.noColumns());
  const numbers = { ...likelyNumbers(below.length > 0 ? below : split.rows, separator), ...numbersOf(known) };
  const header = known.header ?? likelyHeader(split.rows.slice(0, 1000), numbers);
  const body = header ? below : split.rows;
  const full = usualWidth(body);
  // Separators at the ends of all rows separate nothing.
  const trailing = body.every(({ entries }) => entries.length < full || entries.at(-1) === "");
  const named = header ? trimmed(first.entries, 0).length : full;
  const width = trailing && named < full ? Math.max(named, widest(body)) : full;
  if (width < 2) return refused(tableMessages.noColumns());
  const names = header ? trimmed(first.entries, width) : [];
  const rowNames = header && names.length === width - 1;
  if (header && names.length !== width && !rowNames)
    return refused(tableMessages.wideHeader(first.line, names.length, width));
  const whole = body.map(({ line, entries }) => ({ line, entries: trimmed(entries, width) }));
  const rows = whole.filter(({ entries }) => entries.length === width);
  const ragged = whole.filter(({ entries }) => entries.length !== width).map(({ line }) => line);
  if (ragged.length > rows.length) return refused(tableMessages.ragged(ragged.slice(0, 5), ragged.length > 5, width));
  if (rows.length < 2) return refused(tableMessages.noRows());
  const every = Math.ceil(rows.length / MOST_EXAMPLES);
  const used = every === 1 ? rows : rows.filter((_, r) => r % every === 0);
  const format = { encoding, separator, skip, ...numbers, header, missing: known.missing ?? [] };
  const written = Array.from({ length: width }, (_, c) => (rowNames ? names[c - 1] : names[c]) || String(c + 1));
  const apart = namesApart(written);
  const columns = apart.map((name, c) => columnOf(name, used, c, format));
  const namesakes = apart.some((name, c) => name !== written[c]);
  return { ok: true, table: { format, columns, namesakes, rowNames, width, rows: used, every, ragged } };
}

function numbersOf({ decimal, thousands }: KnownFormat): Partial<NumberFormat> {
  return { ...(decimal !== undefined && { decimal }), ...(thousands !== undefined && { thousands }) };
}

/** Entries without empty ones at the end, beyond `width`. */
function trimmed(entries: readonly string[], width: number): readonly string[] {
  let length = entries.length;
  while (length > width && entries[length - 1] === "") length--;
  return length === entries.length ? entries : entries.slice(0, length);
}

const widest = (rows: readonly Row[]) =>
  rows.reduce((width, { entries }) => Math.max(width, trimmed(entries, 0).length), 0);

/** The names of columns; those with the same name are followed by their positions: "x (1)", "x (2)". */
function namesApart(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, c) => {
    if (counts.get(name) === 1) return name;
    let apart = name;
    do apart += ` (${c + 1})`;
    while (counts.has(apart));
    return apart;
  });
}
