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

const wishes = new Set<PortraitWish>();
let kept = new Map<number, Kept>();
let observer: NetworkObserver | null = null;
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

/** Asks for the portrait that is farthest behind, one at a time, so that no lane waits for ever while a run streams. */
function watch(): void {
  const picture = networkPicture();
  const { configuration } = useLab.getState();
  if (!picture || !isNetwork(configuration)) {
    if (kept.size > 0) kept = new Map();
    return;
  }
  if (busy) return;
  const { specification } = picture;
  let chosen: { lane: number; update: number; grid: NetworkGrid | null; lag: number } | null = null;
  for (const [lane, grid] of wanted()) {
    const update = reachedUpdate(picture, lane);
    if (update === null) continue;
    const known = kept.get(lane);
    const current = known?.portrait.specification === specification ? known : null;
    if (current?.portrait.update === update && (grid === null || current.grid === grid)) continue;
    const lag = current ? Math.abs(update - current.portrait.update) + 1 : Number.POSITIVE_INFINITY;
    if (!chosen || lag > chosen.lag) chosen = { lane, update, grid, lag };
  }
  if (chosen) void ask(specification, chosen);
}

async function ask(
  specification: NetworkRunSpecification,
  { lane, update, grid }: { lane: number; update: number; grid: NetworkGrid | null },
): Promise<void> {
  busy = true;
  observer ??= new NetworkObserver();
  try {
    const portrait = await observer.ask(specification, "portrait", { lane, update, grid });
    if (portrait && wishes.size > 0) kept.set(lane, { portrait: { ...portrait, specification }, grid });
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
  };
}
