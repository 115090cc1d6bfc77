import { reportFault } from "./faults.ts";

/** Something to be done on a frame; it reads what it needs by itself. `time` is the frame's, in milliseconds. */
type Work = (time: number) => void;

/** Milliseconds of painting in one frame, after which the painters that have not had their turn wait for the next. */
const PAINTING = 12;
/** Bounds of `pace`, in milliseconds: a frame may come late, but no chunk of work may make the page wait for long. */
const SHORTEST_PACE = 8;
const LONGEST_PACE = 48;
/** Frames that are further apart than this, in milliseconds, have nothing to do with one another. */
const REST = 250;

/** Takes the error of work that has thrown. */
export type ReportError = (error: unknown) => void;

const watchers = new Set<Work>();
const painters = new Map<Work, ReportError>();
/** The painters to be called on the next frame, in turn. */
let due = new Set<Work>();
let requested = false;
let latest = Number.NEGATIVE_INFINITY;
let between = 0;

function request(): void {
  if (requested) return;
  requested = true;
  requestAnimationFrame(run);
}

/** Does the work. An error is reported and does not reach the other work of the frame. */
function contained(work: Work, time: number, report: ReportError): void {
  try {
    work(time);
  } catch (error) {
    report(error);
  }
}

function run(time: number): void {
  requested = false;
  between = time - latest;
  latest = time;
  for (const watcher of watchers) contained(watcher, time, reportFault);
  const begun = performance.now();
  const round = [...due];
  due = new Set();
  for (const [turn, painter] of round.entries()) {
    if (turn > 0 && performance.now() - begun > PAINTING) {
      // Ahead of whoever was asked for meanwhile, so that everybody's turn comes.
      due = new Set([...round.slice(turn), ...due]);
      request();
      return;
    }
    const report = painters.get(painter);
    if (report) contained(painter, time, report);
  }
}

/** Asks that everything be painted on the next animation frame. Many calls make one frame. */
export function invalidate(): void {
  for (const painter of painters.keys()) due.add(painter);
  request();
}

let everything = false;

/** Whether what is painted now must be complete, in sight or not. */
export const paintsEverything = (): boolean => everything;

/** Paints everything before it returns, however long that takes. */
export function paintNow(): void {
  everything = true;
  invalidate();
  // A painter that asks for another frame each time gets it later.
  for (let turn = painters.size; due.size > 0 && turn >= 0; turn--) run(performance.now());
  everything = false;
}

/**
 * Registers a painter, which is called after each `invalidate`, on the next frame that has time. An error that it throws goes to `report`.
 * Returns a function that removes the painter. Panels register theirs by `useOnFrame`, which reports to the panel.
 */
export function onFrame(painter: Work, report: ReportError): () => void {
  painters.set(painter, report);
  invalidate();
  return () => painters.delete(painter);
}

/** Registers what moves time on or asks for more, to be called at the beginning of every frame. Returns how to take it off. */
export function beforePaint(watcher: Work): () => void {
  watchers.add(watcher);
  invalidate();
  return () => watchers.delete(watcher);
}

/** Milliseconds of work in a worker that keep it busy until about the next frame, whether frames come fast or slowly. */
export const pace = (): number =>
  between > REST ? SHORTEST_PACE : Math.min(LONGEST_PACE, Math.max(SHORTEST_PACE, 0.75 * between));

/** What `ready` gives as soon as that is not null; it is asked on every frame. Rejects with the signal's reason when that aborts. */
export function whenReady<T>(ready: () => T | null, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = beforePaint(() => {
      const found = ready();
      if (found === null) return;
      stop();
      resolve(found);
    });
    signal.addEventListener("abort", () => {
      stop();
      reject(signal.reason);
    });
  });
}
