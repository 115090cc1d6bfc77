import { useId } from "react";
import type { NumberParameter } from "../../engine/core/types.ts";
import { useLocal } from "../language.ts";
import styles from "./controls.module.css";
import { entryText } from "./entry-text.ts";
import { ParameterLabel, useHint } from "./parameter-label.tsx";
import { Slider } from "./slider.tsx";
import { steppedValue } from "./slider-stops.ts";
import { type Commit, useNumberEntry } from "./use-number-entry.ts";

interface NumberControlProps {
  readonly parameter: NumberParameter;
  readonly value: number;
  readonly commit: Commit;
  /** Names the control among all, such as "lanes[0].params.momentum". */
  readonly path: string;
}

/** A slider for the hand and a field for the exact number, which may lie beyond the slider's ends. */
export function NumberControl({ parameter, value, commit, path }: NumberControlProps) {
  const local = useLocal();
  const id = useId();
  const hint = useHint();
  const { inputProps, error, errorId } = useNumberEntry({
    value,
    commit,
    gesture: path,
    step: (from, direction, coarse) => steppedValue(parameter, from, direction, coarse),
  });
  const unit = parameter.unit ? local(parameter.unit) : "";
  return (
    <div className={styles.row}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} />
      <Slider
        shape={parameter}
        value={value}
        change={(next) => void commit(next, path)}
        valueText={unit ? `${entryText(value)} ${unit}` : entryText(value)}
        labelledBy={`${id}-label`}
        describedBy={`${id}-doc`}
        onKeyboardFocus={hint.setOpen}
      />
      <input
        {...inputProps}
        id={id}
        className={styles.entry}
        aria-describedby={error ? `${errorId} ${id}-doc` : `${id}-doc`}
      />
      <p id={errorId} className={styles.error} role="alert" hidden={error === null}>
        {error}
      </p>
    </div>
  );
}
