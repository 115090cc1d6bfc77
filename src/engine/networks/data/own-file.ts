/** An input read from a column, counted from 0: its numbers, or, for words, whether an entry is a certain category. */
export interface ReadInput {
  readonly column: number;
  readonly category?: string;
}

/** How a file was read, so that a program can read the same examples from it. */
export interface FileReading {
  /** A label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  /** Lines above the table. */
  readonly skip: number;
  /** A blank means any run of blanks and tabs. */
  readonly separator: string;
  readonly decimal: "." | ",";
  /** What separates groups of three digits; "" if nothing does. */
  readonly thousands: string;
  /** Whether numbers have full-width digits, or the minus sign of typography. */
  readonly wide: boolean;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** Entries of a complete row. */
  readonly width: number;
  /** Entries that stand for a missing number. An empty entry always does. */
  readonly missing: readonly string[];
  /** Entries that stand for a missing word. An empty entry always does. */
  readonly missingWords: readonly string[];
  /** Of the table's rows, every so many is used. */
  readonly every: number;
  readonly inputs: readonly ReadInput[];
  readonly target: number;
  /** Whether classes are numbers, which can be spelled in several ways. */
  readonly numericClasses: boolean;
}

/** The user's file that examples were read from. */
export interface OwnFile {
  readonly name: string;
  /** Names of the columns: of the inputs, as many as an example has or none, and of the target. */
  readonly inputs: readonly string[];
  readonly target: string;
  /** Names of the classes in the order of their numbers; empty for values. */
  readonly classes: readonly string[];
  /** Absent in files that were saved before readings were recorded. */
  readonly reading?: FileReading;
}
