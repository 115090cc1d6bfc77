import fc from "fast-check";
import { expect, it } from "vitest";
import { likelyChoice } from "../../../src/experiment/table/choice.ts";
import { examplesOf } from "../../../src/experiment/table/examples.ts";
import { readTable } from "../../../src/experiment/table/table.ts";

const SEED = { seed: 20_261_125, numRuns: 400 };

/** Words that need their quotes, and that do not look like numbers. */
const word = fc.constantFrom("yes", "no", 'a "b"', "c, d", "e; f", "日本", "two\nlines", "3 m", "tab\tbed", "p|q");
const number = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e300, max: 1e300, noNaN: true }),
);
const missing = fc.constantFrom("", "NA", "?", "n/a", "null", "-");

interface Dialect {
  readonly encoding: "utf-8" | "utf-8 with a mark" | "utf-16le" | "utf-16be" | "unmarked utf-16le";
  readonly separator: "," | ";" | "\t" | "|";
  readonly decimal: "." | ",";
  readonly end: "\n" | "\r\n" | "\r";
  readonly header: boolean;
  readonly rowNames: boolean;
  readonly directive: boolean;
  readonly padded: boolean;
}

const dialect: fc.Arbitrary<Dialect> = fc
  .record<Dialect>({
    encoding: fc.constantFrom("utf-8", "utf-8 with a mark", "utf-16le", "utf-16be", "unmarked utf-16le"),
    separator: fc.constantFrom(",", ";", "\t", "|"),
    decimal: fc.constantFrom(".", ","),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    header: fc.boolean(),
    rowNames: fc.boolean(),
    directive: fc.boolean(),
    padded: fc.boolean(),
  })
  .filter(({ separator, decimal }) => separator !== "," || decimal === ".");

/** A table with one column of real numbers, so that every dialect can be told from the others, and any further columns. */
const table = fc
  .tuple(
    fc.array(fc.record({ words: fc.boolean(), holes: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 4, max: 40 }),
  )
  .chain(([columns, rows]) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 1e6 }).map((x) => x + 0.5),
          ...columns.map(({ words, holes }) =>
            fc.oneof(
              { weight: 6, arbitrary: words ? word : number },
              { weight: holes ? 1 : 0, arbitrary: words ? fc.constant("") : missing },
            ),
          ),
        ),
        { minLength: rows, maxLength: rows },
      ),
    }),
  );

const written = (entry: string | number, { decimal }: Dialect) =>
  typeof entry === "string" ? entry : String(entry).replace(".", decimal);

function textOf(names: readonly string[], rows: readonly (readonly (string | number)[])[], dialect: Dialect): string {
  const { separator, end, header, rowNames, directive, padded } = dialect;
  const quoted = (entry: string) => (/["\n,;\t|]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry);
  const lineOf = (entries: readonly string[]) => entries.map(quoted).join(separator);
  const pad = (entry: string) => (padded && !/["\n,;\t|]/.test(entry) ? ` ${entry} ` : entry);
  const lines = rows.map((row, r) => {
    const entries = row.map((entry) => pad(written(entry, dialect)));
    return lineOf(header && rowNames ? [`row ${r}`, ...entries] : entries);
  });
  const first = directive ? [`sep=${separator}`] : [];
  return [...first, ...(header ? [lineOf(names)] : []), ...lines, ""].join(end);
}

function bytesOf(text: string, { encoding }: Dialect): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8 with a mark") return new TextEncoder().encode(`\uFEFF${text}`);
  const units = Buffer.from(encoding === "unmarked utf-16le" ? text : `\uFEFF${text}`, "utf16le");
  return new Uint8Array(encoding === "utf-16be" ? units.swap16() : units);
}

it("reads every table in every dialect as it was written, and proposes examples to learn from", () => {
  fc.assert(
    fc.property(table, dialect, ({ columns, rows }, dialect) => {
      const names = rows[0]!.map((_, c) => `column ${"abcde"[c]}`);
      const result = readTable(bytesOf(textOf(names, rows, dialect), dialect));
      if (!result.ok) throw new Error(JSON.stringify(result));
      const { table } = result;
      const { separator, decimal, header, rowNames } = dialect;
      expect(table.format).toMatchObject({ separator, decimal, header });
      const shift = header && rowNames ? 1 : 0;
      expect(table.columns.slice(shift).map(({ name }) => name)).toEqual(
        header ? names : names.map((_, c) => String(c + 1)),
      );
      expect([table.rows.length, table.ragged]).toEqual([rows.length, []]);

      // Every column by itself, with the first, which has no holes.
      for (const [c, { words }] of columns.entries()) {
        const column = table.columns[c + 1 + shift]!;
        const entries = rows.map((row) => row[c + 1]!);
        const there = entries.filter((entry) => (words ? entry !== "" : typeof entry === "number"));
        if (there.length === 0) expect(column.kind).toBe("nothing");
        if (column.kind === "nothing") continue;
        expect(column.kind).toBe(words ? "words" : "numbers");
        const as = words ? "classes" : "value";
        const { targets, file, inputs } = examplesOf(table, { inputs: [shift], target: c + 1 + shift, as }, "t.csv");
        const read = targets.map((target) => (words ? file.classes[target as number] : (target as number[])[0]! + 0));
        expect(read).toEqual(there.map((entry) => (words ? entry : (entry as number) + 0)));
        expect(inputs).toHaveLength(there.length);
      }

      const choice = likelyChoice(table);
      const { targets, file, inputs } = examplesOf(table, choice, "t.csv");
      expect(inputs.flat().every(Number.isFinite)).toBe(true);
      // Every class that is named has examples.
      if (choice.as === "classes") expect(new Set<unknown>(targets)).toEqual(new Set(file.classes.keys()));
      else expect((targets as number[][]).flat().every(Number.isFinite)).toBe(true);
    }),
    SEED,
  );
});
