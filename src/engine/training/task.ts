import { examplesOf } from "../networks/data/examples.ts";
import { sizesOf } from "../networks/data/index.ts";
import { createNetwork } from "../networks/network.ts";
import type { Data, Network, NetworkObjective } from "../networks/types.ts";
import { Batches } from "./batches.ts";
import type { NetworkLaneSpecification, NetworkProblem, NetworkRunSpecification } from "./specification.ts";

/** A network with the data that it is trained on. Lanes share it. */
export interface Task {
  readonly problem: NetworkProblem;
  readonly network: Network;
  readonly training: Data;
  /** Null where nothing is held out. */
  readonly heldOut: Data | null;
  /** The full training loss, weight decay and auxiliary losses included. */
  readonly objective: NetworkObjective;
  /** The minibatches of a lane; lanes that see the same ones share them. */
  batches(lane: NetworkLaneSpecification): Batches;
  /** θ⁽⁰⁾ of a lane. */
  start(lane: NetworkLaneSpecification): ArrayLike<number>;
}

/** The network of a problem alone. */
export function networkOf({ dataset, model, loss, weightDecay }: NetworkProblem): Network {
  const { width, outputs } = sizesOf(dataset);
  return createNetwork({ inputs: width, outputs, model, loss, weightDecay });
}

export function taskOf({ problem, seed, start }: Pick<NetworkRunSpecification, "problem" | "seed" | "start">): Task {
  const network = networkOf(problem);
  const { training, heldOut } = examplesOf(problem.dataset, seed);
  const made = new Map<string, Batches>();
  return {
    ...{ problem, network, training, heldOut },
    objective: network.objective(training),
    batches(lane) {
      const { batchSize = problem.batchSize, sampling = problem.sampling, seed: own = seed } = lane;
      const key = `${batchSize} ${sampling} ${own}`;
      const batches = made.get(key) ?? new Batches(training.n, batchSize, sampling, own);
      made.set(key, batches);
      return batches;
    },
    start: (lane) => start ?? network.initial(lane.seed ?? seed, training),
  };
}
