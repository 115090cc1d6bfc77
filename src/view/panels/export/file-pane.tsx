import { useRef } from "react";
import { isPrivate } from "../../../experiment/private-data.ts";
import { configurationText, fileName, openFile, save } from "../../../state/files.ts";
import { useLab } from "../../../state/lab.ts";
import { DownloadIcon, FolderIcon } from "../../controls/icons.tsx";
import styles from "./export.module.css";
import { RecentGallery } from "./recent-gallery.tsx";
import { words } from "./words.ts";

/** The experiment as a file, files opened, and what was lately on this device. */
export function FilePane({ onClose }: { readonly onClose: () => void }) {
  const t = words.useWords();
  const withData = useLab((lab) => isPrivate(lab.configuration));
  const field = useRef<HTMLInputElement>(null);

  function saveExperiment(): void {
    const text = configurationText(useLab.getState().configuration);
    save(new Blob([text], { type: "application/json" }), fileName("thalweg.json"));
  }

  async function openChosen(file: File | undefined): Promise<void> {
    if (!file) return;
    await openFile(file);
    // What went wrong stands beside the page.
    onClose();
  }

  return (
    <div className={styles.pane}>
      <p>{t("aboutFile")}</p>
      {withData && <p>{t("withData")}</p>}
      <div className={styles.buttons}>
        <button type="button" className="button primary" onClick={saveExperiment}>
          <DownloadIcon />
          {t("saveExperiment")}
        </button>
        <button type="button" className="button" onClick={() => field.current?.click()}>
          <FolderIcon />
          {t("openExperiment")}
        </button>
        <input
          ref={field}
          type="file"
          hidden
          accept=".json,.svg,.png,.txt,.csv,.tsv,.tab,.dat,.data,text/csv,application/json,image/svg+xml,image/png,text/plain"
          onChange={(event) => void openChosen(event.currentTarget.files?.[0])}
        />
      </div>
      <RecentGallery onOpen={onClose} />
    </div>
  );
}
