import { useId } from "react";
import type { CoordinatesParameter } from "../../engine/core/types.ts";
import { coordinateNames, isNetwork } from "../../experiment/configuration.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import { useLab } from "../../state/lab.ts";
import styles from "./controls.module.css";
import { NumberControl } from "./number-control.tsx";
import { ParameterLabel, useHint } from "./parameter-label.tsx";
import { roundStep } from "./slider-stops.ts";
import { type Commit, useNumberEntry } from "./use-number-entry.ts";

interface FieldProps {
  readonly name: string;
  readonly value: number;
  readonly commit: Commit;
  readonly path: string;
  /** The size of an arrow key's step; Shift makes ten of them. */
  readonly step: number;
  readonly labelledBy?: string;
  readonly describedBy?: string;
}

/** A labelled field for one coordinate. */
export function CoordinateField({ name, value, commit, path, step, labelledBy, describedBy }: FieldProps) {
  const id = useId();
  const { inputProps, error, errorId } = useNumberEntry({
    value,
    commit,
    gesture: path,
    step: (from, direction, coarse) => Number((from + direction * step * (coarse ? 10 : 1)).toPrecision(12)),
  });
  return (
    <div className={styles.coordinate}>
      <label id={`${id}-name`} htmlFor={id} className={styles.axis}>
        {name}
      </label>
      <input
        {...inputProps}
        id={id}
        className={styles.entry}
        aria-labelledby={labelledBy ? `${labelledBy} ${id}-name` : `${id}-name`}
        aria-describedby={[error ? errorId : "", describedBy ?? ""].join(" ").trim() || undefined}
      />
      <p id={errorId} className={styles.error} role="alert" hidden={error === null}>
        {error}
      </p>
    </div>
  );
}

interface CoordinatesControlProps {
  readonly parameter: CoordinatesParameter;
  readonly value: number | readonly number[];
  readonly commit: (value: number | readonly number[], gesture?: string) => readonly ConfigurationError[];
  readonly path: string;
}

/** A number for every coordinate of a surface; on a network, one for all. */
export function CoordinatesControl(props: CoordinatesControlProps) {
  const onNetwork = useLab(({ configuration }) => isNetwork(configuration));
  const { parameter, value, commit, path } = props;
  return onNetwork && typeof value === "number" ? (
    <NumberControl parameter={{ ...parameter, kind: "number", scale: "linear" }} {...{ value, commit, path }} />
  ) : (
    <PairControl {...props} />
  );
}

/** Where both are the same, the experiment keeps just the one. */
function PairControl({ parameter, value, commit, path }: CoordinatesControlProps) {
  const id = useId();
  const hint = useHint();
  const names = useLab(({ configuration }) => coordinateNames(configuration));
  const [low, high] = parameter.slider;
  const values = names.map((_, i) => (typeof value === "number" ? value : value[i]!));
  const replace = (index: number, next: number) => {
    const changed = values.with(index, next);
    return changed.every((x) => x === next) ? next : changed;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a grid everywhere.
    <div className={styles.pair} role="group" aria-labelledby={`${id}-label`}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} group />
      {names.map((name, index) => (
        <CoordinateField
          key={name}
          name={name}
          value={values[index]!}
          commit={(next, gesture) => commit(replace(index, next), gesture)}
          path={`${path}.${index}`}
          step={roundStep((high - low) / 100)}
          labelledBy={`${id}-label`}
          describedBy={`${id}-doc`}
        />
      ))}
    </div>
  );
}
