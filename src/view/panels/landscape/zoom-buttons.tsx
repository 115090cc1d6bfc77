import { useLab } from "../../../state/lab.ts";
import { zoomMiddle } from "./gestures.ts";
import { fitPaths, resetWindow } from "./live-window.ts";
import styles from "./picture.module.css";
import { words } from "./words.ts";

/** A path within a frame. */
export const FIT_DRAWING = "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M4.5 10.5l2.5-3.5 2 2 2.5-3.5";

const DRAWINGS = {
  zoomIn: "M8 3v10M3 8h10",
  zoomOut: "M3 8h10",
  fit: FIT_DRAWING,
  reset: "M3.2 8a4.8 4.8 0 1 0 1.6-3.6M3.4 2.6v2.6h2.6",
} as const;

interface Zoom {
  readonly label: string;
  readonly act: () => void;
  /** Nothing would change. */
  readonly idle: boolean;
}

type Way = keyof typeof DRAWINGS;

/** Zoom by pressing: in, out, to what is to be seen, and back to where the picture began. */
export function ZoomBar(zooms: Readonly<Partial<Record<Way, Zoom>>>) {
  return (
    <div className={styles.zoom}>
      {(Object.keys(DRAWINGS) as Way[]).map((way) => {
        const zoom = zooms[way];
        if (!zoom) return null;
        const { label, act, idle } = zoom;
        return (
          <button
            key={way}
            type="button"
            className="bare"
            aria-label={label}
            title={label}
            aria-disabled={idle}
            onClick={act}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={DRAWINGS[way]} />
            </svg>
          </button>
        );
      })}
    </div>
  );
}

/** The zoom of a surface. */
export function ZoomButtons() {
  const t = words.useWords();
  const own = useLab((lab) => lab.configuration.view.window === undefined);
  return (
    <ZoomBar
      zoomIn={{ label: t("zoomIn"), act: () => zoomMiddle(1.5), idle: false }}
      zoomOut={{ label: t("zoomOut"), act: () => zoomMiddle(1 / 1.5), idle: false }}
      fit={{ label: t("fit"), act: fitPaths, idle: false }}
      reset={{ label: t("reset"), act: resetWindow, idle: own }}
    />
  );
}
