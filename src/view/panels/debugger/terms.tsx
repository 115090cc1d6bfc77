import { Tex } from "../../controls/tex.tsx";
import { useLocal } from "../../language.ts";
import type { LineTexts } from "./line-text.ts";
import styles from "./lines.module.css";
import { words } from "./words.ts";

interface TermsProps {
  readonly texts: LineTexts;
  /** The selected line, counted from 1. */
  readonly line: number | null;
  readonly pointed: string | null;
  readonly point: (name: string | null) => void;
  /** The vectors of the line are drawn on the landscape. */
  readonly drawn: boolean;
}

/** What the selected line reads: every symbol with its value, to be pointed at or reached by the keyboard, and what it stands for. */
export function Terms({ texts, line, pointed, point, drawn }: TermsProps) {
  const t = words.useWords();
  const local = useLocal();
  if (line === null) return <p className={styles.choose}>{t(drawn ? "choose" : "chooseNumbers")}</p>;
  const { terms } = texts.lines[line - 1]!;
  return (
    <div className={styles.terms}>
      <ul className={styles.termList} aria-label={t("terms", { line })}>
        {terms.map((name) => (
          <li key={name} data-kind={texts.quantity(name).kind}>
            <button
              type="button"
              className={styles.term}
              data-quantity={name}
              data-pointed={pointed === name || undefined}
              onFocus={() => point(name)}
              onBlur={() => point(null)}
            >
              <Tex tex={texts.symbol(name)} />
              <span className="number" data-value={name} />
              <span className="visually-hidden">{local(texts.quantity(name).meaning)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.meaning} data-part="meaning" aria-hidden="true">
        {terms.length === 0 ? t("nothing") : t(drawn ? "meaning" : "point")}
      </p>
    </div>
  );
}
