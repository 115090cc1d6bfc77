import type { Window } from "../../../engine/core/types.ts";
import { surfaceOf } from "../../../engine/run.ts";
import { onSurface, problemId, type SurfaceConfiguration } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { isOpen } from "../../../state/parts.ts";
import { rounded } from "../../draw/viewport.ts";

/** The link follows the picture once it has rested this long, in milliseconds. */
const SETTLE_MILLISECONDS = 300;

/** The window while it is being moved, which happens on every frame and so outside the store; null when the store's is in force. */
let live: Window | null = null;
let settle: ReturnType<typeof setTimeout> | undefined;

let problem: SurfaceConfiguration["problem"] | null = null;
let own: Window = { x: [-1, 1], y: [-1, 1] };

/** The window that the surface itself proposes. */
function ownWindow(of: SurfaceConfiguration["problem"]): Window {
  if (of !== problem) {
    const { surface, params } = surfaceOf(of);
    own = surface.window(params);
    problem = of;
  }
  return own;
}

/** The window on the screen. */
export function currentWindow(): Window {
  const { configuration } = useLab.getState();
  return live ?? configuration.view.window ?? ownWindow(onSurface(configuration).problem);
}

/** Whether the window is on its way, so that speed counts more than detail. */
export const isMoving = (): boolean => live !== null;

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

/** Back to the surface's own window. */
export function resetWindow(): void {
  if (!isOpen("zoom")) return;
  clearTimeout(settle);
  live = null;
  changeView({ window: undefined });
  invalidate();
}

// What Undo, a link or another surface brings is not overruled by a movement that has not settled.
useLab.subscribe(({ configuration }, before) => {
  const moved = configuration.view.window !== before.configuration.view.window;
  if (!moved && problemId(configuration) === problemId(before.configuration)) return;
  clearTimeout(settle);
  live = null;
});
