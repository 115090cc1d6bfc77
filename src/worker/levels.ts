import { ticks } from "d3";
import type { LevelScale } from "./protocol.ts";

/** Decades below the largest J of the window that log levels still tell apart. */
const DECADES = 7;

/** Where the middle value of J over the window may lie at most on a log scale, as a share of the way from the lowest level up. */
const HIGHEST_MIDDLE = 0.66;

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))]!;
}

/** Each inner one of the ascending numbers, moved to the roundest number that keeps it well within its place between its neighbours. */
function roundedBetween(exact: readonly number[]): number[] {
  const levels: number[] = [];
  for (let i = 1; i + 1 < exact.length; i++) {
    const room = Math.min(exact[i]! - exact[i - 1]!, exact[i + 1]! - exact[i]!);
    // Where much of the window has one and the same J there is no room, and no level.
    if (!(room > 0)) continue;
    const exponent = Math.floor(Math.log10(room));
    const digit = [5, 2, 1].find((digit) => Number(`${digit}e${exponent}`) <= room) ?? 1;
    const step = Number(`${digit}e${exponent}`);
    // Through text, so that 3e-4 is the number that is written so.
    const level = Number((Math.round(exact[i]! / step) * step).toPrecision(12));
    if (level > (levels.at(-1) ?? Number.NEGATIVE_INFINITY)) levels.push(level);
  }
  return levels;
}

/** The share of the way from `low` to `high` at which x lies in log(x + offset). */
function shareOf(x: number, low: number, high: number, offset: number): number {
  return Math.log((x + offset) / (low + offset)) / Math.log((high + offset) / (low + offset));
}

/**
 * The offset with which log(height + offset) suits heights between `low` and `high`: as small as may be, but large enough that half
 * of the window does not drown in the few highest levels. Null where none is, and even levels serve better.
 */
function chooseOffset(low: number, middle: number, high: number): number | null {
  if (shareOf(middle, low, high, 0) <= HIGHEST_MIDDLE) return 0;
  let [small, large] = [low / 10, high];
  if (shareOf(middle, low, high, large) > HIGHEST_MIDDLE) return null;
  for (let i = 0; i < 40; i++) {
    const between = Math.sqrt(small * large);
    if (shareOf(middle, low, high, between) > HIGHEST_MIDDLE) small = between;
    else large = between;
  }
  return large;
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
  if (!Number.isFinite(infimum)) {
    const exact = Array.from({ length: count + 2 }, (_, i) => quantile(sorted, i / (count + 1)));
    return { scale: { kind: "quantile" }, levels: roundedBetween(exact) };
  }
  const high = most - infimum;
  const low = Math.max(quantile(sorted, 0.0003) - infimum, high * 10 ** -DECADES);
  const middle = Math.max(low, quantile(sorted, 0.5) - infimum);
  const offset = high > 8 * low ? chooseOffset(low, middle, high) : null;
  if (offset === null) {
    return { scale: { kind: "linear" }, levels: ticks(least, most, count).filter((level) => level > least) };
  }
  const heights = Array.from(
    { length: count + 2 },
    (_, i) => (low + offset) * ((high + offset) / (low + offset)) ** (i / (count + 1)) - offset,
  );
  return {
    scale: { kind: "log", floor: infimum, offset },
    levels: roundedBetween(heights).map((height) => infimum + height),
  };
}
