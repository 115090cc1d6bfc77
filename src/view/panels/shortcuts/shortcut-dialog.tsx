import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { catalogue, useLocal } from "../../language.ts";
import { openGlossary } from "../../shortcuts.ts";
import styles from "./shortcut-dialog.module.css";
import { type Row, SHORTCUT_ROWS } from "./shortcut-rows.ts";

const words = catalogue("shortcuts", {
  title: { en: "Keyboard shortcuts", ja: "キーボードショートカット" },
  everywhere: { en: "Anywhere on the page", ja: "ページのどこでも" },
  glossary: { en: "Symbols and terms", ja: "記号と用語" },
  landscape: { en: "On the landscape", ja: "地形の上で" },
});

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
    <Modal close={onClose} className={styles.dialog}>
      <ModalTitle>{t("title")}</ModalTitle>
      <div className={styles.columns}>
        <section>
          <h3 className="eyebrow">{t("everywhere")}</h3>
          <Rows rows={Object.values(SHORTCUT_ROWS)} />
        </section>
        <section>
          <h3 className="eyebrow">{t("landscape")}</h3>
          <Rows rows={LANDSCAPE_KEYS} />
          <button
            type="button"
            className={`button ${styles.glossary}`}
            aria-haspopup="dialog"
            onClick={() => {
              onClose();
              openGlossary();
            }}
          >
            {t("glossary")}
          </button>
        </section>
      </div>
    </Modal>
  );
}
