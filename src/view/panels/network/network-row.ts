import type { Outcome } from "../../../engine/outcome.ts";
import type { Progress } from "../../../state/lab.ts";
import { abscissasOf, type NetworkPicture, rowAt } from "../../../state/network-picture.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { type Status, statusAt } from "../table/lane-row.ts";

/** What the table tells of a lane at an update, besides its status. Null where there is nothing to tell. */
export interface NetworkRow {
  readonly loss: number | null;
  readonly heldOutLoss: number | null;
  readonly zeroOne: number | null;
  readonly heldOutZeroOne: number | null;
  readonly gradNorm: number | null;
  readonly gradientEvaluations: number | null;
  /** The update with the lowest held-out loss of all that have arrived, and that loss. */
  readonly best: { readonly update: number; readonly loss: number } | null;
  readonly status: Status;
}

const lowest = new WeakMap<Trajectory, { scanned: number; row: number | null }>();

/** The row with the lowest held-out loss, or null. Goes on where the last call left off. */
function bestRow(trajectory: Trajectory): number | null {
  if (!trajectory.has("heldOutLoss")) return null;
  const loss = trajectory.column("heldOutLoss");
  const search = lowest.get(trajectory) ?? { scanned: 0, row: null };
  lowest.set(trajectory, search);
  for (; search.scanned < trajectory.length; search.scanned++)
    if (search.row === null || loss[search.scanned]! < loss[search.row]!) search.row = search.scanned;
  return search.row;
}

/** A lane as of its last evaluation no later than an update. */
export function networkRow(
  picture: NetworkPicture,
  lane: number,
  update: number,
  outcome: Outcome | null,
  progress: Progress["state"],
): NetworkRow {
  const trajectory = picture.lanes[lane];
  const row = rowAt(picture, lane, update);
  if (!trajectory || row === null) {
    const none = { loss: null, heldOutLoss: null, zeroOne: null, heldOutZeroOne: null, gradNorm: null };
    return { ...none, gradientEvaluations: null, best: null, status: statusAt(outcome, 0, update, progress) };
  }
  const updates = abscissasOf(picture, lane, "updates");
  const value = (column: string) => {
    const there = trajectory.has(column) ? trajectory.column(column)[row]! : Number.NaN;
    return Number.isNaN(there) ? null : there;
  };
  const best = bestRow(trajectory);
  return {
    loss: value("loss"),
    heldOutLoss: value("heldOutLoss"),
    zeroOne: value("zeroOne"),
    heldOutZeroOne: value("heldOutZeroOne"),
    gradNorm: value("gradNorm"),
    gradientEvaluations: value("gradientEvaluations"),
    best: best === null ? null : { update: updates[best]!, loss: trajectory.column("heldOutLoss")[best]! },
    status: statusAt(outcome, updates[trajectory.length - 1]! + 1, update, progress),
  };
}
