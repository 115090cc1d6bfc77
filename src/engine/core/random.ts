import { cosTurns, log, sinTurns } from "./elementary.ts";

/**
 * Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 * A number is a pure function of (seed, stream, index), so nothing depends on the order of evaluation and nothing needs to be stored.
 */
const word = new Uint32Array(4);

const ROUND_MULTIPLIER_0 = 0xd2511f53;
const ROUND_MULTIPLIER_1 = 0xcd9e8d57;
const KEY_INCREMENT_0 = 0x9e3779b9;
const KEY_INCREMENT_1 = 0xbb67ae85;

/** The high 32 bits of the 64-bit product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const cross = aHigh * bLow + ((aLow * bLow) >>> 16);
  const middle = aLow * bHigh + (cross % 0x10000);
  return (aHigh * bHigh + Math.floor(cross / 0x10000) + Math.floor(middle / 0x10000)) >>> 0;
}

/** The Philox4x32-10 block of a 128-bit counter and a 64-bit key, each as unsigned 32-bit words, written to `out`. */
export function philox(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let k0 = key0;
  let k1 = key1;
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
  for (let round = 0; round < 10; round++) {
    const x0: number = out[0];
    const x1: number = out[1];
    const x2: number = out[2];
    const x3: number = out[3];
    out[0] = multiplyHigh(ROUND_MULTIPLIER_1, x2) ^ x1 ^ k0;
    out[1] = Math.imul(ROUND_MULTIPLIER_1, x2);
    out[2] = multiplyHigh(ROUND_MULTIPLIER_0, x0) ^ x3 ^ k1;
    out[3] = Math.imul(ROUND_MULTIPLIER_0, x0);
    k0 = (k0 + KEY_INCREMENT_0) >>> 0;
    k1 = (k1 + KEY_INCREMENT_1) >>> 0;
  }
}

/** A pair of 32-bit words as a number in [0, 1) with 53 random bits. */
function fraction(high: number, low: number): number {
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000;
}

/** The uses of random numbers. Each has numbers of its own, so that adding one never changes another's. */
export const STREAM = {
  gradientNoise: 0,
  hessianNoise: 1,
  choice: 2,
  trainingData: 3,
  heldOutData: 4,
  /** Which examples of a given set are trained on. */
  selection: 5,
  /** Which examples a minibatch has. */
  batches: 6,
  weights: 7,
  curvature: 8,
  /** Which hidden units an update drops. */
  dropout: 9,
  plane: 16,
  spread: 17,
  /** What a matrix problem's target is made from, and where its lanes start. */
  matrixTarget: 24,
  matrixStart: 25,
} as const;

/** Fills `out` with independent 𝒩(0, 1) numbers belonging to (seed, stream, index, part). */
export function normals(seed: number, stream: number, index: number, part: number, out: Float64Array): void {
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / 0x100000000) >>> 0;
  for (let i = 0; i < out.length; i += 2) {
    philox(index, i, part, stream, key0, key1, word);
    // Box and Muller (1958); 1 − u lies in (0, 1], where the logarithm is finite.
    const radius = Math.sqrt(-2 * log(1 - fraction(word[0]!, word[1]!)));
    const turns = fraction(word[2]!, word[3]!);
    out[i] = radius * cosTurns(turns);
    if (i + 1 < out.length) out[i + 1] = radius * sinTurns(turns);
  }
}

/** A number in [0, 1) with 53 random bits belonging to (seed, stream, index). */
export function uniform(seed: number, stream: number, index: number): number {
  philox(index, 0, 0, stream, seed >>> 0, Math.floor(seed / 0x100000000) >>> 0, word);
  return fraction(word[0]!, word[1]!);
}

/**
 * Fills `out` with independent numbers in [0, 1) with 53 random bits belonging to (seed, stream, index, part): those from the one at
 * `first` on, which is even.
 */
export function uniforms(
  seed: number,
  stream: number,
  index: number,
  part: number,
  out: Float64Array,
  first = 0,
): void {
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / 0x100000000) >>> 0;
  for (let i = 0; i < out.length; i += 2) {
    philox(index, first + i, part, stream, key0, key1, word);
    out[i] = fraction(word[0]!, word[1]!);
    if (i + 1 < out.length) out[i + 1] = fraction(word[2]!, word[3]!);
  }
}

/** Fills `out` with 0 … n − 1, n its length, in an order that belongs to (seed, stream, index); every order is equally likely. */
export function shuffle(seed: number, stream: number, index: number, out: Uint32Array): void {
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / 0x100000000) >>> 0;
  for (let i = 0; i < out.length; i++) out[i] = i;
  // Fisher and Yates (1938), from the end on.
  for (let i = out.length - 1, drawn = 4; i > 0; i--, drawn++) {
    if (drawn === 4) {
      philox(index, i, 0, stream, key0, key1, word);
      drawn = 0;
    }
    const j = Math.floor((word[drawn]! / 0x100000000) * (i + 1));
    const other = out[j]!;
    out[j] = out[i]!;
    out[i] = other;
  }
}

/** Fills `out` with independent numbers from 0 to n − 1 that belong to (seed, stream, index). */
export function choices(seed: number, stream: number, index: number, n: number, out: Uint32Array): void {
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / 0x100000000) >>> 0;
  for (let i = 0; i < out.length; i++) {
    if (i % 4 === 0) philox(index, i, 0, stream, key0, key1, word);
    out[i] = Math.floor((word[i % 4]! / 0x100000000) * n);
  }
}
