import { type AnyRunSpecification, isSurfaceRun } from "../engine/problems/index.ts";
import { NetworkObserver } from "../worker/findings-client.ts";
import type { SeriesPart } from "../worker/protocol.ts";
import { fail, failureStore, settle } from "./failure.ts";
import { beforePaint, invalidate } from "./frame.ts";
import { observer } from "./inspection.ts";
import { useLab } from "./lab.ts";
import { currentPicture } from "./runs.ts";

/** Worker time that one part may take, in milliseconds: looks at single steps wait no longer for it. */
const BUDGET_MILLISECONDS = 12;
/** Likewise on a network, whose worker does nothing else. */
const NETWORK_BUDGET_MILLISECONDS = 50;

/** What is followed of the selected lane. */
interface Wish {
  readonly id: string;
  /** On a network the index into θ of the parameter whose entries are told; null for norms, and on a surface. */
  readonly parameter: number | null;
}

/** What a lane held at each of its steps, as far as it has been worked out. */
export interface FollowedSeries extends Wish {
  readonly specification: AnyRunSpecification;
  readonly lane: number;
  /** One column an entry, of which the first `length` rows count. */
  readonly columns: readonly Float64Array<ArrayBuffer>[];
  readonly length: number;
  readonly done: boolean;
}

let followed: FollowedSeries | null = null;
let wanted: Wish | null = null;
/** What the part that is on its way is of. */
let waiting: FollowedSeries | null = null;
/** Trains a network again to follow it; null while none is followed. */
let networks: NetworkObserver | null = null;
let stop: (() => void) | null = null;

/** Why the course of what is followed breaks off, where its worker failed. */
export const useSeriesFailure = failureStore();

function breakOff(asked: FollowedSeries, error: unknown): void {
  // What was worked out before stays.
  followed = { ...asked, done: true };
  fail(useSeriesFailure, error, () => {
    settle(useSeriesFailure);
    if (followed?.specification === asked.specification && followed.lane === asked.lane)
      followed = { ...followed, done: false };
    invalidate();
  });
}

/** What is followed, of the run on the screen; null before its first rows are there. */
export const currentSeries = (): FollowedSeries | null => followed;

function taken(before: FollowedSeries, { from, columns, done }: SeriesPart): FollowedSeries {
  const rows = columns[0]?.length ?? 0;
  const capacity = before.specification.steps + 1;
  const grown = columns.map((part, c) => {
    const whole = before.columns[c] ?? new Float64Array(capacity);
    whole.set(part, from);
    return whole;
  });
  return { ...before, columns: rows > 0 ? grown : before.columns, length: from + rows, done };
}

/** Gives up what a network's worker is at. */
function endNetworks(): void {
  if (!networks) return;
  networks.end();
  networks = null;
  waiting = null;
}

/** The next part of what is followed. */
function nextPart({ specification, lane, id, parameter, length: from }: FollowedSeries): Promise<SeriesPart | null> {
  if (isSurfaceRun(specification))
    return observer().follow("series", specification, lane, id, from, BUDGET_MILLISECONDS);
  networks ??= new NetworkObserver();
  const series = { id, parameter, from, budget: NETWORK_BUDGET_MILLISECONDS };
  return networks.ask(specification, "series", { lane, update: specification.steps, series });
}

function watch(): void {
  const picture = currentPicture();
  const { lane } = useLab.getState().configuration.view;
  if (!picture || wanted === null || !picture.specification.lanes[lane]) {
    endNetworks();
    followed = null;
    return;
  }
  const { specification } = picture;
  if (followed?.specification !== specification || followed.lane !== lane) {
    endNetworks();
    settle(useSeriesFailure);
    followed = { ...wanted, specification, lane, columns: [], length: 0, done: false };
  }
  if (waiting || followed.done) return;
  const asked = followed;
  waiting = asked;
  nextPart(asked)
    .then((part) => {
      if (part && followed === asked) followed = taken(asked, part);
    })
    .catch((error: unknown) => {
      if (followed === asked) breakOff(asked, error);
    })
    .finally(() => {
      if (waiting === asked) waiting = null;
      invalidate();
    });
}

/**
 * Works a series of the selected lane out, part by part, while somebody shows it: on a network its norms, or the entries of a parameter.
 * Another one takes its place. Returns how to stop.
 */
export function followSeries(id: string, parameter: number | null): () => void {
  const mine = { id, parameter };
  wanted = mine;
  followed = null;
  stop ??= beforePaint(watch);
  invalidate();
  return () => {
    if (wanted !== mine) return;
    endNetworks();
    settle(useSeriesFailure);
    wanted = null;
    followed = null;
    stop?.();
    stop = null;
  };
}
