import type { Jet } from "./jet.ts";

/**
 * A problem of J. J. Moré, B. S. Garbow and K. E. Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981), at
 * its standard start, with the minima published there. J = Σ rᵢ².
 */
export interface Problem {
  readonly number: number;
  readonly name: string;
  readonly start: readonly number[];
  /** Published values of J at minima, and at infinity where J falls towards such a value; the global one first. */
  readonly minima: readonly number[];
  readonly residuals: (x: Jet[]) => Jet[];
}

export const range = (m: number): number[] => Array.from({ length: m }, (_, i) => i + 1);
export const filled = (n: number, of: (j: number) => number): number[] => range(n).map(of);
export const zero = (x: Jet[]): Jet => x[0]!.times(0);
/** 1-based, as in the paper; outside 1…n the value is 0. */
export const at =
  (x: Jet[]) =>
  (i: number): Jet =>
    x[i - 1] ?? zero(x);
