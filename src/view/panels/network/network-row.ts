import type { Examples } from "../../../engine/networks/data/examples.ts";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import { determination, targetVariance } from "../../../engine/networks/determination.ts";
import type { Outcome } from "../../../engine/outcome.ts";
import type { NetworkProblem } from "../../../engine/training/specification.ts";
import { examplesFor } from "../../../state/examples.ts";
import type { Progress } from "../../../state/lab.ts";
import { abscissasOf, type NetworkPicture, rowAt } from "../../../state/network-picture.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { type Status, statusAt } from "../table/status.ts";

/** What the table tells of a lane at an update, besides its status. Null where there is nothing to tell. */
export interface NetworkRow {
  /** The update that the losses and norms are of: the last evaluated one. */
  readonly update: number | null;
  readonly loss: number | null;
  readonly heldOutLoss: number | null;
  readonly zeroOne: number | null;
  readonly heldOutZeroOne: number | null;
  /** Explained fraction of the targets' variance; null for classes, and for targets that do not vary. */
  readonly r2: number | null;
  readonly heldOutR2: number | null;
  readonly gradNorm: number | null;
  readonly gradientEvaluations: number | null;
  /** The update with the lowest held-out loss of all that have arrived, and that loss. */
  readonly best: { readonly update: number; readonly loss: number } | null;
  readonly status: Status;
}

interface Variances {
  readonly training: number | null;
  readonly heldOut: number | null;
}

const variances = new WeakMap<Examples, Variances>();

/** The variances of the training and the held-out targets; null for classes, and for targets that do not vary. */
export function variancesOf({ dataset }: NetworkProblem, seed: number): Variances {
  if (sizesOf(dataset).classes) return { training: null, heldOut: null };
  const examples = examplesFor(dataset, seed);
  const known = variances.get(examples);
  if (known) return known;
  const { training, heldOut } = examples;
  const made = { training: targetVariance(training), heldOut: heldOut && targetVariance(heldOut) };
  variances.set(examples, made);
  return made;
}

const lowest = new WeakMap<Float64Array, { scanned: number; row: number | null }>();

type HeldOutColumn = "heldOutLoss" | "meanHeldOutLoss";

/** The row with the lowest loss in a column, or null. Goes on where the last call left off. */
function bestRow(trajectory: Trajectory, column: HeldOutColumn): number | null {
  if (!trajectory.has(column)) return null;
  const loss = trajectory.column(column);
  const search = lowest.get(loss) ?? { scanned: 0, row: null };
  lowest.set(loss, search);
  for (; search.scanned < trajectory.length; search.scanned++)
    if (search.row === null || loss[search.scanned]! < loss[search.row]!) search.row = search.scanned;
  return search.row;
}

/** The numbers of a row. */
export type NetworkNumbers = Omit<NetworkRow, "status">;

/** What the columns of the table are called in a trajectory. */
type Source = Readonly<Record<keyof Omit<NetworkNumbers, "best" | "update" | "r2" | "heldOutR2">, string>> & {
  readonly dataLoss: string;
  readonly heldOutLoss: HeldOutColumn;
};

const OWN: Source = {
  ...{ loss: "loss", heldOutLoss: "heldOutLoss", zeroOne: "zeroOne", heldOutZeroOne: "heldOutZeroOne" },
  ...{ gradNorm: "gradNorm", gradientEvaluations: "gradientEvaluations", dataLoss: "dataLoss" },
};

const AVERAGED: Source = {
  ...{ loss: "meanLoss", heldOutLoss: "meanHeldOutLoss", zeroOne: "meanZeroOne", heldOutZeroOne: "meanHeldOutZeroOne" },
  ...{ gradNorm: "meanGradNorm", gradientEvaluations: "gradientEvaluations", dataLoss: "meanDataLoss" },
};

const NOTHING: NetworkNumbers = {
  ...{ loss: null, heldOutLoss: null, zeroOne: null, heldOutZeroOne: null, gradNorm: null },
  ...{ r2: null, heldOutR2: null, gradientEvaluations: null, best: null, update: null },
};

function numbersAt(picture: NetworkPicture, lane: number, row: number, source: Source): NetworkNumbers {
  const trajectory = picture.lanes[lane]!;
  const value = (column: string) => {
    const there = trajectory.has(column) ? trajectory.column(column)[row]! : Number.NaN;
    return Number.isNaN(there) ? null : there;
  };
  const best = bestRow(trajectory, source.heldOutLoss);
  const { problem, seed } = picture.specification;
  const variances = variancesOf(problem, seed);
  const explained = (column: string, variance: number | null) => {
    const error = variance === null ? null : value(column);
    return error === null ? null : determination(error, variance!);
  };
  return {
    update: abscissasOf(picture, lane, "updates")[row]!,
    loss: value(source.loss),
    heldOutLoss: value(source.heldOutLoss),
    zeroOne: value(source.zeroOne),
    heldOutZeroOne: value(source.heldOutZeroOne),
    r2: explained(source.dataLoss, variances.training),
    heldOutR2: explained(source.heldOutLoss, variances.heldOut),
    gradNorm: value(source.gradNorm),
    gradientEvaluations: value(source.gradientEvaluations),
    best: best === null ? null : bestAt(picture, lane, best, source.heldOutLoss),
  };
}

const bestAt = (picture: NetworkPicture, lane: number, row: number, column: HeldOutColumn) => ({
  update: abscissasOf(picture, lane, "updates")[row]!,
  loss: picture.lanes[lane]!.column(column)[row]!,
});

/** A lane as of its last evaluation no later than an update. */
export function networkRow(
  picture: NetworkPicture,
  lane: number,
  update: number,
  outcome: Outcome | null,
  progress: Progress["state"],
): NetworkRow {
  const row = rowAt(picture, lane, update);
  if (row === null) return { ...NOTHING, status: statusAt(outcome, 0, update, progress) };
  const status = statusAt(outcome, picture.lanes[lane]!.lastUpdate + 1, update, progress);
  return { ...numbersAt(picture, lane, row, OWN), status };
}

/** The averaged θ of a lane in the same columns, where it keeps an average. */
export function averagedNetworkRow(picture: NetworkPicture, lane: number, update: number): NetworkNumbers {
  const row = rowAt(picture, lane, update);
  return row === null ? NOTHING : numbersAt(picture, lane, row, AVERAGED);
}
