import { useEffect, useRef } from "react";
import { type Configuration, isNetwork } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { progressShare } from "../../../state/runs.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

/** A tick below the track at the updates where the selected lane goes over to its next stage, as a CSS background. */
function ticks({ lanes, view, steps }: Configuration): string {
  const continuation = lanes[view.lane]?.continuation;
  if (!continuation) return "";
  const { sigmas, stepsEach } = continuation;
  return sigmas
    .map((_, stage) => (stage + 1) * stepsEach)
    .filter((k) => k < steps)
    .map((k) => {
      const at = `calc(var(--knob) / 2 + (100% - var(--knob)) * ${k / steps})`;
      return `linear-gradient(var(--line-strong), var(--line-strong)) ${at} calc(50% + 11px) / 1.5px 6px no-repeat`;
    })
    .join(", ");
}

/** A slider over the steps of the run, with the selected lane's stages below it if it has some. Its track also shows how much of the run is there. Painted, not rendered, as time goes on. */
export function Scrubber() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const slider = useRef<HTMLInputElement>(null);
  const steps = useLab((lab) => lab.configuration.steps);
  const network = useLab((lab) => isNetwork(lab.configuration));
  const background = useLab((lab) => ticks(lab.configuration));
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
      input.setAttribute("aria-valuetext", t(network ? "scrubUpdateText" : "scrubText", { step, steps }));
      input.style.setProperty("--share", String(step / Math.max(1, steps)));
      input.style.setProperty("--there", String(there));
    });
  }, [onFrame, t, steps, network]);
  return (
    <input
      ref={slider}
      className={styles.scrubber}
      style={background === "" ? undefined : { background }}
      type="range"
      min={0}
      max={steps}
      step={1}
      defaultValue={steps}
      aria-label={t(network ? "scrubUpdate" : "scrub")}
      onInput={(event) => seek(event.currentTarget.valueAsNumber)}
    />
  );
}
