import { cloneState, type State, type Vector } from "./core/types.ts";
import { zeros } from "./core/vector.ts";
import { Lane, type LaneSnapshot } from "./lane.ts";
import { blursOf, objectiveOf, type RunSpecification } from "./run.ts";
import { type SearchedRay, searchedRay } from "./searched-ray.ts";

/** What a lane knew and did at one step. J is what the update that leaves θ works on: the exact J, or under continuation a blur of it. */
export interface Inspection {
  /** Updates done at θ. */
  readonly k: number;
  readonly theta: Vector;
  readonly loss: number;
  /** ∇J(θ). */
  readonly gradient: Vector;
  /** H(θ), n × n row-major. */
  readonly hessian: Vector;
  /** The optimizer's state after k updates. */
  readonly state: State;
  /** ε of the update that θ is left by; null for a method without one. */
  readonly rate: number | null;
  /** The largest stable ελ of the method; null where none is known, as for methods that scale ε themselves. */
  readonly stability: number | null;
  /** The running mean of the points up to θ; null for a lane without one. */
  readonly mean: Vector | null;
  /** What the update that leaves θ makes of it all, however far it got: not finite where the lane diverges. */
  readonly after: { readonly theta: Vector; readonly state: State; readonly mean: Vector | null };
  /** The update that leaves θ, even where the run ends at k; null where it is not finite. */
  readonly next: { readonly theta: Vector; readonly loss: number; readonly state: State } | null;
  /** The line search of that update; null where it made none. */
  readonly ray: SearchedRay | null;
}

/** Updates between two snapshots that an inspector keeps, so that going back costs no more than this many updates. */
const SPACING = 512;

/**
 * Looks into any step of one lane by running it again: the lane's own code on the lane's own numbers. Going forward continues from
 * where it is, going back from the nearest snapshot.
 */
export class Inspector {
  private readonly lane: Lane;
  private readonly snapshots: LaneSnapshot[] = [];
  private readonly row: Vector;

  constructor(spec: RunSpecification, lane: number) {
    this.lane = new Lane(objectiveOf(spec.problem), spec.lanes[lane]!, spec.start, spec.seed, blursOf(spec.problem));
    this.row = zeros(this.lane.columns.length);
  }

  /** The lane at step k; null where the lane does not get there. */
  at(k: number): Inspection | null {
    const { lane } = this;
    if (lane.divergence !== null && this.snapshots.length === 0) return null;
    // A lane that has diverged stands on a point that was never recorded.
    if (lane.rows > k + 1 || lane.divergence !== null)
      lane.restore(this.snapshots[Math.min(Math.floor(k / SPACING), this.snapshots.length - 1)]!);
    while (lane.rows <= k) if (!this.forward()) return null;
    const n = lane.theta.length;
    const theta = lane.theta.slice();
    const gradient = zeros(n);
    const hessian = zeros(n * n);
    const objective = lane.objectiveAt(k);
    const loss = objective.valueAndGradient(theta, gradient);
    objective.hessian(theta, hessian);
    const state = cloneState(lane.state);
    const mean = lane.mean?.slice() ?? null;
    const finite = this.forward();
    const after = { theta: lane.theta.slice(), state: cloneState(lane.state), mean: lane.mean?.slice() ?? null };
    const next = finite ? { ...after, loss: objective.value(lane.theta) } : null;
    const ray = next && searchedRay(objective, theta, loss, next.state);
    const { stability } = lane;
    return { k, theta, loss, gradient, hessian, state, rate: lane.learningRate(k), stability, mean, after, next, ray };
  }

  /** One row further; false where the lane has diverged. */
  private forward(): boolean {
    const { lane } = this;
    const written = lane.advance(Number.POSITIVE_INFINITY, 1, this.row, 0);
    const k = lane.rows - 1;
    if (written === 1 && k % SPACING === 0) this.snapshots[k / SPACING] ??= lane.snapshot();
    return written === 1;
  }
}
