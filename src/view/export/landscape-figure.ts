import type { CriticalPoint, Window } from "../../engine/core/types.ts";
import type { Theme } from "../../state/preferences.ts";
import type { ContourMap } from "../../worker/protocol.ts";
import { curvatureInk } from "../draw/curvature-ink.ts";
import type { CurvatureMarks } from "../draw/curvature-marks.ts";
import { edgePoint } from "../draw/edge-point.ts";
import { fitted, screenX, screenY, type Viewport, visibleWindow } from "../draw/viewport.ts";
import { type Box, type FigureLook, legendBox, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import type { FigureWords } from "./figure-words.ts";
import { drawn, element, fittedText, text } from "./svg.ts";
import { svgAxes } from "./svg-axes.ts";
import { hatching, svgContours } from "./svg-contours.ts";
import { svgCurvature } from "./svg-curvature.ts";
import { casedPath, curvePath, type FigureLane, laneMark, svgHead, svgMean, svgTrail } from "./svg-lanes.ts";
import { Legend, minimaCurveMark, minimumMark, startMark } from "./svg-legend.ts";

/** What a figure of the landscape shows. */
export interface LandscapeScene {
  /** Contours that cover at least the window of `landscapeWindow`. */
  readonly map: ContourMap;
  readonly window: Window;
  /** The axes' names. */
  readonly names: readonly [string, string];
  readonly start: readonly [number, number];
  /** The deepest one first. */
  readonly minima: readonly CriticalPoint[];
  readonly minimaCurves: readonly Float64Array[];
  readonly lanes: readonly FigureLane[];
  /** Each lane in a picture of its own. */
  readonly sideBySide: boolean;
  /** The quadratic model and the steps at one lane's point, where the page shows them. */
  readonly curvature: { readonly lane: number; readonly marks: CurvatureMarks } | null;
}

/** How far from the edge the mark of a start outside is. */
const START_INSET = 14;
const GAP = 12;
/** The line with a lane's name over its picture. */
const CELL_HEAD = 17;

/** The boxes of so many pictures beside each other, all of one size, and which of them have numbers on their edges. */
function cellsOf(box: Box, count: number): { readonly cells: readonly Box[]; readonly columns: number } {
  const shapes = Array.from({ length: count }, (_, i) => i + 1).map((columns) => {
    const rows = Math.ceil(count / columns);
    const width = (box.width - (columns - 1) * GAP) / columns;
    const height = (box.height - (rows - 1) * GAP) / rows - CELL_HEAD;
    return { columns, width, height };
  });
  // The largest squares.
  const best = shapes.reduce((a, b) => (Math.min(b.width, b.height) > Math.min(a.width, a.height) ? b : a));
  const { columns, width, height } = best;
  const cells = Array.from({ length: count }, (_, i) => ({
    x: box.x + (i % columns) * (width + GAP),
    y: box.y + Math.floor(i / columns) * (height + GAP + CELL_HEAD) + CELL_HEAD,
    ...{ width, height },
  }));
  return { cells, columns };
}

function layout(look: Pick<FigureLook, "size" | "legend">, sideBySide: boolean, lanes: number) {
  const box = plotBox(look);
  return sideBySide ? cellsOf(box, Math.max(1, lanes)) : { cells: [box], columns: 1 };
}

/** The part of the plane that the figure shows of a window, which sets its scale. */
export function landscapeWindow(
  look: Pick<FigureLook, "size" | "legend">,
  window: Window,
  sideBySide: boolean,
  lanes: number,
): Window {
  const { width, height } = layout(look, sideBySide, lanes).cells[0]!;
  return visibleWindow(fitted(window, width, height));
}

/** The landscape with the paths on it as an SVG file: all in one picture, or one beside the other. */
export function landscapeFigure(scene: LandscapeScene, look: FigureLook, words: FigureWords): string {
  const { lanes, sideBySide } = scene;
  const ink = FIGURE_INK[look.theme];
  const { cells, columns } = layout(look, sideBySide, lanes.length);
  const { width, height } = cells[0]!;
  const view = fitted(scene.window, width, height);
  const definitions =
    element("clipPath", { id: "box" }, element("rect", { width, height })) +
    hatching(look.theme) +
    element("g", { id: "ground" }, svgContours(scene.map, view, look.theme), ...minimaMarks(scene, view, ink));
  const pictures = cells.map((cell, i) => {
    const shown = sideBySide ? lanes.slice(i, i + 1) : fromBelow(lanes);
    const edges = { left: i % columns === 0, bottom: i + columns >= cells.length };
    return element(
      "g",
      { transform: `translate(${drawn(cell.x)},${drawn(cell.y)})` },
      element("g", { "clip-path": "url(#box)" }, picture(scene, shown, view, look.theme)),
      svgAxes(view, scene.names, edges, ink),
      sideBySide && shown[0] ? cellHead(shown[0], width, ink) : "",
    );
  });
  const aside = look.legend ? legend(scene, look, words, ink) : "";
  return svgFigure(look, words, definitions, ...pictures, aside);
}

/** The selected lane lies on top. */
const fromBelow = (lanes: readonly FigureLane[]) => lanes.toSorted((a, b) => Number(a.selected) - Number(b.selected));

function picture(
  { start, curvature }: LandscapeScene,
  lanes: readonly FigureLane[],
  view: Viewport,
  theme: Theme,
): string {
  const ink = FIGURE_INK[theme];
  const bent = curvature && lanes.find(({ index }) => index === curvature.lane);
  const place = edgePoint(view, start, START_INSET);
  return [
    element("use", { href: "#ground" }),
    ...lanes.map((lane) => svgTrail(view, lane, ink)),
    ...lanes.map((lane) => svgMean(view, lane, ink)),
    place
      ? element("g", { transform: `translate(${drawn(place.x)},${drawn(place.y)})` }, startMark(ink, place.direction))
      : "",
    ...lanes.map((lane) => svgHead(view, lane, ink)),
    curvature && bent ? svgCurvature(view, curvature.marks, curvatureInk(theme, bent.color, "")) : "",
  ].join("");
}

const isDeepest = ({ value }: CriticalPoint, minima: readonly CriticalPoint[]) =>
  value <= minima[0]!.value + 1e-9 * Math.max(1, Math.abs(value));

function minimaMarks({ minima, minimaCurves }: LandscapeScene, view: Viewport, ink: FigureInk): string[] {
  return [
    ...minimaCurves.map((curve) =>
      element(
        "g",
        { fill: "none", "stroke-linecap": "round" },
        casedPath(curvePath(view, curve), 1.2, ink.ink, ink, "2 4"),
      ),
    ),
    ...minima.map((minimum) => {
      const [x, y] = minimum.point;
      const transform = `translate(${drawn(screenX(view, x))},${drawn(screenY(view, y))})`;
      return element("g", { transform, fill: "none" }, minimumMark(isDeepest(minimum, minima), ink));
    }),
  ];
}

function cellHead(lane: FigureLane, width: number, ink: FigureInk): string {
  const name = fittedText(lane.name, width - 18, FONT_SIZE.text);
  return laneMark(6, -8, lane, 45, ink) + text(15, -4.5, name, { fill: ink.ink, "font-weight": 600 });
}

function legend(scene: LandscapeScene, look: FigureLook, words: FigureWords, ink: FigureInk): string {
  const { minima, minimaCurves, map, lanes, sideBySide } = scene;
  const box = legendBox(look);
  const stack = new Legend(ink);
  if (!sideBySide && lanes.length > 0) {
    stack.heading(words.lanes);
    stack.lanes(lanes, box.height - 190);
  }
  stack.heading(words.title);
  const { width, height } = layout(look, sideBySide, lanes.length).cells[0]!;
  const direction = edgePoint(fitted(scene.window, width, height), scene.start, START_INSET)?.direction ?? null;
  stack.mark(startMark(ink, direction), direction === null ? words.start : words.startOutside);
  if (minima.length > 0) stack.mark(minimumMark(true, ink), words.minimum);
  if (minima.some((minimum) => !isDeepest(minimum, minima))) stack.mark(minimumMark(false, ink), words.localMinimum);
  if (minimaCurves.length > 0) stack.mark(minimaCurveMark(ink), words.minima);
  if (lanes.some(({ mean }) => mean !== null)) {
    stack.mark(element("path", { d: "M-10,0H10", stroke: ink.ink, "stroke-dasharray": "5 4" }), words.average);
  }
  const bent = scene.curvature && lanes.find(({ index }) => index === scene.curvature?.lane);
  if (scene.curvature && bent) {
    const colors = curvatureInk(look.theme, bent.color, "").arrows;
    for (const kind of new Set(scene.curvature.marks.arrows.map((arrow) => arrow.kind)))
      stack.mark(element("path", { d: "M-10,0H10", stroke: colors[kind], "stroke-width": 2 }), words.arrows[kind]);
  }
  if (map.bandStarts.at(-1)! > map.bandStarts.at(-2)!) {
    const swatch = { x: -10, y: -6, width: 20, height: 12, fill: "url(#hatching)", stroke: ink["line-strong"] };
    stack.mark(element("rect", swatch), words.undefinedRegion);
  }
  stack.levels(map, look.theme, words, box.height);
  return stack.markup(box.x, box.y);
}
