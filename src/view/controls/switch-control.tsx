import { useId } from "react";
import type { SwitchParameter } from "../../engine/core/types.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import styles from "./controls.module.css";
import { ParameterLabel, useHint } from "./parameter-label.tsx";
import { useRefusal } from "./refusal.tsx";

interface SwitchControlProps {
  readonly parameter: SwitchParameter;
  readonly value: boolean;
  readonly commit: (value: boolean) => readonly ConfigurationError[];
}

/** Yes or no. */
export function SwitchControl({ parameter, value, commit }: SwitchControlProps) {
  const id = useId();
  const hint = useHint();
  const { choose, describedBy, line } = useRefusal(value, commit);
  return (
    <div className={styles.choice}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} />
      <input
        id={id}
        type="checkbox"
        className={styles.switch}
        checked={value}
        onChange={(event) => choose(event.currentTarget.checked)}
        aria-describedby={`${describedBy}${id}-doc`}
      />
      {line}
    </div>
  );
}
