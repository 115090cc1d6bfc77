import { useState } from "react";
import { isSurface } from "../../../experiment/configuration.ts";
import { privateFile } from "../../../experiment/private-data.ts";
import { type Library, libraries } from "../../../experiment/python/index.ts";
import { useLab } from "../../../state/lab.ts";
import { useLaneLooks } from "../../lanes.ts";
import { Choice } from "./choice.tsx";
import styles from "./export.module.css";
import { LaneCode } from "./lane-code.tsx";
import { words } from "./words.ts";

/** One lane as a Python program: which lane, and with which library. */
export function CodePane() {
  const t = words.useWords();
  const configuration = useLab((lab) => lab.configuration);
  const looks = useLaneLooks();
  const [lane, setLane] = useState(configuration.view.lane);
  const [library, setLibrary] = useState<Library>("numpy");
  if (looks.length === 0) return <p className={styles.note}>{t("noLanes")}</p>;
  // Undoing may have taken the lane away.
  const shown = Math.min(lane, looks.length - 1);
  const file = privateFile(configuration);
  return (
    <div className={styles.pane}>
      <p>{t(isSurface(configuration) ? "aboutCode" : "aboutNetworkCode")}</p>
      <div className={styles.choices}>
        <Choice
          label={t("lane")}
          value={String(shown)}
          options={looks.map(({ index, name }) => ({ value: String(index), label: name }))}
          onChange={(value) => setLane(Number(value))}
        />
        <Choice
          label={t("library")}
          value={library}
          options={libraries.map((value) => ({ value, label: t(value) }))}
          onChange={setLibrary}
        />
      </div>
      <LaneCode configuration={configuration} lane={shown} library={library} />
      {file && <p className={styles.note}>{t("readsFile", { file: file.name })}</p>}
      <p className={styles.note}>{t(isSurface(configuration) ? "accuracy" : "networkAccuracy")}</p>
    </div>
  );
}
