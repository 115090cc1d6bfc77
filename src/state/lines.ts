import { changeView, useLab } from "./lab.ts";
import { isLocked } from "./parts.ts";
import { currentStep, seek } from "./playback.ts";
import { currentPicture } from "./runs.ts";

/** How many lines the update of the selected lane has; 0 while nobody shows them. */
let count = 0;

/** Says how many lines there are to step through; 0 where they are shown no more. */
export function setLineCount(lines: number): void {
  count = lines;
}

/** The last step of the selected lane whose update can be shown. */
function lastStep(): number {
  const trajectory = currentPicture()?.lanes[useLab.getState().configuration.view.lane];
  return Math.max(0, trajectory?.lastUpdate ?? 0);
}

/** The step whose update is shown: that of the time cursor, or the lane's last one. */
export function shownStep(): number {
  return Math.min(currentStep(), lastStep());
}

/** Whether the selected lane ends at `step`, so that the update that would leave it is not taken. False while the lane is being computed. */
export function endsAt(step: number): boolean {
  const { configuration, outcomes } = useLab.getState();
  const outcome = outcomes[configuration.view.lane];
  return outcome != null && outcome.status !== "diverged" && step >= lastStep();
}

/** The selected line, counted from 1, among so many; null where none is. */
export function selectedLine(line: number | undefined, lines: number): number | null {
  return line === undefined || lines === 0 ? null : Math.min(line, lines);
}

/**
 * Goes a line further or back. Past the last line comes the first one of the next update, before the first one the last one of the
 * update before; where there is no such update nothing happens. Where no line is selected, the first one, or going back the last, becomes so.
 * Returns the selected line.
 */
export function stepLine(direction: 1 | -1): number | undefined {
  goToLine(direction);
  return useLab.getState().configuration.view.line;
}

function goToLine(direction: 1 | -1): void {
  if (count === 0) return;
  const line = selectedLine(useLab.getState().configuration.view.line, count);
  const next = line === null ? (direction === 1 ? 1 : count) : line + direction;
  if (next >= 1 && next <= count) {
    changeView({ line: next });
    return;
  }
  if (isLocked("transport")) return;
  const step = shownStep();
  if (direction === 1 ? step >= lastStep() : step <= 0) return;
  seek(step + direction);
  changeView({ line: direction === 1 ? 1 : count });
}
