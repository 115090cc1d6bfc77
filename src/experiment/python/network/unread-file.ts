import type { InlineDataset, OwnFile } from "../../../engine/networks/data/index.ts";
import { list } from "../../../engine/python/literal.ts";

/** Columns without a name are called by their place. */
const isPlace = (name: string) => /^\d+$/.test(name);
/** What stands behind the name of a column that is not the only one of it. */
const NAMESAKE = / \((\d+)\)$/;

/** Where a column stands, in Python. Those of one name have their places behind it, unless the file itself calls them so. */
function placeOf(column: string): string {
  if (isPlace(column)) return String(Number(column) - 1);
  const name = JSON.stringify(column);
  const [, place] = NAMESAKE.exec(column) ?? [];
  return `header.index(${name})${place === undefined ? "" : ` if ${name} in header else ${Number(place) - 1}`}`;
}
const isNumber = (text: string) => text !== "" && Number.isFinite(Number(text));

/**
 * `examples()` for a file that was saved before readings were recorded: the program guesses the file's form, and takes the columns
 * that the experiment names, or else the first ones and the one after them.
 */
export function fromUnreadFile(
  { inputs, targets }: InlineDataset,
  { name, inputs: named, target, classes }: OwnFile,
): string {
  const width = inputs[0]!.length;
  const columns = [
    ...(named.length === width ? named : inputs[0]!.map((_, c) => String(c + 1))),
    target === "" ? String(width + 1) : target,
  ];
  const titled = !columns.every(isPlace);
  const wide = (items: readonly string[], indent: number) => list(items, 94, " ".repeat(indent));
  const text = (column: string) => JSON.stringify(column);
  const places = columns.some((column) => isPlace(column) || NAMESAKE.test(column))
    ? wide(columns.map(placeOf), 15)
    : `[header.index(name) for name in ${wide(columns.map(text), 36)}]`;
  const numeric = classes.length > 0 && classes.every(isNumber);
  const end =
    typeof targets[0] === "number"
      ? `    names = sorted(dict.fromkeys(row[-1] for row in rows)${numeric ? ", key=float" : ""})
    return X, np.array([names.index(row[-1]) for row in rows])
`
      : "    return X, np.array([[float(row[-1])] for row in rows])\n";
  return `FILE = ${text(name)}  # Your own examples, of which this program holds nothing. It has to lie where this runs.


def examples():
    """The complete rows of the file: inputs, and ${typeof targets[0] === "number" ? "classes, numbered in their order" : "targets"}."""
    with open(FILE, encoding="utf-8-sig", errors="replace", newline="") as file:
        delimiter = max(",;\\t|", key=file.readline().count)
        file.seek(0)
        lines = [[entry.strip() for entry in line] for line in csv.reader(file, delimiter=delimiter)]
    ${titled ? "header, *lines" : "lines"} = [line for line in lines if any(line)]
    columns = ${places}  # The target's last.
    rows = [[line[c] for c in columns] for line in lines if len(line) > max(columns)]
    rows = [row for row in rows if all(row)]
    if len(rows) != ${inputs.length}:
        raise ValueError(f"{FILE} has {len(rows)} complete rows; the experiment's had ${inputs.length}")
    X = np.array([[float(entry) for entry in row[:-1]] for row in rows])
${end}`;
}
