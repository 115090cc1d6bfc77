import { useId } from "react";
import type { ChoiceParameter } from "../../engine/core/types.ts";
import { useLocal } from "../language.ts";
import { Choices } from "./choices.tsx";
import styles from "./controls.module.css";
import { ParameterLabel, useHint } from "./parameter-label.tsx";

interface ChoiceControlProps {
  readonly parameter: ChoiceParameter;
  readonly value: string;
  readonly commit: (value: string) => void;
}

/** Up to three options side by side, more in a menu. */
export function ChoiceControl({ parameter, value, commit }: ChoiceControlProps) {
  const local = useLocal();
  const id = useId();
  const hint = useHint();
  const { options } = parameter;
  const few = options.length <= 3;
  return (
    <div className={styles.choice}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} group={few} />
      {few ? (
        <Choices
          options={options.map((option) => ({ value: option.value, label: local(option.label) }))}
          value={value}
          choose={commit}
          className={styles.segments}
          optionClass={styles.segment}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-doc`}
        />
      ) : (
        <select
          id={id}
          className={styles.select}
          value={value}
          onChange={(event) => commit(event.currentTarget.value)}
          aria-describedby={`${id}-doc`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {local(option.label)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
