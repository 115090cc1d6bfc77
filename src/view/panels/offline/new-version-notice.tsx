import { useStore } from "zustand";
import { CloseIcon } from "../../controls/icons.tsx";
import { catalogue } from "../../language.ts";
import { newVersion } from "./new-version.ts";
import styles from "./new-version-notice.module.css";

const words = catalogue("newVersion", {
  ready: { en: "A new version of Thalweg is ready.", ja: "Thalweg の新しいバージョンがあります。" },
  kept: { en: "Reloading keeps your experiment.", ja: "再読み込みしても実験は失われません。" },
  reload: { en: "Reload", ja: "再読み込み" },
  later: { en: "Not now", ja: "後で" },
});

/** Says that a newer version of the page waits. The place for it is always there, so that screen readers hear of it. */
export function NewVersionNotice() {
  const t = words.useWords();
  const reload = useStore(newVersion, (version) => version.reload);
  return (
    <div role="status" className={styles.place}>
      {reload && (
        <div className={`floating ${styles.notice}`}>
          <p className={styles.text}>
            <strong>{t("ready")}</strong> <span className={styles.soft}>{t("kept")}</span>
          </p>
          <button type="button" className="button primary" onClick={() => void reload()}>
            {t("reload")}
          </button>
          <button
            type="button"
            className="button quiet icon"
            onClick={() => newVersion.setState({ reload: null })}
            aria-label={t("later")}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
