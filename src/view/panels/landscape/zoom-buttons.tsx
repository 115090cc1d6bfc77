import { useLab } from "../../../state/lab.ts";
import { zoomMiddle } from "./gestures.ts";
import styles from "./landscape.module.css";
import { resetWindow } from "./live-window.ts";
import { words } from "./words.ts";

const PLUS = "M8 3v10M3 8h10";
const MINUS = "M3 8h10";
const FRAME = "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3";

/** Zoom by pressing: in, out, and back to the surface's own window. */
export function ZoomButtons() {
  const t = words.useWords();
  const own = useLab((lab) => lab.configuration.view.window === undefined);
  return (
    <div className={styles.zoom}>
      {(
        [
          ["zoomIn", PLUS, () => zoomMiddle(1.5), false],
          ["zoomOut", MINUS, () => zoomMiddle(1 / 1.5), false],
          ["reset", FRAME, resetWindow, own],
        ] as const
      ).map(([name, drawing, act, idle]) => (
        <button key={name} type="button" aria-label={t(name)} title={t(name)} aria-disabled={idle} onClick={act}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={drawing} />
          </svg>
        </button>
      ))}
    </div>
  );
}
