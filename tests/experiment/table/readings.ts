import { likelyChoice } from "../../../src/experiment/table/choice.ts";
import { examplesOf, type TableExamples } from "../../../src/experiment/table/examples.ts";
import { readTable, type Table } from "../../../src/experiment/table/table.ts";
import { bytesOf, encoded, type Reading } from "./encoded.ts";

const KINDS = { inputs: [[1], [2], [3], [4]], targets: [1, 2, 0, 1] };

export const readings: Readonly<Record<string, Reading>> = {
  ...encoded,

  // numbers
  "spellings of the same number are one class": {
    file: "x,y\n1,0\n2,1\n3,0.0\n4,1.0\n5,1e0\n6,+1\n7,-0\n8,01\n",
    ...{ inputs: [[1], [2], [3], [4], [5], [6], [7], [8]], targets: [0, 1, 0, 1, 1, 1, 0, 1], classes: ["0", "1"] },
  },
  "decimal commas": {
    file: "1,5;2,5;0\n2,5;3,5;1\n4,5;1,5;0\n",
    format: { separator: ";", decimal: ",", header: false },
    ...{
      inputs: [
        [1.5, 2.5],
        [2.5, 3.5],
        [4.5, 1.5],
      ],
      targets: [0, 1, 0],
      classes: ["0", "1"],
    },
  },
  "decimal commas between tabs, with exponents": {
    file: "a\tb\n1,5e-3\t2\n-2,5\t3\n+,5E+1\t4\n",
    format: { separator: "\t", decimal: "," },
    ...{ inputs: [[0.0015], [-2.5], [5]], targets: [[2], [3], [4]] },
  },
  "decimal commas in quotes between commas": {
    file: 'a,b\n"1,5",2\n"0,25",3\n"-3,125",4\n',
    format: { separator: ",", decimal: "," },
    ...{ inputs: [[1.5], [0.25], [-3.125]], targets: [[2], [3], [4]] },
  },
  "thousands in quotes": {
    file: 'size,price\n1,"1,200"\n2,"3,400.5"\n3,900\n',
    format: { decimal: ".", thousands: "," },
    ...{ inputs: [[1], [2], [3]], targets: [[1200], [3400.5], [900]] },
  },
  "points between thousands, a comma before decimals": {
    file: "a;b\n1.234,5;2\n10,25;3\n1.000.000;4\n",
    format: { decimal: ",", thousands: "." },
    ...{ inputs: [[1234.5], [10.25], [1e6]], targets: [[2], [3], [4]] },
  },
  "narrow blanks between thousands": {
    file: "a;b\n1\u202f234,5;2\n10,25;3\n1\u00a0000;4\n",
    ...{ inputs: [[1234.5], [10.25], [1000]], targets: [[2], [3], [4]] },
  },
  "full-width digits and the minus sign": {
    file: "a,b\n１．５,2\n−2,3\n－3,4\n",
    ...{ inputs: [[1.5], [-2], [-3]], targets: [[2], [3], [4]] },
  },
  "hexadecimal and binary notations are words": {
    file: "a,b\n0x10,1\n0b1,2\n0x10,3.5\n",
    choice: { inputs: [1], target: 0, as: "classes" },
    ...{ inputs: [[1], [2], [3.5]], targets: [1, 0, 1], classes: ["0b1", "0x10"] },
  },

  // missing values
  "missing values of every kind in a number column": {
    file: `a,b\n1,2\n2,3.5\n${["", "NA", "N/A", "?", "null", "NaN", "-", "#N/A", ".", "None", "欠損"].map((word) => `${word},4`).join("\n")}\n3,4.5\n`,
    ...{ inputs: [[1], [2], [3]], targets: [[2], [3.5], [4.5]], dropped: 11 },
  },
  "a column of numbers with NA stays one of numbers": {
    file: "a,b,c\n1,NA,0\n2,3,1\n3,?,0\n4.5,5,1\n5,6,0\n",
    choice: { inputs: [0, 1], target: 2, as: "classes" },
    ...{
      inputs: [
        [2, 3],
        [4.5, 5],
        [5, 6],
      ],
      targets: [1, 1, 0],
      dropped: 2,
    },
  },
  "infinities cannot be used": {
    file: "a,b\n1,2\n2,inf\n-Infinity,3\n4,1e999\n5,6.5\n",
    ...{ inputs: [[1], [5]], targets: [[2], [6.5]], dropped: 3 },
  },
  "a word for missing entries that the user names": {
    file: "a,kind\n1,x\n2,none yet\n3,y\n999,x\n4,x\n",
    known: { missing: ["none yet", "999"] },
    ...{ inputs: [[1], [3], [4]], targets: [0, 1, 0], classes: ["x", "y"], dropped: 2 },
  },

  // headers
  "column numbers as a header": {
    file: "0,1,target\n5.1,3.5,a\n4.9,3.0,a\n6.2,2.9,b\n5.9,3.0,b\n",
    ...{
      names: ["0", "1", "target"],
      inputs: [
        [5.1, 3.5],
        [4.9, 3],
        [6.2, 2.9],
        [5.9, 3],
      ],
    },
    ...{ targets: [0, 0, 1, 1], classes: ["a", "b"] },
  },
  "years as a header": {
    file: "2001,2002,2003,2004\n5,3,8,1\n4,4,2,7\n9,1,4,2\n",
    choice: { inputs: [0], target: 3, as: "value" },
    ...{ names: ["2001", "2002", "2003", "2004"], inputs: [[5], [4], [9]], targets: [[1], [7], [2]] },
  },
  "a header above words alone": {
    file: "class,odor,cap\np,a,x\ne,b,x\np,a,y\ne,b,y\np,b,x\ne,a,y\n",
    ...{ names: ["class", "odor", "cap"], choice: { inputs: [1], target: 0, as: "classes" } },
    ...{
      inputs: [
        [1, 0],
        [0, 1],
        [1, 0],
        [0, 1],
        [0, 1],
        [1, 0],
      ],
      targets: [1, 0, 1, 0, 1, 0],
      classes: ["e", "p"],
    },
  },
  "no header above numbers and classes": {
    file: "5.1,3.5,a\n4.9,3.0,a\n6.2,2.9,b\n5.9,3.0,b\n",
    ...{
      names: ["1", "2", "3"],
      inputs: [
        [5.1, 3.5],
        [4.9, 3],
        [6.2, 2.9],
        [5.9, 3],
      ],
      targets: [0, 0, 1, 1],
    },
  },
  "no header above whole numbers": {
    file: "1,2\n3,4\n5,6\n",
    ...{ names: ["1", "2"], inputs: [[1], [3], [5]], targets: [[2], [4], [6]] },
  },
  "no header although a number is missing from the first row": {
    file: "5.1,unknown,a\n4.9,3.0,a\n6.2,2.9,b\n5.9,3.0,b\n",
    ...{
      names: ["1", "2", "3"],
      inputs: [
        [4.9, 3],
        [6.2, 2.9],
        [5.9, 3],
      ],
      targets: [0, 1, 1],
      dropped: 1,
    },
  },
  "a header that the user denies": {
    file: "a,b\nc,d\ne,d\n",
    known: { header: false },
    choice: { inputs: [0], target: 1, as: "classes" },
    ...{
      inputs: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      targets: [0, 1, 1],
      classes: ["b", "d"],
    },
  },
  "names of rows, as R writes them": {
    file: '"x1","x2","label"\n"1",1.5,2.5,"a"\n"2",1.25,3.5,"b"\n"3",4.5,2.75,"a"\n',
    ...{
      names: ["1", "x1", "x2", "label"],
      inputs: [
        [1.5, 2.5],
        [1.25, 3.5],
        [4.5, 2.75],
      ],
      targets: [0, 1, 0],
    },
  },
  "names of columns that are the same, or missing": {
    file: "x,,x,kind\n1,2,3.5,a\n4,5,6.5,b\n7,8,9.5,a\n",
    ...{
      names: ["x (1)", "2", "x (3)", "kind"],
      inputs: [
        [1, 2, 3.5],
        [4, 5, 6.5],
        [7, 8, 9.5],
      ],
      targets: [0, 1, 0],
    },
  },

  // separators, lines, quotes
  "a directive": {
    file: "sep=;\r\nx;y;kind\r\n1;2,5;a\r\n2;3;b\r\n4;3;a\r\n",
    choice: { inputs: [0, 1] },
    format: { separator: ";", skip: 1 },
    ...{
      names: ["x", "y", "kind"],
      inputs: [
        [1, 2.5],
        [2, 3],
        [4, 3],
      ],
      targets: [0, 1, 0],
    },
  },
  "a directive against appearances": {
    file: "sep=|\na|b, c\n1|2\n2|3\n4|3.5\n",
    ...{ names: ["a", "b, c"], inputs: [[1], [2], [4]], targets: [[2], [3], [3.5]] },
  },
  "commas in names between semicolons": {
    file: '"Length, cm";"Width, cm";class\n5.1;3.5;a\n4.9;3.0;a\n6.2;2.9;b\n',
    ...{
      names: ["Length, cm", "Width, cm", "class"],
      inputs: [
        [5.1, 3.5],
        [4.9, 3],
        [6.2, 2.9],
      ],
      targets: [0, 0, 1],
    },
  },
  "runs of blanks and tabs": {
    file: ' 18.0   8  307.0\t"chevrolet malibu"\n 15.0   8  350.5\t"buick skylark"\n 17.0   8  318.0\t"buick skylark"\n',
    format: { separator: " " },
    choice: { inputs: [0], target: 2, as: "value" },
    ...{ inputs: [[18], [15], [17]], targets: [[307], [350.5], [318]] },
  },
  "a title, blank lines and comments above": {
    file: "# measured in 2020\nLeaves\n\nx;y;kind\n1;2.5;a\n2;3;b\n4;3;a\n",
    ...{
      names: ["x", "y", "kind"],
      choice: { inputs: [0, 1] },
      inputs: [
        [1, 2.5],
        [2, 3],
        [4, 3],
      ],
      targets: [0, 1, 0],
    },
  },
  "a commented header": {
    file: "# x, y, kind\n1,2.5,a\n2,3,b\n4,3,a\n",
    choice: { inputs: [0, 1] },
    ...{
      names: ["# x", "y", "kind"],
      inputs: [
        [1, 2.5],
        [2, 3],
        [4, 3],
      ],
      targets: [0, 1, 0],
    },
  },
  "lines that end in CR alone, and blank ones": {
    file: "x,kind\r1,b\r\r2,c\r3,a\r4,b\r",
    ...{ ...KINDS, classes: ["a", "b", "c"] },
  },
  "blanks around entries": {
    file: "x , kind\n 1 , b\n2,\tc\u00a0\n3,  a  \n4,b\u3000\n",
    ...{ ...KINDS, names: ["x", "kind"], classes: ["a", "b", "c"] },
  },
  "quotes, quoted quotes and separators, and lines in entries": {
    file: 'x,kind\n1,"b ""2"""\n2,"c,\r\nd"\n3,a\n4,"b ""2"""\n',
    ...{ ...KINDS, classes: ["a", 'b "2"', "c,\nd"] },
  },
  "separators at the ends of rows": {
    file: "x,kind\n1,b,\n2,c,\n3,a,\n4,b,\n",
    ...{ ...KINDS, names: ["x", "kind"] },
  },
  "rows with too few and too many entries, by line": {
    file: 'x,y,kind\n1,1,b\n2,2\n3,"3\n3",3,a\n\n4,4,c,d\n5,5.5,a\n6,6,b\n',
    choice: { inputs: [0, 1] },
    ...{
      ragged: [3, 4, 7],
      inputs: [
        [1, 1],
        [5, 5.5],
        [6, 6],
      ],
      targets: [1, 0, 1],
    },
  },
};

/** The table that a file holds, and the examples that its choice makes of it. Throws if the file is refused. */
export function readingOf({ file, known, choice }: Reading): {
  readonly table: Table;
  readonly examples: TableExamples;
} {
  const result = readTable(bytesOf(file), known);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { table } = result;
  return { table, examples: examplesOf(table, { ...likelyChoice(table), ...choice }, "table.csv") };
}
