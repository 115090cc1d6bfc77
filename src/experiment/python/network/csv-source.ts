/** How examples follow from a table in a file that stays with its owner. */
export interface CsvSource {
  readonly file: string;
  readonly delimiter: string;
  /** The first line names the columns. */
  readonly titled: boolean;
  /** Columns, counted from 0. */
  readonly inputs: readonly number[];
  readonly target: number;
  readonly as: "classes" | "value";
  /** Whether the target's entries are numbers, by which classes are sorted. */
  readonly numeric: boolean;
}
