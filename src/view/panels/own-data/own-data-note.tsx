import { useStore } from "zustand";
import { configurationText, fileName, save } from "../../../state/files.ts";
import { useLab } from "../../../state/lab.ts";
import { forgetOwnData, ownData } from "../../../state/own-data.ts";
import { catalogue } from "../../language.ts";
import styles from "./own-data-note.module.css";

const words = catalogue("own-data", {
  kept: { en: "Kept on this device until you forget it.", ja: "削除するまで、この端末に保存されます。" },
  forget: { en: "Forget my data", ja: "手元のデータを削除" },
  forgotten: {
    en: "Forgotten: the data on the page lasts for this visit only.",
    ja: "削除しました。画面のデータは、ページを閉じるまで使えます。",
  },
  failed: {
    en: "This browser could not store your data: it lasts for this visit only.",
    ja: "このブラウザにデータを保存できませんでした。ページを閉じるまで使えます。",
  },
  save: { en: "Save experiment with data", ja: "データごと実験を保存" },
});

/** Whether the user's data on the page survives a reload, and what to do about it. */
export function OwnDataNote() {
  const t = words.useWords();
  const state = useStore(ownData, ({ state }) => state);

  function saveExperiment(): void {
    const text = configurationText(useLab.getState().configuration);
    save(new Blob([text], { type: "application/json" }), fileName("thalweg.json"));
  }

  if (state === "none") return null;
  return (
    <div className={styles.note} role={state === "failed" ? "alert" : "status"}>
      <p>{t(state)}</p>
      {state === "kept" ? (
        <button type="button" className="button quiet" onClick={() => void forgetOwnData()}>
          {t("forget")}
        </button>
      ) : (
        <button type="button" className="button quiet" onClick={saveExperiment}>
          {t("save")}
        </button>
      )}
    </div>
  );
}
