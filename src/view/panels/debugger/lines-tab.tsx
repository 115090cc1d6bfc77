import { useEffect, useRef } from "react";
import { useLookFailure } from "../../../state/inspection.ts";
import { useLab } from "../../../state/lab.ts";
import { shownStep } from "../../../state/lines.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { useLaneLooks } from "../../lanes.ts";
import styles from "./debugger.module.css";
import { FailureNotice } from "./failure-notice.tsx";
import { LinesBody } from "./lines-body.tsx";
import { NetworkLines } from "./network-lines.tsx";
import { type LinePainting, put, useLinePainter } from "./use-line-painter.ts";
import { words } from "./words.ts";

/** The selected lane's name and the step whose update is shown, as wide at every step. */
export function LinesLabel() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const looks = useLaneLooks();
  const at = useLab(({ configuration }) => (configuration.problem.kind === "network" ? "atUpdate" : "atStep"));
  const lane = looks.find(({ selected }) => selected)?.name;
  const text = useRef<HTMLSpanElement>(null);
  const room = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onFrame(() => {
        const step = shownStep();
        const missing = String(useLab.getState().configuration.steps).length - String(step).length;
        put(text.current, t(at, { step }));
        put(room.current, "0".repeat(Math.max(0, missing)));
      }),
    [onFrame, t, at],
  );
  return (
    <span className={styles.linesLabel}>
      {lane !== undefined && <span className={styles.label}>{t("lane", { lane })}</span>}
      <span className={styles.step}>
        <span ref={text} />
        <span ref={room} className={styles.room} aria-hidden="true" />
      </span>
    </span>
  );
}

function SurfacePainter({ box, texts, convention, selected, pointed }: LinePainting) {
  useLinePainter(box, texts, convention, selected, pointed);
  return null;
}

/** The lines of an update on a surface, with its vectors on the landscape. */
function SurfaceLines() {
  const failure = useLookFailure((state) => state.failure);
  return (
    <LinesBody Painter={SurfacePainter} drawn>
      <p className={styles.update} data-part="update" />
      <FailureNotice failure={failure} />
    </LinesBody>
  );
}

/** The update that leaves the point at the cursor, line by line: of a surface's two coordinates, or of a network in norms and entries. */
export function LinesTab() {
  const kind = useLab(({ configuration }) => configuration.problem.kind);
  return kind === "surface" ? <SurfaceLines /> : <NetworkLines />;
}
