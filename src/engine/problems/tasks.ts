import { surfaceTasks } from "../surface-task.ts";
import type { TaskMaker } from "../task.ts";
import { networkTasks } from "../training/task.ts";
import type { AnyRunSpecification, ProblemKindId, RunSpecifications } from "./index.ts";
import { matrixTasks } from "./matrix/task.ts";

const makers: { readonly [Kind in ProblemKindId]: (run: RunSpecifications[Kind]) => TaskMaker } = {
  surface: surfaceTasks,
  network: networkTasks,
  matrix: matrixTasks,
};

/** The tasks of a run on any kind of problem. */
export function tasksOf(run: AnyRunSpecification): TaskMaker {
  const make = makers[run.problem.kind] as (run: AnyRunSpecification) => TaskMaker;
  return make(run);
}
