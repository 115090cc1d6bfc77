import { type ReactNode, useId, useRef, useState } from "react";
import { catalogue } from "../language.ts";
import styles from "./copy-field.module.css";
import { CheckIcon, CopyIcon } from "./icons.tsx";

const words = catalogue("copy field", {
  copy: { en: "Copy", ja: "コピー" },
  copied: { en: "Copied", ja: "コピーしました" },
  byHand: {
    en: "The browser does not let the page copy. The text is selected: copy it with Ctrl+C or ⌘C.",
    ja: "ブラウザがコピーを許可しませんでした。選択してあるので、Ctrl+C または ⌘C でコピーしてください。",
  },
});

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  /** Lines are shown as they are, and the field scrolls sideways. */
  readonly code?: true;
  /** Stands beside the button that copies. */
  readonly children?: ReactNode;
}

/** A text to be taken away: seen, selected, copied. */
export function CopyField({ label, text, rows, code, children }: CopyFieldProps) {
  const t = words.useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [result, setResult] = useState<{ readonly text: string; readonly what: "copied" | "byHand" } | null>(null);
  const shown = result?.text === text ? result.what : null;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setResult({ text, what: "copied" });
    } catch {
      // The browser denies the clipboard, or the page is not served securely.
      field.current?.select();
      setResult({ text, what: "byHand" });
    }
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={code ? styles.name : "eyebrow"}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={rows}
        readOnly
        spellCheck={false}
        value={text}
        {...(code ? { wrap: "off", lang: "en" } : { onFocus: (event) => event.currentTarget.select() })}
      />
      <div className={styles.take}>
        <button type="button" className="button primary" onClick={() => void copy()}>
          {shown === "copied" ? <CheckIcon /> : <CopyIcon />}
          {t("copy")}
        </button>
        {children}
        <span role="status">{shown && t(shown)}</span>
      </div>
    </div>
  );
}
