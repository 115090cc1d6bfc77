import * as v from "valibot";
import type { Text } from "../engine/core/types.ts";
import { sizesOf } from "../engine/networks/data/index.ts";
import { numbersAtOnce } from "../engine/networks/plan.ts";
import { needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { dimensionOf } from "../engine/training/specification.ts";
import { pathTo, said } from "./closed.ts";
import { limits, type NetworkConfiguration } from "./configuration.ts";
import { networkMessages as messages } from "./network-messages.ts";
import { cellsOf, workOf } from "./network-work.ts";
import { blockAt, blocksOf } from "./parameter-place.ts";

type Mistake = readonly [keys: readonly (string | number)[], text: Text];

/** What fields that are each in order can have wrong with each other. */
export const networkChecks = v.rawCheck<NetworkConfiguration>(({ dataset: { typed, value }, addIssue }) => {
  if (!typed) return;
  for (const [keys, text] of [
    ...problemMistakes(value),
    ...laneMistakes(value),
    ...sizeMistakes(value),
    ...placeMistakes(value),
  ]) {
    addIssue({ message: said(() => text), path: pathTo(value, keys) });
  }
});

function* problemMistakes({ problem, start }: NetworkConfiguration): Generator<Mistake> {
  const { n, heldOut, classes } = sizesOf(problem.dataset);
  if (problem.loss === "cross-entropy" && !classes) yield [["problem", "loss"], messages.needsClasses];
  if (problem.batchSize > n) yield [["problem", "batchSize"], messages.batchTooLarge(n, problem.batchSize)];
  if (problem.earlyStopping && heldOut === 0) yield [["problem", "earlyStopping"], messages.noHeldOut];
  const dimension = dimensionOf(problem);
  if (start && start.length !== dimension) yield [["start"], messages.startLength(dimension, start.length)];
}

function* laneMistakes({ problem, lanes }: NetworkConfiguration): Generator<Mistake> {
  const { n } = sizesOf(problem.dataset);
  const dimension = dimensionOf(problem);
  for (const [i, lane] of lanes.entries()) {
    const { optimizer, batchSize = problem.batchSize } = lane;
    if (lane.batchSize !== undefined && lane.batchSize > n) {
      yield [["lanes", i, "batchSize"], messages.batchTooLarge(n, lane.batchSize)];
    } else if (batchSize < n && needsWholeSet(lane)) {
      yield [["lanes", i, "optimizer"], messages.wholeSet(optimizer, n, batchSize)];
    }
    if (dimension > limits.hessianDimension && needsMatrix(lane)) {
      yield [["lanes", i, "optimizer"], messages.tooManyParameters(optimizer, limits.hessianDimension, dimension)];
    }
  }
}

function* sizeMistakes(configuration: NetworkConfiguration): Generator<Mistake> {
  const { problem } = configuration;
  const { n, width, outputs } = sizesOf(problem.dataset);
  if (problem.model.batchNorm) {
    const megabytes = (8 * numbersAtOnce(width, outputs, problem.model, n)) / 1e6;
    const most = limits.normalizedMegabytes;
    if (megabytes > most) yield [["problem", "model", "batchNorm"], messages.tooLargeAtOnce(n, most, megabytes)];
  }
  const work = workOf(configuration);
  if (work > limits.work) yield [["steps"], messages.tooMuchWork(limits.work, work)];
  const cells = cellsOf(configuration);
  if (cells > limits.record) yield [["problem", "evaluateEvery"], messages.tooLongRecord(limits.record, cells)];
}

/** The parameter that the view names has to be one of this network. */
function* placeMistakes({ problem, view }: NetworkConfiguration): Generator<Mistake> {
  const place = view.parameter;
  if (!place) return;
  const blocks = blocksOf(problem);
  const { layer } = place;
  const there = blocks.filter((block) => block.layer === layer - 1).map(({ name }) => name);
  const block = blockAt(blocks, place);
  const path = ["view", "parameter"] as const;
  if (there.length === 0) yield [[...path, "layer"], messages.noLayer(blocks.at(-1)!.layer + 1, layer)];
  else if (!block) yield [[...path, "block"], messages.noBlock(layer, there, place.block)];
  else
    for (const [side, most] of [
      ["row", block.rows],
      ["column", block.columns],
    ] as const)
      if (place[side] > most)
        yield [[...path, side], messages.beyondBlock(side, place.block, layer, most, place[side])];
}
