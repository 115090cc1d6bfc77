import { useState } from "react";
import { isSurface } from "../../../experiment/configuration.ts";
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
  if (!isSurface(configuration)) return <p className={styles.note}>{t("surfacesOnly")}</p>;
  if (looks.length === 0) return <p className={styles.note}>{t("noLanes")}</p>;
  // Undoing may have taken the lane away.
  const shown = Math.min(lane, looks.length - 1);
  return (
    <div className={styles.pane}>
      <p>{t("aboutCode")}</p>
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
      <p className={styles.note}>{t("accuracy")}</p>
    </div>
  );
}
