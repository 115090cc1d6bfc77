import type { ActivityHistograms } from "../../engine/networks/activity.ts";
import { traceHistogram } from "../draw/histogram-outline.ts";
import { formatNumber } from "../format.ts";
import { caption, type FigureLook, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import { drawn, element, fittedText, PathText, text } from "./svg.ts";

export interface ActivityWords {
  readonly title: string;
  readonly note: string;
  readonly caption: readonly string[];
  readonly activations: string;
  readonly gradients: string;
  readonly layerName: (layer: number) => string;
  /** The numbers beside a layer's activations and its gradients: two short lines each, the second of which may be empty. */
  readonly activationFacts: (layer: number) => readonly [string, string];
  readonly gradientFacts: (layer: number) => readonly [string, string];
}

/** Room for a layer's name, and for the heading of a column. */
const NAME = 62;
/** Room for the numbers beside a histogram: at most so much, and such a share of the figure's width. */
const FACTS = { most: 126, share: 0.24 } as const;
const HEADING = 34;
const GAP = 10;
const TALLEST = 104;

/** How activations and gradients are spread in every layer, as an SVG file: a line for each layer, on common axes. */
export function activityFigure(
  { layers, range, decades }: ActivityHistograms,
  look: FigureLook,
  words: ActivityWords,
): string {
  const ink = FIGURE_INK[look.theme];
  const below = caption(words.caption, look);
  const whole = plotBox({ ...look, legend: false });
  const left = whole.x - 34;
  const width = whole.x + whole.width - left;
  const beside = Math.min(FACTS.most, FACTS.share * width);
  const bars = (width - NAME - GAP) / 2 - beside;
  const pitch = Math.min(TALLEST, (whole.height - HEADING - below.height) / layers.length);
  const height = pitch - 10;
  const columns = [
    { x: NAME, heading: words.activations, ends: range, color: ink.link, zero: -range[0] / (range[1] - range[0]) },
    { x: NAME + bars + beside + GAP, heading: words.gradients, ends: decades, color: ink.good, zero: null },
  ];
  const headings = columns.map(({ x, heading, ends }) => {
    const between = `${formatNumber(ends[0], 2)} … ${formatNumber(ends[1], 2)}`;
    return (
      text(x, 8, fittedText(heading, bars + beside, FONT_SIZE.text), { fill: ink.ink, "font-weight": 600 }) +
      text(x, 22, between, { fill: ink["ink-soft"], "font-size": FONT_SIZE.small })
    );
  });
  const rows = layers.map((layer, i) => {
    const counts = [layer.activations, layer.gradients];
    const facts = [words.activationFacts(i), words.gradientFacts(i)];
    const cells = columns.map(({ x, color, zero }, c) =>
      element(
        "g",
        { transform: `translate(${drawn(x)},0)` },
        histogram(counts[c]!, { width: bars, height, color, zero }, ink),
        ...facts[c]!.map((fact, line) =>
          text(
            bars + 8,
            height - (line === 0 && facts[c]![1] !== "" ? 13 : 1),
            fittedText(fact, beside - 10, FONT_SIZE.small),
            {
              ...{ fill: line === 0 ? ink.ink : ink["ink-soft"], "font-size": FONT_SIZE.small },
            },
          ),
        ),
      ),
    );
    const name = text(0, height - 1, fittedText(words.layerName(i), NAME - 8, FONT_SIZE.text), { fill: ink.ink });
    return element("g", { transform: `translate(0,${drawn(HEADING + i * pitch)})` }, name, ...cells);
  });
  const place = `translate(${drawn(left)},${drawn(whole.y)})`;
  const plot = element("g", { transform: place }, ...headings, ...rows);
  return svgFigure(look, words, "", plot, below.markup);
}

interface Bars {
  readonly width: number;
  readonly height: number;
  readonly color: string;
  /** Where 0 stands, as a share of the width; null where it does not. */
  readonly zero: number | null;
}

function histogram(counts: Float64Array, { width, height, color, zero }: Bars, ink: FigureInk): string {
  const outline = new PathText();
  traceHistogram(outline, width, height, height, counts);
  const axis = `M0,${drawn(height)}H${drawn(width)}${zero === null ? "" : `M${drawn(zero * width)},0V${drawn(height)}`}`;
  return (
    element("path", { d: outline.toString(), fill: color, "fill-opacity": 0.75 }) +
    element("path", { d: axis, stroke: ink["line-strong"], fill: "none" })
  );
}
