import { isSurface } from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { stepLine } from "../../../state/lines.ts";
import { usePresence } from "../../../state/parts.ts";
import styles from "./picture-aids.module.css";
import { words } from "./words.ts";

/** Selects the update's first line, unless one is selected, and shows the panel that explains it. */
function explainLines(): void {
  const { line, tab } = useLab.getState().configuration.view;
  if (tab !== "lines") changeView({ tab: "lines" });
  if (line === undefined) stepLine(1);
  document.querySelector("[data-debugger]")?.scrollIntoView({ block: "nearest" });
}

/** What can be added to the picture while it plays: the vectors of the update, and its lines. */
export function PictureAids() {
  const t = words.useWords();
  const vectors = useLab(({ configuration }) => configuration.view.curvature);
  const hasVectors = useLab(({ configuration }) => isSurface(configuration) && configuration.view.mode !== "3d");
  const isEmpty = useLab(({ configuration }) => configuration.lanes.length === 0);
  const curvature = usePresence("curvature");
  const debug = usePresence("debugger");
  const showsVectors = hasVectors && curvature === "open";
  if (isEmpty || (!showsVectors && debug !== "open")) return null;
  return (
    <div className={styles.aids}>
      {showsVectors && (
        <label className={styles.aid} title={t("vectorsHint")}>
          <input
            type="checkbox"
            checked={vectors}
            onChange={(event) => changeView({ curvature: event.currentTarget.checked })}
          />
          {t("vectors")}
        </label>
      )}
      {debug === "open" && (
        <button type="button" className={`link ${styles.aid}`} title={t("linesHint")} onClick={explainLines}>
          <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
            <path
              d="M3 4h10M3 8h7M3 12h4M12.5 9.5v3.5m0 0-1.5-1.5m1.5 1.5 1.5-1.5"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
          {t("lines")}
        </button>
      )}
    </div>
  );
}
