import { LN2, leading, ONE, rounded } from "../../core/fixed-point.ts";
import { type Body, f64x2, i64x2, type V128 } from "./assembler.ts";

/**
 * exp and its kin for two numbers at a time, without tables or branches: within 2 units in the last place, tanh near ±½ within 3, and
 * rising where the function rises but for such roundings. They are not bit for bit those of core/elementary.ts. Results below the normal
 * numbers, 2⁻¹⁰²², are 0.
 */
const LOG2_E = rounded((ONE * ONE) / LN2);
// k · LN2_HIGH is exact for |k| < 2¹¹.
const LN2_HIGH = rounded(leading(LN2, 42n));
const LN2_LOW = rounded(LN2 - leading(LN2, 42n));
/** Adding and subtracting it rounds a small number to the nearest integer, which then stands in its last bits. */
const ROUNDER = 1.5 * 2 ** 52;
/** ln 2⁻¹⁰²², from above. */
const SMALLEST = -708.396;
/** r coth(r/2) − 2 = r² Σ 2 B₂ₖ r^(2k−2) / (2k)!, the Bernoulli numbers' series; for |r| ≤ ½ ln 2 the rest is below 2⁻⁵⁸. */
const COTANGENT = [1 / 6, -1 / 360, 1 / 15120, -1 / 604800, 1 / 23950080, -691 / 653837184000];
/** 1/(2k + 1): atanh s = s + s Σ s²ᵏ/(2k + 1); for s ≤ ⅓ the rest is below 2⁻⁵⁵. */
const ARC_TANGENT = Array.from({ length: 15 }, (_, k) => 1 / (2 * k + 3));

const { add, subtract, multiply, divide, of } = f64x2;

/** c₀ + x (c₁ + x (c₂ + …)). */
export function polynomial(x: V128, coefficients: readonly number[]): V128 {
  const [first, ...rest] = coefficients;
  return rest.length === 0 ? of(first!) : add(of(first!), multiply(x, polynomial(x, rest)));
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
  const fourth = body.let(multiply(square, square));
  const pairs = [0, 2, 4].map((k) => add(of(COTANGENT[k]!), multiply(square, of(COTANGENT[k + 1]!))));
  const excess = multiply(square, add(pairs[0]!, multiply(fourth, add(pairs[1]!, multiply(fourth, pairs[2]!)))));
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

/** tanh x. Odd, also in the sign of 0. */
export function tanh(body: Body, x: V128): V128 {
  const size = body.let(f64x2.abs(x));
  // tanh is 1 in float64 long before |x| = 40.
  const { scale, doubleRest, denominator } = exponential(body, f64x2.larger(multiply(size, of(-2)), of(-80)));
  // With u / d = e⁻²|ˣ|: (d − u)/(d + u), in which nothing cancels for small x as it is written here, or 1 − 2u/(d + u).
  const product = body.let(multiply(scale, doubleRest));
  const u = body.let(add(multiply(scale, denominator), product));
  const large = body.let(f64x2.greater(size, of(0.55)));
  const difference = subtract(multiply(subtract(of(1), scale), denominator), product);
  const quotient = body.let(divide(f64x2.select(add(u, u), difference, large), add(denominator, u)));
  const value = f64x2.select(subtract(of(1), quotient), quotient, large);
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

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e⁻|ˣ|). */
export function softplus(body: Body, x: V128): V128 {
  const e = body.let(expOfNegative(body, f64x2.negate(f64x2.abs(x))));
  // As in core/elementary.ts: with s = e / (2 + e), ln(1 + e) = 2 atanh s, and 2s = e − s e.
  const s = body.let(divide(e, add(of(2), e)));
  const square = body.let(multiply(s, s));
  const tail = multiply(add(square, square), polynomial(square, ARC_TANGENT));
  return add(f64x2.max(x, of(0)), subtract(e, multiply(s, subtract(e, tail))));
}
