import { sizesOf } from "../engine/networks/data/index.ts";
import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import type { TrainingAbscissa } from "../experiment/configuration.ts";
import { currentStep } from "./playback.ts";
import { currentPicture } from "./runs.ts";
import type { Trajectory } from "./trajectory.ts";

/** What is drawn of a training: a row for each evaluation of each lane. */
export interface NetworkPicture {
  readonly specification: NetworkRunSpecification;
  readonly lanes: readonly Trajectory[];
}

/** The picture on the screen, if it is one of networks. */
export function networkPicture(): NetworkPicture | null {
  const picture = currentPicture();
  return picture?.specification.problem.kind === "network" ? (picture as NetworkPicture) : null;
}

const epochs = new WeakMap<Trajectory, { readonly values: Float64Array<ArrayBuffer>; length: number }>();

/** Epochs at each row: examples seen over those there are. Rows are worked out as they arrive. */
function epochsOf({ specification }: NetworkPicture, trajectory: Trajectory): Float64Array {
  const seen = trajectory.column("examples");
  let column = epochs.get(trajectory);
  if (!column) {
    column = { values: new Float64Array(seen.length), length: 0 };
    epochs.set(trajectory, column);
  }
  const { n } = sizesOf(specification.problem.dataset);
  for (; column.length < trajectory.length; column.length++) column.values[column.length] = seen[column.length]! / n;
  return column.values;
}

/** What a lane's rows are drawn against: a column that ascends, of which as many entries count as there are rows. */
export function abscissasOf(picture: NetworkPicture, lane: number, abscissa: TrainingAbscissa): Float64Array {
  const trajectory = picture.lanes[lane]!;
  switch (abscissa) {
    case "updates":
      return trajectory.column("update");
    case "epochs":
      return epochsOf(picture, trajectory);
    case "examples":
    case "gradientEvaluations":
    case "time":
      return trajectory.column(abscissa);
  }
}

/** The last row of a lane that is no later than an update; null before the first row is there. */
export function rowAt({ lanes }: NetworkPicture, lane: number, update: number): number | null {
  const row = lanes[lane]?.rowAt(update) ?? -1;
  return row < 0 ? null : row;
}

/** The update that a lane's values are of: the one on the screen, or where that is not evaluated the last before it that is. */
export function evaluatedUpdate(picture: NetworkPicture, lane: number): number | null {
  const row = rowAt(picture, lane, currentStep());
  return row === null ? null : picture.lanes[lane]!.updateOf(row);
}

/** The update on the screen for a lane: the cursor's, or the last one that it is known to get to; null before the first. */
export function reachedUpdate({ lanes }: Pick<NetworkPicture, "lanes">, lane: number): number | null {
  const trajectory = lanes[lane];
  if (!trajectory || trajectory.length === 0) return null;
  return Math.min(currentStep(), trajectory.lastUpdate);
}
