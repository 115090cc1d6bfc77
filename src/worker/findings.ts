import type { Vector } from "../engine/core/types.ts";
import { zeros } from "../engine/core/vector.ts";
import { activityHistograms } from "../engine/networks/activity.ts";
import { diagnose } from "../engine/networks/diagnose.ts";
import { spectrumOf } from "../engine/networks/spectrum.ts";
import { spreadOf } from "../engine/networks/spread.ts";
import type { RunningStatistics } from "../engine/networks/types.ts";
import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import { type NetworkTask, networkTasks, runningOf } from "../engine/training/task.ts";
import type { NetworkFindings, NetworkGrid, NetworkPortrait, NetworkRequest } from "./findings-protocol.ts";
import { LinesDesk } from "./lines-desk.ts";

type Question = Extract<NetworkRequest, { type: "question" }>;
type Finding = NetworkFindings[keyof NetworkFindings];

/** Answers questions about the networks of one run. */
export class NetworkDesk extends LinesDesk<NetworkTask> {
  private readonly run: NetworkRunSpecification;

  constructor(specification: NetworkRunSpecification) {
    super(specification, networkTasks(specification));
    this.run = specification;
  }

  protected override examplesOf({ training }: NetworkTask): number {
    return training.n;
  }

  /** The answer; null where the lane does not get there. `tell` hears how much of long work is done. */
  override answer(question: Question, tell: (share: number) => void): Finding | null {
    const { topic, lane, update, grid } = question;
    const task = this.taskOf(lane);
    if (topic === "lines" || topic === "series") return super.answer(question);
    const place = this.inspectorOf(lane).pointAt(update);
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
        const { seed } = this.run;
        const { n } = task.training;
        const work = spreadOf(task.network, task.training, theta, seed, task.problem.model.batchNorm);
        return finish(work, ({ sizes }) => tell(sizes.at(-1)! / n));
      }
      case "deadEnds": {
        const { batches } = task;
        const seen = { smallest: batches.smallest, batch: batches.at(update) };
        return diagnose(task.network, task.problem.model, task.training, theta, seen);
      }
    }
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
