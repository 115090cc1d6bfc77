import { chooseLevels } from "../../worker/levels.ts";
import type { LevelScale } from "../../worker/protocol.ts";
import type { HeightScale } from "./mesh-3d.ts";

/** Heights and contour levels for one window of a surface. */
export interface SurfaceScale extends HeightScale {
  readonly kind: LevelScale["kind"];
  /** Ascending. */
  readonly levels: readonly number[];
  /** Smallest and largest finite J of the window. */
  readonly range: readonly [number, number];
}

/** The index of the first level above J. */
function bandOf(levels: readonly number[], loss: number): number {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (levels[middle]! <= loss) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Half of the window lies below this share of the height, where the scale can see to it. */
const MEDIAN_HEIGHT = 0.48;

/**
 * The offset c ≥ `least` at which log(J − floor + c) puts the median of J at MEDIAN_HEIGHT; +∞, which stands for J itself, where the
 * median is as high as that without any logarithm.
 */
function chooseOffset(sorted: Float64Array, floor: number, least: number): number {
  const low = sorted[0]! - floor;
  const median = sorted[sorted.length >> 1]! - floor;
  const high = sorted.at(-1)! - floor;
  if (median - low >= MEDIAN_HEIGHT * (high - low)) return Number.POSITIVE_INFINITY;
  const heightOfMedian = (c: number) => Math.log((median + c) / (low + c)) / Math.log((high + c) / (low + c));
  // The larger c, the lower the median.
  let [small, large] = [least, 100 * high];
  if (heightOfMedian(small) < MEDIAN_HEIGHT) return small;
  for (let i = 0; i < 50; i++) {
    const middle = Math.sqrt(small * large);
    if (heightOfMedian(middle) > MEDIAN_HEIGHT) small = middle;
    else large = middle;
  }
  return small;
}

/**
 * The levels of the plan, and heights to go with them: where the levels are logarithmic, even in log(J − inf J + c), so that a valley
 * that falls through decades has a bottom, with c as large as leaves half of the window in the upper half of the box; else even in J,
 * its true shape. `sorted` has the finite values of J over the window, ascending. Null where there are none.
 */
export function surfaceScale(sorted: Float64Array, infimum: number, count: number): SurfaceScale | null {
  const least = sorted[0];
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return null;
  const { scale, levels } = chooseLevels(sorted, infimum, count);
  const floor = scale.kind === "log" ? scale.floor : 0;
  // A quarter of the lowest level at least, so that the floor itself has a height, a little deeper than that level.
  const offset =
    scale.kind === "log" && levels.length > 0
      ? chooseOffset(sorted, floor, (levels[0]! - floor) / 4)
      : Number.POSITIVE_INFINITY;
  const position = (loss: number) =>
    offset < Number.POSITIVE_INFINITY ? Math.log(Math.max(0, loss - floor) + offset) : loss;
  const low = position(least);
  const span = position(most) - low;
  const places = levels.map(position);
  return {
    kind: scale.kind,
    levels,
    range: [least, most],
    // A constant is a plain at half height.
    height: (loss) => (span > 0 ? (position(loss) - low) / span : 0.5),
    level(loss) {
      const band = bandOf(levels, loss);
      const below = band > 0 ? places[band - 1]! : low;
      const above = band < places.length ? places[band]! : low + span;
      const share = above > below ? (position(loss) - below) / (above - below) : 0;
      // Short of the next whole number: rounding must not lift the ground into the next band.
      return band + Math.min(0.999, Math.max(0, share));
    },
  };
}
