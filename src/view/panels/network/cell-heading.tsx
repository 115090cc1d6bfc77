import type { ReactNode } from "react";
import { changeView } from "../../../state/lab.ts";
import { headShape } from "../../draw/heads.ts";
import type { LaneLook } from "../../lanes.ts";
import styles from "./regions.module.css";
import { regionsWords } from "./regions-words.ts";
import { type Divergence, useDivergence } from "./use-divergence.ts";

/** That and when a lane diverged, and what its picture is of, which a narrow picture leaves out. */
function said(t: ReturnType<typeof regionsWords.useWords>, { at, shown, blank }: Divergence): ReactNode {
  if (at === 0) return t("neverFinite");
  return (
    <>
      {t("diverged", { at })}
      <span>{t(blank ? "divergedBlank" : "divergedShown", { shown })}</span>
    </>
  );
}

/**
 * The name of a lane above its picture: a button that selects it. What else stands there gives way, once the lane has diverged, to
 * which update the picture is of.
 */
export function CellHeading({ look, children }: { readonly look: LaneLook; readonly children?: ReactNode }) {
  const t = regionsWords.useWords();
  const { index, name, color, selected } = look;
  const divergence = useDivergence(index);
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
      {divergence ? (
        <span className={`number ${styles.cellNumber} ${styles.ended}`}>{said(t, divergence)}</span>
      ) : (
        children
      )}
    </h3>
  );
}
