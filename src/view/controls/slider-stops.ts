import type { NumberParameter } from "../../engine/core/types.ts";

/** Stops of a log slider in one power of ten: fine enough for a hand, and all different when rounded to two digits. */
const STOPS_PER_DECADE = 24;
const LINEAR_STOPS = 100;

export type SliderShape = Pick<
  NumberParameter,
  "scale" | "slider" | "min" | "max" | "exclusiveMin" | "exclusiveMax" | "integer"
>;

const isValid = ({ min, max, exclusiveMin, exclusiveMax }: SliderShape, x: number): boolean =>
  (min === undefined || (exclusiveMin ? x > min : x >= min)) &&
  (max === undefined || (exclusiveMax ? x < max : x <= max));

/** The largest of 1, 2, 5 × 10ⁿ that is not above x. */
export function roundStep(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x) + 1e-9);
  const lead = x / power + 1e-9;
  return Number(((lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power).toPrecision(1));
}

/**
 * The values that a slider can rest on, ascending: round numbers, all valid. A log slider has 0 at its left end where 0 is valid.
 */
export function sliderStops(shape: SliderShape): readonly number[] {
  const [low, high] = shape.slider;
  const stops = new Set<number>();
  const add = (x: number) => {
    const value = shape.integer ? Math.round(x) : x;
    if (isValid(shape, value)) stops.add(value);
  };
  if (shape.scale === "log") {
    if (isValid(shape, 0) && low > 0) add(0);
    add(low);
    const first = Math.round(Math.log10(low) * STOPS_PER_DECADE);
    const last = Math.round(Math.log10(high) * STOPS_PER_DECADE);
    for (let i = first + 1; i < last; i++) {
      const x = Number((10 ** (i / STOPS_PER_DECADE)).toPrecision(2));
      if (x > low && x < high) add(x);
    }
  } else {
    const step = shape.integer
      ? Math.max(1, roundStep((high - low) / LINEAR_STOPS))
      : roundStep((high - low) / LINEAR_STOPS);
    const decimals = Math.max(0, -Math.floor(Math.log10(step)));
    add(low);
    for (let i = Math.ceil(low / step); i * step < high; i++) {
      const x = Number((i * step).toFixed(decimals));
      if (x > low) add(x);
    }
  }
  add(high);
  return [...stops];
}

/** The index of the stop that is nearest to x on the slider's scale. */
export function nearestStop(stops: readonly number[], scale: SliderShape["scale"], x: number): number {
  let above = stops.findIndex((stop) => stop >= x);
  if (above === -1) above = stops.length - 1;
  const below = Math.max(0, above - 1);
  const [a, b] = [stops[below]!, stops[above]!];
  const towards = scale === "log" && a > 0 ? Math.log(x / a) < Math.log(b / x) : x - a < b - x;
  return x > a && towards ? below : x <= a ? below : above;
}

/**
 * The next value up (+1) or down (−1) for the arrow keys: a unit of the second digit on a log scale, a hundredth of the slider on a
 * linear one; ten times that when `coarse`. The same value where the next one is not valid.
 */
export function steppedValue(shape: SliderShape, x: number, direction: 1 | -1, coarse: boolean): number {
  const [low, high] = shape.slider;
  let next: number;
  if (shape.scale === "log") {
    if (x === 0) next = direction > 0 ? low : x;
    else {
      const magnitude = Math.floor(Math.log10(Math.abs(x)) + 1e-12);
      // Downwards from a power of ten the unit is that of the numbers below it.
      const atPower = Math.abs(Math.abs(x) / 10 ** magnitude - 1) < 1e-9;
      const shrinks = atPower && direction < 0 ? 1 : 0;
      const unit = 10 ** (magnitude - (coarse ? 0 : 1) - shrinks);
      next = Number((x + direction * (shape.integer ? Math.max(1, unit) : unit)).toPrecision(12));
    }
  } else {
    const step = roundStep((high - low) / LINEAR_STOPS) * (coarse ? 10 : 1);
    next = Number((x + direction * (shape.integer ? Math.max(1, Math.round(step)) : step)).toPrecision(12));
  }
  return isValid(shape, next) ? next : x;
}
