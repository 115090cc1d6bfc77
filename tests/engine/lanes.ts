import type { Objective } from "../../src/engine/core/types.ts";
import { Inspector } from "../../src/engine/inspect.ts";
import { Lane, type LaneSpecification } from "../../src/engine/lane.ts";
import type { AnyRunSpecification } from "../../src/engine/problems/index.ts";
import { tasksOf } from "../../src/engine/problems/tasks.ts";
import { Run } from "../../src/engine/run.ts";
import { pathTask } from "../../src/engine/surface-task.ts";
import type { NetworkRunSpecification } from "../../src/engine/training/specification.ts";
import { type NetworkTask, networkTasks } from "../../src/engine/training/task.ts";

/** A lane on an objective that records its path. */
export const startLane = (
  objective: Objective,
  lane: LaneSpecification,
  start: readonly number[],
  seed: number,
  blurred?: (sigma: number) => Objective,
): Lane => new Lane(pathTask(objective, start, seed, blurred), lane, seed);

export const runOf = (run: AnyRunSpecification): Run => new Run(run, tasksOf(run));

export const inspectorOf = (run: AnyRunSpecification, lane: number): Inspector =>
  new Inspector(run, lane, tasksOf(run)(run.lanes[lane]!));

export const networkTaskOf = (run: NetworkRunSpecification, lane = 0): NetworkTask =>
  networkTasks(run)(run.lanes[lane]!);

export const networkInspectorOf = (run: NetworkRunSpecification, lane: number): Inspector<NetworkTask> =>
  new Inspector(run, lane, networkTaskOf(run, lane));
