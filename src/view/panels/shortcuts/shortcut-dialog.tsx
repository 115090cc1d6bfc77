import { Dialog } from "radix-ui";
import type { Text } from "../../../engine/core/types.ts";
import { catalogue, useLocal } from "../../language.ts";
import { shortcuts } from "../../shortcuts.ts";
import styles from "./shortcut-dialog.module.css";

const words = catalogue("shortcuts", {
  title: { en: "Keyboard shortcuts", ja: "キーボードショートカット" },
  everywhere: { en: "Anywhere on the page", ja: "ページのどこでも" },
  landscape: { en: "On the landscape", ja: "地形の上で" },
  close: { en: "Close", ja: "閉じる" },
});

interface Row {
  readonly label: Text;
  readonly keys: readonly (readonly string[])[];
}

/** The keys of the focused landscape: it handles them itself. */
const LANDSCAPE_KEYS: readonly Row[] = [
  {
    label: { en: "Move the view, or turn it in 3-D", ja: "表示範囲を移動、3D では回転" },
    keys: [["←"], ["↑"], ["→"], ["↓"]],
  },
  { label: { en: "Zoom in or out", ja: "拡大・縮小" }, keys: [["+"], ["−"]] },
  { label: { en: "The whole window again", ja: "表示範囲を元に戻す" }, keys: [["0"]] },
  { label: { en: "One step back or forward", ja: "1 ステップ戻る・進む" }, keys: [[","], ["."]] },
  { label: { en: "Lane before or after", ja: "前・次のレーン" }, keys: [["["], ["]"]] },
  {
    label: { en: "Move the start, once it has the focus", ja: "フォーカスした開始点を動かす" },
    keys: [["←"], ["↑"], ["→"], ["↓"]],
  },
];

const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
const keyName = (key: string) => (mac && key === "Ctrl" ? "⌘" : key);

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const local = useLocal();
  return (
    <dl className={styles.rows}>
      {rows.map(({ label, keys }) => (
        <div key={label.en} className={styles.row}>
          <dt>{local(label)}</dt>
          <dd>
            {keys.map((together) => (
              <span key={together.join(" ")} className={styles.together}>
                {together.map((key) =>
                  key === "…" ? (
                    <span key={key}>…</span>
                  ) : (
                    <kbd key={key} className="number">
                      {keyName(key)}
                    </kbd>
                  ),
                )}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The list of all shortcuts. */
export function ShortcutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = words.useWords();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={`floating ${styles.dialog}`} aria-describedby={undefined}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{t("title")}</Dialog.Title>
            <Dialog.Close className="button quiet icon" aria-label={t("close")}>
              <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
              </svg>
            </Dialog.Close>
          </div>
          <div className={styles.columns}>
            <section>
              <h3 className="eyebrow">{t("everywhere")}</h3>
              <Rows rows={shortcuts} />
            </section>
            <section>
              <h3 className="eyebrow">{t("landscape")}</h3>
              <Rows rows={LANDSCAPE_KEYS} />
            </section>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
