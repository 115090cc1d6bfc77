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
  /** A list of words if layers differ. */
  readonly value: string | readonly string[];
  readonly commit: (value: string) => readonly ConfigurationError[];
}

/** The value in a menu of the words of all layers. */
const LAYERS = "layers";

/** Up to three options side by side, more in a menu. */
export function ChoiceControl({ parameter, value, commit }: ChoiceControlProps) {
  const local = useLocal();
  const id = useId();
  const hint = useHint();
  const { choose, describedBy, line } = useRefusal(String(value), commit);
  const { options } = parameter;
  const few = options.length <= 3;
  const labelOf = (word: string) => local(options.find((option) => option.value === word)!.label);
  return (
    <div className={styles.choice}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} group={few} />
      {few ? (
        <Choices
          options={options.map((option) => ({ value: option.value, label: local(option.label) }))}
          value={String(value)}
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
          value={typeof value === "string" ? value : LAYERS}
          onChange={(event) => choose(event.currentTarget.value)}
          aria-describedby={`${describedBy}${id}-doc`}
        >
          {typeof value !== "string" && <option value={LAYERS}>{value.map(labelOf).join(" – ")}</option>}
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
