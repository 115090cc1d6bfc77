import { tickStep, ticks } from "d3";
import { roundest } from "./roundest.ts";

/** An axis whose numbers, at least this many times as large as the axis is long, differ only in their last digits. */
const MANY_DIGITS = 2e4;
/** Numbers outside these sizes, or with more decimals, are written with a power of ten. */
const LARGEST_PLAIN = 1e6;
const MOST_DECIMALS = 4;
/** Blank between two numbers, in the unit of their sizes. */
const GAP = 8;

export interface AxisTick {
  readonly value: number;
  readonly label: string;
}

/** The numbers of an axis. */
export interface AxisNumbers {
  readonly ticks: readonly AxisTick[];
  /** What a label is counted from: 0, or a round value within the axis if its values agree in too many digits. */
  readonly offset: number;
}

/** The value from which labels between two values are counted: 0 as long as they differ within their first few digits. */
export function axisOffset([low, high]: readonly [number, number]): number {
  return Math.max(Math.abs(low), Math.abs(high)) > MANY_DIGITS * (high - low) ? roundest(low, high) : 0;
}

const written = (text: string) => text.replaceAll("-", "−").replace("e+", "e");

/** e of x = m·10ᵉ with 1 ≤ |m| < 10. */
const exponentOf = (x: number): number => Number(x.toExponential().split("e")[1]);

/** A number with so many decimals; what rounds to zero has no sign. */
function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  return written(Number(text) === 0 ? text.replace("-", "") : text);
}

/** Labels for ascending multiples of `step`, which tell them apart; with a sign if they are differences. */
function tickLabels(values: readonly number[], step: number, signed: boolean): readonly string[] {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const size = Math.max(...values.map(Math.abs));
  if (!signed && decimals <= MOST_DECIMALS && size < LARGEST_PLAIN) {
    const [first, last] = [values[0]!, values.at(-1)!];
    // A single number has the precision of the step, several that of the distance between them.
    const distance = first === last ? step : tickStep(first, last, Math.max(1, (last - first) / step));
    const places = Math.min(20, Math.max(0, -exponentOf(distance)));
    return values.map((value) => fixed(value, places));
  }
  return values.map((value) => {
    // Multiples of the step, without what its rounding added.
    const digits = Math.max(0, Math.floor(Math.log10(Math.abs(value)) + 1e-9) + decimals);
    if (value === 0 || Math.abs(value) < step / 2) return "0";
    const text =
      decimals <= MOST_DECIMALS && size < LARGEST_PLAIN
        ? String(Number(value.toFixed(decimals)))
        : Number(value.toPrecision(Math.min(16, digits + 1))).toExponential();
    return written(signed && value > 0 ? `+${text}` : text);
  });
}

/** At about `count` round values of an axis, its numbers. */
function numbersAt([low, high]: readonly [number, number], count: number): AxisNumbers {
  const offset = axisOffset([low, high]);
  const [from, to] = [low - offset, high - offset];
  const values = ticks(from, to, count);
  if (values.length === 0) return { ticks: [], offset };
  const labels = tickLabels(values, tickStep(from, to, count), offset !== 0);
  return { ticks: values.map((value, i) => ({ value: offset + value, label: labels[i]! })), offset };
}

/**
 * The numbers of an axis that is `length` long, as many as fit and about `spacing` apart: they never touch. `sizeOf` measures a label
 * along the axis.
 */
export function axisNumbers(
  domain: readonly [number, number],
  length: number,
  spacing: number,
  sizeOf: (label: string) => number,
): AxisNumbers {
  const scale = length / (domain[1] - domain[0]);
  const fits = (all: readonly AxisTick[]) =>
    all.every(({ value, label }, i) => {
      const before = all[i - 1];
      return !before || (value - before.value) * scale >= (sizeOf(before.label) + sizeOf(label)) / 2 + GAP;
    });
  for (let count = Math.max(2, Math.floor(length / spacing)); count >= 1; count--) {
    const numbers = numbersAt(domain, count);
    if (fits(numbers.ticks)) return numbers;
  }
  const { ticks: some, offset } = numbersAt(domain, 1);
  return { ticks: some.slice(0, 1), offset };
}

/** An axis's name, with what its labels are counted from: "x", "x − 1.2345". */
export function axisName(name: string, offset: number): string {
  if (offset === 0) return name;
  return written(`${name} ${offset < 0 ? "+" : "-"} ${String(Math.abs(offset))}`);
}

/** What an axis without a name says if its labels are counted from a value: "1.2345 + …". */
export const offsetText = (offset: number): string => written(`${String(offset)} + …`);
