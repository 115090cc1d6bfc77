import { useState } from "react";
import type { Parameter } from "../../engine/core/types.ts";
import { useLocal } from "../language.ts";
import styles from "./controls.module.css";
import { Hint } from "./hint.tsx";
import { Tex } from "./tex.tsx";

/** Whether a label shows its explanation: on hover, on a tap, and while its slider has the keyboard's focus. */
export function useHint() {
  const [open, setOpen] = useState(false);
  return { open, setOpen };
}

interface ParameterLabelProps {
  /** The field's id; the label has `${id}-label`, the explanation `${id}-doc`. */
  readonly id: string;
  readonly parameter: Pick<Parameter, "label" | "doc" | "symbol"> & { readonly unit?: { en: string; ja: string } };
  readonly hint: ReturnType<typeof useHint>;
  /** The label names a group of fields, not one. */
  readonly group?: boolean;
}

/** The book's symbol and plain words, with the declared explanation at hand. */
export function ParameterLabel({ id, parameter, hint, group = false }: ParameterLabelProps) {
  const local = useLocal();
  const { label, doc, symbol, unit } = parameter;
  const tap = (event: React.PointerEvent) => {
    if (event.pointerType === "touch") hint.setOpen(!hint.open);
  };
  const Label = group ? "span" : "label";
  return (
    <span className={styles.name}>
      {symbol !== undefined && (
        <span className={styles.symbol} aria-hidden="true">
          <Tex tex={symbol} />
        </span>
      )}
      <Hint text={local(doc)} side="top" open={hint.open} onOpenChange={hint.setOpen}>
        <Label id={`${id}-label`} {...(!group && { htmlFor: id })} className={styles.label} onPointerUp={tap}>
          {local(label)}
        </Label>
      </Hint>
      {unit !== undefined && (
        <span className={styles.unit} aria-hidden="true">
          ({local(unit)})
        </span>
      )}
      <span id={`${id}-doc`} hidden>
        {local(doc)}
      </span>
    </span>
  );
}
