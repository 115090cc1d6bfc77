import { useId } from "react";
import { targetBounds } from "../../../experiment/configuration.ts";
import type { ConfigurationError } from "../../../experiment/errors.ts";
import { messages } from "../../../experiment/messages.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { targetBase } from "../../../state/measures.ts";
import { useNumberEntry } from "../../controls/use-number-entry.ts";
import { shortLabel } from "../../draw/series-scales.ts";
import styles from "./table-panel.module.css";
import { words } from "./words.ts";

/** Sets the target, which must be above 0; an arrow key does not lead to where powers of ten end. */
function commit(target: number): readonly ConfigurationError[] {
  if (!(target > targetBounds.min)) return [{ path: "view.target", message: messages.range(targetBounds, target) }];
  changeView({ target });
  return [];
}

function tenfold(target: number, direction: 1 | -1): number {
  const next = Number((direction > 0 ? target * 10 : target / 10).toPrecision(12));
  return next > 1e-300 && next < 1e300 ? next : target;
}

/** The target that lanes are to reach: typed, or changed tenfold by the arrow keys. */
export function TargetField() {
  const t = words.useWords();
  const id = useId();
  const target = useLab((lab) => lab.configuration.view.target);
  const unbounded = useLab(({ configuration }) => targetBase(configuration.problem) === 0);
  const { inputProps, error, errorId } = useNumberEntry({
    value: target,
    commit,
    gesture: "view.target",
    step: tenfold,
  });
  const { text, exponent } = shortLabel(target);
  return (
    <span className={styles.target}>
      <input
        {...inputProps}
        id={id}
        className="number"
        aria-label={t(unbounded ? "targetUnbounded" : "target")}
        aria-describedby={error ? errorId : undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <label htmlFor={id} aria-hidden="true" className="number">
        {text}
        <sup>{exponent}</sup>
      </label>
      <span id={errorId} className={styles.targetError} role="alert" hidden={error === null}>
        {error}
      </span>
    </span>
  );
}
