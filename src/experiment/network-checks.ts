import * as v from "valibot";
import { sizesOf } from "../engine/networks/data/index.ts";
import { numbersAtOnce } from "../engine/networks/plan.ts";
import { needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { dimensionOf, dropsUnits, problemOf } from "../engine/training/specification.ts";
import { pathTo, said } from "./closed.ts";
import { limits, type NetworkConfiguration, selectedProblem } from "./configuration.ts";
import { type Mistake, modelMistakes } from "./model-mistakes.ts";
import { networkMessages as messages } from "./network-messages.ts";
import { cellsOf, workOf } from "./network-work.ts";
import { blockAt, blocksOf } from "./parameter-place.ts";

/** What fields that are each in order can have wrong with each other. */
export const networkChecks = v.rawCheck<NetworkConfiguration>(({ dataset: { typed, value }, addIssue }) => {
  if (!typed) return;
  // Nothing else can be said of lanes whose models are not in order.
  const models = [...laneModelMistakes(value)];
  const all =
    models.length > 0
      ? models
      : [
          ...problemMistakes(value),
          ...startMistakes(value),
          ...laneMistakes(value),
          ...sizeMistakes(value),
          ...placeMistakes(value),
        ];
  for (const [keys, text] of all) addIssue({ message: said(() => text), path: pathTo(value, keys) });
});

/** Fields of lanes' models that do not fit each other, or those of the shared model that they leave as they are. */
function* laneModelMistakes({ problem, lanes }: NetworkConfiguration): Generator<Mistake> {
  for (const [i, lane] of lanes.entries()) {
    if (!lane.model) continue;
    for (const [[field, ...rest], text] of modelMistakes(problemOf(problem, lane).model)) {
      const path = ["lanes", i, "model"] as const;
      if (Object.hasOwn(lane.model, field!)) yield [[...path, field!, ...rest], text];
      else yield [[...path, "hidden"], messages.laneModel(String(field), text)];
    }
  }
}

function* problemMistakes({ problem }: NetworkConfiguration): Generator<Mistake> {
  const { n, heldOut, classes } = sizesOf(problem.dataset);
  if (problem.loss === "cross-entropy" && !classes) yield [["problem", "loss"], messages.needsClasses];
  if (problem.batchSize > n) yield [["problem", "batchSize"], messages.batchTooLarge(n, problem.batchSize)];
  if (problem.earlyStopping && heldOut === 0) yield [["problem", "earlyStopping"], messages.noHeldOut];
}

function* startMistakes({ problem, start, lanes }: NetworkConfiguration): Generator<Mistake> {
  if (start) {
    const dimension = dimensionOf(problem);
    const users = [...lanes.entries()].filter(([, lane]) => !lane.start);
    const shared = users.length === 0 || users.some(([, { model }]) => !model);
    if (shared && start.length !== dimension) yield [["start"], messages.startLength(dimension, start.length)];
    for (const [i, lane] of users) {
      const own = dimensionOf(problemOf(problem, lane));
      if (lane.model && start.length !== own) yield [["start"], messages.laneStartLength(i, own, start.length)];
    }
  }
  for (const [i, lane] of lanes.entries()) {
    const own = dimensionOf(problemOf(problem, lane));
    if (lane.start && lane.start.length !== own)
      yield [["lanes", i, "start"], messages.startLength(own, lane.start.length)];
  }
}

function* laneMistakes({ problem, lanes }: NetworkConfiguration): Generator<Mistake> {
  const { n } = sizesOf(problem.dataset);
  for (const [i, lane] of lanes.entries()) {
    const { optimizer, batchSize = problem.batchSize } = lane;
    const own = problemOf(problem, lane);
    const dimension = dimensionOf(own);
    if (dropsUnits(own) && needsWholeSet(lane))
      yield [["lanes", i, "optimizer"], messages.dropout(optimizer, own.model.dropout)];
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
  const { problem, lanes } = configuration;
  const { n, width, outputs } = sizesOf(problem.dataset);
  const models = [
    ...(lanes.length === 0 || lanes.some(({ model }) => !model)
      ? [{ keys: ["problem", "model", "batchNorm"], model: problem.model }]
      : []),
    ...[...lanes.entries()].flatMap(([i, lane]) =>
      lane.model ? [{ keys: ["lanes", i, "model"], model: problemOf(problem, lane).model }] : [],
    ),
  ];
  for (const { keys, model } of models) {
    if (!model.batchNorm) continue;
    const megabytes = (8 * numbersAtOnce(width, outputs, model, n)) / 1e6;
    const most = limits.normalizedMegabytes;
    if (megabytes > most) yield [keys, messages.tooLargeAtOnce(n, most, megabytes)];
  }
  const work = workOf(configuration);
  if (work > limits.work) yield [["steps"], messages.tooMuchWork(limits.work, work)];
  const cells = cellsOf(configuration);
  if (cells > limits.record) yield [["problem", "evaluateEvery"], messages.tooLongRecord(limits.record, cells)];
}

/** The parameter that the view names has to be one of the selected lane's network. */
function* placeMistakes(configuration: NetworkConfiguration): Generator<Mistake> {
  const place = configuration.view.parameter;
  if (!place) return;
  const blocks = blocksOf(selectedProblem(configuration));
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
