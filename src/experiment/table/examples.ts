import type { FileReading, OwnFile } from "../../engine/networks/data/own-file.ts";
import type { Column } from "./columns.ts";
import { numberOf } from "./numbers.ts";
import type { Table } from "./table.ts";

/** What to learn from a table: some columns in, one out, as a class or as a value. */
export interface TableChoice {
  readonly inputs: readonly number[];
  readonly target: number;
  readonly as: "classes" | "value";
}

export interface TableExamples {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[] | readonly (readonly number[])[];
  /** Rows that lack one of the entries. */
  readonly dropped: number;
  /** The file, as the configuration records it. */
  readonly file: OwnFile;
}

/** The number or the word of a column in a row; null if it is missing. */
type Reader = (entries: readonly string[]) => number | string | null;

function readerOf({ format, columns }: Table, c: number): Reader {
  const missing = new Set(format.missing);
  if (columns[c]!.kind === "words") {
    return (entries) => (entries[c] === "" || missing.has(entries[c]!) ? null : entries[c]!);
  }
  return (entries) => {
    const entry = entries[c]!;
    if (entry === "" || missing.has(entry)) return null;
    const x = numberOf(entry, format);
    return Number.isFinite(x) ? x : null;
  };
}

/** Inputs that a column gives: its numbers, or one for each of its words, which is 1 where the entry is that word and else 0. */
export const inputsOf = ({ kind, distinct }: Column): number => (kind === "words" ? distinct.length : 1);

/** Makes examples of a table, in its order. Columns without entries cannot be chosen. */
export function examplesOf(table: Table, choice: TableChoice, name: string): TableExamples {
  const { columns, rows } = table;
  const { target, as } = choice;
  const readers = choice.inputs.map((c) => readerOf(table, c));
  const targetOf = readerOf(table, target);
  const complete = rows.flatMap(({ entries }) => {
    const out = targetOf(entries);
    const values = readers.map((read) => read(entries));
    return out === null || values.includes(null) ? [] : [{ values, out }];
  });
  // A class or category of incomplete rows alone could not be learned.
  const namesOf = (c: number, there: ReadonlySet<string>) => columns[c]!.distinct.filter((name) => there.has(name));
  const classes = as === "classes" ? namesOf(target, new Set(complete.map(({ out }) => String(out)))) : [];
  const places = new Map(classes.map((name, place) => [name, place]));
  const categories = choice.inputs.map((c, i) =>
    columns[c]!.kind === "words" ? namesOf(c, new Set(complete.map(({ values }) => values[i] as string))) : null,
  );
  const inputs = choice.inputs.flatMap((column, i) => {
    const words = categories[i];
    const { name } = columns[column]!;
    if (!words) return [{ name, read: { column } }];
    return words.map((category) => ({ name: `${name} = ${category}`, read: { column, category } }));
  });
  const reading = readingOf(table, choice, {
    inputs: inputs.map(({ read }) => read),
    used: [...choice.inputs, target],
  });
  return {
    inputs: complete.map(({ values }) =>
      values.flatMap((value, i) => categories[i]?.map((word) => (word === value ? 1 : 0)) ?? [value as number]),
    ),
    targets:
      as === "classes"
        ? complete.map(({ out }) => places.get(String(out))!)
        : complete.map(({ out }) => [out as number]),
    dropped: rows.length - complete.length,
    file: { name, inputs: inputs.map(({ name }) => name), target: columns[target]!.name, classes, reading },
  };
}

interface Used {
  readonly inputs: FileReading["inputs"];
  /** Columns that are read. */
  readonly used: readonly number[];
}

function readingOf({ format, columns, width, every }: Table, { target, as }: TableChoice, read: Used): FileReading {
  const { encoding, skip, separator, decimal, thousands, header } = format;
  const used = read.used.map((c) => columns[c]!);
  const numbers = used.filter(({ kind }) => kind === "numbers");
  const words = used.filter(({ kind }) => kind === "words");
  const missingOf = (list: readonly Column[]) => [...new Set(list.flatMap(({ missingWords }) => missingWords))].sort();
  return {
    ...{ encoding, skip, separator, decimal, thousands, header, width, every },
    wide: numbers.some(({ wide }) => wide),
    missing: missingOf(numbers),
    missingWords: missingOf(words),
    inputs: read.inputs,
    target,
    numericClasses: as === "classes" && columns[target]!.kind === "numbers",
  };
}
