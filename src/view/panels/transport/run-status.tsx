import { useEffect, useRef, useState } from "react";
import { useLab } from "../../../state/lab.ts";
import { progressShare, resumeRun, stopRun } from "../../../state/runs.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { Icon } from "./icons.tsx";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

/** A run of so many rows may stream for a while: it has a button that pauses it. So the layout follows from the experiment, not from its progress. */
const LONG_RUN_ROWS = 100_000;
/** A run that streams for so long is long, whatever its rows, in milliseconds. */
const LONG_RUN_MILLISECONDS = 700;

/** Whether the present run is one to wait for. */
function useLongRun(): boolean {
  const rows = useLab(({ configuration }) => configuration.steps * configuration.lanes.length);
  const running = useLab((lab) => lab.progress.state === "running");
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setLate(true), LONG_RUN_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [running]);
  return rows >= LONG_RUN_ROWS || (running && late);
}

/** Pauses a long run. Says how far it has come. */
export function StopButton() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const long = useLongRun();
  const running = useLab((lab) => lab.progress.state === "running");
  const share = useRef<HTMLElement>(null);
  useEffect(
    () =>
      onFrame(() => {
        const percent = `${Math.floor(100 * progressShare())}%`;
        const element = share.current;
        if (element && element.textContent !== percent) element.textContent = percent;
      }),
    [onFrame],
  );
  if (!long) return null;
  return (
    <button
      type="button"
      className={`button ${styles.stop}`}
      aria-label={t("stop")}
      title={t("stop")}
      disabled={!running}
      onClick={stopRun}
    >
      <Icon name="pause" />
      <b ref={share} className="number" />
    </button>
  );
}

/** Says that a run is paused or failed, and offers to go on or to try again. */
export function RunStatus() {
  const t = words.useWords();
  const progress = useLab((lab) => lab.progress);
  if (progress.state === "running" || progress.state === "done") return null;
  const failed = progress.state === "failed";
  const failure = (message: string, megabytes?: number) =>
    megabytes === undefined ? t("failed", { message }) : t("outOfMemory", { megabytes });
  return (
    <div className={styles.status} data-failed={failed || undefined} role={failed ? "alert" : "status"}>
      <span>
        {failed
          ? failure(progress.message, progress.megabytes)
          : t("stopped", { share: Math.floor(1000 * progressShare()) / 10 })}
      </span>
      <button type="button" className="button" onClick={resumeRun}>
        {t(failed ? "again" : "resume")}
      </button>
    </div>
  );
}
