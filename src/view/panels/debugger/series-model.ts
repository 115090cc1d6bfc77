import type { FollowedSeries } from "../../../state/series.ts";
import { type CurvesScene, ordinatePixels, plotWidth } from "../../draw/curves.ts";
import { Thinned } from "../../draw/series.ts";
import { ordinateScale } from "../../draw/series-scales.ts";

/** Makes scenes of a followed series, whose thinned lines grow as rows arrive. */
export class SeriesModeller {
  private thinned: Thinned[] = [];
  private key: readonly unknown[] = [];

  /** The entries as lines in these colours, all but the first dashed; with time at `step`. */
  scene(
    { specification, lane, id, parameter, columns, length }: FollowedSeries,
    size: { readonly width: number; readonly height: number },
    colors: readonly string[],
    step: number,
  ): CurvesScene {
    const end = specification.steps;
    const key = [specification, lane, id, parameter, size.width, columns.length];
    if (!key.every((part, i) => part === this.key[i])) {
      this.thinned = columns.map(() => new Thinned(plotWidth(size.width), end));
      this.key = key;
    }
    for (const [c, column] of columns.entries()) this.thinned[c]!.extend(null, column, length);
    const lines = columns.map((ys, c) => ({
      ...{ lane: c, color: colors[Math.min(c, colors.length - 1)]!, selected: c === 0, dashed: c > 0 },
      ...{ xs: null, ys, thinned: this.thinned[c]!, now: step },
    }));
    const ranges = lines.flatMap(({ ys, thinned }) => {
      const { smallest, largest, smallestPositive } = thinned;
      const first = ys[thinned.indices()[0] ?? -1];
      return first === undefined ? [] : [{ smallest, largest, smallestPositive, first, diverged: false }];
    });
    const sizes = () => lines.flatMap(({ ys, thinned }) => Array.from(thinned.indices(), (i) => Math.abs(ys[i]!)));
    const y = ordinateScale(ranges, sizes, ordinatePixels(size.height));
    return { ...size, end, y, lines, cursor: step, hover: null, target: null };
  }
}
