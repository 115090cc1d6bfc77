import { Popover } from "radix-ui";
import { useEffect, useId, useRef, useState } from "react";
import { isNetwork } from "../../../experiment/configuration.ts";
import { isPrivate } from "../../../experiment/private-data.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { currentLink } from "../../../state/link.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { CheckIcon, CloseIcon, CopyIcon } from "../../controls/icons.tsx";
import type { Opened } from "../../controls/opener.ts";
import { Sheet } from "../../controls/sheet.tsx";
import { catalogue } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import styles from "./share.module.css";

const words = catalogue("share-sheet", {
  title: { en: "Share link", ja: "リンクを共有" },
  about: {
    en: "This link opens exactly what is on the screen: surface, optimizers, view and step.",
    ja: "このリンクを開くと、地形・最適化手法・表示・ステップまで、今の画面がそのまま再現されます。",
  },
  aboutNetwork: {
    en: "This link opens exactly what is on the screen: data set, network, optimizers, view and update.",
    ja: "このリンクを開くと、データ・ネットワーク・最適化手法・表示・更新回数まで、今の画面がそのまま再現されます。",
  },
  private: {
    en: "There is no link to this experiment: its data are a file of yours, which stays on this device. “Export”, “File” saves the experiment with its data to a file of its own.",
    ja: "この実験のリンクはありません。データは手元のファイルで、この端末の外には出ません。「書き出し」の「ファイル」で、データも含めて実験をファイルに保存できます。",
  },
  link: { en: "Link", ja: "リンク" },
  copy: { en: "Copy", ja: "コピー" },
  copied: { en: "Copied", ja: "コピーしました" },
  byHand: {
    en: "The browser does not let the page copy. The link is selected: copy it with Ctrl+C or ⌘C.",
    ja: "ブラウザがコピーを許可しませんでした。リンクを選択してあるので、Ctrl+C または ⌘C でコピーしてください。",
  },
  withLanguage: { en: "Open it in English", ja: "日本語で開く" },
  withTheme_light: { en: "Open it in the light theme", ja: "明るい配色で開く" },
  withTheme_dark: { en: "Open it in the dark theme", ja: "暗い配色で開く" },
  length: { en: "{{length}} characters", ja: "{{length}} 文字" },
  close: { en: "Close", ja: "閉じる" },
});

/** Puts text on the clipboard: by the modern way, else by copying what the field has selected. Says whether it worked. */
async function copy(text: string, field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The browser denies the clipboard, or the page is not served securely; then this deprecated way is the only one.
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

type Result = "copied" | "byHand" | null;

function Body() {
  const t = words.useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const configuration = useLab((lab) => lab.configuration);
  const { view } = configuration;
  const language = usePreferences((preferences) => preferences.language);
  const theme = useTheme();
  const link = currentLink();
  const [result, setResult] = useState<{ readonly link: string; readonly what: Result }>({ link, what: null });
  const shown = result.link === link ? result.what : null;

  useEffect(() => {
    if (shown !== "copied") return;
    const timer = setTimeout(() => setResult({ link, what: null }), 4000);
    return () => clearTimeout(timer);
  }, [shown, link]);

  async function copyLink(): Promise<void> {
    if (!field.current) return;
    const done = await copy(link, field.current);
    setResult({ link, what: done ? "copied" : "byHand" });
  }

  if (isPrivate(configuration)) return <p className={styles.about}>{t("private")}</p>;
  return (
    <>
      <p className={styles.about}>{t(isNetwork(configuration) ? "aboutNetwork" : "about")}</p>
      <div className={styles.line}>
        <label className="visually-hidden" htmlFor={id}>
          {t("link")}
        </label>
        <input
          ref={field}
          id={id}
          className={styles.link}
          value={link}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button primary" onClick={() => void copyLink()}>
          {shown === "copied" ? <CheckIcon /> : <CopyIcon />}
          {t("copy")}
        </button>
      </div>
      <p className={styles.result}>
        <span role="status">{shown && t(shown)}</span>
        <span className="number">{t("length", { length: link.length })}</span>
      </p>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={view.language !== undefined}
          onChange={(event) => changeView({ language: event.currentTarget.checked ? language : undefined })}
        />
        {t("withLanguage")}
      </label>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={view.theme !== undefined}
          onChange={(event) => changeView({ theme: event.currentTarget.checked ? theme : undefined })}
        />
        {theme === "dark" ? t("withTheme_dark") : t("withTheme_light")}
      </label>
    </>
  );
}

/** The link to what is on the screen. */
export function ShareSheet({ opened }: { readonly opened: Opened }) {
  const t = words.useWords();
  return (
    <Sheet opened={opened} className={styles.sheet} align="end" sideOffset={8} aria-label={t("title")}>
      <Body />
      <Popover.Close asChild>
        <button type="button" className={`button quiet icon ${styles.close}`} aria-label={t("close")}>
          <CloseIcon />
        </button>
      </Popover.Close>
    </Sheet>
  );
}
