import { Inspector } from "../engine/inspect.ts";
import { tasksOf } from "../engine/problems/tasks.ts";
import { type Configuration, isSurface } from "./configuration.ts";
import type { PointsOf } from "./results-text.ts";

/** The points of a configuration's lanes, where their records do not hold them; on a surface they do. */
export function pointsOf(configuration: Configuration): PointsOf | null {
  if (isSurface(configuration)) return null;
  return function* (lane, updates) {
    const inspector = new Inspector(configuration, lane, tasksOf(configuration)(configuration.lanes[lane]!));
    for (const k of updates) {
      const point = inspector.pointAt(k);
      if (point) yield point.theta;
    }
  };
}
