import { offsetText } from "../draw/axis-numbers.ts";
import type { Label, OrdinateScale } from "../draw/series-scales.ts";
import type { FigureInk } from "./figure-ink.ts";
import { element, PathText, text } from "./svg.ts";

/** A label with its exponent raised, ending at x. */
function raised({ text: base, exponent }: Label, x: number, y: number, ink: FigureInk): string {
  const small = exponent === "" ? "" : element("tspan", { dy: -4, "font-size": 8 }, exponent);
  return element("text", { x, y, "text-anchor": "end", fill: ink["ink-soft"] }, base, small);
}

/** Lines across a plot at an ordinate's ticks, with their numbers before them. */
export function svgOrdinate(
  { ticks, position, offset = 0 }: Pick<OrdinateScale, "ticks" | "position"> & Partial<Pick<OrdinateScale, "offset">>,
  { left, right }: { readonly left: number; readonly right: number },
  ink: FigureInk,
): string {
  const grid = new PathText();
  const labels = ticks.map(({ value, label }) => {
    const y = position(value);
    grid.moveTo(left, y);
    grid.lineTo(right, y);
    return raised(label, left - 7, y + 3.5, ink);
  });
  const top = Math.min(...ticks.map(({ value }) => position(value)));
  const head = offset === 0 ? "" : text(left + 6, top + 11, offsetText(offset), { fill: ink["ink-soft"] });
  return element("path", { d: grid.toString(), stroke: ink.line, fill: "none" }) + labels.join("") + head;
}
