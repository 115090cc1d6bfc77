import type { Vector } from "./types.ts";
import { dot, zeros } from "./vector.ts";

/** Squares below this have lost digits to underflow. */
const SMALLEST = 2 ** -960;

/**
 * Makes a symmetric n × n matrix tridiagonal by Householder's reflections, to `diagonal` (n) and `beside` (n − 1): the eigenvalues
 * stay what they are, but for numbers so small that their squares underflow. `a` is overwritten; beyond its diagonal it holds the
 * reflections, for `reflectBack`. Takes 4/3 n³ operations; yields after every column, at which the caller may give up.
 */
export function* tridiagonalize(a: Vector, diagonal: Vector, beside: Vector): Generator<number, void> {
  const n = diagonal.length;
  const v = zeros(n);
  const p = zeros(n);
  for (let k = 0; k + 2 < n; k++) {
    diagonal[k] = a[k * n + k]!;
    let square = 0;
    for (let i = k + 1; i < n; i++) square += a[i * n + k]! * a[i * n + k]!;
    const length = Math.sqrt(square);
    const first = a[(k + 1) * n + k]!;
    const reflected = first > 0 ? -length : length;
    beside[k] = reflected;
    // A column that is done already needs no reflection; one of NaN goes on being NaN.
    if (square < SMALLEST) a.fill(0, k * n + k + 1, (k + 1) * n);
    else {
      for (let i = k + 1; i < n; i++) v[i] = a[i * n + k]!;
      v[k + 1] = first - reflected;
      reflectBothSides(a, n, k + 1, v, p, 1 / (square - first * reflected));
      a.set(v.subarray(k + 1), k * n + k + 1);
    }
    yield (k + 1) / n;
  }
  for (let k = Math.max(0, n - 2); k < n; k++) {
    diagonal[k] = a[k * n + k]!;
    if (k + 1 < n) beside[k] = a[(k + 1) * n + k]!;
  }
}

/** A ← P A P on the rows and columns from `from` on, P = I − `scale` v vᵀ. */
function reflectBothSides(a: Vector, n: number, from: number, v: Vector, p: Vector, scale: number): void {
  let along = 0;
  for (let i = from; i < n; i++) {
    let sum = 0;
    for (let j = from; j < n; j++) sum += a[i * n + j]! * v[j]!;
    p[i] = scale * sum;
    along += p[i]! * v[i]!;
  }
  const half = 0.5 * scale * along;
  for (let i = from; i < n; i++) p[i]! -= half * v[i]!;
  for (let i = from; i < n; i++) {
    for (let j = from; j < n; j++) a[i * n + j]! -= v[i]! * p[j]! + p[i]! * v[j]!;
  }
}

/**
 * Takes each row of `vectors` (n × n) through the reflections that `tridiagonalize` left in `a`: eigenvectors of the tridiagonal
 * matrix become those of the matrix that it was made of.
 */
export function reflectBack(a: Vector, vectors: Vector, n: number): void {
  for (let k = n - 3; k >= 0; k--) {
    const v = a.subarray(k * n + k + 1, (k + 1) * n);
    const square = dot(v, v);
    if (square === 0) continue;
    for (let row = 0; row < n * n; row += n) {
      const rest = vectors.subarray(row + k + 1, row + n);
      const share = (2 * dot(v, rest)) / square;
      for (let i = 0; i < v.length; i++) rest[i]! -= share * v[i]!;
    }
  }
}
