import { Inspector } from "../engine/inspect.ts";
import { networkTasks } from "../engine/training/task.ts";
import { type Configuration, isNetwork } from "./configuration.ts";
import type { PointsOf } from "./results-text.ts";

/** The points of a configuration's lanes, where it is on a network; on a surface they are in the columns. */
export function pointsOf(configuration: Configuration): PointsOf | null {
  if (!isNetwork(configuration)) return null;
  return function* (lane, updates) {
    const inspector = new Inspector(configuration, lane, networkTasks(configuration)(configuration.lanes[lane]!));
    for (const k of updates) {
      const point = inspector.pointAt(k);
      if (point) yield point.theta;
    }
  };
}
