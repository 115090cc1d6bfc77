import { type DatasetSizes, sizesOf } from "../../../engine/networks/data/index.ts";
import { activationsOf, layersOf, type Shape, shapeOf } from "../../../engine/networks/shape.ts";
import type { Activation } from "../../../engine/networks/types.ts";
import { type BatchSizes, batchSizesOf } from "../../../engine/training/batch-sizes.ts";
import { dropsUnits, type NetworkProblem, problemOf } from "../../../engine/training/specification.ts";
import type { NetworkConfiguration } from "../../configuration.ts";
import { type LaneForm, laneForm } from "../lane-form.ts";

/** One lane on a network, with what its programs follow from. */
export interface NetworkForm extends LaneForm<NetworkConfiguration> {
  /** With the lane's own model. */
  readonly problem: NetworkProblem;
  /** θ⁽⁰⁾; undefined if it is drawn. */
  readonly start: readonly number[] | undefined;
  readonly sizes: DatasetSizes;
  readonly shape: Shape;
  readonly batches: BatchSizes;
  /** Of each hidden layer. */
  readonly activations: readonly Activation[];
  /** Layers have b, except where batch normalization replaces it. */
  readonly biased: boolean;
  /** Updates drop hidden units. */
  readonly drops: boolean;
  /** There are hidden layers with batch normalization. */
  readonly normalizes: boolean;
  /** Of the lane's initial parameters, batches and noise. */
  readonly seed: number;
  /** The Python name of the seed that the data follow from. */
  readonly dataSeed: "SEED" | "DATA_SEED";
}

/** What a lane's program follows from. Throws a RangeError where an optimizer has no Python form. */
export function networkForm(configuration: NetworkConfiguration, index: number): NetworkForm {
  const form = laneForm(configuration, index);
  const problem = problemOf(configuration.problem, form.lane);
  const { batchSize = problem.batchSize, sampling = problem.sampling, seed = configuration.seed } = form.lane;
  const sizes = sizesOf(problem.dataset);
  return {
    ...form,
    ...{ problem, sizes, seed, start: form.lane.start ?? configuration.start },
    ...{ activations: activationsOf(problem.model), biased: problem.model.useBias, drops: dropsUnits(problem) },
    normalizes: problem.model.batchNorm && problem.model.hidden.length > 0,
    shape: shapeOf(sizes.width, sizes.outputs, problem.model),
    batches: batchSizesOf(sizes.n, batchSize, sampling),
    dataSeed: seed === configuration.seed ? "SEED" : "DATA_SEED",
  };
}

/** Whether a layer adds its input to its output. */
export const hasSkips = ({ shape }: NetworkForm): boolean => shape.hidden.some(({ skip }) => skip);

/** The shapes of W and what belongs to it, as Python tuples, for each affine map in θ's order. */
export const parameterShapes = ({ shape }: NetworkForm): readonly string[] =>
  layersOf(shape).map(({ rows, inputs, bias, scale }) => {
    const own = [...(bias === null ? [] : [`(${rows},)`]), ...(scale === null ? [] : [`(${rows},)`, `(${rows},)`])];
    return `[${[`(${rows}, ${inputs})`, ...own].join(", ")}]`;
  });
