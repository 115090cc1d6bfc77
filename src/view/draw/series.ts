let nextId = 0;

/** The points of a series that share a pixel column: indices of some of them, and of all their number and mean. */
export interface SeriesColumn {
  readonly first: number;
  readonly low: number;
  readonly high: number;
  readonly last: number;
  /** The four in ascending order, each once. */
  readonly rows: readonly number[];
  readonly count: number;
  readonly mean: number;
  /** How often the series turns there, from rising to falling or back. */
  readonly turns: number;
}

/**
 * A series thinned for a plot: of the points that share a pixel column only the first, the lowest, the highest and the last are
 * kept, which draw the same line as all of them. Points may go on arriving at the end.
 */
export class Thinned {
  /** Tells this series from every other. */
  readonly id = nextId++;
  /** Extremes of the finite values so far. */
  smallest = Number.POSITIVE_INFINITY;
  largest = Number.NEGATIVE_INFINITY;
  smallestPositive = Number.POSITIVE_INFINITY;
  /** Points taken in so far. */
  length = 0;
  private readonly columns: number;
  private readonly end: number;
  /** Four indices a column: first, lowest, highest, last. −1: none. */
  private readonly kept: Int32Array;
  private readonly counts: Int32Array;
  private readonly means: Float64Array;
  private readonly turns: Int32Array;
  private previous = Number.NaN;
  private isRising = false;
  private cached: Int32Array | null = null;
  private cachedColumns: readonly SeriesColumn[] | null = null;

  /** For abscissas in [0, end] on so many pixel columns; what lies beyond counts to the last column. */
  constructor(columns: number, end: number) {
    this.columns = Math.max(1, Math.ceil(columns));
    this.end = end;
    this.kept = new Int32Array(4 * this.columns).fill(-1);
    this.counts = new Int32Array(this.columns);
    this.means = new Float64Array(this.columns);
    this.turns = new Int32Array(this.columns);
  }

  /** Takes in the points up to `length`. `xs` ascends; null stands for 0, 1, 2, … Values that are not finite are left out. */
  extend(xs: Float64Array | null, ys: Float64Array, length: number): void {
    if (length <= this.length) return;
    const { kept, columns, counts, means } = this;
    const scale = this.end > 0 ? columns / this.end : 0;
    for (let i = this.length; i < length; i++) {
      const y = ys[i]!;
      if (!Number.isFinite(y)) continue;
      if (y < this.smallest) this.smallest = y;
      if (y > this.largest) this.largest = y;
      if (y > 0 && y < this.smallestPositive) this.smallestPositive = y;
      const c = 4 * Math.min(columns - 1, Math.floor((xs === null ? i : xs[i]!) * scale));
      if (y !== this.previous) {
        const isRising = y > this.previous;
        if (isRising !== this.isRising) this.turns[c / 4]!++;
        this.isRising = isRising;
        this.previous = y;
      }
      const count = ++counts[c / 4]!;
      // Halves first, so that the difference of two huge values cannot overflow.
      means[c / 4]! += 2 * ((y / 2 - means[c / 4]! / 2) / count);
      if (kept[c]! < 0) {
        kept.fill(i, c, c + 4);
        continue;
      }
      if (y < ys[kept[c + 1]!]!) kept[c + 1] = i;
      if (y > ys[kept[c + 2]!]!) kept[c + 2] = i;
      kept[c + 3] = i;
    }
    this.length = length;
    this.cached = null;
    this.cachedColumns = null;
  }

  /** The pixel columns that have points, in their order. */
  filledColumns(): readonly SeriesColumn[] {
    if (this.cachedColumns) return this.cachedColumns;
    const { kept, counts, means, turns } = this;
    const out: SeriesColumn[] = [];
    for (let c = 0; c < counts.length; c++) {
      const count = counts[c]!;
      if (count === 0) continue;
      const [first, low] = [kept[4 * c]!, kept[4 * c + 1]!];
      const [high, last] = [kept[4 * c + 2]!, kept[4 * c + 3]!];
      const rows = [first];
      for (const row of [Math.min(low, high), Math.max(low, high), last]) if (row > rows.at(-1)!) rows.push(row);
      out.push({ first, low, high, last, rows, count, mean: means[c]!, turns: turns[c]! });
    }
    this.cachedColumns = out;
    return out;
  }

  /** Indices of the kept points, ascending. */
  indices(): Int32Array {
    if (this.cached) return this.cached;
    const { kept, columns } = this;
    const out = new Int32Array(kept.length);
    let n = 0;
    for (let c = 0; c < 4 * columns; c += 4) {
      const first = kept[c]!;
      if (first < 0) continue;
      const low = Math.min(kept[c + 1]!, kept[c + 2]!);
      const high = Math.max(kept[c + 1]!, kept[c + 2]!);
      const last = kept[c + 3]!;
      out[n++] = first;
      if (low > first) out[n++] = low;
      if (high > low && high > first) out[n++] = high;
      if (last > high && last > first) out[n++] = last;
    }
    this.cached = out.slice(0, n);
    return this.cached;
  }
}

/** The last index in [0, length) whose x is at most `wanted`; 0 where none is. `xs` ascends; null stands for 0, 1, 2, … */
export function indexAt(xs: Float64Array | null, wanted: number, length: number): number {
  if (xs === null) return Math.max(0, Math.min(length - 1, Math.floor(wanted)));
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
