import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { changeView, useLab } from "../../../state/lab.ts";
import { targetBase } from "../../../state/measures.ts";
import { shortLabel } from "../../draw/series-scales.ts";
import styles from "./table-panel.module.css";
import { words } from "./words.ts";

const written = (target: number) => target.toExponential().replace("e+", "e");

/** The target that lanes are to reach: typed, or changed tenfold by the arrow keys. */
export function TargetField() {
  const t = words.useWords();
  const id = useId();
  const target = useLab((lab) => lab.configuration.view.target);
  const unbounded = useLab(({ configuration }) => targetBase(configuration.problem) === 0);
  const field = useRef<HTMLInputElement>(null);
  const [invalid, setInvalid] = useState(false);
  useEffect(() => {
    field.current!.value = written(target);
  }, [target]);

  function commit(text: string): boolean {
    const wanted = Number(text.trim().replace("−", "-"));
    const valid = text.trim() !== "" && Number.isFinite(wanted) && wanted > 0;
    setInvalid(!valid);
    if (valid && wanted !== target) changeView({ target: wanted });
    return valid;
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const factor = event.key === "ArrowUp" ? 10 : event.key === "ArrowDown" ? 0.1 : null;
    if (factor !== null) {
      event.preventDefault();
      const next = Number((target * factor).toPrecision(12));
      if (next > 1e-300 && next < 1e300) changeView({ target: next });
      setInvalid(false);
    } else if (event.key === "Enter") commit(event.currentTarget.value);
    else if (event.key === "Escape") {
      event.currentTarget.value = written(target);
      setInvalid(false);
    }
  }

  const { text, exponent } = shortLabel(target);
  return (
    <span className={styles.target}>
      <input
        ref={field}
        id={id}
        className="number"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t(unbounded ? "targetUnbounded" : "target")}
        aria-invalid={invalid || undefined}
        defaultValue={written(target)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => {
          if (!commit(event.currentTarget.value)) event.currentTarget.value = written(target);
          setInvalid(false);
        }}
        onKeyDown={press}
      />
      <label htmlFor={id} aria-hidden="true" className="number">
        {text}
        <sup>{exponent}</sup>
      </label>
    </span>
  );
}
