import { useId } from "react";
import type { SwitchParameter } from "../../engine/core/types.ts";
import styles from "./controls.module.css";
import { ParameterLabel, useHint } from "./parameter-label.tsx";

interface SwitchControlProps {
  readonly parameter: SwitchParameter;
  readonly value: boolean;
  readonly commit: (value: boolean) => void;
}

/** Yes or no. */
export function SwitchControl({ parameter, value, commit }: SwitchControlProps) {
  const id = useId();
  const hint = useHint();
  return (
    <div className={styles.choice}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} />
      <input
        id={id}
        type="checkbox"
        className={styles.switch}
        checked={value}
        onChange={(event) => commit(event.currentTarget.checked)}
        aria-describedby={`${id}-doc`}
      />
    </div>
  );
}
