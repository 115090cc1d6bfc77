import type { SeriesColumn, Thinned } from "./series.ts";

/** In a column of pixels that oscillates a series turns at least this often. */
const TURNS = 4;
/** A band is at least this high, in pixels. */
const HIGH = 5;
/** Fewer neighbouring columns than this that oscillate are drawn point by point. */
const LEAST_COLUMNS = 4;

/** The mean is taken over so many columns to either side: a few outliers in one column would make it jump. */
const MEAN_REACH = 8;

/** How opaque a line's band is among so many: light even where all of them overlap, with the selected one's in front. */
export const bandOpacity = (lines: number, selected: boolean): number => (selected ? 0.2 : Math.min(0.2, 0.4 / lines));

/** What a line is drawn with: a canvas's path, or the data of one in a file. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

interface Curve {
  readonly xs: Float64Array | null;
  readonly ys: Float64Array;
  readonly thinned: Thinned;
}

/** Pixels of the plot, and the drawing that they go to. */
interface Drawing {
  readonly x: (abscissa: number) => number;
  readonly y: (value: number) => number;
  readonly line: Pen;
  readonly band: Pen & { closePath(): void };
}

/** Flags with runs of false shorter than LEAST_COLUMNS between two of true filled in: a pause that short does not end a band. */
function withoutGaps(flags: readonly boolean[]): readonly boolean[] {
  const filled = [...flags];
  for (let i = 1, last = flags.indexOf(true); last >= 0 && i < flags.length; i++) {
    if (!flags[i] || i < last) continue;
    if (i - last <= LEAST_COLUMNS) filled.fill(true, last, i);
    last = i;
  }
  return filled;
}

/** The mean of all points in the columns around column `i`. */
function meanAround(columns: readonly SeriesColumn[], i: number): number {
  const around = columns.slice(Math.max(0, i - MEAN_REACH), i + MEAN_REACH + 1);
  const points = around.reduce((sum, { count }) => sum + count, 0);
  return around.reduce((mean, { count, mean: own }) => mean + own * (count / points), 0);
}

/**
 * Draws a thinned series: its points, or where it oscillates faster than pixels can show, the band between the lowest and the highest
 * value of each pixel column with the running mean as a line.
 */
export function drawCurve({ xs, ys, thinned }: Curve, { x, y, line, band }: Drawing): void {
  const columns = thinned.filledColumns();
  const oscillates = ({ turns, low, high }: SeriesColumn) =>
    turns >= TURNS && Math.abs(y(ys[high]!) - y(ys[low]!)) >= HIGH;
  const dense = withoutGaps(columns.map(oscillates));
  const abscissa = (row: number) => x(xs === null ? row : xs[row]!);
  let drawn = false;
  const to = (px: number, py: number) => {
    if (drawn) line.lineTo(px, py);
    else line.moveTo(px, py);
    drawn = true;
  };
  for (let c = 0; c < columns.length; ) {
    let end = c;
    while (end < columns.length && dense[end]) end++;
    if (end - c < LEAST_COLUMNS) {
      for (const column of columns.slice(c, Math.max(c + 1, end)))
        for (const row of column.rows) to(abscissa(row), y(ys[row]!));
      c = Math.max(c + 1, end);
      continue;
    }
    const run = columns.slice(c, end);
    const middle = ({ first, last }: (typeof run)[number]) => (abscissa(first) + abscissa(last)) / 2;
    const [foremost, hindmost] = [run[0]!, run.at(-1)!];
    // The band begins and ends where the rows of its columns do.
    band.moveTo(abscissa(foremost.first), y(ys[foremost.high]!));
    for (const column of run) band.lineTo(middle(column), y(ys[column.high]!));
    band.lineTo(abscissa(hindmost.last), y(ys[hindmost.high]!));
    band.lineTo(abscissa(hindmost.last), y(ys[hindmost.low]!));
    for (const column of run.toReversed()) band.lineTo(middle(column), y(ys[column.low]!));
    band.lineTo(abscissa(foremost.first), y(ys[foremost.low]!));
    band.closePath();
    for (const [i, column] of run.entries()) to(middle(column), y(meanAround(run, i)));
    c = end;
  }
}
