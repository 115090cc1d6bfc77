import { catalogue } from "../../language.ts";
import styles from "./confusion.module.css";
import { shortName } from "./short-name.ts";

const words = catalogue("confusion", {
  caption: { en: "{{set}}: class by row, answer by column", ja: "{{set}}: 行が正解のクラス、列が予測" },
  truth: { en: "class", ja: "正解" },
});

interface ConfusionProps {
  /** counts[truth][said]: examples of a class, by what the model says they are. */
  readonly counts: readonly (readonly number[])[];
  readonly names: readonly string[];
  /** Which examples are counted, in words. */
  readonly set: string;
}

/** How often each class is taken for which: the more of a class in a cell, the darker it is; errors have a colour of their own. */
export function Confusion({ counts, names, set }: ConfusionProps) {
  const t = words.useWords();
  return (
    <table className={styles.table}>
      <caption>{t("caption", { set })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t("truth")}</span>
          </th>
          {names.map((name) => (
            <th key={name} scope="col" title={name}>
              {shortName(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((row, truth) => {
          const total = row.reduce((sum, count) => sum + count, 0);
          return (
            <tr key={names[truth]}>
              <th scope="row" title={names[truth]}>
                {shortName(names[truth]!)}
              </th>
              {row.map((count, said) => (
                <td
                  key={names[said]}
                  data-kind={truth === said ? "right" : count > 0 ? "wrong" : undefined}
                  style={{ "--share": total === 0 ? 0 : count / total } as React.CSSProperties}
                >
                  {count > 0 ? count : <span className={styles.zero}>·</span>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
