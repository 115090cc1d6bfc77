import type { Value } from "../engine/algorithms/evaluate.ts";
import type { Vector } from "../engine/core/types.ts";
import { zeros } from "../engine/core/vector.ts";
import { toldOf } from "../engine/digest.ts";
import { Inspector } from "../engine/inspect.ts";
import type { LaneSpecification } from "../engine/lane.ts";
import { activityHistograms } from "../engine/networks/activity.ts";
import { diagnose } from "../engine/networks/diagnose.ts";
import { spectrumOf } from "../engine/networks/spectrum.ts";
import { spreadOf } from "../engine/networks/spread.ts";
import type { RunningStatistics } from "../engine/networks/types.ts";
import { Replay } from "../engine/series.ts";
import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import { type NetworkTask, networkTasks, runningOf } from "../engine/training/task.ts";
import { updateDigests } from "../engine/update-lines.ts";
import type {
  LinesWish,
  NetworkFindings,
  NetworkGrid,
  NetworkLines,
  NetworkPortrait,
  NetworkRequest,
  SeriesWish,
} from "./findings-protocol.ts";
import type { SeriesPart } from "./protocol.ts";

type Question = Extract<NetworkRequest, { type: "question" }>;
type Finding = NetworkFindings[keyof NetworkFindings];

/** Answers questions about the networks of one run. */
export class NetworkDesk {
  private readonly specification: NetworkRunSpecification;
  private readonly taskFor: (lane: LaneSpecification) => NetworkTask;
  private readonly tasks = new Map<number, NetworkTask>();
  private readonly lanes = new Map<number, Inspector>();
  /** What is followed, kept between the parts that are asked for one after the other. */
  private followed: { readonly key: string; readonly replay: Replay } | null = null;

  constructor(specification: NetworkRunSpecification) {
    this.specification = specification;
    this.taskFor = networkTasks(specification);
  }

  /** The answer; null where the lane does not get there. `tell` hears how much of long work is done. */
  answer({ topic, lane, update, grid, lines, series }: Question, tell: (share: number) => void): Finding | null {
    const { specification } = this;
    const task = this.taskOf(lane);
    if (series) return this.seriesPart(lane, update, series);
    let inspector = this.lanes.get(lane);
    if (!inspector) {
      inspector = new Inspector(specification, lane, task);
      this.lanes.set(lane, inspector);
    }
    if (lines) return this.lines(inspector, lane, update, lines);
    const place = inspector.pointAt(update);
    if (!place) return null;
    const theta = place.theta.slice();
    const running = runningOf(task, place.memory);
    switch (topic) {
      case "portrait":
        return this.portrait(task, update, theta, running, grid);
      case "activity":
        return activityHistograms(task.network.activity(task.training, theta));
      case "spectrum":
        return finish(spectrumOf(task.objective, theta), tell);
      case "spread": {
        const { seed } = specification;
        const { n } = task.training;
        const work = spreadOf(task.network, task.training, theta, seed, task.problem.model.batchNorm);
        return finish(work, ({ sizes }) => tell(sizes.at(-1)! / n));
      }
      case "deadEnds": {
        const { batches } = task;
        const seen = { smallest: batches.smallest, batch: batches.at(update) };
        return diagnose(task.network, task.problem.model, task.training, theta, seen);
      }
      case "lines":
      case "series":
        throw new TypeError("a question without what it asks for");
    }
  }

  private lines(
    inspector: Inspector,
    lane: number,
    update: number,
    { names, parameter }: LinesWish,
  ): NetworkLines | null {
    const { specification } = this;
    const task = this.taskOf(lane);
    const inspection = inspector.at(update);
    if (!inspection) return null;
    const { lanes, seed } = specification;
    return {
      update,
      lines: updateDigests(task, lanes[lane]!, seed, inspection, names, parameter),
      batch: inspection.examples!.length,
      examples: task.training.n,
    };
  }

  /** Going on from where the part before ended costs nothing else; anything else trains the lane again. */
  private seriesPart(lane: number, last: number, { id, parameter, from, budget }: SeriesWish): SeriesPart {
    const key = JSON.stringify([lane, id, parameter]);
    if (this.followed?.key !== key || this.followed.replay.rows > from)
      this.followed = { key, replay: this.replay(lane, id, parameter) };
    const { replay } = this.followed;
    const rows: number[] = [];
    const end = performance.now() + budget;
    let ended = false;
    while (replay.rows <= last && performance.now() < end && !ended) {
      const told = replay.next();
      if (told === null) ended = true;
      else if (replay.rows > from) rows.push(told[0]!);
    }
    return { from, columns: rows.length > 0 ? [Float64Array.from(rows)] : [], done: ended || replay.rows > last };
  }

  private replay(lane: number, id: string, parameter: number | null): Replay {
    const read = (value: Value) => Float64Array.of(toldOf(value, parameter) ?? Number.NaN);
    return new Replay(this.specification, lane, this.taskOf(lane), id, read);
  }

  private taskOf(lane: number): NetworkTask {
    let task = this.tasks.get(lane);
    if (!task) {
      task = this.taskFor(this.specification.lanes[lane]!);
      this.tasks.set(lane, task);
    }
    return task;
  }

  private portrait(
    { network, training, heldOut }: NetworkTask,
    update: number,
    theta: Vector,
    running: RunningStatistics | undefined,
    grid: NetworkGrid | null,
  ): NetworkPortrait {
    return {
      ...{ update, theta },
      training: network.predict(training.inputs, training.n, theta, running),
      heldOut: heldOut && network.predict(heldOut.inputs, heldOut.n, theta, running),
      field: grid && {
        ...grid,
        outputs: training.outputs,
        values: network.predict(gridInputs(grid, training.width), grid.columns * grid.rows, theta, running),
      },
    };
  }
}

/** The points of a grid as inputs of one or two numbers each. */
function gridInputs({ window: { x, y }, columns, rows }: NetworkGrid, width: number): Vector {
  const inputs = zeros(columns * rows * width);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = (row * columns + column) * width;
      inputs[at] = x[0] + ((x[1] - x[0]) * column) / (columns - 1);
      if (width > 1) inputs[at + 1] = y[0] + ((y[1] - y[0]) * row) / (rows - 1);
    }
  }
  return inputs;
}

/** Goes through work to its end. */
function finish<Step, Result>(work: Generator<Step, Result>, tell: (step: Step) => void): Result {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    tell(next.value);
  }
}
