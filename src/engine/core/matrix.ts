import { reflectBack, tridiagonalize } from "./householder.ts";
import { tridiagonalEigen } from "./tridiagonal.ts";
import type { Vector } from "./types.ts";

/**
 * Small dense matrices: n × n, row-major, in one flat array. Nothing here throws or loops for ever: a singular matrix, or
 * one that holds NaN or Infinity, gives results that are not finite.
 */

/** out = A x. `out` may not be `x`. */
export function matrixVector(a: Vector, x: Vector, out: Vector): void {
  const n = x.length;
  for (let row = 0, k = 0; row < n; row++) {
    let sum = 0;
    for (let column = 0; column < n; column++, k++) sum += a[k]! * x[column]!;
    out[row] = sum;
  }
}

/**
 * Solves A x = b by LU factorization with partial pivoting and writes x to `out`, which may be `b`.
 * `scratch`, n × n, is overwritten with the factors; it may be `a` itself where A is no longer needed. `a` is otherwise kept.
 */
export function solve(a: Vector, b: Vector, out: Vector, scratch: Vector = new Float64Array(a.length)): void {
  const n = b.length;
  if (scratch !== a) scratch.set(a);
  if (out !== b) out.set(b);
  for (let k = 0; k < n; k++) {
    let pivotRow = k;
    for (let row = k + 1; row < n; row++) {
      if (Math.abs(scratch[row * n + k]!) > Math.abs(scratch[pivotRow * n + k]!)) pivotRow = row;
    }
    if (pivotRow !== k) {
      for (let column = k; column < n; column++) swap(scratch, k * n + column, pivotRow * n + column);
      swap(out, k, pivotRow);
    }
    const pivot = scratch[k * n + k]!;
    for (let row = k + 1; row < n; row++) {
      const factor = scratch[row * n + k]! / pivot;
      // A zero factor would spread 0 · Infinity; with a zero pivot it is NaN and says so.
      if (factor === 0) continue;
      for (let column = k + 1; column < n; column++) {
        scratch[row * n + column] = scratch[row * n + column]! - factor * scratch[k * n + column]!;
      }
      out[row] = out[row]! - factor * out[k]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = out[row]!;
    for (let column = row + 1; column < n; column++) sum -= scratch[row * n + column]! * out[column]!;
    out[row] = sum / scratch[row * n + row]!;
  }
}

function swap(array: Vector, i: number, j: number): void {
  const held = array[i]!;
  array[i] = array[j]!;
  array[j] = held;
}

/**
 * Eigenvalues of a symmetric A, ascending, in `values` (n), and orthonormal eigenvectors as the columns of `vectors` (n × n).
 * Errors are a few units in the last place of ‖A‖. The entry of largest magnitude of every eigenvector (the first of equals)
 * is positive. n ≤ 2 allocates nothing; beyond that `scratch`, n × n, is overwritten (it may be `a` where A is no longer needed).
 */
export function symmetricEigen(a: Vector, values: Vector, vectors: Vector, scratch?: Vector): void {
  const n = values.length;
  if (n === 2) {
    eigenOfTwo(a, values, vectors);
    return;
  }
  const work = scratch ?? new Float64Array(n * n);
  const scale = scaled(a, work);
  if (Number.isNaN(scale)) {
    values.fill(Number.NaN);
    vectors.fill(Number.NaN);
    return;
  }
  if (n <= MOST_FOR_ROTATIONS) rotations(work, values, vectors);
  else reflections(work, values, vectors);
  for (let i = 0; i < n; i++) values[i]! *= scale;
  sortAndSign(values, vectors);
}

/** Rotations take about ten times as many operations as reflections, and on small matrices keep tiny eigenvalues more exactly. */
const MOST_FOR_ROTATIONS = 64;

/** Writes A, divided so that its largest entry is 1, to `out`, and returns the divisor; NaN where an entry is not finite. */
function scaled(a: Vector, out: Vector): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const magnitude = Math.abs(a[i]!);
    if (!(magnitude <= Number.MAX_VALUE)) return Number.NaN;
    if (magnitude > largest) largest = magnitude;
  }
  const scale = largest === 0 ? 1 : largest;
  for (let i = 0; i < a.length; i++) out[i] = a[i]! / scale;
  return scale;
}

/** By Householder's reflections to a tridiagonal matrix, whose eigenvectors are taken back. `work` is overwritten. */
function reflections(work: Vector, values: Vector, vectors: Vector): void {
  const n = values.length;
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n - 1);
  for (const _ of tridiagonalize(work, diagonal, beside));
  tridiagonalEigen(diagonal, beside, values, vectors);
  reflectBack(work, vectors, n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column < row; column++) swap(vectors, row * n + column, column * n + row);
}

/** tan φ of the rotation by |φ| ≤ 45° that makes the off-diagonal entry of (p, q; q, r) zero, for q ≠ 0. */
function tangentOfRotation(p: number, q: number, r: number): number {
  const cotangent = (0.5 * r - 0.5 * p) / q;
  const tangent = 1 / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1));
  return cotangent < 0 ? -tangent : tangent;
}

function eigenOfTwo(a: Vector, values: Vector, vectors: Vector): void {
  const p = a[0]!;
  const q = a[2]!;
  const r = a[3]!;
  const t = q === 0 ? 0 : tangentOfRotation(p, q, r);
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = t * cosine;
  // (cosine, −sine) belongs to p − t q, (sine, cosine) to r + t q; at t = −1 the second would begin with its negative entry.
  const sign = t === -1 ? -1 : 1;
  const first = p - t * q;
  const second = r + t * q;
  const k = first > second ? 1 : 0;
  values[k] = first;
  vectors[k] = cosine;
  vectors[2 + k] = -sine;
  values[1 - k] = second;
  vectors[1 - k] = sign * sine;
  vectors[3 - k] = sign * cosine;
}

/** Jacobi's rotations, row by row. Convergence is quadratic: about 6 to 10 sweeps; the bound only ends what NaN would keep going. */
const MAXIMAL_SWEEPS = 50;

function rotations(work: Vector, values: Vector, vectors: Vector): void {
  const n = values.length;
  vectors.fill(0);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < MAXIMAL_SWEEPS; sweep++) {
    let count = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) count += rotate(work, vectors, n, p, q);
    if (count === 0) break;
  }
  for (let i = 0; i < n; i++) values[i] = work[i * n + i]!;
}

/** Zeroes A_pq and A_qp by a rotation, applied to `vectors` as well. Returns how many rotations were needed: 0 or 1. */
function rotate(a: Vector, vectors: Vector, n: number, p: number, q: number): 0 | 1 {
  const app = a[p * n + p]!;
  const apq = a[p * n + q]!;
  const aqq = a[q * n + q]!;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  // An entry below 2⁻⁵⁴ of both of its diagonal neighbours changes no eigenvalue in double precision.
  if (apq === 0 || (app + 0.5 * apq === app && aqq + 0.5 * apq === aqq)) return 0;
  const t = tangentOfRotation(app, apq, aqq);
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = t * cosine;
  a[p * n + p] = app - t * apq;
  a[q * n + q] = aqq + t * apq;
  for (let i = 0; i < n; i++) {
    if (i !== p && i !== q) {
      const aip = a[i * n + p]!;
      const aiq = a[i * n + q]!;
      a[i * n + p] = a[p * n + i] = cosine * aip - sine * aiq;
      a[i * n + q] = a[q * n + i] = sine * aip + cosine * aiq;
    }
    const vip = vectors[i * n + p]!;
    const viq = vectors[i * n + q]!;
    vectors[i * n + p] = cosine * vip - sine * viq;
    vectors[i * n + q] = sine * vip + cosine * viq;
  }
  return 1;
}

function sortAndSign(values: Vector, vectors: Vector): void {
  const n = values.length;
  for (let k = 0; k < n; k++) {
    let least = k;
    for (let i = k + 1; i < n; i++) if (values[i]! < values[least]!) least = i;
    if (least !== k) {
      swap(values, k, least);
      for (let row = 0; row < n; row++) swap(vectors, row * n + k, row * n + least);
    }
    let largest = 0;
    for (let row = 0; row < n; row++) {
      const entry = vectors[row * n + k]!;
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    if (largest < 0) for (let row = 0; row < n; row++) vectors[row * n + k] = -vectors[row * n + k]!;
  }
}
