import type { GradientSpread } from "../../engine/networks/spread.ts";
import { SPREAD_MARGIN, spreadGeometry } from "../draw/spread-geometry.ts";
import { formatNumber } from "../format.ts";
import { caption, type FigureLook, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, FONT_SIZE } from "./figure-ink.ts";
import { type FactsWords, factsLegend } from "./spectrum-figure.ts";
import { drawn, element, PathText, text } from "./svg.ts";
import { svgOrdinate } from "./svg-ordinate.ts";

/** How the noise of minibatch gradients falls with the batch, as an SVG file; null where there is none. */
export function spreadFigure(spread: GradientSpread, look: FigureLook, words: FactsWords): string | null {
  const ink = FIGURE_INK[look.theme];
  const below = caption(words.caption, look);
  const { x, y, width, height } = plotBox(look);
  const box = { x: x - SPREAD_MARGIN.left + 8, y, width: width + SPREAD_MARGIN.left, height: height - below.height };
  const geometry = spreadGeometry(box.width, box.height, spread);
  if (!geometry) return null;
  const { levels, sizes, dots, rule } = geometry;
  const ticks = levels.map(({ y: value, value: error }) => ({
    value,
    label: { text: formatNumber(error, 2), exponent: "" },
  }));
  const line = new PathText();
  line.moveTo(...rule[0]);
  line.lineTo(...rule[1]);
  const plot = element(
    "g",
    { transform: `translate(${drawn(box.x)},${drawn(box.y)})`, "font-size": FONT_SIZE.small },
    svgOrdinate(
      { ticks, position: (at) => at },
      { left: SPREAD_MARGIN.left, right: box.width - SPREAD_MARGIN.right },
      ink,
    ),
    element("path", { d: line.toString(), stroke: ink["ink-soft"], "stroke-dasharray": "4 3", fill: "none" }),
    ...dots.map(([cx, cy]) => element("circle", { cx, cy, r: 3.2, fill: ink.link })),
    text(SPREAD_MARGIN.left, 0, words.heading, { fill: ink.ink }),
    ...sizes.map(({ x: at, size }) =>
      text(at, box.height - 5, String(size), { "text-anchor": "middle", fill: ink["ink-soft"] }),
    ),
  );
  return svgFigure(look, words, "", plot, below.markup, look.legend ? factsLegend(look, words) : "");
}
