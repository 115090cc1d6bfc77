/**
 * Numbers of 128 binary places in big integers: what constants and tables of the elementary functions are worked out in, once, by
 * identities.
 */
export const PLACES = 128n;
export const ONE = 1n << PLACES;

/** The nearest double to v · 2⁻¹²⁸. */
export function rounded(v: bigint): number {
  return Number(v) / 2 ** 128;
}

/** What `rounded` leaves over. */
export function remainder(v: bigint): number {
  return rounded(v - BigInt(Number(v)));
}

/** The leading part of v · 2⁻¹²⁸, a multiple of 2^−bits. */
export function leading(v: bigint, bits: bigint): bigint {
  return (v >> (PLACES - bits)) << (PLACES - bits);
}

/** Σ sᵏ / ((2k + 1) q^(2k+1)): atanh(1/q) for s = 1, arctan(1/q) for s = −1. */
export function arcOfReciprocal(q: bigint, s: 1n | -1n): bigint {
  let power = ONE / q;
  let sum = 0n;
  for (let odd = 1n, sign = 1n; power > 0n; odd += 2n, sign *= s) {
    sum += (sign * power) / odd;
    power /= q * q;
  }
  return sum;
}

/** e^(1/q). */
export function expOfReciprocal(q: bigint): bigint {
  let sum = 0n;
  for (let term = ONE, k = 1n; term > 0n; k++) {
    sum += term;
    term /= k * q;
  }
  return sum;
}

export const LN2 = 2n * arcOfReciprocal(3n, 1n); // ln 2 = 2 atanh(1/3)
export const TWO_PI = 32n * arcOfReciprocal(5n, -1n) - 8n * arcOfReciprocal(239n, -1n); // Machin (1706)

/** The integer below √n. */
export function squareRoot(n: bigint): bigint {
  let root = 1n << 200n;
  for (;;) {
    const next = (root + n / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
