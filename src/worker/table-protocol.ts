import type { Text } from "../engine/core/types.ts";
import type { Column } from "../experiment/table/columns.ts";
import type { Encoding } from "../experiment/table/encoding-ids.ts";
import type { TableChoice, TableExamples } from "../experiment/table/examples.ts";
import type { KnownFormat, TableFormat } from "../experiment/table/table.ts";

/** A column, with the number of its different entries instead of these. */
export type ColumnSummary = Omit<Column, "distinct" | "strays"> & { readonly distinct: number };

export interface PreviewCell {
  readonly entry: string;
  /** Whether it is missing, or is a word where most entries are numbers. */
  readonly fault: "missing" | "word" | null;
}

/** What the page shows of a table. The table itself stays with the worker. */
export interface TableSummary {
  readonly format: TableFormat;
  readonly columns: readonly ColumnSummary[];
  readonly namesakes: boolean;
  readonly rowNames: boolean;
  readonly rows: number;
  readonly every: number;
  /** Rows with another number of entries than `columns`, and the lines of the first of them. */
  readonly ragged: { readonly count: number; readonly lines: readonly number[] };
  /** The first rows, with their lines. */
  readonly preview: readonly { readonly line: number; readonly cells: readonly PreviewCell[] }[];
  /** The choice to begin with. */
  readonly choice: TableChoice;
}

export type TableReading =
  | { readonly type: "table"; readonly table: TableSummary }
  /** The bytes do not decide the encoding. Each sample is text of the file, decoded so. */
  | {
      readonly type: "encodings";
      readonly encodings: readonly { readonly encoding: Encoding; readonly sample: string }[];
    }
  | { readonly type: "refused"; readonly text: Text };

/** What comes of a choice. */
export interface ChoiceSummary {
  readonly rows: number;
  readonly inputs: number;
  readonly dropped: number;
  readonly classes: readonly string[];
}

export type TableJob =
  /** Reads the file; without `bytes`, the one that was read before in another form. */
  | { readonly type: "read"; readonly bytes?: ArrayBuffer; readonly known: KnownFormat }
  | { readonly type: "summary"; readonly choice: TableChoice }
  | { readonly type: "examples"; readonly choice: TableChoice; readonly name: string };

/** The result of each type of job. */
export interface TableResults {
  readonly read: TableReading;
  readonly summary: ChoiceSummary;
  readonly examples: TableExamples;
}

export interface TableRequest {
  readonly id: number;
  readonly job: TableJob;
}

export type TableReply =
  | { readonly id: number; readonly result: TableResults[keyof TableResults] }
  | { readonly id: number; readonly failure: string };
