import { scaleLinear } from "d3";
import { MARGIN, ordinatePixels, plotWidth } from "../draw/curves.ts";
import { type ProfilesScene, profileScale } from "../draw/paint-profiles.ts";
import { curvesBox } from "./curves-figure.ts";
import { type Box, caption, type FigureLook, legendBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import { drawn, element, PathText, text } from "./svg.ts";
import type { FigureLane } from "./svg-lanes.ts";
import { Legend } from "./svg-legend.ts";
import { svgOrdinate } from "./svg-ordinate.ts";

export interface ProfilesWords {
  readonly title: string;
  readonly note: string;
  readonly caption: readonly string[];
  readonly lanes: string;
  readonly ordinate: string;
}

/** The box that a scene of profiles has in a figure with so high a caption: its size is the scene's. */
export function profilesBox(look: Pick<FigureLook, "size" | "legend">, captionHeight: number): Box {
  const box = curvesBox(look);
  return { ...box, height: box.height - captionHeight };
}

/** J along the lines from the lanes' first parameters to their last as an SVG file, and dotted J on the paths themselves. */
export function profilesFigure(
  scene: ProfilesScene,
  lanes: readonly FigureLane[],
  look: FigureLook,
  words: ProfilesWords,
): string {
  const ink = FIGURE_INK[look.theme];
  const below = caption(words.caption, look);
  const box = profilesBox(look, below.height);
  const { width, height, span } = scene;
  const y = profileScale(scene.lines, height);
  const x = (t: number) => MARGIN.left + ((t - span[0]) / (span[1] - span[0])) * plotWidth(width);
  const [foot, top] = ordinatePixels(height);
  const right = width - MARGIN.right;
  const area = { x: MARGIN.left, y: top - 3, width: right - MARGIN.left + 1, height: foot - top + 6 };
  const plot = element(
    "g",
    { transform: `translate(${drawn(box.x)},${drawn(box.y)})`, "font-size": FONT_SIZE.small },
    svgOrdinate(y, { left: MARGIN.left, right }, ink),
    abscissa(scene, x, ink),
    element("g", { "clip-path": "url(#area)", fill: "none", "stroke-linejoin": "round" }, ...curves(scene, x, y, ink)),
    text(MARGIN.left, top - 8, words.ordinate, { fill: ink.ink }),
  );
  const aside = look.legend ? legend(lanes, look, words, ink) : "";
  const definitions = element("clipPath", { id: "area" }, element("rect", area));
  return svgFigure(look, words, definitions, plot, below.markup, aside);
}

function abscissa({ height, span, names }: ProfilesScene, x: (t: number) => number, ink: FigureInk): string {
  const [foot, top] = ordinatePixels(height);
  const marks = new PathText();
  const labels = scaleLinear(span)
    .ticks(7)
    .map((t) => {
      const name = names[t];
      marks.moveTo(x(t), foot);
      marks.lineTo(x(t), name === undefined ? foot + 4 : top);
      const label = name === undefined ? String(t).replace("-", "−") : `${t} ${name}`;
      return text(x(t), foot + 15, label, { "text-anchor": "middle", fill: ink["ink-soft"] });
    });
  return element("path", { d: marks.toString(), stroke: ink["line-strong"], fill: "none" }) + labels.join("");
}

function curves(
  { lines, span }: ProfilesScene,
  x: (t: number) => number,
  y: { readonly position: (value: number) => number },
  ink: FigureInk,
): string[] {
  const trace = (t: (i: number) => number, values: Float64Array) => {
    const path = new PathText();
    let down = false;
    for (const [i, value] of values.entries()) {
      if (!Number.isFinite(value)) down = false;
      else if (down) path.lineTo(x(t(i)), y.position(value));
      else {
        path.moveTo(x(t(i)), y.position(value));
        down = true;
      }
    }
    return path.toString();
  };
  return lines
    .toSorted((a, b) => Number(a.selected) - Number(b.selected))
    .map(({ color, selected, values, path, head }) => {
      const along = trace((i) => span[0] + ((span[1] - span[0]) * i) / (values.length - 1), values);
      const walked = trace((i) => path.ts[i]!, path.losses);
      return (
        element("path", { d: along, stroke: color, "stroke-width": selected ? 2.2 : 1.5 }) +
        element("path", { d: walked, stroke: color, "stroke-width": 1.1, "stroke-dasharray": "2 3" }) +
        (head && Number.isFinite(head.loss)
          ? element("circle", {
              ...{ cx: x(head.t), cy: y.position(head.loss), r: selected ? 4.5 : 3.5 },
              ...{ fill: color, stroke: ink.page, "stroke-width": 1.6 },
            })
          : "")
      );
    });
}

function legend(lanes: readonly FigureLane[], look: FigureLook, words: ProfilesWords, ink: FigureInk): string {
  const box = legendBox(look);
  const stack = new Legend(ink);
  stack.heading(words.lanes);
  stack.lanes(lanes, box.height - 60);
  return stack.markup(box.x, box.y);
}
