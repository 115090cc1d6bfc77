import { scaleLinear, ticks } from "d3";
import type { OrdinateScale, SeriesRange } from "./series-scales.ts";

/** A scale from 0 to a round number above every series: for shares, which have no decades worth telling apart. */
export function linearScale(ranges: readonly SeriesRange[], pixels: readonly [number, number]): OrdinateScale {
  const highest = Math.max(0, ...ranges.map(({ largest }) => largest));
  const scale = scaleLinear([0, highest > 0 ? highest : 1], [...pixels]).nice(4);
  const domain = scale.domain() as [number, number];
  return {
    kind: "linear",
    domain,
    position: (value) => scale(value),
    ticks: ticks(domain[0], domain[1], Math.max(2, Math.floor(Math.abs(pixels[0] - pixels[1]) / 40))).map((value) => ({
      value,
      label: { text: String(Number(value.toPrecision(6))), exponent: "" },
    })),
    offset: 0,
    clipped: false,
    key: `linear ${domain[1]}`,
  };
}
