import { useLab } from "../../../state/lab.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { speedLabel } from "./speeds.ts";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

const SpeedItems = onDemand(async () => (await import("./speed-items.tsx")).SpeedItems);

/** The speed of playback, and the button that changes it. */
export function SpeedMenu() {
  const t = words.useWords();
  const speed = useLab((lab) => lab.speed);
  const { buttonProps, opened } = useOpener("menu");
  const label = speedLabel(speed);
  return (
    <>
      <button
        {...buttonProps}
        className={`button ${styles.speed}`}
        aria-label={t("speedIs", { speed: label })}
        title={t("speed")}
      >
        {label}
      </button>
      {opened && <SpeedItems opened={opened} />}
    </>
  );
}
