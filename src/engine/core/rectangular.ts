import type { Vector } from "./types.ts";

/** A rectangular matrix, or the transpose of one, over numbers that belong to a longer array. */
export interface MatrixView {
  readonly entries: Vector;
  readonly rows: number;
  readonly columns: number;
  /** Entry (i, j) is entries[i·rowStride + j·columnStride]. */
  readonly rowStride: number;
  readonly columnStride: number;
}

/** The rows × columns matrix that is row-major in `entries` from `offset` on; new zeros without `entries`. */
export function matrixView(rows: number, columns: number, entries?: Vector, offset = 0): MatrixView {
  const length = rows * columns;
  const own = entries ? entries.subarray(offset, offset + length) : new Float64Array(length);
  return { entries: own, rows, columns, rowStride: columns, columnStride: 1 };
}

/** The same numbers seen as the transpose. */
export const transposed = ({ entries, rows, columns, rowStride, columnStride }: MatrixView): MatrixView => ({
  entries,
  rows: columns,
  columns: rows,
  rowStride: columnStride,
  columnStride: rowStride,
});

/** out = A B, or out += A B. `out` shares no numbers with A and B. Sums run in the order of the inner index. */
export function multiply(a: MatrixView, b: MatrixView, out: MatrixView, add = false): void {
  const { rows, columns: inner } = a;
  const { columns } = b;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      let at = i * a.rowStride;
      let bt = j * b.columnStride;
      for (let k = 0; k < inner; k++, at += a.columnStride, bt += b.rowStride) sum += a.entries[at]! * b.entries[bt]!;
      const cell = i * out.rowStride + j * out.columnStride;
      out.entries[cell] = add ? out.entries[cell]! + sum : sum;
    }
  }
}

/** Σ aᵢⱼ². */
export function squaredNorm({ entries }: MatrixView): number {
  let sum = 0;
  for (let i = 0; i < entries.length; i++) sum += entries[i]! * entries[i]!;
  return sum;
}

/** Convergence is quadratic; the bound only ends what NaN would keep going. */
const MOST_SWEEPS = 40;
/** Columns whose cosine is below this are orthogonal in double precision. */
const ORTHOGONAL = 2 ** -52;

/**
 * Writes the min(rows, columns) singular values of a row-major matrix, in decreasing order, to `out`. By one-sided Jacobi rotations
 * (Hestenes 1958), so small values are as exact as large ones; NaN where an entry is not finite.
 */
export function singularValues(entries: ArrayLike<number>, rows: number, columns: number, out: Float64Array): void {
  const wide = columns > rows;
  const count = wide ? rows : columns;
  const length = wide ? columns : rows;
  let largest = 0;
  for (let i = 0; i < rows * columns; i++) {
    const magnitude = Math.abs(entries[i]!);
    if (!(magnitude <= Number.MAX_VALUE)) {
      out.fill(Number.NaN);
      return;
    }
    if (magnitude > largest) largest = magnitude;
  }
  const scale = largest === 0 ? 1 : largest;
  // Vector j of the shorter side is contiguous.
  const work = new Float64Array(count * length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) work[wide ? i * length + j : j * length + i] = entries[i * columns + j]! / scale;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (!orthogonalize(work, count, length)) break;
  for (let j = 0; j < count; j++) out[j] = scale * Math.sqrt(product(work, j * length, j * length, length));
  out.subarray(0, count).sort().reverse();
}

function product(work: Float64Array, p: number, q: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += work[p + i]! * work[q + i]!;
  return sum;
}

/** Rotates every pair of vectors once so that it is orthogonal; whether any had to be. */
function orthogonalize(work: Float64Array, count: number, length: number): boolean {
  let rotated = false;
  for (let p = 0; p < count * length; p += length) {
    for (let q = p + length; q < count * length; q += length) {
      const app = product(work, p, p, length);
      const aqq = product(work, q, q, length);
      const apq = product(work, p, q, length);
      if (apq === 0 || Math.abs(apq) <= ORTHOGONAL * length * Math.sqrt(app) * Math.sqrt(aqq)) continue;
      rotated = true;
      const cotangent = (aqq - app) / (2 * apq);
      const size = 1 / (Math.abs(cotangent) + Math.sqrt(1 + cotangent * cotangent));
      const tangent = cotangent < 0 ? -size : size;
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      const sine = cosine * tangent;
      for (let i = 0; i < length; i++) {
        const x = work[p + i]!;
        const y = work[q + i]!;
        work[p + i] = cosine * x - sine * y;
        work[q + i] = sine * x + cosine * y;
      }
    }
  }
  return rotated;
}
