import { cloneState, type State, type Vector } from "./core/types.ts";
import { zeros } from "./core/vector.ts";
import { Lane, type LaneSnapshot } from "./lane.ts";
import type { RunSpecification } from "./run.ts";
import { type SearchedRay, searchedRay } from "./searched-ray.ts";
import type { Task } from "./task.ts";

/**
 * What a lane knew and did at one update. J is what the update leaving θ works on: J itself, a blur of it under continuation, or the
 * loss on its minibatch, before noise and clipping.
 */
export interface Inspection {
  /** Updates done at θ. */
  readonly k: number;
  readonly theta: Vector;
  readonly loss: number;
  /** ∇J(θ). */
  readonly gradient: Vector;
  /** The examples of the update that leaves θ; null if J is no mean over examples. */
  readonly examples: Uint32Array | null;
  /** The optimizer's state after k updates. */
  readonly state: State;
  /** ε of the update that leaves θ; null for a method without one. */
  readonly rate: number | null;
  /** The largest stable ελ of the method; null if none is known, as for methods that scale ε themselves. */
  readonly stability: number | null;
  /** The average of the points up to θ; null for a lane without one. */
  readonly mean: Vector | null;
  /** What the oracle remembers at θ: batch normalization's running statistics. */
  readonly memory: readonly Vector[];
  /** Where the update that leaves θ leads, however far it gets: not finite if the lane diverges. */
  readonly after: { readonly theta: Vector; readonly state: State; readonly mean: Vector | null };
}

/** An inspection with the local shape of J, for a θ that is short enough. */
export interface CurvatureInspection extends Inspection {
  /** H(θ), n × n row-major. */
  readonly hessian: Vector;
  /** The update that leaves θ, even if the run ends at k; null if it is not finite. */
  readonly next: { readonly theta: Vector; readonly loss: number; readonly state: State } | null;
  /** The line search of that update; null if it made none. */
  readonly ray: SearchedRay | null;
}

/** Numbers that all snapshots of an inspector may hold, and the smallest number of updates between two of them. */
const KEPT_NUMBERS = 4_000_000;
const SPACING = 64;

/**
 * Inspects any update of one lane by running it again: the lane's own code on the lane's own numbers, without writing rows. Going
 * forward continues from where it is, going back from the nearest snapshot.
 */
export class Inspector<T extends Task = Task> {
  readonly task: T;
  private readonly lane: Lane;
  private readonly spacing: number;
  private readonly snapshots: LaneSnapshot[] = [];

  constructor({ lanes, seed, steps }: Pick<RunSpecification, "lanes" | "seed" | "steps">, lane: number, task: T) {
    this.task = task;
    this.lane = new Lane(task, lanes[lane]!, seed);
    const first = this.lane.snapshot();
    const state = Object.values(first.state).reduce<number>(
      (sum, x) => sum + (typeof x === "number" ? 1 : x.length),
      0,
    );
    const size = 4 * first.theta.length + state;
    this.spacing = Math.max(SPACING, Math.ceil((steps * size) / KEPT_NUMBERS));
    this.snapshots.push(first);
  }

  /** Moves to update k; false if the lane does not get there. */
  seek(k: number): boolean {
    const { lane, snapshots, spacing } = this;
    if (lane.k > k || lane.divergence !== null)
      lane.restore(snapshots[Math.min(Math.floor(k / spacing), snapshots.length - 1)]!);
    if (k === 0) return lane.skipTo(0);
    while (lane.k < k) {
      const next = Math.min(k, (Math.floor(lane.k / spacing) + 1) * spacing);
      if (!lane.skipTo(next)) return false;
      if (next % spacing === 0) snapshots[next / spacing] ??= lane.snapshot();
    }
    return true;
  }

  /** θ after k updates, and the oracle's memory there: the lane's own vectors. Null if the lane does not get there. */
  pointAt(k: number): { readonly theta: Vector; readonly memory: readonly Vector[] } | null {
    if (!this.seek(k)) return null;
    return { theta: this.lane.theta, memory: this.lane.oracle.memory };
  }

  /** The lane at update k; null if it does not get there. */
  at(k: number): Inspection | null {
    if (!this.seek(k)) return null;
    const { lane } = this;
    const { state, mean, theta, memory } = lane.snapshot();
    const batch = lane.batchAt(k);
    const gradient = zeros(theta.length);
    const loss = (batch?.objective ?? lane.objectiveAt(k)).valueAndGradient(theta, gradient);
    const { stability } = lane;
    const rate = lane.learningRate(k);
    lane.skipTo(k + 1);
    const after = { theta: lane.theta.slice(), state: cloneState(lane.state), mean: lane.mean?.slice() ?? null };
    return { k, theta, loss, gradient, examples: batch?.examples ?? null, state, rate, stability, mean, memory, after };
  }

  /** The lane at update k with the Hessian and the line search there; null if it does not get there. */
  curvatureAt(k: number): CurvatureInspection | null {
    const inspection = this.at(k);
    if (inspection === null) return null;
    const { theta, loss, after } = inspection;
    const objective = this.lane.objectiveAt(k);
    const hessian = zeros(theta.length * theta.length);
    objective.hessian(theta, hessian);
    const finite = this.lane.divergence === null;
    const next = finite ? { theta: after.theta, state: after.state, loss: objective.value(after.theta) } : null;
    return { ...inspection, hessian, next, ray: next && searchedRay(objective, theta, loss, next.state) };
  }
}
