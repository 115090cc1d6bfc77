import type { Status } from "./status.ts";

/** Which end of a column is its best. */
export type Better = "lower" | "higher";

/** One lane's cell in a column. */
export interface Candidate {
  readonly lane: number;
  readonly value: number | null;
  /** As shown: lanes whose numbers read the same tie. */
  readonly text: string;
}

/** Whether a lane's values may be called the best: not hidden, and not what is left of a lane that diverged. */
export const competes = (visible: boolean, status: Status): boolean => visible && status.kind !== "diverged";

/** The lanes with the best number of a column, which beats having none. None of a single lane, or if all are the same. */
export function bestOf(candidates: readonly Candidate[], better: Better): ReadonlySet<number> {
  const known = candidates.filter((each): each is Candidate & { value: number } => Number.isFinite(each.value));
  if (candidates.length < 2 || known.length === 0) return new Set();
  const best = known.reduce((a, b) => ((better === "lower" ? b.value < a.value : b.value > a.value) ? b : a));
  const tied = known.filter(({ text }) => text === best.text);
  return new Set(tied.length === candidates.length ? [] : tied.map(({ lane }) => lane));
}
