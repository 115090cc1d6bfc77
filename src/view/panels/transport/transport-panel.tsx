import { useId } from "react";
import { isNetwork } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { canPlay, pause, play, seek, stepBy } from "../../../state/playback.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { Icon } from "./icons.tsx";
import { PictureAids } from "./picture-aids.tsx";
import { RunStatus, StopButton } from "./run-status.tsx";
import { Scrubber } from "./scrubber.tsx";
import { SpeedMenu } from "./speed-menu.tsx";
import { StepEntry } from "./step-entry.tsx";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

const EpochBar = onDemand(async () => (await import("../network/epoch-bar.tsx")).EpochBar);

/** Moves the time cursor: run, pause, step, scrub, speed. */
export function TransportPanel() {
  const t = words.useWords();
  const title = useId();
  const playing = useLab((lab) => lab.playing);
  const idle = useLab((lab) => !canPlay(lab.configuration));
  const reason = useId();
  const steps = useLab((lab) => lab.configuration.steps);
  const network = useLab((lab) => isNetwork(lab.configuration));
  const icon = (label: string, name: "start" | "back" | "forward" | "end", act: () => void) => (
    <button type="button" className="button icon" aria-label={label} title={label} onClick={act}>
      <Icon name={name} />
    </button>
  );
  return (
    <section className={styles.panel} aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <div className={styles.bar}>
        <div className={styles.buttons}>
          {icon(t("toStart"), "start", () => seek(0))}
          {icon(t(network ? "updateBack" : "stepBack"), "back", () => stepBy(-1))}
          <button
            type="button"
            className={`button primary ${styles.run}`}
            onClick={playing ? pause : play}
            data-run
            {...(idle && { "aria-disabled": true, "aria-describedby": reason })}
          >
            <Icon name={playing ? "pause" : "play"} />
            {t(playing ? "pause" : "run")}
          </button>
          {icon(t(network ? "updateForward" : "stepForward"), "forward", () => stepBy(1))}
          {icon(t("toEnd"), "end", () => seek(steps))}
          <StopButton />
        </div>
        <Scrubber />
        <div className={styles.place}>
          <StepEntry />
          <SpeedMenu />
        </div>
      </div>
      {idle && (
        <p id={reason} className={styles.reason}>
          {t("nothingToRun")}
        </p>
      )}
      <div className={styles.below}>
        {network && <EpochBar />}
        <PictureAids />
      </div>
      <RunStatus />
    </section>
  );
}
