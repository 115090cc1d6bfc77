import { sizesOf } from "../engine/networks/data/index.ts";
import { needsWholeSet } from "../engine/training/fitness.ts";
import type { NetworkProblem } from "../engine/training/specification.ts";
import { type Configuration, isNetwork, type LaneConfiguration } from "../experiment/configuration.ts";
import { laneColor } from "../experiment/palette.ts";

/** The lane with the whole training set as its batch if its method needs that and would get less. */
export function withWholeSet(problem: NetworkProblem, lane: LaneConfiguration): LaneConfiguration {
  const { n } = sizesOf(problem.dataset);
  return needsWholeSet(lane) && (lane.batchSize ?? problem.batchSize) < n ? { ...lane, batchSize: n } : lane;
}

/**
 * What a lane becomes, with the batch that it had before a method needed the whole training set, if the new one does not. That batch is
 * looked up in `history`, oldest first, under the lane's colour, which it keeps wherever it moves; a lane that is not found there gets
 * the batch that all lanes have.
 */
export function withFormerBatch(
  configuration: Configuration,
  index: number,
  changed: LaneConfiguration,
  history: readonly Configuration[],
): LaneConfiguration {
  const before = configuration.lanes[index];
  if (!isNetwork(configuration) || !before || !needsWholeSet(before) || needsWholeSet(changed)) return changed;
  const { n } = sizesOf(configuration.problem.dataset);
  const { batchSize: whole, ...rest } = changed;
  if (whole !== n) return changed;
  const former = formerLane(configuration.problem.dataset.id, laneColor(configuration.lanes, index), history);
  const batchSize = former?.batchSize === undefined ? undefined : Math.min(former.batchSize, n);
  return batchSize === undefined ? rest : { ...rest, batchSize };
}

/** The lane of a colour as it last was on these data with a method that takes any batch. */
function formerLane(dataset: string, color: string, history: readonly Configuration[]): LaneConfiguration | null {
  for (const configuration of history.toReversed()) {
    if (!isNetwork(configuration) || configuration.problem.dataset.id !== dataset) return null;
    const { lanes } = configuration;
    const former = lanes.find((_, index) => laneColor(lanes, index) === color);
    if (!former || !needsWholeSet(former)) return former ?? null;
  }
  return null;
}
