import { classColor } from "../draw/class-colors.ts";
import { SPECTRUM_MARGIN, spectrumGeometry } from "../draw/spectrum-geometry.ts";
import { caption, type FigureLook, legendBox, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, FONT_SIZE } from "./figure-ink.ts";
import { drawn, element, PathText, text } from "./svg.ts";
import { Legend } from "./svg-legend.ts";
import { svgOrdinate } from "./svg-ordinate.ts";

/** What stands about and beside a figure of one lane's network at one update. */
export interface FactsWords {
  readonly title: string;
  readonly note: string;
  readonly caption: readonly string[];
  /** What the figure shows. */
  readonly heading: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** All eigenvalues of a Hessian, ascending and at least one, as an SVG file. */
export function spectrumFigure(eigenvalues: Float64Array, look: FigureLook, words: FactsWords): string {
  const ink = FIGURE_INK[look.theme];
  const below = caption(words.caption, look);
  const { x, y, width, height } = plotBox(look);
  // The numbers at the left edge have the room of those of other axes.
  const box = {
    x: x - SPECTRUM_MARGIN.left + 8,
    y,
    width: width + SPECTRUM_MARGIN.left,
    height: height - below.height,
  };
  const { levels, zero, stems, stemWidth } = spectrumGeometry(box.width, box.height, eigenvalues);
  const ticks = levels.map(({ label, y: value }) => ({ value, label }));
  const [up, down] = [new PathText(), new PathText()];
  for (const { x: at, y: to, negative } of stems) {
    const path = negative ? down : up;
    path.moveTo(at, zero);
    path.lineTo(at, to);
  }
  const right = box.width - SPECTRUM_MARGIN.right;
  const foot = box.height - SPECTRUM_MARGIN.bottom + 13;
  const plot = element(
    "g",
    { transform: `translate(${drawn(box.x)},${drawn(box.y)})`, "font-size": FONT_SIZE.small },
    svgOrdinate({ ticks, position: (at) => at }, { left: SPECTRUM_MARGIN.left, right }, ink),
    element("path", { d: up.toString(), stroke: classColor(look.theme, 0), "stroke-width": stemWidth, fill: "none" }),
    element("path", { d: down.toString(), stroke: classColor(look.theme, 1), "stroke-width": stemWidth, fill: "none" }),
    text(SPECTRUM_MARGIN.left, foot, "1", { fill: ink["ink-soft"] }),
    text(right, foot, String(eigenvalues.length), { fill: ink["ink-soft"], "text-anchor": "end" }),
    text(SPECTRUM_MARGIN.left, 0, words.heading, { fill: ink.ink }),
  );
  return svgFigure(look, words, "", plot, below.markup, look.legend ? factsLegend(look, words) : "");
}

/** Numbers in place of a legend. */
export function factsLegend(look: FigureLook, { facts }: FactsWords): string {
  const box = legendBox(look);
  const stack = new Legend(FIGURE_INK[look.theme]);
  for (const [name, value] of facts) stack.fact(name, value);
  return stack.markup(box.x, box.y);
}
