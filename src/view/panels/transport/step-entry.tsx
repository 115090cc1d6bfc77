import { type KeyboardEvent, useEffect, useRef } from "react";
import { isNetwork } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

/** "step 34 / 140", or "update 34 / 140" of a network, where the 34 can be typed over. */
export function StepEntry() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const field = useRef<HTMLInputElement>(null);
  const steps = useLab((lab) => lab.configuration.steps);
  const network = useLab((lab) => isNetwork(lab.configuration));
  const width = `${String(steps).length + 1}ch`;

  useEffect(
    () =>
      onFrame(() => {
        const input = field.current!;
        const text = String(currentStep());
        if (document.activeElement !== input && input.value !== text) input.value = text;
      }),
    [onFrame],
  );

  function commit(input: HTMLInputElement): void {
    const wanted = Number(input.value.trim());
    if (input.value.trim() !== "" && Number.isFinite(wanted) && wanted !== currentStep()) seek(wanted);
    input.value = String(currentStep());
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const input = event.currentTarget;
    if (event.key === "Enter") commit(input);
    else if (event.key === "Escape") input.value = String(currentStep());
    else return;
    input.select();
  }

  return (
    <div className={styles.step}>
      <label>
        <span className={styles.word}>{t(network ? "update" : "step")}</span>
        <input
          ref={field}
          className={`number ${styles.entry}`}
          style={{ width }}
          inputMode="numeric"
          autoComplete="off"
          defaultValue=""
          aria-label={t(network ? "updateEntry" : "entry")}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => commit(event.currentTarget)}
          onKeyDown={press}
        />
      </label>
      <span className="number">{t("of", { steps })}</span>
    </div>
  );
}
