import { ticks } from "d3";
import type { LevelScale } from "./protocol.ts";

/** Decades below the largest J of the window that log levels still tell apart. */
const DECADES = 4.5;

/** Round numbers between 1 and 10, spaced ever more closely and as evenly on a log scale as two digits allow. */
const SERIES: readonly (readonly number[])[] = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 2, 3, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8],
  [1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3.2, 3.6, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9],
];

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))]!;
}

/** The numbers of a series times powers of ten within [low, high], low > 0. */
function seriesBetween(series: readonly number[], low: number, high: number): number[] {
  const numbers: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); 10 ** exponent <= high; exponent++)
    for (const digits of series) {
      // Through text, so that 3e-4 is the number that is written so.
      const x = Number(`${digits}e${exponent}`);
      if (x >= low && x <= high) numbers.push(x);
    }
  return numbers;
}

/** Quantiles, each moved to the roundest number that keeps it well within its place between the neighbours. */
function roundQuantiles(sorted: Float64Array, count: number): number[] {
  const exact = Array.from({ length: count + 2 }, (_, i) => quantile(sorted, i / (count + 1)));
  const levels: number[] = [];
  for (let i = 1; i <= count; i++) {
    const room = Math.min(exact[i]! - exact[i - 1]!, exact[i + 1]! - exact[i]!);
    // Where much of the window has one and the same J there is no room, and no level.
    if (!(room > 0)) continue;
    const unit = 10 ** Math.floor(Math.log10(room));
    const step = [5, 2, 1].map((digits) => digits * unit).find((s) => s <= room) ?? unit;
    const level = Number((Math.round(exact[i]! / step) * step).toPrecision(12));
    if (level > (levels.at(-1) ?? Number.NEGATIVE_INFINITY)) levels.push(level);
  }
  return levels;
}

/**
 * About `count` levels, ascending, for J with the finite values `sorted` (ascending) over the window. Log where J is bounded below and
 * its height above the greatest lower bound spans decades; at quantiles where J is not bounded; even otherwise.
 */
export function chooseLevels(
  sorted: Float64Array,
  infimum: number,
  count: number,
): { readonly scale: LevelScale; readonly levels: readonly number[] } {
  const least = sorted[0];
  // The few highest values, in a corner of the window, get no levels of their own.
  const most = sorted.length === 0 ? undefined : quantile(sorted, 0.995);
  if (least === undefined || most === undefined || !(most > least)) return { scale: { kind: "linear" }, levels: [] };
  if (!Number.isFinite(infimum)) return { scale: { kind: "quantile" }, levels: roundQuantiles(sorted, count) };
  const high = most - infimum;
  const low = Math.max(quantile(sorted, 0.001) - infimum, high * 10 ** -DECADES);
  if (!(high > 8 * low)) {
    return { scale: { kind: "linear" }, levels: ticks(least, most, count).filter((level) => level > least) };
  }
  const candidates = SERIES.map((series) => seriesBetween(series, low, high));
  const [first, ...others] = candidates;
  const best = others.reduce((a, b) => (Math.abs(b.length - count) < Math.abs(a.length - count) ? b : a), first!);
  return { scale: { kind: "log", floor: infimum }, levels: best.map((gap) => infimum + gap) };
}
