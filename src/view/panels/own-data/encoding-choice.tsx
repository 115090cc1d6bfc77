import { useId } from "react";
import { encodings } from "../../../experiment/table/encoding.ts";
import type { Encoding } from "../../../experiment/table/encoding-ids.ts";
import { useLocal } from "../../language.ts";
import styles from "./csv-dialog.module.css";
import { words } from "./words.ts";

interface EncodingChoiceProps {
  readonly choices: readonly { readonly encoding: Encoding; readonly sample: string }[];
  readonly choose: (encoding: Encoding) => void;
}

/** Encodings with what each makes of the file's text, for the user to decide. */
export function EncodingChoice({ choices, choose }: EncodingChoiceProps) {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  return (
    <section className={styles.encodings} aria-labelledby={id}>
      <p id={id} role="alert">
        {t("undecided")}
      </p>
      <ul>
        {choices.map(({ encoding, sample }) => (
          <li key={encoding}>
            <button type="button" className="button" onClick={() => choose(encoding)}>
              <span>{local(encodings[encoding].name)}</span> <bdi className={styles.sample}>{sample}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
