import { readFileSync, writeFileSync } from "node:fs";

const DOCUMENT = new URL("../../docs/methods.md", import.meta.url);

/** What docs/methods.md says between the marks of a section. With UPDATE_METHODS=1 in the environment it is first made to say `text`. */
export function documented(section: string, text: string): string {
  const begin = `<!-- ${section}: made by tests/conformance -->\n`;
  const end = `<!-- end of ${section} -->`;
  const document = readFileSync(DOCUMENT, "utf8");
  const from = document.indexOf(begin) + begin.length;
  const to = document.indexOf(end);
  if (from < begin.length || to < from) throw new Error(`docs/methods.md has no section ${section}`);
  if (process.env.UPDATE_METHODS !== "1") return document.slice(from, to);
  writeFileSync(DOCUMENT, document.slice(0, from) + text + document.slice(to));
  return text;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map((_, i) => (i === 0 ? "---" : "---:"))) + rows.map(line).join("");
}

/** A number as people read it in a table. */
export function readable(x: number): string {
  return x === 0
    ? "0"
    : Math.abs(x) < 1e-3 || Math.abs(x) >= 1e6
      ? x.toExponential(2)
      : String(Number(x.toPrecision(5)));
}
