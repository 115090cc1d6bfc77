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
import { dropsUnits, type NetworkProblem, type NetworkRunSpecification, problemOf } from "./specification.ts";

/** A network with the data that it is trained on. */
export interface NetworkTask extends Task {
  /** The problem with the lane's own model. */
  readonly problem: NetworkProblem;
  readonly network: Network;
  readonly training: Data;
  /** Null if nothing is held out. */
  readonly heldOut: Data | null;
  /** The full training loss, weight decay and auxiliary losses included. */
  readonly objective: NetworkObjective;
  readonly batches: Batches;
  /** Of the lane's initial parameters, minibatches and dropped units. */
  readonly seed: number;
  oracle(clock: { readonly step: number }): BatchOracle;
  batch(k: number): Batch;
}

/** The network of a problem alone. */
export function networkOf({ dataset, model, loss, weightDecay }: NetworkProblem): Network {
  const { width, outputs } = sizesOf(dataset);
  return createNetwork({ inputs: width, outputs, model, loss, weightDecay });
}

/** The tasks of a run on a network. Lanes share data, networks of equal models, and minibatches if they see the same ones. */
export function networkTasks({
  problem,
  seed,
  start,
}: Pick<NetworkRunSpecification, "problem" | "seed" | "start">): (lane: LaneSpecification) => NetworkTask {
  const { training, heldOut } = examplesOf(problem.dataset, seed);
  const networks = new Map<string, Pick<NetworkTask, "network" | "objective">>();
  const networkFor = (ours: NetworkProblem) => {
    const key = JSON.stringify(ours.model);
    const known = networks.get(key);
    if (known) return known;
    const network = networkOf(ours);
    const made = { network, objective: network.objective(training) };
    networks.set(key, made);
    return made;
  };
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
    const ours = problemOf(problem, lane);
    const { network, objective } = networkFor(ours);
    const task: NetworkTask = {
      ...{ problem: ours, network, training, heldOut, objective, batches, seed: own },
      every: problem.evaluateEvery,
      recordsPath: false,
      ...(problem.earlyStopping && { patience: problem.earlyStopping.patience }),
      start: lane.start ?? start ?? network.initial(own, training),
      oracle: (clock) => new BatchOracle(task, clock),
      columns: networkColumns(ours, lane),
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

/** The loss on the minibatch of update k, with the units dropped that this update drops. */
function batchAt(task: NetworkTask, k: number): Batch {
  const { batches, network, training, objective, seed } = task;
  const examples = batches.at(k).slice();
  if (batches.whole && !dropsUnits(task.problem)) return { examples, objective };
  const dropping = { seed, update: k };
  const scratch = zeros(network.dimension);
  const onBatch: Objective = {
    dimension: network.dimension,
    value: (theta) => network.onBatch(training, examples, theta, scratch, undefined, dropping),
    valueAndGradient: (theta, gradient) => network.onBatch(training, examples, theta, gradient, undefined, dropping),
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
