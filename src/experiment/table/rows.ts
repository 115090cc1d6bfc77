import Papa from "papaparse";
import type { Text } from "../../engine/core/types.ts";
import { tableMessages } from "./messages.ts";

/** What separates entries; a blank means any run of blanks and tabs. */
export const separators = [",", ";", "\t", "|", " "] as const;
export type Separator = (typeof separators)[number];

/** A row that has any entry, and the line of the file that it begins on, from 1. */
export interface Row {
  readonly line: number;
  /** Without blanks around them. */
  readonly entries: readonly string[];
}

export type Split = { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly text: Text };

/** Runs of blanks outside quotes. */
const BLANKS = /[ \t]+(?=(?:[^"]*"[^"]*")*[^"]*$)/g;
const tabbed = (line: string) => line.trim().replace(BLANKS, "\t");

/** Splits text into rows of entries, after `skip` lines. Quotes that are not closed, or closed within an entry, are refused. */
export function splitRows(text: string, separator: Separator, skip = 0): Split {
  const lines = text.replace(/\r\n?/g, "\n").split("\n").slice(skip);
  const blank = separator === " ";
  const body = (blank ? lines.map(tabbed) : lines).join("\n");
  const { data, errors } = Papa.parse(body, { delimiter: blank ? "\t" : separator, newline: "\n" });
  const rows: Row[] = [];
  let line = skip + 1;
  const starts: number[] = [];
  for (const fields of data) {
    starts.push(line);
    const entries = fields.map((entry) => entry.trim());
    if (entries.some((entry) => entry !== "")) rows.push({ line, entries });
    line += 1 + fields.reduce((count, field) => count + field.split("\n").length - 1, 0);
  }
  const quotes = errors.find(({ type }) => type === "Quotes");
  if (!quotes) return { ok: true, rows };
  const at = starts[quotes.row ?? 0] ?? skip + 1;
  return { ok: false, text: tableMessages[quotes.code === "MissingQuotes" ? "unclosedQuote" : "strayQuote"](at) };
}
