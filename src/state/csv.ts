/** A column of a table that somebody brought. */
export interface CsvColumn {
  readonly name: string;
  /** Whether every entry that is there is a number. */
  readonly numeric: boolean;
  /** Different entries, sorted: numbers by size, words by the alphabet. */
  readonly distinct: readonly string[];
  /** Rows without an entry. */
  readonly missing: number;
}

export interface CsvTable {
  readonly columns: readonly CsvColumn[];
  /** Columns of one name have been told apart. */
  readonly namesakes: boolean;
  /** Entries as they are written, without blanks around them. */
  readonly rows: readonly (readonly string[])[];
}

/** What is to be learnt from a table: some columns in, one out, as a class or as a value. */
export interface CsvChoice {
  readonly inputs: readonly number[];
  readonly target: number;
  readonly as: "classes" | "value";
}

export interface CsvExamples {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[] | readonly (readonly number[])[];
  /** What the classes are called in the file; empty for values. */
  readonly classes: readonly string[];
  /** Rows that lack one of the entries. */
  readonly dropped: number;
}

const isNumber = (entry: string) => entry !== "" && Number.isFinite(Number(entry));

function columnOf(name: string, entries: readonly string[]): CsvColumn {
  const there = entries.filter((entry) => entry !== "");
  const numeric = there.length > 0 && there.every(isNumber);
  const distinct = [...new Set(there)];
  distinct.sort(numeric ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : 1));
  return { name, numeric, distinct, missing: entries.length - there.length };
}

/** The names of columns; those of one name, and no others, have their places behind it in addition: "x (1)", "x (2)". */
function namesApart(names: readonly string[]): string[] {
  return names.map((name, c) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name;
    let apart = name;
    do apart += ` (${c + 1})`;
    while (names.includes(apart));
    return apart;
  });
}

/** Reads a table with commas, semicolons or tabs between its entries. A first line without numbers names the columns. Throws an Error in words for what is no table. */
export async function readCsv(text: string): Promise<CsvTable> {
  const { parse } = await import("papaparse");
  const { data } = parse<string[]>(text, { skipEmptyLines: "greedy" });
  const rows = data.map((row) => row.map((entry) => entry.trim()));
  const [first] = rows;
  const width = first?.length ?? 0;
  if (!first || rows.length < 3 || width < 2) throw new Error("too small");
  const titled = !first.some(isNumber);
  const body = (titled ? rows.slice(1) : rows).map((row) => Array.from({ length: width }, (_, c) => row[c] ?? ""));
  const written = first.map((name, c) => (titled && name !== "" ? name : String(c + 1)));
  const names = namesApart(written);
  const columns = names.map((name, c) =>
    columnOf(
      name,
      body.map((row) => row[c]!),
    ),
  );
  return { columns, namesakes: names.some((name, c) => name !== written[c]), rows: body };
}

/** The choice to begin with: the last column that could be a class, from all numeric columns. */
export function likelyChoice({ columns }: CsvTable): CsvChoice {
  const fewest = (column: CsvColumn) => column.distinct.length >= 2 && column.distinct.length <= 20;
  const last = columns.findLastIndex(fewest);
  const target = last < 0 ? columns.length - 1 : last;
  const inputs = columns.flatMap(({ numeric }, c) => (numeric && c !== target ? [c] : []));
  // Words are no values, however many there are.
  return { inputs, target, as: last < 0 && columns[target]!.numeric ? "value" : "classes" };
}

/** The examples that a choice makes of a table, in its order. */
export function examplesOfCsv({ columns, rows }: CsvTable, { inputs, target, as }: CsvChoice): CsvExamples {
  const complete = rows.filter((row) => [...inputs, target].every((c) => row[c] !== ""));
  // A class that only incomplete rows have is none that could be learnt.
  const there = new Set(complete.map((row) => row[target]!));
  const classes = as === "classes" ? columns[target]!.distinct.filter((name) => there.has(name)) : [];
  const places = new Map(classes.map((name, place) => [name, place]));
  return {
    inputs: complete.map((row) => inputs.map((c) => Number(row[c]))),
    targets:
      as === "classes"
        ? complete.map((row) => places.get(row[target]!)!)
        : complete.map((row) => [Number(row[target])]),
    classes,
    dropped: rows.length - complete.length,
  };
}
