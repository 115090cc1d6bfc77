import { useEffect, useRef } from "react";
import { onFrame } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { progressShare } from "../../../state/runs.ts";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

/** A slider over the steps of the run. Its track also shows how much of the run is there. Painted, not rendered, as time goes on. */
export function Scrubber() {
  const t = words.useWords();
  const slider = useRef<HTMLInputElement>(null);
  const steps = useLab((lab) => lab.configuration.steps);
  useEffect(() => {
    const input = slider.current!;
    let painted = "";
    return onFrame(() => {
      const step = currentStep();
      const there = useLab.getState().progress.state === "done" ? 1 : progressShare();
      const key = `${step} ${there}`;
      if (key === painted) return;
      painted = key;
      input.value = String(step);
      input.setAttribute("aria-valuetext", t("scrubText", { step, steps }));
      input.style.setProperty("--share", String(step / Math.max(1, steps)));
      input.style.setProperty("--there", String(there));
    });
  }, [t, steps]);
  return (
    <input
      ref={slider}
      className={styles.scrubber}
      type="range"
      min={0}
      max={steps}
      step={1}
      defaultValue={steps}
      aria-label={t("scrub")}
      onInput={(event) => seek(event.currentTarget.valueAsNumber)}
    />
  );
}
