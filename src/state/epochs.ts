import { sizesOf } from "../engine/networks/data/index.ts";
import { isNetwork, type NetworkConfiguration } from "../experiment/configuration.ts";
import { useLab } from "./lab.ts";
import { currentStep, seek } from "./playback.ts";

/** The selected lane's batches: examples of one, of all, and updates of an epoch, whose last batch may be smaller. */
export function batchesOf({ problem, lanes, view }: NetworkConfiguration): {
  readonly batch: number;
  readonly examples: number;
  readonly updates: number;
} {
  const { n: examples } = sizesOf(problem.dataset);
  const batch = lanes[view.lane]?.batchSize ?? problem.batchSize;
  // Drawn with replacement, an epoch is as many updates as see about as many examples as there are.
  return { batch, examples, updates: Math.ceil(examples / batch) };
}

/** Moves the cursor to the next end of an epoch, or the one before; on a surface, which has no epochs, not at all. */
export function stepByEpoch(direction: 1 | -1): void {
  const { configuration } = useLab.getState();
  if (!isNetwork(configuration)) return;
  const { updates } = batchesOf(configuration);
  const epoch = currentStep() / updates;
  seek((direction > 0 ? Math.floor(epoch) + 1 : Math.ceil(epoch) - 1) * updates);
}
