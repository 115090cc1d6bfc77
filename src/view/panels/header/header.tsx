import type { ReactNode } from "react";
import { redo, undo, useLab } from "../../../state/lab.ts";
import { Hint } from "../../controls/hint.tsx";
import { KeyboardIcon, RedoIcon, ReturnIcon, UndoIcon } from "../../controls/icons.tsx";
import { useReturn } from "../../controls/use-return.ts";
import { catalogue } from "../../language.ts";
import { openShortcuts } from "../../shortcuts.ts";
import { Export } from "../export/export.tsx";
import styles from "./header.module.css";
import { KindNav } from "./kind-nav.tsx";
import { LanguageSwitch, ThemeSwitch } from "./preferences-switches.tsx";
import { Share } from "./share.tsx";

const words = catalogue("header", {
  undo: { en: "Undo", ja: "元に戻す" },
  redo: { en: "Redo", ja: "やり直す" },
  back: { en: "Back to the experiment as opened", ja: "開いたときの実験に戻す" },
  shortcuts: { en: "Keyboard shortcuts", ja: "キーボードショートカット" },
});

/** Three paths that run down into one. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M5 10c6 0 6 6 11 8s6 6 11 6" />
      <path d="M5 16c5 0 5.5 4 9.5 6s6 4 10 4.500" />
      <path d="M9 5c6 0 7 6 11 8s5 4 7 4.500" />
    </svg>
  );
}

/** The page's head: its name, and what concerns the whole of it. */
export function Header() {
  const t = words.useWords();
  const canUndo = useLab((lab) => lab.past.length > 0);
  const canRedo = useLab((lab) => lab.future.length > 0);
  const back = useReturn();
  // Not disabled: a button that has done all it can do would lose the keyboard's focus.
  const history = (label: string, act: (() => void) | null, drawing: ReactNode) => (
    <Hint text={label} side="bottom">
      <button
        type="button"
        className="button quiet icon"
        aria-disabled={act === null}
        onClick={act ?? undefined}
        aria-label={label}
      >
        {drawing}
      </button>
    </Hint>
  );
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Mark />
        <span className={styles.name}>Thalweg</span>
      </h1>
      <KindNav />
      <div className={styles.actions}>
        <div className={styles.group}>
          {history(t("back"), back, <ReturnIcon />)}
          {history(t("undo"), canUndo ? undo : null, <UndoIcon />)}
          {history(t("redo"), canRedo ? redo : null, <RedoIcon />)}
          <Hint text={`${t("shortcuts")} (?)`} side="bottom">
            <button
              type="button"
              className="button quiet icon"
              onClick={openShortcuts}
              aria-haspopup="dialog"
              aria-label={t("shortcuts")}
            >
              <KeyboardIcon />
            </button>
          </Hint>
        </div>
        <LanguageSwitch />
        <ThemeSwitch />
        <Export />
        <Share />
      </div>
    </header>
  );
}
