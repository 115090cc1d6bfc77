import type { InlineDataset, OwnFile } from "../../../engine/networks/data/index.ts";
import type { FileReading } from "../../../engine/networks/data/own-file.ts";
import { float, list } from "../../../engine/python/literal.ts";
import { encodings } from "../../table/encoding.ts";
import type { Encoding } from "../../table/encoding-ids.ts";
import { fromUnreadFile } from "./unread-file.ts";

/** JSON's strings are Python's, too. */
const text = (value: string) => JSON.stringify(value);
const texts = (values: readonly string[], indent: number) =>
  values.length === 0 ? "[]" : list(values.map(text), 110, " ".repeat(indent));
/** A tuple of strings, the empty one among them. */
const missing = (values: readonly string[], indent: number) =>
  values.length === 0 ? '("",)' : `(${list(["", ...values].map(text), 110, " ".repeat(indent)).slice(1, -1)})`;

const REMOVED: Readonly<Record<string, string>> = {
  ",": '.replace(",", "")',
  ".": '.replace(".", "")',
  " ": "",
  "'": '.replace("\'", "").replace("\\u2019", "")',
};

/** `number()`: an entry as the file writes numbers. */
function numberFunction({ decimal, thousands, wide, missing: words }: FileReading): string {
  const start = thousands === " " ? '"".join(entry.split())' : "entry";
  const narrowed = wide ? '.translate(str.maketrans("．，＋－−", ".,+--"))' : "";
  const grouped = thousands === "" ? "" : REMOVED[thousands];
  const entry = `${start}${narrowed}${grouped}${decimal === "," ? '.replace(",", ".")' : ""}`;
  return `def number(entry):
    """The number that an entry of the file stands for; NaN if it is missing."""
    missing = ${missing(words, 15)}
    return np.nan if entry in missing else float(${entry})
`;
}

/** The lines of the file as rows of entries, without those that the page did not use. */
function rowsOf({ encoding, skip, separator, header, width, every }: FileReading): string {
  const above = skip > 0 ? `        lines = list(file)[${skip}:]\n` : "        lines = list(file)\n";
  // A codec that names its byte order leaves the mark in the text.
  const mark = encoding.startsWith("utf-16") && skip === 0 ? '    lines[0] = lines[0].lstrip("\\ufeff")\n' : "";
  const blank = separator === " ";
  const runs = blank
    ? `    blanks = r'[ \\t]+(?=(?:[^"]*"[^"]*")*[^"]*$)'  # Outside quotation marks.
    lines = [re.sub(blanks, "\\t", line.strip()) + "\\n" for line in lines]
`
    : "";
  return `    with open(FILE, encoding=${text(encodings[encoding as Encoding].python)}) as file:
${above}${mark}${runs}    rows = [[entry.strip() for entry in row] for row in csv.reader(lines, delimiter=${text(blank ? "\t" : separator)})]
    rows = [row for row in rows if any(row)]${header ? "[1:]" : ""}
    rows = [row[:${width}] for row in rows if len(row) >= ${width} and not any(row[${width}:])]
${every > 1 ? `    rows = rows[::${every}]\n` : ""}`;
}

/** `examples()` from the user's file, read as the page read it. */
export function fromFile(dataset: InlineDataset, own: OwnFile): string {
  const { reading } = own;
  if (!reading) return fromUnreadFile(dataset, own);
  const { inputs, target, numericClasses, missingWords } = reading;
  const classes = typeof dataset.targets[0] === "number";
  const numericTarget = !classes || numericClasses;
  const numbers = inputs.filter(({ category }) => category === undefined).map(({ column }) => column);
  const words = inputs.filter(({ category }) => category !== undefined).map(({ column }) => column);
  (numericTarget ? numbers : words).push(target);
  const columns = (places: readonly number[]) => list([...new Set(places)].map(String), 100, " ".repeat(15));
  const label = numericTarget ? `number(row[${target}])` : `row[${target}]`;
  const names = numericClasses
    ? list(
        own.classes.map((name) => float(Number(name))),
        106,
        " ".repeat(11),
      )
    : texts(own.classes, 11);
  const y = classes ? `[CLASSES.index(${label}) for row in rows]` : `[[${label}] for row in rows]`;
  return `FILE = ${text(own.name)}  # Your own table, whose rows this program does not contain. It must be where this runs.
${classes ? `CLASSES = ${names}\n` : ""}
${numbers.length > 0 ? `\n${numberFunction(reading)}\n` : ""}
def examples():
    """The complete rows of the file: inputs, and ${classes ? "classes, numbered in their order" : "targets"}."""
${rowsOf(reading)}${
  words.length > 0
    ? `    words, missing = ${columns(words)}, ${missing(missingWords, 21)}
    rows = [row for row in rows if not any(row[c] in missing for c in words)]
`
    : ""
}${
  numbers.length > 0
    ? `    numbers = ${columns(numbers)}
    rows = [row for row in rows if all(np.isfinite(number(row[c])) for c in numbers)]
`
    : ""
}    if len(rows) != ${dataset.inputs.length}:
        raise ValueError(f"{FILE} has {len(rows)} complete rows; the experiment's had ${dataset.inputs.length}")
${inputRows(inputs)}    return X, np.array(${y})
`;
}

/** `X`: numbers, and 1 or 0 for a word that an entry is or is not. */
function inputRows(inputs: FileReading["inputs"]): string {
  if (inputs.every(({ category }) => category === undefined)) {
    const columns = list(
      inputs.map(({ column }) => String(column)),
      100,
      " ".repeat(15),
    );
    return `    columns = ${columns}
    X = np.array([[number(row[c]) for c in columns] for row in rows])
`;
  }
  const pairs = inputs.map(
    ({ column, category }) => `(${column}, ${category === undefined ? "None" : text(category)})`,
  );
  return `    # Columns and, of words, the one for which the input is 1.
    columns = ${list(pairs, 100, " ".repeat(15))}
    X = np.array([[${
      inputs.some(({ category }) => category === undefined)
        ? "number(row[c]) if word is None else float(row[c] == word)"
        : "float(row[c] == word)"
    } for c, word in columns] for row in rows])
`;
}
