import { memo } from "react";
import { modifiers } from "../../../engine/modifiers/index.ts";
import { changeView } from "../../../state/lab.ts";
import { Tex } from "../../controls/tex.tsx";
import { useLocal } from "../../language.ts";
import type { LineText } from "./line-text.ts";
import styles from "./lines.module.css";
import { words } from "./words.ts";

interface LineRowProps {
  readonly text: LineText;
  readonly selected: boolean;
}

/** One line: its formula and result, and once it is selected the formula with its numbers put in. A painter writes the numbers. */
export const LineRow = memo(function LineRow({ text, selected }: LineRowProps) {
  const t = words.useWords();
  const local = useLocal();
  const {
    number,
    line: { by },
  } = text;
  const modifier = modifiers.find(({ id }) => id === by);
  return (
    <li className={styles.line} data-line={number} data-by={by} data-selected={selected || undefined}>
      <button
        type="button"
        className={styles.press}
        aria-pressed={selected}
        onClick={() => changeView({ line: selected ? undefined : number })}
      >
        <span className={styles.ordinal}>{number}</span>
        <span className={styles.formula}>
          <span className={styles.tex}>
            <Tex tex={text.tex} />
          </span>
          {text.condition !== null && (
            <span className={styles.condition}>
              {t("when")} <Tex tex={text.condition} />
            </span>
          )}
          {modifier && <span className={styles.by}>{t("added", { modifier: local(modifier.title) })}</span>}
          <span className={`number ${styles.result}`} data-part="result" data-kind={text.kind} />
        </span>
      </button>
      {selected && <p className={`number ${styles.numbers}`} data-part="numbers" />}
    </li>
  );
});
