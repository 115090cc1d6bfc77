import { likelyChoice } from "../experiment/table/choice.ts";
import { decode } from "../experiment/table/encoding.ts";
import type { Encoding } from "../experiment/table/encoding-ids.ts";
import { examplesOf } from "../experiment/table/examples.ts";
import { isMissingNumber } from "../experiment/table/numbers.ts";
import { readTable, type Table } from "../experiment/table/table.ts";
import type {
  ChoiceSummary,
  PreviewCell,
  TableJob,
  TableReading,
  TableReply,
  TableRequest,
  TableResults,
  TableSummary,
} from "./table-protocol.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;

const PREVIEW_ROWS = 6;
const RAGGED_LINES = 5;
/** Characters of text that shows what an encoding makes of a file. */
const SAMPLE = 60;

let bytes = new Uint8Array();
let table: Table | null = null;

function cellOf({ columns, format }: Table, entry: string, c: number): PreviewCell {
  const { kind, stray } = columns[c]!;
  const numeric = kind === "numbers" || stray !== null;
  const missing = entry === "" || format.missing.includes(entry) || (numeric && isMissingNumber(entry));
  if (missing) return { entry, fault: "missing" };
  return { entry, fault: stray && columns[c]!.strays.has(entry) ? "word" : null };
}

function summaryOf(table: Table): TableSummary {
  const { format, columns, namesakes, rowNames, rows, every, ragged } = table;
  return {
    ...{ format, namesakes, rowNames, every, rows: rows.length },
    columns: columns.map(({ strays: _, ...column }) => ({ ...column, distinct: column.distinct.length })),
    ragged: { count: ragged.length, lines: ragged.slice(0, RAGGED_LINES) },
    preview: rows
      .slice(0, PREVIEW_ROWS)
      .map(({ line, entries }) => ({ line, cells: entries.map((entry, c) => cellOf(table, entry, c)) })),
    choice: likelyChoice(table),
  };
}

/** The first line that is not ASCII alone. */
function sampleOf(encoding: Encoding): string {
  const lines = decode(bytes, encoding)!.split(/[\r\n]+/);
  return Array.from(lines.find((line) => /[^\0-\x7f]/.test(line)) ?? "")
    .slice(0, SAMPLE)
    .join("");
}

function read({ bytes: fresh, known }: TableJob & { readonly type: "read" }): TableReading {
  if (fresh) bytes = new Uint8Array(fresh);
  const result = readTable(bytes, known);
  table = result.ok ? result.table : null;
  if (result.ok) return { type: "table", table: summaryOf(result.table) };
  if ("text" in result) return { type: "refused", text: result.text };
  return {
    type: "encodings",
    encodings: result.encodings.map((encoding) => ({ encoding, sample: sampleOf(encoding) })),
  };
}

function run(job: TableJob): TableResults[keyof TableResults] {
  if (job.type === "read") return read(job);
  if (!table) throw new Error("no table has been read");
  if (job.type === "examples") return examplesOf(table, job.choice, job.name);
  const { inputs, dropped, file } = examplesOf(table, job.choice, "");
  const summary: ChoiceSummary = { rows: inputs.length, inputs: file.inputs.length, dropped, classes: file.classes };
  return summary;
}

scope.addEventListener("message", ({ data: { id, job } }: MessageEvent<TableRequest>) => {
  let reply: TableReply;
  try {
    reply = { id, result: run(job) };
  } catch (error) {
    reply = { id, failure: error instanceof Error ? error.message : String(error) };
  }
  scope.postMessage(reply);
});
