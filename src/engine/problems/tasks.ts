import { surfaceTasks } from "../surface-task.ts";
import type { TaskMaker } from "../task.ts";
import { networkTasks } from "../training/task.ts";
import { type AnyRunSpecification, isNetworkRun } from "./index.ts";

/** The tasks of a run on any kind of problem. */
export const tasksOf = (run: AnyRunSpecification): TaskMaker =>
  isNetworkRun(run) ? networkTasks(run) : surfaceTasks(run);
