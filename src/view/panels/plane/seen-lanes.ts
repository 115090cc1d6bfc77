import type { Shown } from "../../../state/plane.ts";
import type { Reading } from "../../../worker/survey-protocol.ts";
import type { ProjectedLane } from "../../draw/paint-plane-paths.ts";
import type { LaneLook } from "../../lanes.ts";

/** A lane's path as it is seen on the plane or line, with what is known of each of its points. */
export interface SeenLane extends ProjectedLane {
  /** Updates before each point. */
  readonly steps: readonly number[];
  /** J at each point, and J where it is seen; NaN before it is known. */
  readonly actual: Float64Array;
  readonly projected: Float64Array;
}

/**
 * The paths of the lanes that are shown, with the point at the time cursor among the sampled ones, so that the head stands where the
 * lane is and not where it was sampled last.
 */
export function seenLanes(
  { place: { paths }, losses, specification }: Shown,
  readings: readonly Reading[],
  looks: readonly LaneLook[],
  step: number,
): readonly SeenLane[] {
  return looks.flatMap(({ index, color, selected, visible }): SeenLane[] => {
    const path = paths.find(({ lane }) => lane === index);
    if (!path || !visible) return [];
    const known = losses.find(({ lane }) => lane === index);
    const reading = readings.find(({ lane }) => lane === index);
    const before = path.steps.filter((k) => k <= step).length;
    const own = reading && reading.updates > path.steps[before - 1]! && reading.updates <= step ? [reading] : [];
    const woven = (sampled: Float64Array | undefined, of: (reading: Reading) => number) => {
      const out = new Float64Array(path.steps.length + own.length).fill(Number.NaN);
      if (sampled) {
        out.set(sampled.subarray(0, before));
        out.set(sampled.subarray(before), before + own.length);
      }
      for (const each of own) out[before] = of(each);
      return out;
    };
    return [
      {
        ...{ index, color, selected, mean: null },
        xs: woven(path.xs, ({ x }) => x),
        ys: woven(path.ys, ({ y }) => y),
        distances: woven(path.distances, ({ distance }) => distance),
        actual: woven(known?.actual, ({ actual }) => actual),
        projected: woven(known?.projected, ({ projected }) => projected),
        steps: [...path.steps.slice(0, before), ...own.map(({ updates }) => updates), ...path.steps.slice(before)],
        length: path.steps.length + own.length,
        shown: before + own.length,
        diverged: specification.lanes.some(({ lane, diverged }) => diverged && lane === index),
      },
    ];
  });
}
