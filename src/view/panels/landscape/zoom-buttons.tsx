import { useLab } from "../../../state/lab.ts";
import { zoomMiddle } from "./gestures.ts";
import { resetWindow } from "./live-window.ts";
import styles from "./picture.module.css";
import { words } from "./words.ts";

const DRAWINGS = {
  zoomIn: "M8 3v10M3 8h10",
  zoomOut: "M3 8h10",
  reset: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
} as const;

interface Zoom {
  readonly label: string;
  readonly act: () => void;
  /** Nothing would change. */
  readonly idle: boolean;
}

/** Zoom by pressing: in, out, and back to where the picture began. */
export function ZoomBar(zooms: Readonly<Record<keyof typeof DRAWINGS, Zoom>>) {
  return (
    <div className={styles.zoom}>
      {(["zoomIn", "zoomOut", "reset"] as const).map((way) => {
        const { label, act, idle } = zooms[way];
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

/** The zoom of a surface, back to its own window. */
export function ZoomButtons() {
  const t = words.useWords();
  const own = useLab((lab) => lab.configuration.view.window === undefined);
  return (
    <ZoomBar
      zoomIn={{ label: t("zoomIn"), act: () => zoomMiddle(1.5), idle: false }}
      zoomOut={{ label: t("zoomOut"), act: () => zoomMiddle(1 / 1.5), idle: false }}
      reset={{ label: t("reset"), act: resetWindow, idle: own }}
    />
  );
}
