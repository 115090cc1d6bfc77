import type { ReactNode } from "react";
import { useLab } from "../../../state/lab.ts";
import { catalogue } from "../../language.ts";
import styles from "./analysis.module.css";
import type { Job } from "./use-job.ts";

const words = catalogue("job", {
  compute: { en: "Compute at the cursor", ja: "カーソル位置で計算" },
  stop: { en: "Stop", ja: "中止" },
  progress: { en: "Progress", ja: "進み具合" },
  outdated: { en: "The cursor has moved since.", ja: "カーソルはその後移動しています。" },
  failed: { en: "It could not be computed: {{message}}", ja: "計算できませんでした: {{message}}" },
});

/** The button of a job, and how far it has come. */
export function JobActions({ job }: { readonly job: Job<unknown> }) {
  const t = words.useWords();
  const lanes = useLab(({ configuration }) => configuration.lanes.length > 0);
  const running = job.state === "running";
  return (
    <div className={styles.actions}>
      <button type="button" className="button" disabled={!lanes} onClick={running ? job.stop : job.start}>
        {t(running ? "stop" : "compute")}
      </button>
      {running && <progress aria-label={t("progress")} value={job.share} max={1} />}
      {job.message !== null && <span role="alert">{t("failed", { message: job.message })}</span>}
    </div>
  );
}

/** What must be known of a job's numbers to read them. */
export function JobNote({ job, children }: { readonly job: Job<unknown>; readonly children: ReactNode }) {
  const t = words.useWords();
  return (
    <p className={styles.note}>
      {children} {job.outdated ? t("outdated") : ""}
    </p>
  );
}
