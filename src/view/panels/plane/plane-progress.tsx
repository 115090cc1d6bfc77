import { useStore } from "zustand";
import { planes, resumePlane, stopPlane } from "../../../state/plane.ts";
import styles from "./plane.module.css";
import { words } from "./words.ts";

/** How far the picture has come, and a way to stop it or to go on. */
export function PlaneProgress() {
  const t = words.useWords();
  const stage = useStore(planes, (state) => state.stage);
  const share = useStore(planes, (state) => state.share);
  const message = useStore(planes, (state) => state.message);
  const busy = stage === "following" || stage === "choosing" || stage === "sampling";
  return (
    <div className={styles.progress}>
      <p role="status">{t(stage, { share: Math.round(100 * share), message })}</p>
      {busy && (
        <button type="button" className={styles.action} onClick={stopPlane}>
          {t("stop")}
        </button>
      )}
      {(stage === "stopped" || stage === "failed") && (
        <button type="button" className={styles.action} onClick={resumePlane}>
          {t("again")}
        </button>
      )}
    </div>
  );
}
