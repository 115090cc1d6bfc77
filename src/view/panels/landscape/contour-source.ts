import { createStore } from "zustand/vanilla";
import type { Window } from "../../../engine/core/types.ts";
import type { Configuration } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { painter } from "../../../state/painter.ts";
import type { ContourMap } from "../../../worker/protocol.ts";
import { type ContourPaths, contourPaths } from "../../draw/paint-contours.ts";
import { covers, type Viewport, visibleWindow } from "../../draw/viewport.ts";

/** About how many levels a picture has. */
const LEVELS = 18;
/** Samples across the box while things move, and when they rest. */
const QUICK = 96;
const FINE = 256;
/** How much more than the box is sampled on each side, so that a small pan needs nothing new. */
const MARGIN = 0.15;
const REST_MILLISECONDS = 140;

/** The contours on the screen: those of the current surface as soon as they are there, of what was before until then. */
export const contours = createStore<{ readonly map: ContourMap | null }>(() => ({ map: null }));

let paths: ContourPaths | null = null;

/** The contours of a surface, perhaps with other parameters; null until there are any, when what was painted before had better stay. */
export const pathsOf = (id: string): ContourPaths | null => (drawn?.problem.id === id ? paths : null);

let wanted: { problem: Configuration["problem"]; view: Viewport } | null = null;
/** What `paths` was made for. */
let drawn: { problem: Configuration["problem"]; scale: number } | null = null;
let quickPending = false;
let rest: ReturnType<typeof setTimeout> | undefined;

function gridOver(window: Window, columns: number): { columns: number; rows: number } {
  const aspect = (window.y[1] - window.y[0]) / (window.x[1] - window.x[0]);
  return { columns, rows: Math.max(8, Math.round(columns * aspect)) };
}

async function request(across: number): Promise<void> {
  if (!wanted) return;
  const { problem, view } = wanted;
  const window = visibleWindow(view, MARGIN);
  // The longer side of the box gets the samples that were asked for.
  const shorter = Math.min(1, view.width / view.height);
  const field = { problem, window, ...gridOver(window, Math.round(across * shorter * (1 + 2 * MARGIN))) };
  const map = await painter.contours("landscape", field, LEVELS);
  // Another surface may have been chosen meanwhile; its own contours are on their way.
  if (!map || wanted.problem.id !== problem.id) return;
  paths = contourPaths(map);
  drawn = { problem, scale: view.scale };
  contours.setState({ map });
  invalidate();
}

/** Coarse contours at once; one request at a time, and then another if what is wanted has moved on. */
async function quick(): Promise<void> {
  if (quickPending || !wanted) return;
  quickPending = true;
  const asked = wanted;
  try {
    await request(QUICK);
  } finally {
    quickPending = false;
  }
  if (wanted !== asked) void quick();
}

/** Says what is on the screen. Contours that are missing come coarse at first, and fine once nothing has changed for a moment. */
export function wantContours(problem: Configuration["problem"], view: Viewport): void {
  const same =
    wanted?.problem === problem &&
    wanted.view.scale === view.scale &&
    wanted.view.x === view.x &&
    wanted.view.y === view.y &&
    wanted.view.width === view.width &&
    wanted.view.height === view.height;
  if (same) return;
  const first = wanted === null;
  wanted = { problem, view };
  const zoom = drawn ? view.scale / drawn.scale : 0;
  const usable =
    drawn?.problem === problem && paths && covers(paths.map.window, visibleWindow(view)) && zoom < 1.8 && zoom > 0.7;
  if (!usable) void quick();
  clearTimeout(rest);
  rest = setTimeout(() => void request(FINE), first ? 0 : REST_MILLISECONDS);
}
