import { type CurvatureInspection, Inspector } from "../engine/inspect.ts";
import { type SurfaceRunSpecification, surfaceTasks } from "../engine/surface-task.ts";

/** The lane inspected most recently, kept since the next inspection is usually one update further. */
let observed: { readonly key: string; readonly inspector: Inspector } | null = null;

/** Inspects a lane at update k; null if the lane ends before. */
export function inspectionAt(
  specification: SurfaceRunSpecification,
  lane: number,
  k: number,
): CurvatureInspection | null {
  const key = JSON.stringify([specification, lane]);
  if (observed?.key !== key) {
    const task = surfaceTasks(specification)(specification.lanes[lane]!);
    observed = { key, inspector: new Inspector(specification, lane, task) };
  }
  return observed.inspector.curvatureAt(k);
}
