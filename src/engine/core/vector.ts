import type { Vector } from "./types.ts";

/** A zero vector of length n. */
export function zeros(n: number): Vector {
  return new Float64Array(n);
}

/** Entries from which on a call of `set` costs less than a loop. */
const LONG = 32;

/** y = x. */
export function copy(x: Vector, y: Vector): void {
  if (x.length >= LONG) y.set(x);
  else for (let i = 0; i < x.length; i++) y[i] = x[i]!;
}

/** A copy of x: `spent` overwritten, where that is a vector of the same length. */
export function copied(x: Vector, spent?: unknown): Vector {
  if (!(spent instanceof Float64Array) || spent.length !== x.length) return x.slice();
  copy(x, spent as Vector);
  return spent as Vector;
}

/** xᵀy. */
export function dot(x: Vector, y: Vector): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** ‖x‖₂. Rescales only where the plain sum of squares overflows or underflows, so ordinary values keep their plain rounding. */
export function norm(x: Vector): number {
  const plain = Math.sqrt(dot(x, x));
  if (plain > 1e-150 && plain < Number.POSITIVE_INFINITY) return plain;
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const magnitude = Math.abs(x[i]!);
    if (!(magnitude <= Number.MAX_VALUE)) return magnitude;
    if (magnitude > largest) largest = magnitude;
  }
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const share = x[i]! / largest;
    sum += share * share;
  }
  return largest * Math.sqrt(sum);
}

/** What numbers as large as this are to be divided by before they are squared and added up: 1 where the sum does not overflow anyway. */
export function scaleToSquare(largest: number): number {
  return largest > 1e140 && largest < Number.POSITIVE_INFINITY ? largest : 1;
}

/** max |xᵢ|; NaN or Infinity if an entry is. */
export function largestEntry(x: Vector): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const magnitude = Math.abs(x[i]!);
    if (!(magnitude <= largest)) largest = magnitude;
    if (Number.isNaN(magnitude)) return magnitude;
  }
  return largest;
}

/** The power of two c with 1 ≤ x/c < 2, for a finite x > 0. Scaling by it is exact. */
export function powerOfTwoNear(x: number): number {
  let c = 1;
  while (x / c >= 2) c *= 2;
  while (x / c < 1) c /= 2;
  return c;
}

/** Whether two vectors hold the same numbers (NaN never equals). */
export function same(x: Vector, y: Vector): boolean {
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false;
  return true;
}

/** Whether every entry is 0. */
export function isZero(x: Vector): boolean {
  for (let i = 0; i < x.length; i++) if (x[i] !== 0) return false;
  return true;
}

/** a / b, or 0 if θ is `atRest`, since ∇J is 0, and b is 0: there is nothing to scale, and nothing moves. */
export function quotient(a: number, b: number, atRest: boolean): number {
  return atRest && b === 0 ? 0 : a / b;
}

/** Whether every entry is finite. */
export function isFiniteVector(x: Vector): boolean {
  for (let i = 0; i < x.length; i++) if (!Number.isFinite(x[i])) return false;
  return true;
}
