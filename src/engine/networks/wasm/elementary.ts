import { LN2, leading, ONE, rounded } from "../../core/fixed-point.ts";
import { type Body, f64x2, i64x2, type V128 } from "./assembler.ts";

/**
 * exp and its kin for two numbers at a time, without tables or branches: within 2 units in the last place, and rising where the function
 * rises but for such roundings. They are not bit for bit those of core/elementary.ts. Results below the normal
 * numbers, 2⁻¹⁰²², are 0.
 */
const LOG2_E = rounded((ONE * ONE) / LN2);
// k · LN2_HIGH is exact for |k| < 2¹¹.
const LN2_HIGH = rounded(leading(LN2, 42n));
const LN2_LOW = rounded(LN2 - leading(LN2, 42n));
const HALF_LN2 = rounded(LN2 / 2n);
/** Adding and subtracting it rounds a small number to the nearest integer, which then stands in its last bits. */
const ROUNDER = 1.5 * 2 ** 52;
/** ln 2⁻¹⁰²², from above. */
const SMALLEST = -708.396;
/** r coth(r/2) − 2 = r² Σ 2 B₂ₖ r^(2k−2) / (2k)!, the Bernoulli numbers' series; for |r| ≤ ½ ln 2 the rest is below 2⁻⁵⁸. */
const COTANGENT = [1 / 6, -1 / 360, 1 / 15120, -1 / 604800, 1 / 23950080, -691 / 653837184000];
/** h coth h − 1 = h² Σ 4ᵏ B₂ₖ h^(2k−2) / (2k)!; for 0 ≤ h ≤ ½ ln 2 the rest is below 2⁻⁵⁶. */
const HALF_COTANGENT = [
  ...[1 / 3, -1 / 45, 2 / 945, -1 / 4725, 2 / 93555, -1382 / 638512875],
  ...[4 / 18243225, -3617 / 162820783125],
];
/** 1/(2k + 1): atanh s = s + s Σ s²ᵏ/(2k + 1); for |s| ≤ ⅓ the rest is below 2⁻⁵⁵, for |s| ≤ 0.172 so after nine. */
const ARC_TANGENT = Array.from({ length: 15 }, (_, k) => 1 / (2 * k + 3));

const { add, subtract, multiply, divide, of } = f64x2;

/** c₀ + x (c₁ + x (c₂ + …)). */
export function polynomial(x: V128, coefficients: readonly number[]): V128 {
  const [first, ...rest] = coefficients;
  return rest.length === 0 ? of(first!) : add(of(first!), multiply(x, polynomial(x, rest)));
}

/** The same by pairs of neighbours, pairs of pairs and so on, so that less waits for what comes before it. */
function paired(body: Body, x: V128, coefficients: readonly number[]): V128 {
  let terms: V128[] = coefficients.map(of);
  for (let power = x; terms.length > 1; power = body.let(multiply(power, power))) {
    const sums: V128[] = [];
    for (let k = 0; k < terms.length; k += 2) {
      sums.push(k + 1 < terms.length ? add(terms[k]!, multiply(power, terms[k + 1]!)) : terms[k]!);
    }
    terms = sums;
  }
  return terms[0]!;
}

interface Quotient {
  /** A power of two. */
  readonly scale: V128;
  readonly doubleRest: V128;
  readonly denominator: V128;
}

/** eʸ = scale (denominator + doubleRest) / denominator, for SMALLEST ≤ y < 709: e^r = 1 + 2r / (r coth(r/2) − r). */
function exponential(body: Body, y: V128): Quotient {
  const argument = body.let(y);
  const rounding = body.let(add(multiply(argument, of(LOG2_E)), of(ROUNDER)));
  const whole = body.let(subtract(rounding, of(ROUNDER)));
  const high = subtract(argument, multiply(whole, of(LN2_HIGH)));
  const rest = body.let(subtract(high, multiply(whole, of(LN2_LOW))));
  const square = body.let(multiply(rest, rest));
  const excess = multiply(square, paired(body, square, COTANGENT));
  return {
    scale: body.let(i64x2.add(i64x2.shiftLeft(rounding, 52), of(1))),
    doubleRest: body.let(add(rest, rest)),
    denominator: body.let(subtract(of(2), subtract(rest, excess))),
  };
}

/** eʸ for y ≤ 0. */
export function expOfNegative(body: Body, y: V128): V128 {
  const argument = body.let(y);
  const { scale, doubleRest, denominator } = exponential(body, f64x2.larger(argument, of(SMALLEST)));
  const value = add(scale, multiply(scale, divide(doubleRest, denominator)));
  return f64x2.select(of(0), value, f64x2.less(argument, of(SMALLEST)));
}

/**
 * tanh x. Odd, also in the sign of 0. With |x| = k ½ ln 2 + h, 0 ≤ h < ½ ln 2, s = 2ᵏ and c = h coth h: e²|ˣ| = s (c + h)/(c − h), so
 * tanh |x| = n / (n + 2 (c − h)) with n = (s − 1) c + (s + 1) h, in which nothing cancels and errors of n hardly matter near 1.
 */
export function tanh(body: Body, x: V128): V128 {
  // tanh is 1 in float64 long before |x| = 40.
  const size = body.let(f64x2.smaller(f64x2.andNot(x, of(-0)), of(40)));
  const rounding = body.let(add(subtract(multiply(size, of(2 * LOG2_E)), of(0.5)), of(ROUNDER)));
  // One product will do: the larger k, the less of its rounding is left in tanh.
  const h = body.let(subtract(size, multiply(subtract(rounding, of(ROUNDER)), of(HALF_LN2))));
  const square = body.let(multiply(h, h));
  const c = body.let(add(of(1), multiply(square, paired(body, square, HALF_COTANGENT))));
  const scale = body.let(i64x2.add(i64x2.shiftLeft(rounding, 52), of(1)));
  const n = body.let(add(multiply(subtract(scale, of(1)), c), multiply(add(scale, of(1)), h)));
  const rest = body.let(subtract(c, h));
  const value = divide(n, add(n, add(rest, rest)));
  return f64x2.or(value, f64x2.and(x, of(-0)));
}

/** 1 / (1 + e⁻ˣ), accurate in both tails. */
export function sigmoid(body: Body, x: V128): V128 {
  const argument = body.let(f64x2.negate(f64x2.abs(x)));
  const { scale, doubleRest, denominator } = exponential(body, f64x2.larger(argument, of(SMALLEST)));
  const small = body.let(multiply(scale, add(denominator, doubleRest)));
  const tail = f64x2.select(of(0), small, f64x2.less(argument, of(SMALLEST)));
  const above = f64x2.select(tail, denominator, f64x2.less(x, of(0)));
  return divide(above, add(small, denominator));
}

/** ln(1 + e) = 2 atanh s with s = e / (2 + e), so that 2s = e − s e, as in core/elementary.ts; by so many terms of the series. */
function logOfOneMore(body: Body, e: V128, terms: number): V128 {
  const s = body.let(divide(e, add(of(2), e)));
  const square = body.let(multiply(s, s));
  const tail = multiply(add(square, square), polynomial(square, ARC_TANGENT.slice(0, terms)));
  return subtract(e, multiply(s, subtract(e, tail)));
}

/** 2⁻½, by whose bits those of a number are split into a power of two and a rest from 2⁻½ to 2½. */
const ROOT_HALF = Math.SQRT1_2;

/** ln x for a normal number x > 0; NaN where x is not finite. */
export function log(body: Body, x: V128): V128 {
  const argument = body.let(x);
  const power = body.let(i64x2.shiftRight(i64x2.subtract(argument, of(ROOT_HALF)), 52));
  const whole = body.let(subtract(i64x2.add(power, of(ROUNDER)), of(ROUNDER)));
  const excess = body.let(subtract(i64x2.subtract(argument, i64x2.shiftLeft(power, 52)), of(1)));
  const low = add(logOfOneMore(body, excess, 9), multiply(whole, of(LN2_LOW)));
  // What is not finite makes NaN of 0.
  return add(add(multiply(whole, of(LN2_HIGH)), low), subtract(argument, argument));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e⁻|ˣ|). */
export function softplus(body: Body, x: V128): V128 {
  const e = body.let(expOfNegative(body, f64x2.negate(f64x2.abs(x))));
  return add(f64x2.max(x, of(0)), logOfOneMore(body, e, ARC_TANGENT.length));
}
