import type { KeyboardEvent } from "react";
import { useLab } from "../../../state/lab.ts";
import { seek, stepBy } from "../../../state/playback.ts";

/** Moves the time cursor by the keys of a slider, from within a plot over the updates. */
export function moveCursor(event: KeyboardEvent): void {
  const { steps } = useLab.getState().configuration;
  const page = Math.max(1, Math.round(steps / 10));
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => stepBy(event.shiftKey ? -10 : -1),
    ArrowDown: () => stepBy(event.shiftKey ? -10 : -1),
    ArrowRight: () => stepBy(event.shiftKey ? 10 : 1),
    ArrowUp: () => stepBy(event.shiftKey ? 10 : 1),
    PageDown: () => stepBy(-page),
    PageUp: () => stepBy(page),
    Home: () => seek(0),
    End: () => seek(steps),
  };
  const move = moves[event.key];
  if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move();
}
