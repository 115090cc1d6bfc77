import type { Window } from "../../engine/core/types.ts";
import type { ContourMap } from "../../worker/protocol.ts";
import { type OffPlanePath, stretches, TIERS } from "../draw/off-plane.ts";
import { fitted, screenX, screenY, type Viewport } from "../draw/viewport.ts";
import { caption, type FigureLook, legendBox, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, type FigureInk } from "./figure-ink.ts";
import type { FigureWords } from "./figure-words.ts";
import { drawn, element, PathText } from "./svg.ts";
import { svgAxes } from "./svg-axes.ts";
import { hatching, svgContours } from "./svg-contours.ts";
import { casedPath, type FigureLane, svgHead } from "./svg-lanes.ts";
import { Legend, minimumMark } from "./svg-legend.ts";

/** A lane on the plane. `loss` is J where it truly is. */
export interface PlaneFigureLane extends FigureLane, OffPlanePath {
  /** J where it is drawn, and how far it is from there, at the time cursor. */
  readonly projected: number;
  readonly distance: number;
}

/** What a figure shows of a network's loss on a plane through parameter space. */
export interface PlaneFigureScene {
  /** Contours that cover the window. */
  readonly map: ContourMap;
  readonly window: Window;
  readonly lanes: readonly PlaneFigureLane[];
  /** Of J on the plane, the deepest first. */
  readonly minima: readonly { readonly x: number; readonly y: number }[];
}

export interface PlaneWords
  extends Pick<
    FigureWords,
    "title" | "note" | "lanes" | "levels" | "levelsAbove" | "minimum" | "localMinimum" | "undefinedRegion"
  > {
  /** What must be known to read the figure. */
  readonly caption: readonly string[];
  readonly offPlane: (projected: number, distance: number) => string;
}

/** The loss on a plane with the lanes' paths projected onto it, as an SVG file. The plane keeps the shape in which it was sampled. */
export function planeFigure(scene: PlaneFigureScene, look: FigureLook, words: PlaneWords): string {
  const ink = FIGURE_INK[look.theme];
  const below = caption(words.caption, look);
  const box = plotBox(look);
  const { x, y } = scene.window;
  const aspect = (x[1] - x[0]) / (y[1] - y[0]);
  const width = Math.min(box.width, (box.height - below.height - GAP) * aspect);
  const height = width / aspect;
  const view = fitted(scene.window, width, height);
  const definitions = element("clipPath", { id: "box" }, element("rect", { width, height })) + hatching(look.theme);
  const lanes = scene.lanes.toSorted((a, b) => Number(a.selected) - Number(b.selected));
  const plot = element(
    "g",
    { transform: `translate(${drawn(box.x + (box.width - width) / 2)},${drawn(box.y)})` },
    element(
      "g",
      { "clip-path": "url(#box)" },
      svgContours(scene.map, view, look.theme),
      ...scene.minima.map((minimum, i) => {
        const transform = `translate(${drawn(screenX(view, minimum.x))},${drawn(screenY(view, minimum.y))})`;
        return element("g", { transform, fill: "none" }, minimumMark(i === 0, ink));
      }),
      ...lanes.map((lane) => projectedPath(view, lane, ink)),
      ...lanes.map((lane) => svgHead(view, lane, ink)),
    ),
    svgAxes(view, ["x", "y"], { left: true, bottom: true }, ink),
  );
  const aside = look.legend ? legend(scene, look, words, ink, below.height) : "";
  return svgFigure(look, words, definitions, plot, below.markup, aside);
}

/** Between the axis' numbers and the caption. */
const GAP = 6;

/** The path up to the cursor, fainter and broken the farther it is from the plane. */
function projectedPath(view: Viewport, lane: PlaneFigureLane, ink: FigureInk): string {
  const pens = stretches(view, lane, 0, lane.shown, () => new PathText());
  const tiers = pens.map((pen, i) => {
    const { alpha, dash } = TIERS[i]!;
    const dashes = dash.length === 0 ? undefined : dash.join(" ");
    const path = casedPath(pen.toString(), lane.selected ? 2.2 : 1.6, lane.color, ink, dashes);
    return path === "" ? "" : element("g", { opacity: alpha }, path);
  });
  return element("g", { fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" }, ...tiers);
}

function legend(
  { lanes, minima, map }: PlaneFigureScene,
  look: FigureLook,
  words: PlaneWords,
  ink: FigureInk,
  captionHeight: number,
): string {
  const box = legendBox(look);
  const room = box.height - captionHeight - GAP;
  const stack = new Legend(ink);
  stack.heading(words.lanes);
  const known = new Map(lanes.map((lane) => [lane.index, lane]));
  stack.lanes(lanes, room - 150, ({ index }) => {
    const { projected, distance } = known.get(index)!;
    return words.offPlane(projected, distance);
  });
  if (minima.length > 0) {
    stack.mark(minimumMark(true, ink), words.minimum);
    if (minima.length > 1) stack.mark(minimumMark(false, ink), words.localMinimum);
  }
  if (map.bandStarts.at(-1)! > map.bandStarts.at(-2)!) {
    const swatch = { x: -10, y: -6, width: 20, height: 12, fill: "url(#hatching)", stroke: ink["line-strong"] };
    stack.mark(element("rect", swatch), words.undefinedRegion);
  }
  stack.levels(map, look.theme, words, room);
  return stack.markup(box.x, box.y);
}
