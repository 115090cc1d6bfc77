import { scaleLog, scaleSymlog } from "d3";
import { formatNumber } from "../format.ts";
import { axisNumbers } from "./axis-numbers.ts";

/** What the scale of an ordinate must know of one series. */
export interface SeriesRange {
  readonly smallest: number;
  readonly largest: number;
  readonly smallestPositive: number;
  /** The value that it starts with. */
  readonly first: number;
  /** A diverging series reaches any number; the scale follows it only a little way. */
  readonly diverged: boolean;
}

/** A number as it is set: `exponent` is raised, and may be empty. */
export interface Label {
  readonly text: string;
  readonly exponent: string;
}

export interface Tick {
  readonly value: number;
  readonly label: Label;
}

export interface OrdinateScale {
  readonly kind: "log" | "symlog" | "linear";
  readonly domain: readonly [number, number];
  /** The ordinate in pixels of a value; values below a log scale's foot, zero among them, stand on the foot. */
  readonly position: (value: number) => number;
  readonly ticks: readonly Tick[];
  /** What the ticks' labels are counted from; 0 unless the values agree in too many digits. */
  readonly offset: number;
  /** Whether a series has values that a log scale's foot stands in for. */
  readonly clipped: boolean;
  /** Two scales with the same key draw everything alike, if their range in pixels is the same. */
  readonly key: string;
}

/** A log scale never shows more decades than float64 resolves below its top. */
const MOST_DECADES = 16;
/** How many decades below where the typical series ends a log scale reaches: a single one that falls far deeper does not flatten the rest. */
const DECADES_BELOW_TYPICAL = 4;
/** A diverged series is followed to so many times its first value. */
const FOLLOW = 100;

/** A power of ten for an axis or a heading: "1", "100", or 10 with an exponent. */
function powerOfTen(exponent: number): Label {
  return exponent >= 0 && exponent <= 3
    ? { text: String(10 ** exponent), exponent: "" }
    : { text: "10", exponent: String(exponent).replace("-", "−") };
}

/** A number as short as it may be: 10 with an exponent for a power of ten, else as formatNumber has it. */
export function shortLabel(value: number): Label {
  if (value === 0) return { text: "0", exponent: "" };
  const exponent = Math.round(Math.log10(Math.abs(value)));
  if (Math.abs(Math.abs(value) / 10 ** exponent - 1) > 1e-9) return { text: formatNumber(value, 2), exponent: "" };
  const { text, exponent: raised } = powerOfTen(exponent);
  return { text: value < 0 ? `−${text}` : text, exponent: raised };
}

/** No scale reaches into the smallest numbers that there are, whose powers of ten underflow. */
const SMALLEST_EXPONENT = -300;
const decade = (value: number) => Math.max(SMALLEST_EXPONENT, Math.floor(Math.log10(value) + 1e-9));

function logTicks(bottom: number, top: number, most: number): Tick[] {
  const stride = Math.max(1, Math.ceil((top - bottom) / Math.max(1, most - 1)));
  const exponents: number[] = [];
  // From 10⁰, so that the ticks stay where they are when the foot moves.
  for (let e = Math.ceil(bottom / stride) * stride; e <= top; e += stride) exponents.push(e);
  if (top - bottom === 1) {
    return [1, 2, 5, 10].map((m) => ({ value: m * 10 ** bottom, label: shortLabel(m * 10 ** bottom) }));
  }
  return exponents.map((e) => ({ value: 10 ** e, label: powerOfTen(e) }));
}

function logScale(ranges: readonly SeriesRange[], pixels: readonly [number, number], most: number): OrdinateScale {
  const positive = ranges.filter(({ largest }) => largest > 0);
  const reach = (r: SeriesRange) => (r.diverged ? Math.min(r.largest, FOLLOW * Math.max(r.first, 0)) : r.largest);
  const highest = Math.max(0, ...positive.map(reach)) || 1;
  const depths = positive.map(({ smallestPositive }) => Math.min(highest, smallestPositive)).sort((a, b) => a - b);
  const typical = depths[Math.floor(depths.length / 2)] ?? highest;
  let top = Math.max(SMALLEST_EXPONENT + 1, Math.ceil(Math.log10(highest) - 1e-9));
  const bottom = Math.max(top - MOST_DECADES, decade(typical) - DECADES_BELOW_TYPICAL, decade(depths[0] ?? highest));
  if (top === bottom) top++;
  const foot = 10 ** bottom;
  const scale = scaleLog([foot, 10 ** top], [...pixels]);
  return {
    kind: "log",
    domain: [foot, 10 ** top],
    position: (value) => (value <= foot ? pixels[0] : scale(value)),
    ticks: logTicks(bottom, top, most),
    offset: 0,
    clipped: ranges.some(({ smallest }) => smallest < foot * (1 - 1e-9)),
    key: `log ${bottom} ${top}`,
  };
}

/** No linear part is narrower than so many times the first values: what lies below is as good as 0. */
const NARROWEST = 1e-4;

/** A symlog scale has at most so many decades on either side: it has to stay within float64. */
const MOST_SYMLOG_DECADES = 100;

/**
 * The width of a symlog scale's linear part: a decade below the sizes that most values have, and no more than the first ones.
 * `largest` is the size of the larger end of the domain.
 */
function linearPart(ranges: readonly SeriesRange[], sizes: readonly number[], largest: number): number {
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const typical = sorted[Math.floor(sorted.length / 10)] ?? 1;
  const firsts = ranges.map(({ first }) => Math.abs(first)).filter((size) => size > 0);
  const first = firsts.length > 0 ? Math.min(...firsts) : typical;
  const narrowest = Math.max(decade(NARROWEST * first), decade(largest) - MOST_SYMLOG_DECADES);
  return 10 ** Math.max(narrowest, Math.min(decade(typical) - 1, decade(first)));
}

/** Powers of ten on both sides of 0, or round values if there are too few of them between the ends of the domain. */
function symlogTicks(
  domain: readonly [number, number],
  linear: number,
  y: (value: number) => number,
): Pick<OrdinateScale, "ticks" | "offset"> {
  const [low, high] = domain;
  const candidates = [0];
  for (let e = decade(Math.max(-low, high)); e >= decade(linear); e--) candidates.push(10 ** e, -(10 ** e));
  const inside = candidates.filter((value) => value >= low && value <= high);
  const apart = (values: readonly number[]) => {
    const taken: number[] = [];
    for (const value of values) if (taken.every((other) => Math.abs(y(other) - y(value)) >= 22)) taken.push(value);
    return taken;
  };
  if (inside.length >= 3)
    return { ticks: apart(inside).map((value) => ({ value, label: shortLabel(value) })), offset: 0 };
  const { ticks, offset } = axisNumbers(domain, 5, 1, () => 0);
  const labels = new Map(ticks.map(({ value, label }) => [value, label]));
  return {
    ticks: apart([...labels.keys()]).map((value) => ({ value, label: { text: labels.get(value)!, exponent: "" } })),
    offset,
  };
}

function symlogScale(
  ranges: readonly SeriesRange[],
  sizes: readonly number[],
  pixels: readonly [number, number],
): OrdinateScale {
  const bound = ({ diverged, first }: SeriesRange) =>
    diverged ? FOLLOW * Math.max(1, Math.abs(first)) : Number.POSITIVE_INFINITY;
  let low = Math.min(...ranges.map((r) => Math.max(r.smallest, -bound(r))));
  let high = Math.max(...ranges.map((r) => Math.min(r.largest, bound(r))));
  const linear = linearPart(ranges, sizes, Math.max(Math.abs(low), Math.abs(high)));
  if (high - low < 1e-12 * Math.max(Math.abs(low), Math.abs(high))) [low, high] = [low - linear, high + linear];
  const bare = scaleSymlog([low, high], [0, 1]).constant(linear);
  const domain = [bare.invert(-0.04), bare.invert(1.04)] as const;
  const scale = scaleSymlog(domain, pixels).constant(linear);
  return {
    kind: "symlog",
    domain,
    position: (value) => scale(value),
    ...symlogTicks(domain, linear, scale),
    clipped: false,
    key: `symlog ${domain.join(" ")} ${linear}`,
  };
}

/**
 * The scale on which some series are drawn: logarithmic, or where a value is negative symmetrically so, with a linear part around
 * 0 that suits the `sizes` of the values. `pixels` are the ordinates of the domain's lower and upper end.
 */
export function ordinateScale(
  ranges: readonly SeriesRange[],
  sizes: () => readonly number[],
  pixels: readonly [number, number],
): OrdinateScale {
  if (ranges.length === 0) return { ...logScale([], pixels, 2), ticks: [] };
  const mostTicks = Math.max(2, Math.floor(Math.abs(pixels[0] - pixels[1]) / 30));
  return ranges.some(({ smallest }) => smallest < 0)
    ? symlogScale(ranges, sizes(), pixels)
    : logScale(ranges, pixels, mostTicks);
}
