import type { TableSummary } from "../../../worker/table-protocol.ts";
import { shortName } from "../network/short-name.ts";
import styles from "./csv-dialog.module.css";
import { words } from "./words.ts";

/** Columns that are shown; a table may have a thousand. */
const MOST_COLUMNS = 40;

/** The first rows of the table, with what is missing and what is not a number marked. */
export function TablePreview({ table: { columns, preview } }: { readonly table: TableSummary }) {
  const t = words.useWords();
  const shown = columns.slice(0, MOST_COLUMNS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
    <section className={styles.preview} aria-label={t("preview")} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t("preview")}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.lineNumber}>
              {t("lineHeading")}
            </th>
            {shown.map(({ name, kind }) => (
              <th key={name} scope="col" data-kind={kind} title={name}>
                {shortName(name)}
              </th>
            ))}
            {columns.length > shown.length && <td>…</td>}
          </tr>
        </thead>
        <tbody>
          {preview.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" className={styles.lineNumber}>
                {line}
              </th>
              {cells.slice(0, MOST_COLUMNS).map(({ entry, fault }, c) => (
                <td key={shown[c]!.name} data-kind={shown[c]!.kind} data-fault={fault ?? undefined} title={entry}>
                  {fault === "missing" && entry === "" ? t("missingCell") : shortName(entry)}
                  {fault && entry !== "" && (
                    <span className="visually-hidden"> ({t(fault === "missing" ? "missingCell" : "strayCell")})</span>
                  )}
                </td>
              ))}
              {columns.length > shown.length && <td>…</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
