import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import { isNetwork } from "../experiment/configuration.ts";
import { NetworkObserver } from "../worker/findings-client.ts";
import type { NetworkGrid, NetworkPortrait } from "../worker/findings-protocol.ts";
import { reportFault } from "./faults.ts";
import { beforePaint, invalidate } from "./frame.ts";
import { useLab } from "./lab.ts";
import { networkPicture, reachedUpdate } from "./network-picture.ts";

/** A lane's network at one update, with what it belongs to. */
export interface Portrait extends NetworkPortrait {
  readonly specification: NetworkRunSpecification;
}

export interface PortraitWish {
  readonly lanes: readonly number[];
  /** Where outputs are wanted besides those for the examples. */
  readonly grid: NetworkGrid | null;
}

interface Kept {
  readonly portrait: Portrait;
  readonly grid: NetworkGrid | null;
}

/** How far a lane has been trained to be looked at, and by how many updates it goes on at once before it is shown. */
interface Reached {
  readonly specification: NetworkRunSpecification;
  readonly update: number;
  readonly stride: number;
}

const FIRST_STRIDE = 8;
/** A stride that takes fewer milliseconds than this becomes longer. */
const QUICK = 80;

const wishes = new Set<PortraitWish>();
let kept = new Map<number, Kept>();
let observer: NetworkObserver | null = null;
let reached = new Map<number, Reached>();
let busy = false;
let stopFrames: (() => void) | null = null;

/**
 * A lane at the time cursor, as far as the observer has come: one that is a request old stays until the next is there. Null before
 * the first, and for lanes that nobody has asked for (see startPortraits).
 */
export const portraitOf = (lane: number): Portrait | null => kept.get(lane)?.portrait ?? null;

/** The lanes that are wanted, each with the grid that somebody wants for it. */
function wanted(): Map<number, NetworkGrid | null> {
  const lanes = new Map<number, NetworkGrid | null>();
  for (const { lanes: each, grid } of wishes) for (const lane of each) lanes.set(lane, grid ?? lanes.get(lane) ?? null);
  return lanes;
}

function reachedIn(specification: NetworkRunSpecification, lane: number): Reached {
  const before = reached.get(lane);
  return before?.specification === specification ? before : { specification, update: 0, stride: FIRST_STRIDE };
}

/** Enough points for a first impression. */
const coarser = (grid: NetworkGrid): NetworkGrid => ({
  ...grid,
  columns: Math.ceil(grid.columns / 2),
  rows: Math.ceil(grid.rows / 2),
});

/**
 * Requests the portrait that is farthest behind, one at a time, so that no lane waits forever while a run streams. A lane that has to be
 * trained further is shown on its way, coarsely, rather than not at all until it is there.
 */
function watch(): void {
  const picture = networkPicture();
  const { configuration } = useLab.getState();
  if (!picture || !isNetwork(configuration)) {
    if (kept.size > 0) kept = new Map();
    return;
  }
  if (busy) return;
  const { specification } = picture;
  let chosen: (PortraitRequest & { readonly lag: number }) | null = null;
  for (const [lane, grid] of wanted()) {
    const update = reachedUpdate(picture, lane);
    if (update === null) continue;
    const known = kept.get(lane);
    const current = known?.portrait.specification === specification ? known : null;
    if (current?.portrait.update === update && (grid === null || current.grid === grid)) continue;
    const lag = current ? Math.abs(update - current.portrait.update) + 1 : Number.POSITIVE_INFINITY;
    if (chosen && lag <= chosen.lag) continue;
    const { update: there, stride } = reachedIn(specification, lane);
    chosen = { lane, update: Math.min(update, there + stride), onTheWay: update > there + stride, grid, lag };
  }
  if (chosen) void ask(specification, chosen);
}

interface PortraitRequest {
  readonly lane: number;
  readonly update: number;
  /** Whether the lane is wanted at a later update. */
  readonly onTheWay: boolean;
  readonly grid: NetworkGrid | null;
}

async function ask(
  specification: NetworkRunSpecification,
  { lane, update, onTheWay, grid }: PortraitRequest,
): Promise<void> {
  busy = true;
  const begun = performance.now();
  observer ??= new NetworkObserver();
  try {
    const shown = onTheWay && grid ? coarser(grid) : grid;
    const portrait = await observer.ask(specification, "portrait", { lane, update, grid: shown });
    if (!portrait || wishes.size === 0) return;
    kept.set(lane, { portrait: { ...portrait, specification }, grid: onTheWay ? null : grid });
    const { update: there, stride } = reachedIn(specification, lane);
    const longer = performance.now() - begun < QUICK ? stride * 4 : stride;
    reached.set(lane, { specification, update: Math.max(there, update), stride: longer });
  } catch (error) {
    // The last picture stays until the cursor moves, which requests a new one.
    reportFault(error);
  } finally {
    busy = false;
    invalidate();
  }
}

/** Keeps portraits of some lanes up to date while somebody shows them; returns how to stop. */
export function startPortraits(wish: PortraitWish): () => void {
  wishes.add(wish);
  stopFrames ??= beforePaint(watch);
  invalidate();
  return () => {
    wishes.delete(wish);
    if (wishes.size > 0) return;
    stopFrames?.();
    stopFrames = null;
    kept = new Map();
    reached = new Map();
  };
}
