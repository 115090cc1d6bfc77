import { diagnose } from "../networks/diagnose.ts";
import { type Outcome, outcomeOf } from "../outcome.ts";
import type { Chunk, LaneEnd, Segment, Trained } from "../run.ts";
import type { NetworkRunSpecification } from "./specification.ts";
import { type Task, taskOf } from "./task.ts";
import { TrainingLane } from "./training-lane.ts";

/** All lanes of an experiment on a network, advanced side by side. */
export class TrainingRun {
  readonly lanes: readonly TrainingLane[];
  readonly task: Task;
  private readonly spec: NetworkRunSpecification;
  private readonly reported = new Set<TrainingLane>();

  constructor(spec: NetworkRunSpecification) {
    this.spec = spec;
    this.task = taskOf(spec);
    this.lanes = spec.lanes.map((lane) => new TrainingLane(this.task, lane, spec.seed));
    for (const lane of this.lanes) lane.stopAt(spec.stopAtLoss);
  }

  get done(): boolean {
    return this.lanes.every((lane) => lane.finished(this.spec.steps));
  }

  /**
   * The next updates of every unfinished lane, at most `most` each, timed by a clock if the caller has one. Segments count in rows,
   * of which there may be none.
   */
  advance(most: number, clock: () => number = () => 0): Chunk {
    const { steps, problem } = this.spec;
    const stride = Math.floor(most / problem.evaluateEvery) + 2;
    const active = [...this.lanes.entries()].filter(([, lane]) => !lane.finished(steps));
    const buffer = new Float64Array(active.reduce((sum, [, lane]) => sum + stride * lane.columns.length, 0));
    const segments: Segment[] = [];
    let offset = 0;
    for (const [index, lane] of active) {
      const from = lane.rows;
      const started = clock();
      const rows = lane.advance(steps, most, stride, buffer, offset);
      const elapsed = clock() - started;
      // Columns are closed up to the stride that the segment tells.
      for (let c = 1; c < lane.columns.length; c++)
        buffer.copyWithin(offset + c * rows, offset + c * stride, offset + c * stride + rows);
      segments.push({ lane: index, from, rows, offset, elapsed });
      offset += stride * lane.columns.length;
    }
    return { buffer, segments, ended: this.ends(), done: this.done };
  }

  /** The lanes that have ended and not been told of. */
  private ends(): LaneEnd[] {
    const ended: LaneEnd[] = [];
    for (const [index, lane] of this.lanes.entries()) {
      if (!lane.finished(this.spec.steps) || this.reported.has(lane)) continue;
      this.reported.add(lane);
      ended.push({
        lane: index,
        outcome: this.outcome(lane),
        evaluations: { ...lane.evaluations },
        trained: trained(lane),
      });
    }
    return ended;
  }

  private outcome(lane: TrainingLane): Outcome {
    const { network, problem, training, objective } = this.task;
    const { best, stoppedAt, batches, lastFinite } = lane;
    const deadEnds = diagnose(network, problem.model, training, lastFinite, {
      smallest: batches.smallest,
      batch: batches.at(Math.max(0, lane.k - 1)),
    });
    return {
      ...outcomeOf(lane, objective),
      ...(stoppedAt !== null && best !== null && { early: { at: stoppedAt, best: best.k, loss: best.loss } }),
      ...(deadEnds.length > 0 && { deadEnds }),
    };
  }
}

function trained({ divergence, k, lastFinite, best }: TrainingLane): Trained {
  const steps = Math.max(0, divergence === null ? k : divergence.at - 1);
  return { steps, finalParams: lastFinite.slice(), best: best && { ...best, theta: best.theta.slice() } };
}
