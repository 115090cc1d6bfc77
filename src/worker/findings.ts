import type { Vector } from "../engine/core/types.ts";
import { zeros } from "../engine/core/vector.ts";
import { activityHistograms } from "../engine/networks/activity.ts";
import { spectrumOf } from "../engine/networks/spectrum.ts";
import { spreadOf } from "../engine/networks/spread.ts";
import type { RunningStatistics } from "../engine/networks/types.ts";
import { TrainingInspector } from "../engine/training/inspect.ts";
import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import { type Task, taskOf } from "../engine/training/task.ts";
import type { NetworkFindings, NetworkGrid, NetworkPortrait, NetworkTopic } from "./findings-protocol.ts";

interface Question {
  readonly topic: NetworkTopic;
  readonly lane: number;
  readonly update: number;
  readonly grid: NetworkGrid | null;
}

/** Answers questions about the networks of one run. */
export class NetworkDesk {
  private readonly specification: NetworkRunSpecification;
  private readonly task: Task;
  private readonly lanes = new Map<number, TrainingInspector>();

  constructor(specification: NetworkRunSpecification) {
    this.specification = specification;
    this.task = taskOf(specification);
  }

  /** The answer; null where the lane does not get there. `tell` hears how much of long work is done. */
  answer({ topic, lane, update, grid }: Question, tell: (share: number) => void): NetworkFindings[NetworkTopic] | null {
    const { task, specification } = this;
    let inspector = this.lanes.get(lane);
    if (!inspector) {
      inspector = new TrainingInspector(specification, lane, task);
      this.lanes.set(lane, inspector);
    }
    const place = inspector.pointAt(update);
    if (!place) return null;
    const theta = place.theta.slice();
    switch (topic) {
      case "portrait":
        return this.portrait(update, theta, place.running, grid);
      case "activity":
        return activityHistograms(task.network.activity(task.training, theta));
      case "spectrum":
        return finish(spectrumOf(task.objective, theta), tell);
      case "spread": {
        const { seed, problem } = specification;
        const { n } = task.training;
        const work = spreadOf(task.network, task.training, theta, seed, problem.model.batchNorm);
        return finish(work, ({ sizes }) => tell(sizes.at(-1)! / n));
      }
    }
  }

  private portrait(
    update: number,
    theta: Vector,
    running: RunningStatistics | undefined,
    grid: NetworkGrid | null,
  ): NetworkPortrait {
    const { network, training, heldOut } = this.task;
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
