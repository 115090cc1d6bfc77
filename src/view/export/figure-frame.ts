import type { Theme } from "../../experiment/configuration.ts";
import { svgMetadata, xmlText } from "../../experiment/figure-link.ts";
import { FIGURE_INK, FONT_SIZE, FONTS } from "./figure-ink.ts";
import type { FigureSize } from "./figure-size.ts";
import { drawn, element, fittedText, roughWidth, text, wrappedText } from "./svg.ts";
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
const LEFT = 40;
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

const CAPTION_LINE = 13;
/** A caption takes at most this share of a figure's height: sentences at its end make room. */
const CAPTION_SHARE = 0.165;

/** What stands below a figure: its markup, and the height that it takes from what is above. */
export interface Caption {
  readonly markup: string;
  readonly height: number;
}

/** Sentences one behind the other: with a blank between them but after a Japanese stop. */
const joined = (sentences: readonly string[]) => sentences.join(" ").replaceAll("。 ", "。");

/** `sentences`: the most important first. */
export function caption(sentences: readonly string[], { size, theme }: Pick<FigureLook, "size" | "theme">): Caption {
  const linesOf = (count: number) =>
    wrappedText(joined(sentences.slice(0, count)), size.width - 2 * PADDING, FONT_SIZE.small);
  let count = sentences.length;
  while (count > 1 && linesOf(count).length * CAPTION_LINE > CAPTION_SHARE * size.height) count--;
  const lines = linesOf(count);
  const height = lines.length * CAPTION_LINE;
  const top = size.height - PADDING - height;
  const attributes = { "font-size": FONT_SIZE.small, fill: FIGURE_INK[theme]["ink-soft"] };
  const markup = lines.map((line, i) => text(PADDING, top + (i + 1) * CAPTION_LINE - 2, line, attributes)).join("");
  return { markup, height };
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
  // A file's name may be long; the note keeps a third of the line.
  const title = fittedText(words.title, (size.width - 2 * PADDING) * 0.64, FONT_SIZE.title * 0.95);
  const titleWidth = roughWidth(title) * FONT_SIZE.title * 0.95;
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
    text(PADDING, PADDING + 14, title, {
      ...{ "font-family": FONTS.title, "font-size": FONT_SIZE.title, "font-weight": 600, fill: ink.ink },
    }),
    text(size.width - PADDING, PADDING + 14, fittedText(words.note, noteRoom, FONT_SIZE.text), {
      ...{ "text-anchor": "end", fill: ink["ink-soft"] },
    }),
    ...content,
  );
}
