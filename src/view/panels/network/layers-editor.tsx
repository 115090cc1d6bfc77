import { useId } from "react";
import type { ConfigurationError } from "../../../experiment/errors.ts";
import { CloseIcon, PlusIcon } from "../../controls/icons.tsx";
import { useRefusal } from "../../controls/refusal.tsx";
import { useNumberEntry } from "../../controls/use-number-entry.ts";
import { catalogue } from "../../language.ts";
import styles from "./layers-editor.module.css";

const words = catalogue("layers-editor", {
  title: { en: "hidden layers", ja: "隠れ層" },
  width: { en: "Units of hidden layer {{layer}}", ja: "隠れ層 {{layer}} のユニット数" },
  remove: { en: "Remove hidden layer {{layer}}", ja: "隠れ層 {{layer}} を削除" },
  add: { en: "Add a hidden layer", ja: "隠れ層を追加" },
  none: { en: "none: a linear model", ja: "なし(線形モデル)" },
});

type CommitHidden = (hidden: readonly number[], gesture?: string) => readonly ConfigurationError[];

interface LayersEditorProps {
  readonly hidden: readonly number[];
  readonly most: { readonly layers: number; readonly width: number };
  readonly commit: CommitHidden;
}

interface LayerProps {
  readonly hidden: readonly number[];
  readonly index: number;
  readonly mostWidth: number;
  readonly commit: CommitHidden;
}

/** One hidden layer: its width, and a button that takes it away. */
function Layer({ hidden, index, mostWidth, commit }: LayerProps) {
  const t = words.useWords();
  const layer = index + 1;
  const { inputProps, error, errorId } = useNumberEntry({
    value: hidden[index]!,
    commit: (width, gesture) => commit(hidden.with(index, width), gesture),
    gesture: `hidden ${index}`,
    step: (from, direction, coarse) => Math.max(1, Math.min(mostWidth, from + direction * (coarse ? 8 : 1))),
  });
  return (
    <li className={styles.layer}>
      <input
        {...inputProps}
        inputMode="numeric"
        className={styles.width}
        aria-label={t("width", { layer })}
        aria-describedby={error ? errorId : undefined}
      />
      <button
        type="button"
        className={`bare ${styles.remove}`}
        aria-label={t("remove", { layer })}
        title={t("remove", { layer })}
        onClick={() => commit(hidden.toSpliced(index, 1))}
      >
        <CloseIcon />
      </button>
      <p id={errorId} className={styles.error} role="alert" hidden={error === null}>
        {error}
      </p>
    </li>
  );
}

/** The hidden layers from the input on: how many, and how wide each is. */
export function LayersEditor({ hidden, most, commit }: LayersEditorProps) {
  const t = words.useWords();
  const id = useId();
  const { choose, describedBy, line } = useRefusal(hidden, commit);
  return (
    <div className={styles.editor}>
      <span id={id} className={styles.label}>
        {t("title")}
      </span>
      <ol className={styles.layers} aria-labelledby={id}>
        {hidden.map((_, index) => (
          // A layer has no name but its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Layer key={index} hidden={hidden} index={index} mostWidth={most.width} commit={commit} />
        ))}
        {hidden.length === 0 && <li className={styles.none}>{t("none")}</li>}
        <li>
          <button
            type="button"
            className={`bare ${styles.add}`}
            aria-label={t("add")}
            title={t("add")}
            aria-describedby={describedBy || undefined}
            disabled={hidden.length >= most.layers}
            onClick={() => choose([...hidden, hidden.at(-1) ?? 8])}
          >
            <PlusIcon />
          </button>
        </li>
      </ol>
      {line}
    </div>
  );
}
