import type { Vector } from "../engine/core/types.ts";
import { Inspector } from "../engine/inspect.ts";
import type { LaneSpecification } from "../engine/lane.ts";
import type { SampledPath } from "../engine/networks/plane/plane.ts";
import type { Block, NetworkObjective } from "../engine/networks/types.ts";
import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import { type NetworkTask, networkTasks } from "../engine/training/task.ts";
import type { SurveyedLane } from "./survey-protocol.ts";
import type { Followed } from "./surveyor.ts";

/** Points of one lane at most: a path on a screen needs no more. */
const MOST_POINTS = 200;
/** Numbers of all lanes' points at most, some 64 MB. */
const MOST_NUMBERS = 2 ** 23;
/** Updates between two pauses at most. */
const STRETCH = 20;

/** The lanes of one run, run again. What has been followed once is kept. */
export class Trails implements Followed {
  private readonly run: NetworkRunSpecification;
  private readonly taskFor: (lane: LaneSpecification) => NetworkTask;
  private readonly task: NetworkTask;
  private readonly inspectors = new Map<number, Inspector>();
  private readonly paths = new Map<string, SampledPath>();

  /** `lead`: a lane with the network that is looked at. */
  constructor(run: NetworkRunSpecification, lead = 0) {
    this.run = run;
    this.taskFor = networkTasks(run);
    this.task = this.taskFor(run.lanes[lead]!);
  }

  get objective(): NetworkObjective {
    return this.task.objective;
  }

  get blocks(): readonly Block[] {
    return this.task.network.blocks;
  }

  *path({ lane, updates, diverged }: SurveyedLane, lanes: number): Generator<number, SampledPath> {
    const count = Math.min(
      updates + 1,
      MOST_POINTS,
      Math.max(2, Math.floor(MOST_NUMBERS / (lanes * this.task.network.dimension))),
    );
    const key = `${lane} ${updates} ${count}`;
    const known = this.paths.get(key);
    if (known) return { ...known, diverged };
    const steps: number[] = [];
    const points: Vector[] = [];
    for (let i = 0; i < count; i++) {
      const k = count === 1 ? 0 : Math.round((i * updates) / (count - 1));
      for (let before = steps.at(-1) ?? 0; before + STRETCH < k; before += STRETCH) {
        this.at(lane, before + STRETCH);
        yield before / updates;
      }
      steps.push(k);
      points.push(this.at(lane, k).slice());
      yield k / Math.max(1, updates);
    }
    const path = { lane, steps, points, diverged };
    this.paths.set(key, path);
    return path;
  }

  /** The lane's own vector, good until the next question. */
  at(lane: number, updates: number): Vector {
    const inspector = this.inspectors.get(lane) ?? new Inspector(this.run, lane, this.taskFor(this.run.lanes[lane]!));
    this.inspectors.set(lane, inspector);
    const point = inspector.pointAt(updates);
    if (!point) throw new RangeError(`lane ${lane} has no update ${updates}`);
    return point.theta;
  }
}
