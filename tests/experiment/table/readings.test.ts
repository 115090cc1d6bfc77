import { expect, test } from "vitest";
import { examplesOf } from "../../../src/experiment/table/examples.ts";
import { readTable } from "../../../src/experiment/table/table.ts";
import { bytes, bytesOf, utf8 } from "./encoded.ts";
import { readingOf, readings } from "./readings.ts";

test.for(Object.entries(readings))("reads %s", ([, reading]) => {
  const { format = {}, names, ...expected } = reading;
  const { table, examples } = readingOf(reading);
  expect(table.format).toMatchObject(format);
  if (names) expect(table.columns.map(({ name }) => name)).toEqual(names);
  expect(examples).toMatchObject({
    inputs: expected.inputs,
    targets: expected.targets,
    dropped: expected.dropped ?? 0,
  });
  if (expected.classes) expect(examples.file.classes).toEqual(expected.classes);
  expect(table.ragged).toEqual(expected.ragged ?? []);
});

test("bytes that do not decide their encoding are left to the user, who sees possible ones", () => {
  const undecided = {
    Cyrillic: bytes("x,kind\n1,", [0xea, 0xee, 0xf2], "\n2,", [0xef, 0xb8, 0xf1], "\n"),
    "kanji of EUC-JP, which could be hanzi": bytes("x,kind\n1,", [0xb8, 0xa4], "\n2,", [0xc7, 0xad], "\n"),
    "half-width kana": bytes("x,kind\n1,", [0xb2, 0xc7], "\n2,", [0xc8, 0xd8], "\n"),
    "curly quotation marks": bytes("x,kind\n1,don", [0x92], "t\n2,won", [0x92], "t\n"),
  };
  const wanted = { Cyrillic: "windows-1251", kanji: "euc-jp", "half-width": "shift_jis", curly: "windows-1252" };
  for (const [name, file] of Object.entries(undecided)) {
    const result = readTable(file);
    const encodings = "encodings" in result ? result.encodings : [];
    const [, encoding] = Object.entries(wanted).find(([start]) => name.startsWith(start))!;
    expect(encodings, name).toContain(encoding);
  }
});

test.for([
  ["an empty file", bytes(), {}, /empty/],
  ["blank lines", "\n \n\n", {}, /empty/],
  ["a picture", bytes([0x89], "PNG\r\n", [0x1a, 0x0a, 0, 0, 0, 0x0d], "IHDR"), {}, /not a text file/],
  ["a workbook", bytes("PK", [3, 4, 20, 0, 6, 0]), {}, /spreadsheet/],
  ["UTF-8 that breaks off", bytes([0xef, 0xbb, 0xbf], "x,kind\n1,", [0xe7, 0x8a], "\n2,b\n"), {}, /not a text file/],
  [
    "another encoding than the user says",
    bytes("x,kind\n1,", [0xa0], "\n2,b\n"),
    { encoding: "shift_jis" },
    /not valid Shift_JIS/,
  ],
  [
    "a quote that is never closed",
    'x,y,z\n1,2,a\n3,"4,b\n5,6,a\n7,8,b\n9,1,a\n',
    {},
    /opens on line 3 is never closed/,
  ],
  ["text after a closing quote", 'x,y\n1,"2"3\n4,5\n', {}, /line 2/],
  ["an unclosed quote behind lines in entries", 'x,y\n1,"2\n\n"\n3,4\n5,"6\n', {}, /line 6/],
  ["one column", "just\none\ncolumn\n", {}, /two columns/],
  ["one row", "a,b\n1,2\n", {}, /two rows/],
  ["rows without a width", "a,b\n1,2,3\n1\n1,2,3,4\n1,2,3,4,5\n", {}, /lines? \d|line 1 names/],
  ["prose", "Once upon a time, there was a table.\nIt had no columns.\n", {}, /columns|rows/],
] as const)("refuses %s", ([, file, known, words]) => {
  const result = readTable(bytesOf(file), known);
  expect(result).toMatchObject({ ok: false, text: { en: expect.stringMatching(words) } });
});

test("refuses a file too large before it is read", () => {
  expect(readTable(new Uint8Array(16 * 2 ** 20 + 1))).toMatchObject({ text: { en: expect.stringContaining("16 MB") } });
});

test("uses evenly spaced rows of a table with too many", () => {
  const text = Array.from({ length: 25_000 }, (_, i) => `${i},${i % 2}`).join("\n");
  const result = readTable(utf8(text));
  if (!result.ok) throw new Error(JSON.stringify(result));
  expect([result.table.every, result.table.rows.length]).toEqual([3, 8334]);
  const { inputs } = examplesOf(result.table, { inputs: [0], target: 1, as: "classes" }, "long.csv");
  expect(inputs.slice(0, 3)).toEqual([[0], [3], [6]]);
});
