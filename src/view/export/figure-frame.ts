import type { Theme } from "../../experiment/configuration.ts";
import { svgMetadata, xmlText } from "../../experiment/figure-link.ts";
import { FIGURE_INK, FONT_SIZE, FONTS } from "./figure-ink.ts";
import type { FigureSize } from "./figure-size.ts";
import { drawn, element, fittedText, roughWidth, text } from "./svg.ts";
import { LEGEND_WIDTH } from "./svg-legend.ts";

/** What a figure looks like, whatever it shows. */
export interface FigureLook {
  readonly size: FigureSize;
  readonly theme: Theme;
  readonly legend: boolean;
  /** The address that opens the experiment. */
  readonly link: string;
  /** What the figure shows, in a sentence for those who cannot see it. */
  readonly description: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PADDING = 14;
/** The title's line. */
const HEAD = 30;
/** Room for the numbers of the axes. */
const LEFT = 34;
const BOTTOM = 20;
const RIGHT = 16;

/** Where the axes stand. */
export function plotBox({ size, legend }: Pick<FigureLook, "size" | "legend">): Box {
  const aside = legend ? LEGEND_WIDTH + 12 : 0;
  const x = PADDING + LEFT;
  const y = PADDING + HEAD;
  return {
    ...{ x, y },
    width: size.width - x - RIGHT - PADDING - aside,
    height: size.height - y - PADDING - BOTTOM,
  };
}

/** Where the legend stands. */
export function legendBox({ size }: Pick<FigureLook, "size">): Box {
  const y = PADDING + HEAD;
  return { x: size.width - PADDING - LEGEND_WIDTH, y, width: LEGEND_WIDTH, height: size.height - y - PADDING };
}

/** The whole file around what is drawn. */
export function svgFigure(
  look: FigureLook,
  words: { readonly title: string; readonly note: string },
  definitions: string,
  ...content: readonly string[]
): string {
  const { size, theme, link, description } = look;
  const ink = FIGURE_INK[theme];
  const titleWidth = roughWidth(words.title) * FONT_SIZE.title * 0.95;
  const noteRoom = size.width - 2 * PADDING - titleWidth - 16;
  return element(
    "svg",
    {
      ...{
        xmlns: "http://www.w3.org/2000/svg",
        ...size.svg,
        viewBox: `0 0 ${drawn(size.width)} ${drawn(size.height)}`,
      },
      ...{ role: "img", "font-family": FONTS.text, "font-size": FONT_SIZE.text },
    },
    element("title", {}, xmlText(words.title)),
    element("desc", {}, xmlText(description)),
    svgMetadata(link, words.title),
    element("defs", {}, definitions),
    element("rect", { width: size.width, height: size.height, fill: ink.page }),
    text(PADDING, PADDING + 14, words.title, {
      ...{ "font-family": FONTS.title, "font-size": FONT_SIZE.title, "font-weight": 600, fill: ink.ink },
    }),
    text(size.width - PADDING, PADDING + 14, fittedText(words.note, noteRoom, FONT_SIZE.text), {
      ...{ "text-anchor": "end", fill: ink["ink-soft"] },
    }),
    ...content,
  );
}
