import type { ReactNode } from "react";
import { changeView } from "../../../state/lab.ts";
import { headShape } from "../../draw/heads.ts";
import type { LaneLook } from "../../lanes.ts";
import styles from "./regions.module.css";

/** The name of a lane above its picture: a button that selects it. */
export function CellHeading({ look, children }: { readonly look: LaneLook; readonly children?: ReactNode }) {
  const { index, name, color, selected } = look;
  return (
    <h3 className={styles.cellHeading}>
      <button
        type="button"
        className={styles.cellName}
        onClick={() => changeView({ lane: index })}
        aria-pressed={selected}
      >
        <svg viewBox="-7 -7 14 14" aria-hidden="true" fill={color}>
          <path d={headShape(index)} />
        </svg>
        <span>{name}</span>
      </button>
      {children}
    </h3>
  );
}
