import fc from "fast-check";
import { expect, it } from "vitest";
import { examplesOfCsv, likelyChoice, readCsv } from "../../src/state/csv.ts";

const SEED = { seed: 20_261_125 };

const number = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })).map(String);
/** Words that need their quotes, and that no number looks like. */
const word = fc.constantFrom("yes", "no", 'a "b"', "c, d", "e; f", "日本", "two\nlines", "3 m");

const column = fc.record({ words: fc.boolean(), holes: fc.boolean() });
const table = fc
  .tuple(fc.array(column, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 40 }))
  .chain(([columns, rows]) =>
    fc.record({
      // The first column is always there: a row without any entry is no row.
      rows: fc.array(
        fc.tuple(
          number,
          ...columns.map(({ words, holes }) =>
            fc.oneof(
              { weight: 5, arbitrary: words ? word : number },
              { weight: holes ? 1 : 0, arbitrary: fc.constant("") },
            ),
          ),
        ),
        { minLength: rows, maxLength: rows },
      ),
      separator: fc.constantFrom(",", ";", "\t"),
    }),
  );

const quoted = (entry: string) => `"${entry.replaceAll('"', '""')}"`;

it("reads every table as it was written, and proposes examples that can be learnt from", async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ rows, separator }) => {
      const names = rows[0]!.map((_, c) => `column ${"abcde"[c]}`);
      const text = [names, ...rows].map((row) => row.map(quoted).join(separator)).join("\r\n");
      const read = await readCsv(text);
      expect(read.rows).toEqual(rows);
      expect(read.columns.map(({ name }) => name)).toEqual(names);

      const choice = likelyChoice(read);
      const { inputs, targets, classes, dropped } = examplesOfCsv(read, choice);
      const used = [...choice.inputs, choice.target];
      const complete = rows.filter((row) => used.every((c) => row[c] !== ""));
      expect(dropped).toBe(rows.length - complete.length);
      expect(inputs).toEqual(complete.map((row) => choice.inputs.map((c) => Number(row[c]))));
      expect(inputs.flat().every(Number.isFinite)).toBe(true);
      if (choice.as === "value") {
        expect(targets).toEqual(complete.map((row) => [Number(row[choice.target])]));
        expect((targets as number[][]).flat().every(Number.isFinite)).toBe(true);
      } else {
        // Every class that is named has examples, and every example the class that its row names.
        expect(targets.map((label) => classes[label as number])).toEqual(complete.map((row) => row[choice.target]));
        expect(new Set<unknown>(targets)).toEqual(new Set(classes.keys()));
      }
    }),
    SEED,
  );
});

it("tells columns of one name apart by their places, whatever the others are called", async () => {
  const namesOf = async (header: string) => {
    const { columns, namesakes } = await readCsv(`${header}\n1,2,3,4\n5,6,7,8\n`);
    return [columns.map(({ name }) => name), namesakes];
  };
  expect(await namesOf("x,y,x,z")).toEqual([["x (1)", "y", "x (3)", "z"], true]);
  expect(await namesOf("x,x,x (2),x (1)")).toEqual([["x (1) (1)", "x (2) (2)", "x (2)", "x (1)"], true]);
  expect(await namesOf("a,,b,")).toEqual([["a", "2", "b", "4"], false]);
});

it("numbers classes from 0 without a gap, whatever numbers the file has for them", async () => {
  const table = await readCsv("x,kind\n1,2\n2,0\n3,2\n4,10\n");
  const { targets, classes } = examplesOfCsv(table, { inputs: [0], target: 1, as: "classes" });
  expect([targets, classes]).toEqual([
    [1, 0, 1, 2],
    ["0", "2", "10"],
  ]);
});

it("takes a first line of numbers for an example, and refuses what is no table", async () => {
  const { columns, rows } = await readCsv("1,2\n3,4\n5,6\n");
  expect([columns.map(({ name }) => name), rows.length]).toEqual([["1", "2"], 3]);
  for (const text of ["", "a,b\n1,2\n", "just\none\ncolumn\n"]) await expect(readCsv(text)).rejects.toThrow();
});
