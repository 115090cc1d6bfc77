import { cloneState, type State, type Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import type { Network, RunningStatistics } from "../networks/types.ts";
import type { NetworkRunSpecification } from "./specification.ts";
import { type Task, taskOf } from "./task.ts";
import { TrainingLane, type TrainingSnapshot } from "./training-lane.ts";

/** What a lane knew and did at one update. */
export interface TrainingInspection {
  /** Updates done at θ. */
  readonly k: number;
  readonly theta: Vector;
  /** The full training loss and its gradient. */
  readonly loss: number;
  readonly gradient: Vector;
  /** The examples of the update that θ is left by, and the loss and gradient on them, before noise and clipping. */
  readonly batch: Uint32Array;
  readonly batchLoss: number;
  readonly batchGradient: Vector;
  /** The optimizer's state after k updates. */
  readonly state: State;
  /** ε of the update that θ is left by; null for a method without one. */
  readonly rate: number | null;
  /** The running mean of the points up to θ; null for a lane without one. */
  readonly mean: Vector | null;
  /** What batch normalization goes by when it does not train; empty without it. */
  readonly running: RunningStatistics;
  /** What the update that leaves θ makes of it all, however far it got: not finite where the lane diverges. */
  readonly after: { readonly theta: Vector; readonly state: State; readonly mean: Vector | null };
}

/** Points along a lane's way: rows of θ, and the update that led to each. */
export interface Samples {
  readonly updates: readonly number[];
  /** updates.length × n, row-major. */
  readonly points: Vector;
}

/** Numbers that all snapshots of an inspector may hold, and updates that there are between two of them at least. */
const KEPT_NUMBERS = 4_000_000;
const SPACING = 64;

/**
 * Looks into any update of one lane by running it again: the lane's own code on the lane's own numbers, without the evaluations.
 * Going forward continues from where it is, going back from the nearest snapshot.
 */
export class TrainingInspector {
  readonly task: Task;
  private readonly lane: TrainingLane;
  private readonly spacing: number;
  private readonly snapshots: TrainingSnapshot[] = [];

  constructor(spec: NetworkRunSpecification, lane: number, task: Task = taskOf(spec)) {
    this.task = task;
    this.lane = new TrainingLane(task, spec.lanes[lane]!, spec.seed);
    const first = this.lane.snapshot();
    const state = Object.values(first.state).reduce<number>(
      (sum, x) => sum + (typeof x === "number" ? 1 : x.length),
      0,
    );
    const size = 4 * first.theta.length + state;
    this.spacing = Math.max(SPACING, Math.ceil((spec.steps * size) / KEPT_NUMBERS));
    this.snapshots.push(first);
  }

  get network(): Network {
    return this.task.network;
  }

  /** Moves to update k; false where the lane does not get there. */
  seek(k: number): boolean {
    const { lane, snapshots, spacing } = this;
    if (lane.k > k || lane.divergence !== null) {
      lane.restore(snapshots[Math.min(Math.floor(k / spacing), snapshots.length - 1)]!);
    }
    while (lane.k < k) {
      const next = Math.min(k, (Math.floor(lane.k / spacing) + 1) * spacing);
      if (!lane.skipTo(next)) return false;
      if (next % spacing === 0) snapshots[next / spacing] ??= lane.snapshot();
    }
    return true;
  }

  /** θ after k updates, and what batch normalization goes by there: the lane's own vectors. Null where the lane does not get there. */
  pointAt(k: number): { readonly theta: Vector; readonly running: RunningStatistics | undefined } | null {
    if (!this.seek(k)) return null;
    const { theta, running } = this.lane;
    return { theta, running: this.task.problem.model.batchNorm ? running : undefined };
  }

  /** The lane at update k; null where it does not get there. */
  at(k: number): TrainingInspection | null {
    if (!this.seek(k)) return null;
    const { lane, task } = this;
    const { running, state, mean, theta } = lane.snapshot();
    const gradient = zeros(theta.length);
    const loss = task.objective.valueAndGradient(theta, gradient);
    const batch = lane.batches.at(k).slice();
    const batchGradient = zeros(theta.length);
    const batchLoss = task.network.onBatch(task.training, batch, theta, batchGradient);
    const rate = lane.learningRate(k);
    lane.skipTo(k + 1);
    const after = { theta: lane.theta.slice(), state: cloneState(lane.state), mean: lane.mean?.slice() ?? null };
    return { k, theta, loss, gradient, batch, batchLoss, batchGradient, state, rate, mean, running, after };
  }

  /** At most `most` points spread evenly over updates 0 … last, both included; fewer where the lane does not get there. */
  samples(last: number, most: number): Samples {
    const count = Math.min(most, last + 1);
    const wanted = Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * last) / (count - 1))));
    const updates: number[] = [];
    const n = this.network.dimension;
    const points = zeros(count * n);
    for (const k of wanted) {
      if (!this.seek(k)) break;
      points.set(this.lane.theta, updates.length * n);
      updates.push(k);
    }
    return { updates, points: points.slice(0, updates.length * n) };
  }
}
