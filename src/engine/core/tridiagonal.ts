import type { Vector } from "./types.ts";

/** The implicit QL iteration takes one or two rounds an eigenvalue; the bound only ends what NaN would keep going. */
const MOST_ROUNDS = 60;

/**
 * Eigenvalues of the symmetric tridiagonal matrix with this diagonal (n) and these entries beside it (n − 1), in no order, in `values`;
 * orthonormal eigenvectors as the rows of `vectors` (n × n, row-major), which keeps rotations of them near each other in memory, unless it
 * is null. Implicit QL with Wilkinson's shifts (Dubrulle, Martin & Wilkinson, 1968): errors are a few units in the last place of the
 * matrix's norm, about √n of them for large n. Entries that are not finite give NaN.
 */
export function tridiagonalEigen(diagonal: Vector, beside: Vector, values: Vector, vectors: Vector | null): void {
  const n = values.length;
  values.set(diagonal.subarray(0, n));
  const e = new Float64Array(n);
  e.set(beside.subarray(0, Math.max(0, n - 1)));
  if (vectors) {
    vectors.fill(0);
    for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  }
  let norm = 0;
  for (let i = 0; i < n; i++) norm = Math.max(norm, Math.abs(values[i]!), Math.abs(e[i]!));
  for (let first = 0; first < n; first++) {
    for (let round = 0; ; round++) {
      const last = endOfBlock(values, e, first, norm * 2 ** -60);
      if (last === first) break;
      if (round === MOST_ROUNDS) {
        values.fill(Number.NaN);
        vectors?.fill(Number.NaN);
        return;
      }
      chase(values, e, vectors, first, last);
    }
  }
}

/**
 * The last row of the block that begins at `first`: where the entry beside the diagonal is nothing against its neighbours, or
 * no more than `nothing`, since a block of mere rounding errors need not come to an end.
 */
function endOfBlock(d: Vector, e: Vector, first: number, nothing: number): number {
  let last = first;
  while (last < d.length - 1) {
    const size = Math.abs(d[last]!) + Math.abs(d[last + 1]!);
    if (Math.abs(e[last]!) <= nothing || size + Math.abs(e[last]!) === size) break;
    last++;
  }
  return last;
}

/** One QL step with an implicit shift on the block from `first` to `last`, applied to `vectors` as well. */
function chase(d: Vector, e: Vector, vectors: Vector | null, first: number, last: number): void {
  const n = d.length;
  const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  const root = length(half, 1);
  let g = d[last]! - d[first]! + e[first]! / (half + (half < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let p = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = sine * e[i]!;
    const b = cosine * e[i]!;
    const r = length(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = d[i + 1]! - p;
      e[last] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = d[i + 1]! - p;
    const s = (d[i]! - g) * sine + 2 * cosine * b;
    p = sine * s;
    d[i + 1] = g + p;
    g = cosine * s - b;
    if (!vectors) continue;
    for (let left = i * n, right = left + n; left < (i + 1) * n; left++, right++) {
      const x = vectors[left]!;
      const y = vectors[right]!;
      vectors[right] = sine * x + cosine * y;
      vectors[left] = cosine * x - sine * y;
    }
  }
  d[first] = d[first]! - p;
  e[first] = g;
  e[last] = 0;
}

/** √(a² + b²), without overflow on the way. */
function length(a: number, b: number): number {
  const large = Math.max(Math.abs(a), Math.abs(b));
  if (large === 0) return 0;
  const share = Math.min(Math.abs(a), Math.abs(b)) / large;
  return large * Math.sqrt(1 + share * share);
}
