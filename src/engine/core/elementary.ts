import {
  arcOfReciprocal,
  expOfReciprocal,
  LN2,
  leading,
  ONE,
  PLACES,
  remainder,
  rounded,
  TWO_PI,
} from "./fixed-point.ts";

/**
 * Elementary functions with the same bits in every engine: `Math.exp` and its kin may differ in the last digit from one
 * browser to the next, so these use +, −, ×, ÷ alone. Each is within 0.8 units in the last place of the exact value.
 * The constants are worked out once, in integers of 128 binary places, by the identities that stand beside them.
 */

/** 2ᵏ for k = −1023 … 1023, at index k + 1023. */
const POWERS_OF_TWO = new Float64Array(2047);
for (let k = 0; k <= 1023; k++) {
  POWERS_OF_TWO[1023 + k] = k === 0 ? 1 : 2 * POWERS_OF_TWO[1022 + k]!;
  POWERS_OF_TWO[1023 - k] = k === 0 ? 1 : POWERS_OF_TWO[1024 - k]! / 2;
}

/** 2^(j/128), j = 0 … 127, as pairs of double and remainder. */
const ROOTS = new Float64Array(256);
{
  // ln 2 / 128 < 1/128, so the Taylor series of the first root is short; the others are its powers.
  let root = 0n;
  for (let term = ONE, k = 1n; term > 0n; k++) {
    root += term;
    term = (term * LN2) / (128n * k * ONE);
  }
  let power = ONE;
  for (let j = 0; j < 128; j++) {
    ROOTS[2 * j] = rounded(power);
    ROOTS[2 * j + 1] = remainder(power);
    power = (power * root) >> PLACES;
  }
}

/** ln(1 + (j + ½)/128), j = 0 … 127, as pairs: a multiple of 2⁻⁴² (so that adding k ln 2 is exact) and the rest. */
const LOGARITHMS = new Float64Array(256);
{
  let sum = 0n;
  for (let j = 0; j < 128; j++) {
    sum += 2n * arcOfReciprocal(BigInt(2 * j + (j === 0 ? 513 : 256)), 1n);
    LOGARITHMS[2 * j] = rounded(leading(sum, 42n));
    LOGARITHMS[2 * j + 1] = rounded(sum - leading(sum, 42n));
  }
}

/** Nodes j = 0 … 612 of the two sigmoid tables: σ(±j/16) and tanh(j/32). Beyond the last node both are 1 to 53 bits. */
const NODES = 612;
/** σ(j/16), j = −612 … 612, at index j + 612, as pairs of double and remainder. */
const SIGMOIDS = new Float64Array(2 * (2 * NODES + 1));
/** tanh(j/32), as pairs of double and remainder. */
const TANHS = new Float64Array(2 * (NODES + 1));
{
  const ratio = expOfReciprocal(16n);
  let power = ONE;
  for (let j = 0; j <= NODES; j++) {
    const below = (ONE * ONE) / (ONE + power);
    const above = ONE - below;
    const tanhHere = above - below;
    SIGMOIDS[2 * (NODES - j)] = rounded(below);
    SIGMOIDS[2 * (NODES - j) + 1] = remainder(below);
    SIGMOIDS[2 * (NODES + j)] = rounded(above);
    SIGMOIDS[2 * (NODES + j) + 1] = remainder(above);
    TANHS[2 * j] = rounded(tanhHere);
    TANHS[2 * j + 1] = remainder(tanhHere);
    power = (power * ratio) >> PLACES;
  }
}

/** Adding and subtracting it rounds a small number to the nearest integer. */
const ROUNDER = 1.5 * 2 ** 52;

const STEPS_PER_UNIT = rounded((128n * ONE * ONE) / LN2);
// n · STEP_HIGH is exact: 18 bits of n and 28 bits here.
const STEP_HIGH = rounded(leading(LN2 / 128n, 35n));
const STEP_LOW = rounded(LN2 / 128n - leading(LN2 / 128n, 35n));

/** eˣ. Overflows to Infinity, underflows through the subnormal numbers to 0. */
export function exp(x: number): number {
  if (!(x > -746 && x < 710)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : x;
  const n = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const i = 2 * (n & 127);
  const k = n >> 7;
  const root = ROOTS[i]!;
  const mantissa = root + (ROOTS[i + 1]! + root * p);
  if (k > 1023) return mantissa * 2 * POWERS_OF_TWO[k + 1022]!;
  // All scalings but the last are exact, so a subnormal result is rounded once.
  if (k < -1022) return mantissa * POWERS_OF_TWO[k + 1087]! * 2 ** -64;
  return mantissa * POWERS_OF_TWO[k + 1023]!;
}

const LN2_HIGH = rounded(leading(LN2, 42n));
const LN2_LOW = rounded(LN2 - leading(LN2, 42n));

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
/** The word that holds sign and exponent. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** ln(1 + f) for |f| ≤ 1/16. */
function logNearOne(f: number): number {
  // With s = f / (2 + f): ln(1 + f) = 2 atanh s, and 2s = f − s f.
  const s = f / (2 + f);
  const z = s * s;
  const tail = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13))))));
  return f - s * (f - tail);
}

/** ln x + correction for a positive finite x not near 1 and a correction below one unit in the last place of x. */
function logarithm(x: number, correction: number): number {
  float[0] = x;
  const high = words[HIGH]!;
  const k = (high >> 20) - 1023;
  const j = (high >> 13) & 127;
  const centre = 1 + (j + 0.5) / 128;
  const r = (x * POWERS_OF_TWO[1023 - k]! - centre) / centre;
  const whole = k * LN2_HIGH + LOGARITHMS[2 * j]!;
  const sum = whole + r;
  const p = r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6)))));
  return sum + (whole - sum + r + (p + (LOGARITHMS[2 * j + 1]! + k * LN2_LOW + correction)));
}

/** ln x. −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x >= 0.9375 && x <= 1.0625) return logNearOne(x - 1);
  if (x >= 2 ** -1022 && x <= Number.MAX_VALUE) return logarithm(x, 0);
  if (x > 0 && x < 1) return logSubnormal(x);
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

function logSubnormal(x: number): number {
  const scaled = x * 2 ** 54;
  return logarithm(scaled, -54 * LN2_LOW) - 54 * LN2_HIGH;
}

/** ln(1 + x), accurate where x is small. −Infinity at −1, NaN below. */
export function log1p(x: number): number {
  if (x >= -0.0625 && x <= 0.0625) return logNearOne(x);
  const u = 1 + x;
  if (!(u > 0 && u <= Number.MAX_VALUE)) return log(u);
  const lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  return logarithm(u, lost / u);
}

/** The logistic sigmoid 1 / (1 + e⁻ˣ), accurate in both tails. */
export function sigmoid(x: number): number {
  if (!(x > -38.25 && x < 38.25)) return x > 0 ? 1 : exp(x);
  const j = x * 16 + ROUNDER - ROUNDER;
  const d = x - j / 16;
  // With E = e^d − 1: σ(a + d) = σ(a) + σ(a) (1 − σ(a)) E / (1 + σ(a) E).
  const e =
    d + d * d * (1 / 2 + d * (1 / 6 + d * (1 / 24 + d * (1 / 120 + d * (1 / 720 + d * (1 / 5040 + d * (1 / 40320)))))));
  const i = 2 * (j + NODES);
  const node = SIGMOIDS[i]!;
  const se = node * e;
  return node + (SIGMOIDS[i + 1]! + (se * (1 - node)) / (1 + se));
}

/** The hyperbolic tangent. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.25) {
    // Lambert's continued fraction x / (1 + x²/(3 + x²/(5 + …/13))), its departure from x worked out.
    if (x === 0) return x;
    const z = x * x;
    return x - (x * z * (45045 + z * (2772 + z * 27))) / (135135 + z * (62370 + z * (3150 + z * 28)));
  }
  if (!(a < 19.125)) return x > 0 ? 1 : x < 0 ? -1 : x;
  const j = a * 32 + ROUNDER - ROUNDER;
  const d = a - j / 32;
  const z = d * d;
  const t = d - d * z * (1 / 3 - z * (2 / 15 - z * (17 / 315 - z * (62 / 2835))));
  // tanh(b + d) = tanh b + (1 − tanh² b) t / (1 + t tanh b).
  const node = TANHS[2 * j]!;
  const sum = node + (TANHS[2 * j + 1]! + ((1 - node) * (1 + node) * t) / (1 + node * t));
  return x < 0 ? -sum : sum;
}

/** Veltkamp's (1968) constant: x · S − (x · S − x) is x rounded to 26 bits, so that products of such halves are exact. */
const SPLITTER = 2 ** 27 + 1;
const TWO_PI_HIGH = rounded(leading(TWO_PI, 23n));
const TWO_PI_LOW = rounded(TWO_PI - leading(TWO_PI, 23n));

/** sin 2πy for |y| ≤ 1/8. */
function sinKernel(y: number): number {
  const spread = y * SPLITTER;
  const yHigh = spread - (spread - y);
  const exact = yHigh * TWO_PI_HIGH;
  const rest = (y - yHigh) * TWO_PI_HIGH + y * TWO_PI_LOW;
  const b = exact + rest;
  const bLow = exact - b + rest;
  const z = b * b;
  const p =
    -1 / 6 +
    z *
      (1 / 120 +
        z *
          (-1 / 5040 +
            z *
              (1 / 362880 +
                z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z / 355687428096000))))));
  return b + (bLow * (1 - 0.5 * z) + b * z * p);
}

/** cos 2πy for |y| ≤ 1/8. */
function cosKernel(y: number): number {
  const spread = y * SPLITTER;
  const yHigh = spread - (spread - y);
  const exact = yHigh * TWO_PI_HIGH;
  const rest = (y - yHigh) * TWO_PI_HIGH + y * TWO_PI_LOW;
  const b = exact + rest;
  const bLow = exact - b + rest;
  const z = b * b;
  const p =
    1 / 24 +
    z *
      (-1 / 720 +
        z * (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z / 20922789888000)))));
  // The leading part of b²/2 with no rounding at all: half a unit in the last place of it would show in the result.
  const bSpread = b * SPLITTER;
  const bHigh = bSpread - (bSpread - b);
  const half = 0.5 * bHigh * bHigh;
  const top = 1 - half;
  return top + (1 - top - half + (z * z * p - (0.5 * (b - bHigh) * (b + bHigh) + b * bLow)));
}

/** cos 2πt, t in turns: exactly 0, 1 or −1 at every quarter turn. NaN at ±Infinity. */
export function cosTurns(t: number): number {
  const a = Math.abs(t);
  const fraction = a - Math.floor(a);
  const quarter = Math.round(4 * fraction);
  const y = fraction - quarter / 4;
  switch (quarter) {
    case 1:
      return -sinKernel(y);
    case 2:
      return -cosKernel(y);
    case 3:
      return sinKernel(y);
    default:
      return cosKernel(y);
  }
}

/** sin 2πt, t in turns: exactly 0, 1 or −1 at every quarter turn. Odd, also in the sign of 0. NaN at ±Infinity. */
export function sinTurns(t: number): number {
  const sine = sinOfPositive(Math.abs(t));
  return t > 0 ? sine : t < 0 ? -sine : t;
}

function sinOfPositive(t: number): number {
  const fraction = t - Math.floor(t);
  const quarter = Math.round(4 * fraction);
  const y = fraction - quarter / 4;
  switch (quarter) {
    case 1:
      return cosKernel(y);
    case 2:
      return 0 - sinKernel(y);
    case 3:
      return -cosKernel(y);
    default:
      return sinKernel(y);
  }
}

/** baseⁿ for an integer n ≥ 0 by repeated squaring; base⁰ = 1. The relative error is below n units in the last place. */
export function powInteger(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    if (rest > 1) square *= square;
  }
  return result;
}
