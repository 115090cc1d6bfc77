import { useEffect } from "react";
import { useStore } from "zustand";
import { planes, startPlanes, usePlane } from "../../../state/plane.ts";
import { firstViewPainted } from "../../first-view.ts";
import { PagePart } from "../embed/page-part.tsx";
import styles from "./plane.module.css";
import { PlaneControls } from "./plane-controls.tsx";
import { PlaneNotes } from "./plane-notes.tsx";
import { PlanePicture } from "./plane-picture.tsx";
import { PlaneProgress } from "./plane-progress.tsx";
import { PlaneTable } from "./plane-table.tsx";
import { ProfilePlot } from "./profile-plot.tsx";

/** The network's loss on a plane through parameter space with every lane's path, or along the lines from start to end. */
export function PlanePane() {
  const { kind } = usePlane();
  // What is shown of another kind stays until the new one is there.
  const shown = useStore(planes, (state) => state.shown?.place.type ?? null);
  const line = shown === null ? kind === "line" : shown === "lines";
  useEffect(() => startPlanes(), []);
  useEffect(() => {
    if (shown !== null) firstViewPainted();
  }, [shown]);
  return (
    <div className={styles.pane}>
      <PagePart id="views" inline>
        <PlaneControls />
      </PagePart>
      {line ? <ProfilePlot /> : <PlanePicture />}
      <PlaneProgress />
      <PlaneNotes />
      <PlaneTable line={line} />
    </div>
  );
}
