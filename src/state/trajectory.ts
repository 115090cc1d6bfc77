import type { LaneEnd, Segment } from "../engine/run.ts";

/**
 * The columns of one lane's path, filled from chunks as they arrive. Row k is the state of affairs after k updates, unless rows stand
 * for evaluations that are further apart.
 */
export class Trajectory {
  readonly columns: readonly string[];
  /** The updates done at a row. */
  readonly updateOf: (row: number) => number;
  /** Rows that have arrived. */
  length = 0;
  /** How the lane ended; null until it has. */
  end: LaneEnd | null = null;
  /** Milliseconds of work until each row was done, measured chunk by chunk and spread evenly within one. */
  private readonly time: Float64Array<ArrayBuffer>;
  private readonly data: readonly Float64Array<ArrayBuffer>[];

  constructor(columns: readonly string[], capacity: number, updateOf: (row: number) => number = (row) => row) {
    this.columns = columns;
    this.updateOf = updateOf;
    this.data = columns.map(() => new Float64Array(capacity));
    this.time = new Float64Array(capacity);
  }

  /**
   * The whole column, of which the first `length` entries count; "time" is measured, the others are computed. Throws a RangeError for
   * a name that the lane does not record.
   */
  column(name: string): Float64Array<ArrayBuffer> {
    if (name === "time") return this.time;
    const column = this.data[this.columns.indexOf(name)];
    if (!column) throw new RangeError(`no column ${name}`);
    return column;
  }

  /** The last update whose row is there, and once the lane has ended its last finite one, of which there may be no row; −1 where nothing is there. */
  get lastUpdate(): number {
    return this.end?.steps ?? (this.length === 0 ? -1 : this.updateOf(this.length - 1));
  }

  has(name: string): boolean {
    return this.columns.includes(name);
  }

  /** The last row that has arrived for no later an update; −1 where none has. */
  rowAt(update: number): number {
    let low = -1;
    let high = this.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.updateOf(middle) <= update) low = middle;
      else high = middle - 1;
    }
    return high;
  }

  append(buffer: Float64Array, segment: Segment): void {
    for (const [c, column] of this.data.entries()) {
      const first = segment.offset + c * segment.rows;
      column.set(buffer.subarray(first, first + segment.rows), segment.from);
    }
    const before = segment.from > 0 ? this.time[segment.from - 1]! : 0;
    for (let i = 0; i < segment.rows; i++)
      this.time[segment.from + i] = before + (segment.elapsed * (i + 1)) / segment.rows;
    this.length = segment.from + segment.rows;
  }
}
