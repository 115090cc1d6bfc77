import { createStore } from "zustand/vanilla";
import type { Configuration } from "../experiment/configuration.ts";
import { beforePaint, invalidate } from "./frame.ts";
import { changeView, useLab } from "./lab.ts";
import { isLocked } from "./parts.ts";

/** Playback of a whole run takes this long at speed 1, in seconds. */
const SHORTEST_SECONDS = 2;
const LONGEST_SECONDS = 8;
const UPDATES_PER_SECOND = 30;
/** The link follows the cursor once it has rested this long, in milliseconds. */
const SETTLE_MILLISECONDS = 250;

/**
 * The time cursor, in updates; null stands for the end of the run. It moves on every frame of playback, so it lives outside the
 * React store: painters read it, and what shows a number subscribes and writes text.
 */
const cursor = createStore<{ readonly position: number | null }>(() => ({ position: null }));

/** The step that is on the screen. */
export function currentStep(): number {
  const { steps } = useLab.getState().configuration;
  const { position } = cursor.getState();
  return position === null ? steps : Math.min(Math.floor(position), steps);
}

/** Calls back whenever the cursor may have moved. Returns how to stop that. */
export const onCursor = (listener: () => void): (() => void) => cursor.subscribe(listener);

let settle: ReturnType<typeof setTimeout> | undefined;

function move(position: number | null): void {
  cursor.setState({ position });
  invalidate();
}

function commit(): void {
  const { position } = cursor.getState();
  const rest = position === null ? undefined : Math.floor(position);
  if (useLab.getState().configuration.view.cursor !== rest) changeView({ cursor: rest });
}

/** Puts the cursor on a step, clamped to the run; the last one means the end. Playback pauses. */
export function seek(step: number): void {
  if (isLocked("transport")) return;
  const { steps } = useLab.getState().configuration;
  const target = Math.max(0, Math.round(step));
  pause();
  move(target >= steps ? null : target);
  clearTimeout(settle);
  settle = setTimeout(commit, SETTLE_MILLISECONDS);
}

/** Moves the cursor by a number of updates. */
export function stepBy(updates: number): void {
  seek(currentStep() + updates);
}

/** Whether there is anything to play. Hidden lanes count: the table shows them. */
export const canPlay = ({ lanes }: Configuration): boolean => lanes.length > 0;

/** Plays on from the cursor, or from the start when it is at the end. Does nothing if there is nothing to play. */
export function play(): void {
  if (isLocked("transport") || !canPlay(useLab.getState().configuration)) return;
  if (currentStep() >= useLab.getState().configuration.steps) move(0);
  useLab.setState({ playing: true });
  invalidate();
}

export function pause(): void {
  if (!useLab.getState().playing) return;
  useLab.setState({ playing: false });
  commit();
}

export function setSpeed(speed: number): void {
  useLab.setState({ speed });
}

/** Updates per second of playback at speed 1. */
function baseRate(steps: number): number {
  return steps / Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, steps / UPDATES_PER_SECOND));
}

/** Keeps the cursor in motion while playing, and in step with the configuration. Returns how to stop. */
export function startPlayback(): () => void {
  let before = 0;
  const stopFrames = beforePaint((time) => {
    const { playing, speed, configuration } = useLab.getState();
    const { position } = cursor.getState();
    if (playing && position !== null) {
      const elapsed = Math.min(0.1, Math.max(0, (time - before) / 1000));
      const next = position + elapsed * speed * baseRate(configuration.steps);
      if (next >= configuration.steps) {
        move(null);
        pause();
      } else move(next);
    }
    before = time;
  });
  let seen: number | undefined = useLab.getState().configuration.view.cursor;
  move(seen ?? null);
  const stopStore = useLab.subscribe(({ configuration, playing }) => {
    if (playing && !canPlay(configuration)) pause();
    const { cursor: wanted } = configuration.view;
    if (wanted === seen) return;
    seen = wanted;
    const { position } = cursor.getState();
    if (wanted !== (position === null ? undefined : Math.floor(position))) move(wanted ?? null);
  });
  return () => {
    stopFrames();
    stopStore();
    clearTimeout(settle);
  };
}
