import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Window } from "../../../engine/core/types.ts";
import { surfaceOf } from "../../../engine/surface-task.ts";
import { isSurface, problemId, type SurfaceConfiguration } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { isOpen } from "../../../state/parts.ts";
import { currentPicture, isPictureOf } from "../../../state/runs.ts";
import { rounded } from "../../draw/viewport.ts";
import { type FittedPath, fittingWindow, openingWindow } from "../../draw/window-fit.ts";

/** The link follows the picture once it has rested this long, in milliseconds. */
const SETTLE_MILLISECONDS = 300;

/** The window while it is being moved, which happens on every frame and so outside the store; null when the store's is in force. */
let live: Window | null = null;
let settle: ReturnType<typeof setTimeout> | undefined;

interface Shown {
  readonly start: readonly [number, number];
  readonly paths: readonly FittedPath[];
}

/** The window that a picture has as long as the link names none. */
const home = createStore<{ readonly window: Window }>(() => ({ window: { x: [-1, 1], y: [-1, 1] } }));
/** The surface that `home` was made for. */
let problem: SurfaceConfiguration["problem"] | null = null;
/** What `home` shows besides the surface's default window. */
let shown: Shown = { start: [0, 0], paths: [] };
/** Whether an experiment was opened whose paths are still to be taken into `home`. */
let opening = true;

const surfaceWindow = (of: SurfaceConfiguration["problem"]): Window => {
  const { surface, params } = surfaceOf(of);
  return surface.window(params);
};

function setHome(configuration: SurfaceConfiguration, holding: Shown): void {
  problem = configuration.problem;
  shown = holding;
  const window = openingWindow(surfaceWindow(problem), shown.start, shown.paths);
  if (JSON.stringify(window) === JSON.stringify(home.getState().window)) return;
  home.setState({ window });
  invalidate();
}

/** The visible lanes' paths, as far as they have been computed. */
function visiblePaths({ lanes, view }: SurfaceConfiguration): (FittedPath & { readonly diverged: boolean })[] {
  const { outcomes } = useLab.getState();
  return lanes.flatMap((lane, index) => {
    const path = currentPicture()?.lanes[index];
    const isVisible = view.solo === undefined ? lane.hidden !== true : view.solo === index;
    if (!isVisible || !path?.has("theta0") || path.length === 0) return [];
    const diverged = outcomes[index]?.status === "diverged";
    return { xs: path.column("theta0"), ys: path.column("theta1"), length: path.length, diverged };
  });
}

/** The window of a picture as long as the link names none. */
export const useHomeWindow = (): Window => useStore(home, ({ window }) => window);

/** The window on the screen. */
export function currentWindow(): Window {
  return live ?? useLab.getState().configuration.view.window ?? home.getState().window;
}

function commit(): void {
  const window = live;
  live = null;
  if (window) changeView({ window: rounded(window) });
  invalidate();
}

/** Shows another window at once, in every landscape; it becomes part of the link when it rests. */
export function moveWindow(window: Window): void {
  if (!isOpen("zoom")) return;
  live = window;
  clearTimeout(settle);
  settle = setTimeout(commit, SETTLE_MILLISECONDS);
  invalidate();
}

/** Back to the window in which the experiment would open now. */
export function resetWindow(): void {
  const { configuration } = useLab.getState();
  if (!isOpen("zoom") || !isSurface(configuration)) return;
  clearTimeout(settle);
  live = null;
  setHome(configuration, { start: configuration.start, paths: visiblePaths(configuration) });
  changeView({ window: undefined });
  invalidate();
}

/** Shows the start and all visible paths, as large as they fit. */
export function fitPaths(): void {
  const { configuration } = useLab.getState();
  if (!isOpen("zoom") || !isSurface(configuration)) return;
  clearTimeout(settle);
  live = null;
  const window = fittingWindow(surfaceWindow(configuration.problem), configuration.start, visiblePaths(configuration));
  changeView({ window: rounded(window) });
  invalidate();
}

/** Takes the paths of an experiment that was opened into the home window, once they are computed. */
function takePaths(configuration: SurfaceConfiguration): void {
  if (!opening || useLab.getState().progress.state !== "done" || !isPictureOf(configuration)) return;
  opening = false;
  setHome(configuration, { start: configuration.start, paths: visiblePaths(configuration) });
}

const { configuration: first } = useLab.getState();
if (isSurface(first)) setHome(first, { start: first.start, paths: [] });

useLab.subscribe(({ configuration, opened }, { configuration: before, opened: openedBefore }) => {
  const { window } = configuration.view;
  const opens = opened !== openedBefore || problemId(configuration) !== problemId(before);
  // What Undo, a link or another surface brings is not overruled by a movement that has not settled.
  if (opens || window !== before.view.window) {
    clearTimeout(settle);
    live = null;
  }
  if (!isSurface(configuration)) return;
  if (opens) {
    opening = true;
    setHome(configuration, { start: configuration.start, paths: [] });
  } else if (configuration.problem !== problem) {
    opening = false;
    // A start that goes with the surface's parameters is shown wherever it goes; one that is dragged moves no window.
    setHome(configuration, { ...shown, start: configuration.start });
  } else if (configuration.start !== before.start || configuration.lanes !== before.lanes) opening = false;
  takePaths(configuration);
});
