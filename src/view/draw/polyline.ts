/** How far a kept polyline may lie from the true one, in units of the tolerance it was asked for. */
const SLEEVE = 0.7;
/** Side of a cell in units of the tolerance: between one and two pixels, less than a line is wide. */
const CELL = 3;
/** Columns of cells; further out two cells may share a number, which is off any screen. */
const CELL_STRIDE = 2 ** 26;
const MOST_PLACES = 256;

/**
 * A path with the points left out that nobody would see: the kept polyline lies within `tolerance` of the true one everywhere, in
 * both directions. Points can be added as they arrive, and every prefix is a path of its own: to draw the first n rows, draw the
 * kept rows below n and then row n − 1.
 */
export class Polyline {
  /** Rows that are kept, ascending; the last row of all is not among them until a later one needs it. */
  kept: Uint32Array;
  keptLength = 0;
  /**
   * For each kept row whether the segment that leads to it shows anything new. A path that shakes in one place, or goes to and fro
   * between two, is drawn once.
   */
  fresh: Uint8Array;
  /** Rows at least `apart` away from the row before, far enough to mark them one by one, where no mark is yet. */
  readonly distinct: number[] = [];
  /** Rows seen. */
  length = 0;
  readonly tolerance: number;
  private readonly apart: number;

  // The sleeve: rays from the anchor (the last kept point) between `left` and `right` pass every point since.
  private anchorX = 0;
  private anchorY = 0;
  private reach = 0;
  private leftX = 0;
  private leftY = 0;
  private rightX = 0;
  private rightY = 0;
  private open = false;

  /** Cells that segments have passed, and those that have a mark, by number. */
  private readonly passed = new Set<number>();
  private readonly marked = new Set<number>();

  /** Both in units of the points. */
  constructor(tolerance: number, apart: number) {
    this.tolerance = tolerance;
    this.apart = apart;
    this.kept = new Uint32Array(256);
    this.fresh = new Uint8Array(256);
  }

  private keep(row: number, xs: Float64Array, ys: Float64Array): void {
    if (this.keptLength === this.kept.length) {
      const larger = new Uint32Array(2 * this.kept.length);
      larger.set(this.kept);
      this.kept = larger;
      const fresh = new Uint8Array(larger.length);
      fresh.set(this.fresh);
      this.fresh = fresh;
    }
    this.fresh[this.keptLength] = row === 0 || this.passesNewGround(xs[row]!, ys[row]!) ? 1 : 0;
    this.kept[this.keptLength++] = row;
    this.anchorX = xs[row]!;
    this.anchorY = ys[row]!;
    this.reach = 0;
    this.open = false;
  }

  /** Whether the segment from the anchor to this point leads through a cell that no segment has passed; marks its cells. */
  private passesNewGround(x: number, y: number): boolean {
    const { anchorX, anchorY, passed } = this;
    const cells = Math.max(Math.abs(x - anchorX), Math.abs(y - anchorY)) / (CELL * this.tolerance);
    // Long segments are judged by a few places along them; on far ones nothing is ever new.
    const places = Math.min(MOST_PLACES, Math.ceil(cells)) || 1;
    let found = false;
    for (let i = 0; i <= places; i++) {
      const share = i / places;
      if (this.isNew(passed, anchorX + share * (x - anchorX), anchorY + share * (y - anchorY))) found = true;
    }
    return found;
  }

  /** Whether a point's cell is not in the set yet, to which it is added. Cells that numbers cannot tell apart are always new. */
  private isNew(set: Set<number>, x: number, y: number): boolean {
    const size = CELL * this.tolerance;
    const cell = Math.round(x / size) * CELL_STRIDE + Math.round(y / size);
    if (!Number.isSafeInteger(cell)) return true;
    if (set.has(cell)) return false;
    set.add(cell);
    return true;
  }

  /** Takes rows `this.length` to `to` (exclusive) in. The rows before must be the same as in earlier calls. */
  extend(xs: Float64Array, ys: Float64Array, to: number): void {
    for (let row = this.length; row < to; row++) {
      if (row === 0) {
        this.keep(0, xs, ys);
        continue;
      }
      const stepX = xs[row]! - xs[row - 1]!;
      const stepY = ys[row]! - ys[row - 1]!;
      if (stepX * stepX + stepY * stepY >= this.apart * this.apart && this.isNew(this.marked, xs[row]!, ys[row]!))
        this.distinct.push(row);
      if (this.passes(xs[row]!, ys[row]!)) continue;
      this.keep(row - 1, xs, ys);
      this.passes(xs[row]!, ys[row]!);
    }
    this.length = Math.max(this.length, to);
  }

  /**
   * Whether the segment from the anchor to this point passes within the tolerance of all points since the anchor; if so, narrows
   * the sleeve to the directions that pass this point too.
   */
  private passes(x: number, y: number): boolean {
    const sleeve = SLEEVE * this.tolerance;
    const dx = x - this.anchorX;
    const dy = y - this.anchorY;
    const far = Math.sqrt(dx * dx + dy * dy);
    // Overflow: such points are kept one by one.
    if (far === Number.POSITIVE_INFINITY) return false;
    // A path that turns back would lose its tip: the sleeve knows directions only.
    if (!(far >= this.reach - sleeve)) return false;
    if (far > this.reach) this.reach = far;
    if (this.open) {
      // Left of `right` and right of `left`; the sleeve is never wider than a half turn.
      if (this.rightX * dy - this.rightY * dx < 0 || this.leftX * dy - this.leftY * dx > 0) return false;
    }
    if (far <= sleeve) return true;
    const sine = sleeve / far;
    const cosine = Math.sqrt(1 - sine * sine);
    const ux = dx / far;
    const uy = dy / far;
    const newLeftX = ux * cosine - uy * sine;
    const newLeftY = uy * cosine + ux * sine;
    const newRightX = ux * cosine + uy * sine;
    const newRightY = uy * cosine - ux * sine;
    if (!this.open || this.leftX * newLeftY - this.leftY * newLeftX < 0) {
      this.leftX = newLeftX;
      this.leftY = newLeftY;
    }
    if (!this.open || this.rightX * newRightY - this.rightY * newRightX > 0) {
      this.rightX = newRightX;
      this.rightY = newRightY;
    }
    this.open = true;
    return true;
  }
}

/** Rows that one call looks at again for another scale: well below a millisecond. */
const ROWS_A_CALL = 8000;

interface Simplified {
  used: Polyline;
  /** The one for the scale that is wanted now, as far as it is made. */
  next: Polyline | null;
}

const polylines = new WeakMap<Float64Array, Simplified>();

/** The octave of scales that a polyline is good for: the largest of them. */
const octaveOf = (scale: number) => 2 ** Math.ceil(Math.log2(scale));

/**
 * The polyline through the first `length` points that is good to half a pixel at `scale` pixels per unit, kept from call to call and
 * only extended where rows were added. Good for a whole octave of scales, so that it outlives most of a zoom; beyond, that of a long
 * path is made in pieces, call by call, and until it is there the one for the scale before stands in.
 */
export function polylineAt(xs: Float64Array, ys: Float64Array, length: number, scale: number): Polyline {
  const octave = octaveOf(scale);
  const tolerance = 0.5 / octave;
  const fresh = () => new Polyline(tolerance, 12 / octave);
  let simplified = polylines.get(xs);
  if (!simplified) {
    simplified = { used: fresh(), next: null };
    polylines.set(xs, simplified);
  }
  if (simplified.used.tolerance === tolerance) simplified.next = null;
  else {
    const next = simplified.next?.tolerance === tolerance ? simplified.next : fresh();
    const whole = Math.max(length, simplified.used.length);
    next.extend(xs, ys, Math.min(whole, next.length + ROWS_A_CALL));
    if (next.length === whole) simplified = { used: next, next: null };
    else simplified.next = next;
    polylines.set(xs, simplified);
  }
  const { used } = simplified;
  if (used.length < length) used.extend(xs, ys, length);
  return used;
}

/** Whether the polyline through these points is still one for another scale, so that what it was drawn with is to be drawn again. */
export function isProvisional(xs: Float64Array, scale: number): boolean {
  const simplified = polylines.get(xs);
  return simplified !== undefined && simplified.used.tolerance !== 0.5 / octaveOf(scale);
}

/** How many of the ascending numbers lie below the limit. */
export function countBelow(ascending: ArrayLike<number>, length: number, limit: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
