import { defaultsOf, type Parameters } from "../engine/core/types.ts";
import { type DatasetSpecification, datasetById, sizesOf } from "../engine/networks/data/index.ts";
import { modelParameters } from "../engine/networks/settings.ts";
import type { ModelSpecification } from "../engine/networks/types.ts";
import { dimensionOf, type NetworkProblem, problemOf } from "../engine/training/specification.ts";
import { type Configuration, isNetwork, type LaneConfiguration } from "../experiment/configuration.ts";
import type { ConfigurationError } from "../experiment/errors.ts";
import { changeLane } from "./edits.ts";
import { change } from "./lab.ts";
import { withWholeSet } from "./whole-set.ts";

/*
 * What the page's controls do to a network: every function takes a complete, valid problem and returns one.
 */

/** Changes the network on the page; where the page shows a surface, nothing. */
export function changeNetwork(
  recipe: (problem: NetworkProblem) => NetworkProblem,
  gesture?: string,
): readonly ConfigurationError[] {
  return change((before: Configuration) => {
    if (!isNetwork(before)) return before;
    const { start: _, ...rest } = before;
    const problem = fitting(recipe(before.problem), before.problem);
    const lanes = before.lanes.map((lane) =>
      fittingStart(problem, fittingLane(lane, sizesOf(before.problem.dataset).n, problem)),
    );
    // Given parameters are those of one network: another has as many as it needs, drawn.
    const same = dimensionOf(problem) === dimensionOf(before.problem);
    return { ...(same ? before : rest), problem, lanes };
  }, gesture);
}

/** What follows from a change: the batch stays the whole set or becomes no larger than it is, and stopping needs held-out examples. */
function fitting(problem: NetworkProblem, before: NetworkProblem): NetworkProblem {
  const { n, heldOut, classes } = sizesOf(problem.dataset);
  const { earlyStopping, ...rest } = problem;
  // A batch size that is itself what changes stays as it is, to be refused where it is too large.
  const kept = problem.batchSize === before.batchSize;
  const whole = before.batchSize === sizesOf(before.dataset).n;
  return {
    ...rest,
    batchSize: kept ? (whole ? n : Math.min(problem.batchSize, n)) : problem.batchSize,
    // Classes may be learnt by either loss, values by the squared error alone.
    loss: classes ? problem.loss : "squared-error",
    ...(earlyStopping && heldOut > 0 && { earlyStopping }),
  };
}

/** The same for a lane's own batch; a method that needs the whole set gets it. `before`: the number of examples until now. */
function fittingLane(lane: LaneConfiguration, before: number, problem: NetworkProblem): LaneConfiguration {
  const { n } = sizesOf(problem.dataset);
  const follows = lane.batchSize !== undefined && n !== before;
  const batchSize = lane.batchSize === before ? n : Math.min(lane.batchSize ?? n, n);
  const fits = lane.model ? { ...lane, model: fittingModel(problem, lane.model) } : lane;
  return withWholeSet(problem, follows ? { ...fits, batchSize } : fits);
}

/** A lane's own model, with activations and heads for as many hidden layers as the lane has. */
function fittingModel(problem: NetworkProblem, own: Partial<ModelSpecification>): Partial<ModelSpecification> {
  const { hidden, activation, auxiliary } = { ...problem.model, ...own };
  const fits = typeof activation === "string" || activation.length === hidden.length;
  const layers = auxiliary?.layers.filter((layer) => layer <= hidden.length) ?? [];
  return {
    ...own,
    ...(!fits && { activation: activation[0] ?? modelParameters.activation.default }),
    ...(auxiliary && layers.length < auxiliary.layers.length && { auxiliary: { ...auxiliary, layers } }),
  };
}

/** A lane without its own start if that has not as many numbers as its network has parameters. */
function fittingStart(problem: NetworkProblem, lane: LaneConfiguration): LaneConfiguration {
  const { start, ...drawn } = lane;
  return start && start.length !== dimensionOf(problemOf(problem, lane)) ? drawn : lane;
}

/** Gives a lane its own value of a field of the model; undefined: that of all lanes again. */
export function changeLaneModel<Field extends keyof ModelSpecification>(
  index: number,
  field: Field,
  value: ModelSpecification[Field] | undefined,
  gesture?: string,
): readonly ConfigurationError[] {
  return change((before) => {
    if (!isNetwork(before)) return before;
    const { problem } = before;
    return changeLane(before, index, ({ model: { [field]: _, ...others } = {}, ...lane }) => {
      const own = value === undefined ? others : { ...others, [field]: value };
      const model = fittingModel(problem, own);
      return fittingStart(problem, Object.keys(model).length > 0 ? { ...lane, model } : lane);
    });
  }, gesture);
}

/** Puts the network on other data. */
export function changeDataset(problem: NetworkProblem, dataset: DatasetSpecification): NetworkProblem {
  const before = sizesOf(problem.dataset);
  const after = sizesOf(dataset);
  const loss = after.classes && !before.classes ? "cross-entropy" : problem.loss;
  return { ...problem, dataset, loss };
}

/** A data set of the list with its own parameters. */
export const freshDataset = (id: string): DatasetSpecification => ({
  ...defaultsOf(datasetById(id).parameters as Parameters),
  id,
});

/** The hidden layers, and no auxiliary head on a layer that is no longer there. */
export function changeHidden(problem: NetworkProblem, hidden: readonly number[]): NetworkProblem {
  const { auxiliary, ...model } = problem.model;
  const layers = auxiliary?.layers.filter((layer) => layer <= hidden.length) ?? [];
  return {
    ...problem,
    model: { ...model, hidden, ...(auxiliary && layers.length > 0 && { auxiliary: { ...auxiliary, layers } }) },
  };
}
