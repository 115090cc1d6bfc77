import { useState } from "react";
import { coordinateNames, isSurface } from "../../../experiment/configuration.ts";
import { type DataFormat, dataFile, fileName, save } from "../../../state/files.ts";
import { useLab } from "../../../state/lab.ts";
import { DownloadIcon } from "../../controls/icons.tsx";
import styles from "./export.module.css";
import { words } from "./words.ts";

const FORMATS = [
  { format: "csv", about: { path: "aboutCsv", rows: "aboutNetworkCsv" }, label: "saveCsv" },
  { format: "json", about: { path: "aboutJson", rows: "aboutNetworkJson" }, label: "saveJson" },
] as const;

/** The numbers of all lanes as files. */
export function DataPane() {
  const t = words.useWords();
  const kind = useLab((lab) => (isSurface(lab.configuration) ? "path" : "rows"));
  const [x, y] = useLab((lab) => coordinateNames(lab.configuration));
  const done = useLab((lab) => lab.progress.state === "done");
  const [state, setState] = useState<"preparing" | "saved" | null>(null);

  async function saveData(format: DataFormat): Promise<void> {
    setState("preparing");
    const file = await dataFile(format);
    if (file) save(file, fileName(format));
    setState(file && "saved");
  }

  return (
    <div className={styles.pane}>
      <p>{t(kind === "rows" ? "aboutNetworkData" : "aboutData")}</p>
      <dl className={styles.formats}>
        {FORMATS.map(({ format, about, label }) => (
          <div key={format}>
            <dt>
              <button
                type="button"
                className="button"
                disabled={!done || state === "preparing"}
                onClick={() => void saveData(format)}
              >
                <DownloadIcon />
                {t(label)}
              </button>
            </dt>
            <dd>{t(about[kind], { x, y })}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note} role="status">
        {done ? state && t(state) : t("notDone")}
      </p>
    </div>
  );
}
