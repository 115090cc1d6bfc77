import { zoomLimits } from "../../../experiment/plane.ts";
import { changePlane, usePlane } from "../../../state/plane.ts";
import styles from "./plane.module.css";
import { words } from "./words.ts";

const PLUS = "M8 3v10M3 8h10";
const MINUS = "M3 8h10";
const FRAME = "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3";

/** Closer, farther, or as close as the paths allow. */
export function PlaneZoom() {
  const t = words.useWords();
  const plane = usePlane();
  const { zoom } = plane;
  return (
    <div className={styles.zoom}>
      {(
        [
          ["zoomIn", PLUS, Math.min(zoomLimits.max, zoom * 2)],
          ["zoomOut", MINUS, Math.max(zoomLimits.min, zoom / 2)],
          ["reset", FRAME, 1],
        ] as const
      ).map(([name, drawing, to]) => (
        <button
          key={name}
          type="button"
          aria-label={t(name)}
          title={t(name)}
          aria-disabled={to === zoom}
          onClick={() => changePlane({ ...plane, zoom: to })}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={drawing} />
          </svg>
        </button>
      ))}
    </div>
  );
}
