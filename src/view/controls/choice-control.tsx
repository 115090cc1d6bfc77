import { useId } from "react";
import type { ChoiceParameter } from "../../engine/core/types.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import { useLocal } from "../language.ts";
import { Choices } from "./choices.tsx";
import styles from "./controls.module.css";
import { ParameterLabel, useHint } from "./parameter-label.tsx";
import { useRefusal } from "./refusal.tsx";

interface ChoiceControlProps {
  readonly parameter: ChoiceParameter;
  readonly value: string;
  readonly commit: (value: string) => readonly ConfigurationError[];
}

/** Up to three options side by side, more in a menu. */
export function ChoiceControl({ parameter, value, commit }: ChoiceControlProps) {
  const local = useLocal();
  const id = useId();
  const hint = useHint();
  const { choose, describedBy, line } = useRefusal(value, commit);
  const { options } = parameter;
  const few = options.length <= 3;
  return (
    <div className={styles.choice}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} group={few} />
      {few ? (
        <Choices
          options={options.map((option) => ({ value: option.value, label: local(option.label) }))}
          value={value}
          choose={choose}
          className={styles.segments}
          optionClass={styles.segment}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${describedBy}${id}-doc`}
        />
      ) : (
        <select
          id={id}
          className={styles.select}
          value={value}
          onChange={(event) => choose(event.currentTarget.value)}
          aria-describedby={`${describedBy}${id}-doc`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {local(option.label)}
            </option>
          ))}
        </select>
      )}
      {line}
    </div>
  );
}
