import { bandOpacity, drawCurve } from "../draw/curve-shape.ts";
import {
  abscissaTicks,
  type CurveLine,
  type CurvesScene,
  countLabel,
  cutOrdinate,
  DASHES,
  type Dashes,
  MARGIN,
  ordinatePixels,
  plotWidth,
} from "../draw/curves.ts";
import { type Box, type FigureLook, legendBox, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import type { FigureWords } from "./figure-words.ts";
import { drawn, element, PathText, text } from "./svg.ts";
import type { FigureLane } from "./svg-lanes.ts";
import { Legend } from "./svg-legend.ts";
import { svgOrdinate } from "./svg-ordinate.ts";

/** The words on the axes, and what the dashed lines of each kind are, if there are any. */
export interface CurvesWords extends Pick<FigureWords, "title" | "note" | "lanes"> {
  readonly ordinate: string;
  readonly abscissa: string;
  readonly dashed: Readonly<Partial<Record<Dashes, string>>>;
}

/** The box that a scene of the curves has in a figure: its size is the scene's. */
export function curvesBox(look: Pick<FigureLook, "size" | "legend">): Box {
  const box = plotBox(look);
  const left = box.x - MARGIN.left;
  const top = box.y - MARGIN.top + 8;
  return {
    ...{ x: left, y: top },
    width: box.x + box.width - left + MARGIN.right,
    height: box.y + box.height - top + MARGIN.bottom - 12,
  };
}

/** A curve's line and its bands, as paths. */
function curvePaths(curve: CurveLine, scene: CurvesScene, x: (abscissa: number) => number) {
  const [line, band] = [new PathText(), new PathText()];
  drawCurve(curve, { x, y: (value) => cutOrdinate(scene.y, value), line, band });
  return { line: line.toString(), band: band.toString() };
}

/** The curves as an SVG file, up to the time cursor. */
export function curvesFigure(
  scene: CurvesScene,
  lanes: readonly FigureLane[],
  look: FigureLook,
  words: CurvesWords,
): string {
  const ink = FIGURE_INK[look.theme];
  const { width, height, end } = scene;
  const [foot, top] = ordinatePixels(height);
  const right = width - MARGIN.right;
  const scale = plotWidth(width) / Math.max(end, 1e-9);
  const x = (abscissa: number) => MARGIN.left + abscissa * scale;
  const box = curvesBox(look);

  const labels: string[] = [];
  const marks = new PathText();
  for (const tick of abscissaTicks(end, width)) {
    marks.moveTo(x(tick), foot);
    marks.lineTo(x(tick), foot + 4);
    labels.push(text(x(tick), foot + 15, countLabel(tick, end), { "text-anchor": "middle", fill: ink["ink-soft"] }));
  }
  const { target } = scene;
  const level = target && target.value >= scene.y.domain[0] && target.value <= scene.y.domain[1];
  const targetLine = level
    ? element("path", {
        ...{ d: `M${MARGIN.left},${drawn(scene.y.position(target.value))}H${right}`, stroke: ink["ink-soft"] },
        "stroke-dasharray": "1 3",
      })
    : "";
  const lines = scene.lines
    .toSorted((a, b) => Number(a.selected) - Number(b.selected))
    .map((line, i) => {
      const shown = Math.min(right + 2, line.now >= end ? right + 2 : x(line.now));
      const clip = `now${i}`;
      const area = {
        x: MARGIN.left - 2,
        y: top - 3,
        width: Math.max(0, shown - MARGIN.left + 2),
        height: foot - top + 6,
      };
      const drawing = curvePaths(line, scene, x);
      const within = `url(#${clip})`;
      const band = {
        d: drawing.band,
        fill: line.color,
        "fill-opacity": bandOpacity(scene.lines.length, line.selected),
        "clip-path": within,
      };
      return (
        element("clipPath", { id: clip }, element("rect", area)) +
        (drawing.band === "" ? "" : element("path", band)) +
        element("path", {
          ...{ d: drawing.line, fill: "none", stroke: line.color, "stroke-linejoin": "round" },
          ...{ "stroke-width": line.selected && !line.dashed ? 2.2 : 1.5, "clip-path": within },
          "stroke-dasharray": line.dashed ? DASHES[line.dashes ?? "short"].join(" ") : undefined,
        })
      );
    });
  const plot = element(
    "g",
    { transform: `translate(${drawn(box.x)},${drawn(box.y)})`, "font-size": FONT_SIZE.small },
    svgOrdinate(scene.y, { left: MARGIN.left, right }, ink),
    element("path", { d: marks.toString(), stroke: ink["line-strong"], fill: "none" }),
    targetLine,
    ...lines,
    ...labels,
    text(MARGIN.left, top - 8, words.ordinate, { fill: ink.ink }),
    text(right, foot + 29, words.abscissa, { fill: ink.ink, "text-anchor": "end" }),
  );
  return svgFigure(look, words, "", plot, look.legend ? legend(scene, lanes, look, words, ink) : "");
}

function legend(
  scene: CurvesScene,
  lanes: readonly FigureLane[],
  look: FigureLook,
  words: CurvesWords,
  ink: FigureInk,
) {
  const box = legendBox(look);
  const stack = new Legend(ink);
  stack.heading(words.lanes);
  stack.lanes(lanes, box.height - 60);
  for (const [kind, what] of Object.entries(words.dashed) as [Dashes, string][]) {
    if (!scene.lines.some(({ dashed, dashes = "short" }) => dashed && dashes === kind)) continue;
    const stroke = { stroke: ink.ink, "stroke-dasharray": DASHES[kind].join(" ") };
    stack.mark(element("path", { d: "M-10,0H10", ...stroke }), what);
  }
  return stack.markup(box.x, box.y);
}
