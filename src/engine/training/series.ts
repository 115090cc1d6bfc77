import { toldOf } from "../digest.ts";
import { seriesValue } from "../series.ts";
import type { NetworkRunSpecification } from "./specification.ts";
import type { Task } from "./task.ts";
import { TrainingLane } from "./training-lane.ts";

/** Follows one series of a lane on a network, as norms or as entries of one parameter, by training it again an update at a time. */
export class TrainingReplay {
  /** Updates told, that of the start included. */
  rows = 0;
  private readonly lane: TrainingLane;
  private readonly index: number;
  private readonly id: string;
  private readonly at: number | null;
  private readonly specification: NetworkRunSpecification;

  constructor(specification: NetworkRunSpecification, lane: number, task: Task, id: string, at: number | null) {
    this.specification = specification;
    this.index = lane;
    this.lane = new TrainingLane(task, specification.lanes[lane]!, specification.seed);
    this.id = id;
    this.at = at;
  }

  /** What the lane holds after the next update; null where it does not get there. NaN where an entry is wanted of what has none. */
  next(): number | null {
    const { lane } = this;
    if (!lane.skipTo(this.rows)) return null;
    this.rows++;
    return toldOf(seriesValue(lane, this.specification.lanes[this.index]!, this.id), this.at) ?? Number.NaN;
  }
}
