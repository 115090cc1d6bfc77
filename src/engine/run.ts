import type { Vector } from "./core/types.ts";
import { Lane, type LaneSpecification } from "./lane.ts";
import type { Evaluations } from "./oracle.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import type { Best, TaskMaker } from "./task.ts";

/** A complete and valid description of a run; the configuration's schema makes it, and the engine trusts it. */
export interface RunSpecification<Problem = unknown> {
  readonly problem: Problem;
  /** θ⁽⁰⁾ of every lane; absent if the problem draws it. */
  readonly start?: readonly number[];
  /** Updates per lane. Every lane gets the same number. */
  readonly steps: number;
  readonly seed: number;
  /** A lane stops at the first recorded point whose J is at most this. Absent: no lane does. */
  readonly stopAtLoss?: number;
  readonly lanes: readonly LaneSpecification[];
}

/** A piece of one lane's trajectory inside a chunk's buffer: columns of `rows` numbers each, one after the other, from `offset` on. */
export interface Segment {
  readonly lane: number;
  /** Index of the first row. */
  readonly from: number;
  readonly rows: number;
  readonly offset: number;
  /** Time that these rows took, by the caller's clock. */
  readonly elapsed: number;
}

/** How a lane ended, and what it queried in all: at divergence, more than its last row shows. */
export interface LaneEnd {
  readonly lane: number;
  readonly outcome: Outcome;
  readonly evaluations: Readonly<Evaluations>;
  /** Updates whose result is finite. */
  readonly steps: number;
  /** θ after them. */
  readonly theta: Vector;
  /** The row with the lowest held-out loss; null if nothing was held out. */
  readonly best: Best | null;
}

/** Some further rows of some lanes. All numbers are in one buffer, which can be transferred. */
export interface Chunk {
  readonly buffer: Float64Array<ArrayBuffer>;
  readonly segments: readonly Segment[];
  /** The lanes that ended within this chunk. */
  readonly ended: readonly LaneEnd[];
  readonly done: boolean;
}

/** All lanes of a configuration, advanced side by side. */
export class Run {
  readonly lanes: readonly Lane[];
  private readonly steps: number;
  private readonly reported = new Set<Lane>();

  constructor(
    { lanes, steps, seed, stopAtLoss }: Pick<RunSpecification, "lanes" | "steps" | "seed" | "stopAtLoss">,
    taskFor: TaskMaker,
  ) {
    this.steps = steps;
    this.lanes = lanes.map((lane) => new Lane(taskFor(lane), lane, seed));
    for (const lane of this.lanes) lane.stopAt(stopAtLoss);
  }

  get done(): boolean {
    return this.lanes.every((lane) => lane.finished(this.steps));
  }

  /**
   * The next updates of every unfinished lane, at most `most` each, timed by a clock if the caller has one. Segments count in rows, of
   * which there may be none.
   */
  advance(most: number, clock: () => number = () => 0): Chunk {
    const { steps } = this;
    const active = [...this.lanes.entries()].flatMap(([index, lane]) => {
      if (lane.finished(steps)) return [];
      return [{ lane, index, rows: Math.floor(Math.min(most, steps - lane.k) / lane.task.every) + 2 }];
    });
    const buffer = new Float64Array(active.reduce((sum, { lane, rows }) => sum + rows * lane.columns.length, 0));
    const segments: Segment[] = [];
    let offset = 0;
    for (const { lane, index, rows } of active) {
      const from = lane.rows;
      const started = clock();
      const written = lane.advance(steps, rows, buffer, offset, most);
      const elapsed = clock() - started;
      // Columns move up to the stride that the segment states.
      if (written < rows)
        for (let c = 1; c < lane.columns.length; c++)
          buffer.copyWithin(offset + c * written, offset + c * rows, offset + c * rows + written);
      segments.push({ lane: index, from, rows: written, offset, elapsed });
      offset += rows * lane.columns.length;
    }
    return { buffer, segments, ended: this.ends(), done: this.done };
  }

  /** The lanes that have ended and not been reported. */
  private ends(): LaneEnd[] {
    const ended: LaneEnd[] = [];
    for (const [index, lane] of this.lanes.entries()) {
      if (!lane.finished(this.steps) || this.reported.has(lane)) continue;
      this.reported.add(lane);
      const { divergence, k, lastFinite, best } = lane;
      ended.push({
        lane: index,
        outcome: { ...outcomeOf(lane, lane.task.objective), ...lane.task.remarks?.(lane) },
        evaluations: { ...lane.evaluations },
        steps: Math.max(0, divergence === null ? k : divergence.at - 1),
        theta: lastFinite.slice(),
        best: best && { ...best, theta: best.theta.slice() },
      });
    }
    return ended;
  }
}
