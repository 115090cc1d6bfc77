import { useEffect, useState } from "react";
import { openFile } from "../../../state/files.ts";
import { catalogue } from "../../language.ts";
import styles from "./drop-target.module.css";

const words = catalogue("drop", {
  drop: { en: "Drop to open the experiment", ja: "ドロップして実験を開く" },
  kinds: {
    en: "An experiment, a figure saved from Thalweg, or a CSV file of your own",
    ja: "実験のファイル、Thalweg で保存した図、または手元の CSV ファイル",
  },
});

/** Opens a file that is dropped anywhere on the page, and says so while one is held over it. */
export function DropTarget() {
  const t = words.useWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent.
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const count = (change: 1 | -1) => (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = "copy";
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer!.files[0];
      if (file) void openFile(file);
    };
    const listeners = { dragenter: count(1), dragleave: count(-1), dragover: hover, drop };
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
    for (const [name, listener] of entries) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={styles.veil}>
      <div className={styles.hint}>
        <p className={styles.title}>{t("drop")}</p>
        <p>{t("kinds")}</p>
      </div>
    </div>
  );
}
