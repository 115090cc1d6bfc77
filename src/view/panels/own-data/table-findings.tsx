import { MOST_EXAMPLES } from "../../../engine/networks/data/declare.ts";
import type { TableSummary } from "../../../worker/table-protocol.ts";
import { shortName } from "../network/short-name.ts";
import styles from "./csv-dialog.module.css";
import { words } from "./words.ts";

/** Columns whose stray words are reported. */
const MOST_STRAYS = 3;

/** Words for missing entries that are listed. */
const MOST_WORDS = 8;

/** What the user should know of how the file was read, beyond its form. */
export function TableFindings({ table }: { readonly table: TableSummary }) {
  const t = words.useWords();
  const { namesakes, rowNames, ragged, every, columns } = table;
  const lines = `${ragged.lines.join(", ")}${ragged.count > ragged.lines.length ? ", …" : ""}`;
  const missing = columns.reduce((count, { missing, infinite }) => count + missing + infinite, 0);
  const written = [...new Set(columns.flatMap(({ missingWords }) => missingWords))].slice(0, MOST_WORDS);
  const found = [
    ...(missing > 0 && written.length === 0 ? [t("missingEntries", { count: missing })] : []),
    ...(missing > 0 && written.length > 0
      ? [
          t("missingAs", {
            count: missing,
            words: written.map((word) => t("quoted", { word: shortName(word) })).join(t("between")),
          }),
        ]
      : []),
    ...(namesakes ? [t("namesakes")] : []),
    ...(rowNames ? [t("rowNames")] : []),
    ...(ragged.count > 0
      ? [
          t("ragged", {
            ...{ width: columns.length, count: ragged.count },
            lines: t(ragged.count === 1 ? "line" : "lines", { lines }),
          }),
        ]
      : []),
    ...(every === 2 ? [t("everyOther", { most: MOST_EXAMPLES })] : []),
    ...(every > 2 ? [t("every", { most: MOST_EXAMPLES, every })] : []),
    ...columns
      .flatMap(({ name, stray }) => (stray ? [{ name: shortName(name), ...stray }] : []))
      .slice(0, MOST_STRAYS)
      .map((stray) => t("stray", { ...stray, entry: shortName(stray.entry) })),
  ];
  if (found.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {found.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
