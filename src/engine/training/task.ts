import type { Objective, Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import type { Lane } from "../lane.ts";
import { examplesOf } from "../networks/data/examples.ts";
import { sizesOf } from "../networks/data/index.ts";
import { diagnose } from "../networks/diagnose.ts";
import { createNetwork } from "../networks/network.ts";
import type { Data, Network, NetworkObjective, RunningStatistics } from "../networks/types.ts";
import type { TaskRemarks } from "../outcome.ts";
import type { LaneSpecification } from "../stepper.ts";
import type { Batch, Recorder, Task, TaskOracle } from "../task.ts";
import { BatchOracle } from "./batch-oracle.ts";
import { Batches } from "./batches.ts";
import { NetworkRecord, networkColumns } from "./record.ts";
import type { NetworkProblem, NetworkRunSpecification } from "./specification.ts";

/** A network with the data that it is trained on. */
export interface NetworkTask extends Task {
  readonly problem: NetworkProblem;
  readonly network: Network;
  readonly training: Data;
  /** Null if nothing is held out. */
  readonly heldOut: Data | null;
  /** The full training loss, weight decay and auxiliary losses included. */
  readonly objective: NetworkObjective;
  readonly batches: Batches;
  oracle(clock: { readonly step: number }): BatchOracle;
  batch(k: number): Batch;
}

/** The network of a problem alone. */
export function networkOf({ dataset, model, loss, weightDecay }: NetworkProblem): Network {
  const { width, outputs } = sizesOf(dataset);
  return createNetwork({ inputs: width, outputs, model, loss, weightDecay });
}

/** The tasks of a run on a network. Lanes share data and network, and minibatches if they see the same ones. */
export function networkTasks({
  problem,
  seed,
  start,
}: Pick<NetworkRunSpecification, "problem" | "seed" | "start">): (lane: LaneSpecification) => NetworkTask {
  const network = networkOf(problem);
  const { training, heldOut } = examplesOf(problem.dataset, seed);
  const objective = network.objective(training);
  const made = new Map<string, Batches>();
  const batchesOf = (batchSize: number, sampling: NetworkProblem["sampling"], own: number): Batches => {
    const key = `${batchSize} ${sampling} ${own}`;
    const batches = made.get(key) ?? new Batches(training.n, batchSize, sampling, own);
    made.set(key, batches);
    return batches;
  };
  return (lane) => {
    const { batchSize = problem.batchSize, sampling = problem.sampling, seed: own = seed } = lane;
    const batches = batchesOf(batchSize, sampling, own);
    const task: NetworkTask = {
      ...{ problem, network, training, heldOut, objective, batches },
      every: problem.evaluateEvery,
      recordsPath: false,
      ...(problem.earlyStopping && { patience: problem.earlyStopping.patience }),
      start: start ?? network.initial(own, training),
      oracle: (clock) => new BatchOracle(task, own, clock),
      columns: networkColumns(problem, lane),
      recorder: (oracle: TaskOracle): Recorder => new NetworkRecord(task, oracle as BatchOracle),
      batch: (k) => batchAt(task, k),
      remarks: (of) => remarksOn(task, of),
    };
    return task;
  };
}

/** Batch normalization's running statistics among what an oracle remembers; undefined without batch normalization. */
export function runningOf({ problem }: NetworkTask, memory: readonly Vector[]): RunningStatistics | undefined {
  if (!problem.model.batchNorm) return undefined;
  const layers = memory.length / 2;
  return { mean: memory.slice(0, layers), variance: memory.slice(layers) };
}

/** The loss on the minibatch of update k. */
function batchAt({ batches, network, training, objective }: NetworkTask, k: number): Batch {
  const examples = batches.at(k).slice();
  if (batches.whole) return { examples, objective };
  const scratch = zeros(network.dimension);
  const onBatch: Objective = {
    dimension: network.dimension,
    value: (theta) => network.onBatch(training, examples, theta, scratch),
    valueAndGradient: (theta, gradient) => network.onBatch(training, examples, theta, gradient),
    hessian() {
      throw new RangeError("no method queries a minibatch for its Hessian");
    },
  };
  return { examples, objective: onBatch };
}

/** What kept the network from learning, and why it stopped early. */
function remarksOn(
  { network, problem, training, batches }: NetworkTask,
  { best, stoppedAt, lastFinite, k }: Lane,
): TaskRemarks {
  const deadEnds = diagnose(network, problem.model, training, lastFinite, {
    smallest: batches.smallest,
    batch: batches.at(Math.max(0, k - 1)),
  });
  return {
    ...(stoppedAt !== null && best !== null && { early: { at: stoppedAt, best: best.k, loss: best.loss } }),
    ...(deadEnds.length > 0 && { deadEnds }),
  };
}
