import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import { currentPicture } from "../../../state/runs.ts";
import type { PaintedLane } from "../../draw/paint-paths.ts";
import type { LaneLook } from "../../lanes.ts";

/** What is to be painted of some lanes at the time cursor. Lanes of which nothing has arrived are left out. */
export function paintedLanes(looks: readonly LaneLook[]): readonly PaintedLane[] {
  const picture = currentPicture();
  if (!picture) return [];
  const step = currentStep();
  const { outcomes } = useLab.getState();
  return looks.flatMap(({ index, color, selected }) => {
    const lane = picture.lanes[index];
    if (!lane || lane.length === 0) return [];
    return {
      index,
      color,
      selected,
      xs: lane.column("theta0"),
      ys: lane.column("theta1"),
      length: lane.length,
      shown: Math.min(lane.length, step + 1),
      diverged: outcomes[index]?.status === "diverged",
      mean: lane.has("mean0") ? { xs: lane.column("mean0"), ys: lane.column("mean1") } : null,
    };
  });
}

/** The blur that the selected lane works on at the time cursor, if that lane is shown, and all that its stages have. */
export function blurAtCursor(): { readonly sigma: number; readonly stages: readonly number[] } {
  const { lanes, view } = useLab.getState().configuration;
  const lane = lanes[view.lane];
  const shown = view.solo === undefined ? lane?.hidden !== true : view.solo === view.lane;
  const row = rowAtCursor(view.lane);
  const trajectory = currentPicture()?.lanes[view.lane];
  if (!shown || !lane?.continuation || row === null || !trajectory?.has("sigma")) return NO_BLUR;
  return { sigma: trajectory.column("sigma")[row]!, stages: [...lane.continuation.sigmas, 0] };
}

const NO_BLUR = { sigma: 0, stages: [] };

/** The numbers of one point of a lane, or null where it has not arrived. */
export function pointValues(index: number, row: number) {
  const lane = currentPicture()?.lanes[index];
  if (!lane || row >= lane.length) return null;
  return {
    x: lane.column("theta0")[row]!,
    y: lane.column("theta1")[row]!,
    loss: lane.column("loss")[row]!,
    gradient: lane.column("gradNorm")[row]!,
  };
}

/** The row of a lane that the time cursor is on, or null where nothing has arrived. */
export function rowAtCursor(index: number): number | null {
  const lane = currentPicture()?.lanes[index];
  return lane && lane.length > 0 ? Math.min(lane.length - 1, currentStep()) : null;
}
