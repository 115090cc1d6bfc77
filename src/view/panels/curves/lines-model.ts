import type { ViewConfiguration } from "../../../experiment/configuration.ts";
import { type CurveLine, type CurvesScene, ordinatePixels, plotWidth } from "../../draw/curves.ts";
import { Thinned } from "../../draw/series.ts";
import type { OrdinateScale, SeriesRange } from "../../draw/series-scales.ts";
import type { LaneLook } from "../../lanes.ts";

/** Rows thinned in one frame: a few milliseconds' worth. */
export const ROWS_A_FRAME = 400_000;

/** What decides a picture of lines, whatever the run is of. */
export interface LinesQuestion {
  readonly view: ViewConfiguration;
  readonly looks: readonly LaneLook[];
  readonly diverged: readonly boolean[];
  /** Whether rows may still come. */
  readonly running: boolean;
  readonly step: number;
  readonly size: { readonly width: number; readonly height: number };
  /** The pointer's abscissa as a share of the axis. */
  readonly hover: number | null;
}

/** What the plot shows, and what its caption says of it. */
export interface CurvesModel extends CurvesScene {
  /** More rows are there than this frame could take in. */
  readonly pending: boolean;
  /** The lane that is told of in words, and its value at the time cursor; NaN where it has none. */
  readonly leading: { readonly lane: number; readonly value: number } | null;
}

/** A line that a curve has of a lane. */
export interface Series extends Omit<CurveLine, "thinned"> {
  /** How many of the values are known, of how many there will be. */
  readonly length: number;
  readonly rows: number;
  /** The row at the time cursor; −1 before the first. */
  readonly row: number;
}

interface Lines {
  /** Abscissas run from 0 to this. */
  readonly end: number;
  readonly series: readonly Series[];
  /** The scale that suits the lines, given the ordinates in pixels of its lower and upper end. `sizes`: those of all values. */
  readonly scale: (
    ranges: readonly SeriesRange[],
    sizes: () => readonly number[],
    pixels: readonly [number, number],
  ) => OrdinateScale;
  readonly target: CurvesScene["target"];
}

interface Kept {
  readonly xs: Float64Array | null;
  readonly key: string;
  readonly thinned: Thinned;
}

export const leadingOf = <Line extends Pick<CurveLine, "selected">>(lines: readonly Line[]): Line | undefined =>
  lines.find(({ selected }) => selected) ?? lines[0];

/** Where the axis ends: the lanes still running are taken to go on at the pace they have had. */
export function paceEnd(steps: number, running: boolean, lanes: readonly (readonly [last: number, done: number])[]) {
  return Math.max(0, ...lanes.map(([last, done]) => (running && done > 0 ? (last / done) * steps : last)));
}

/** Makes pictures of lines, and keeps what can be used again for the next: thinned lines grow as rows arrive. */
export class LinesModeller {
  /** By the values. */
  private kept = new Map<Float64Array, Kept>();

  model({ diverged, step, size, hover }: LinesQuestion, { end, series, scale, target }: Lines): CurvesModel {
    const columns = plotWidth(size.width);
    const key = `${columns} ${end}`;
    const most = Math.ceil(ROWS_A_FRAME / series.length);
    const kept = new Map<Float64Array, Kept>();
    const lines: CurveLine[] = [];
    const ranges: SeriesRange[] = [];
    let pending = false;
    for (const { length, rows, row: _, ...line } of series) {
      const { lane, xs, ys } = line;
      let entry = this.kept.get(ys);
      if (entry?.xs !== xs || entry.key !== key) entry = { xs, key, thinned: new Thinned(columns, end) };
      kept.set(ys, entry);
      const { thinned } = entry;
      thinned.extend(xs, ys, Math.min(length, thinned.length + most));
      if (thinned.length < rows) pending = true;
      lines.push({ ...line, thinned });
      const { smallest, largest, smallestPositive } = thinned;
      const first = ys[thinned.indices()[0] ?? -1];
      if (first !== undefined)
        ranges.push({ smallest, largest, smallestPositive, first, diverged: diverged[lane] ?? false });
    }
    this.kept = kept;
    const sizes = () => lines.flatMap(({ thinned, ys }) => Array.from(thinned.indices(), (i) => Math.abs(ys[i]!)));
    const leading = leadingOf(series);
    return {
      ...size,
      end,
      y: scale(ranges, sizes, ordinatePixels(size.height)),
      lines,
      cursor: leading?.now ?? Math.min(step, end),
      hover: hover === null ? null : hover * end,
      target,
      pending,
      leading: leading
        ? { lane: leading.lane, value: leading.ys[Math.min(leading.row, leading.length - 1)] ?? Number.NaN }
        : null,
    };
  }
}
