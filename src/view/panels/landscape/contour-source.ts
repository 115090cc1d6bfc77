import { createStore } from "zustand/vanilla";
import type { Window } from "../../../engine/core/types.ts";
import type { SurfaceConfiguration } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { painter } from "../../../state/painter.ts";
import type { ContourMap } from "../../../worker/protocol.ts";
import { type ContourPaths, contourPaths } from "../../draw/paint-contours.ts";
import { covers, sameView, type Viewport, visibleWindow } from "../../draw/viewport.ts";
import { firstViewPainted } from "../../first-view.ts";

/** About how many levels a picture has. */
const LEVELS = 18;
/** Samples across the box while things move, and when they rest. */
const QUICK = 96;
const FINE = 256;
/** How much more than the box is sampled on each side, so that a small pan needs nothing new. */
const MARGIN = 0.15;
const REST_MILLISECONDS = 140;

/**
 * The contours on the screen, and the σ of the blur that they are of (0: J itself): those of the current surface as soon as they are
 * there, of what was before until then.
 */
export const contours = createStore<{ readonly map: ContourMap | null; readonly sigma: number }>(() => ({
  map: null,
  sigma: 0,
}));

/** The contours of a surface, perhaps with other parameters; null until there are any, when what was painted before had better stay. */
export const pathsOf = (id: string): ContourPaths | null => (drawn?.problem.id === id ? drawn.paths : null);

interface Wanted {
  readonly problem: SurfaceConfiguration["problem"];
  readonly sigma: number;
  readonly view: Viewport;
}

/** Contours with what they were made for. */
interface Drawn {
  readonly problem: SurfaceConfiguration["problem"];
  readonly sigma: number;
  readonly view: Viewport;
  readonly across: number;
  readonly paths: ContourPaths;
}

let wanted: Wanted | null = null;
/** What is on the screen. */
let drawn: Drawn | null = null;
/** The newest contours for each σ of the problem, so that the cursor can go through the stages of a continuation at any speed. */
const kept = new Map<number, Drawn>();
let quickPending = false;
let rest: ReturnType<typeof setTimeout> | undefined;

function gridOver(window: Window, columns: number): { columns: number; rows: number } {
  const aspect = (window.y[1] - window.y[0]) / (window.x[1] - window.x[0]);
  return { columns, rows: Math.max(8, Math.round(columns * aspect)) };
}

function show(contour: Drawn): void {
  drawn = contour;
  contours.setState({ map: contour.paths.map, sigma: contour.sigma });
  invalidate();
  firstViewPainted();
}

/** Whether contours will do for what is wanted, sharp enough and without blank margins. */
function suits(contour: Drawn | undefined | null, { problem, sigma, view }: Wanted): contour is Drawn {
  if (contour?.problem !== problem || contour.sigma !== sigma) return false;
  const zoom = view.scale / contour.view.scale;
  return covers(contour.paths.map.window, visibleWindow(view)) && zoom < 1.8 && zoom > 0.7;
}

/** Asks for what is wanted, and shows it unless another blur is wanted by then. */
async function request(across: number): Promise<void> {
  if (!wanted) return;
  const contour = await contoursOf(wanted, across, "landscape");
  if (contour && wanted.sigma === contour.sigma) show(contour);
}

/** Asks for contours and keeps them. Null where they have become useless meanwhile. */
async function contoursOf({ problem, sigma, view }: Wanted, across: number, subject: string): Promise<Drawn | null> {
  const window = visibleWindow(view, MARGIN);
  // The longer side of the box gets the samples that were asked for.
  const shorter = Math.min(1, view.width / view.height);
  const field = { problem, window, sigma, ...gridOver(window, Math.round(across * shorter * (1 + 2 * MARGIN))) };
  const map = await painter.contours(subject, field, LEVELS);
  // Another surface may have been chosen meanwhile; its own contours are on their way.
  if (!map || wanted?.problem.id !== problem.id) return null;
  const contour = { problem, sigma, view, across, paths: contourPaths(map) };
  if (wanted.problem === problem) kept.set(sigma, contour);
  return contour;
}

/** Fetches, one after the other, coarse contours of the stages that the cursor may come to. */
async function fetchAhead(asked: Wanted, sigmas: readonly number[]): Promise<void> {
  for (const sigma of sigmas) {
    if (wanted !== asked) return;
    const stage = { ...asked, sigma };
    if (!suits(kept.get(sigma), stage)) await contoursOf(stage, QUICK, "landscape ahead");
  }
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

/**
 * Says what is on the screen: the surface blurred by σ. Contours that are missing come coarse at first, and fine once nothing has
 * changed for a moment; then those of the other blurs in `stages` follow, to be there when their turn comes.
 */
export function wantContours(
  problem: SurfaceConfiguration["problem"],
  sigma: number,
  stages: readonly number[],
  view: Viewport,
): void {
  const same = wanted?.problem === problem && wanted.sigma === sigma && sameView(wanted.view, view);
  if (same) return;
  const first = wanted === null;
  for (const [blur, { problem: of }] of kept) {
    if (of !== problem || (blur !== sigma && !stages.includes(blur))) kept.delete(blur);
  }
  const now = { problem, sigma, view };
  wanted = now;
  const known = kept.get(sigma);
  if (known !== drawn && suits(known, now)) show(known);
  if (!suits(drawn, now)) void quick();
  clearTimeout(rest);
  rest = setTimeout(
    async () => {
      const final = known?.across === FINE && sameView(known.view, view);
      if (!final) await request(FINE);
      await fetchAhead(now, stages);
    },
    first ? 0 : REST_MILLISECONDS,
  );
}
