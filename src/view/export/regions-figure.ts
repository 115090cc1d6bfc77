import type { Theme } from "../../experiment/configuration.ts";
import { classColor } from "../draw/class-colors.ts";
import { classMark } from "../draw/class-marks.ts";
import { type ExamplePoints, markArea } from "../draw/paint-examples.ts";
import { type PlaneFrame, pixelX, pixelY } from "../draw/plane-frame.ts";
import { boundaries, gridToFrame, type OutputField, type Reading } from "../draw/regions.ts";
import { type FigureLook, legendBox, plotBox, svgFigure } from "./figure-frame.ts";
import { FIGURE_INK, type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import { drawn, element, fittedText, PathText, text, wrappedText } from "./svg.ts";
import { svgFrameAxes } from "./svg-axes.ts";
import { type FigureLane, laneMark } from "./svg-lanes.ts";
import { Legend } from "./svg-legend.ts";

/** What a figure shows of one lane's network. */
export interface RegionsCellScene {
  readonly lane: FigureLane;
  readonly field: OutputField;
  /** The field's colours as the address of an image, one pixel a sample; null where the field is a curve. */
  readonly image: string | null;
  /** Mistaken examples, by their place in each of the sets of points. */
  readonly wrong: readonly (readonly number[])[];
  /** Why nothing of what the network says is to be seen; null where something is. */
  readonly note: string | null;
}

export interface RegionsFigureScene {
  readonly cells: readonly RegionsCellScene[];
  /** The sets of examples, from the bottom up. */
  readonly points: readonly ExamplePoints[];
  readonly window: OutputField["window"];
  readonly reading: Reading;
  readonly aspect: number;
  /** What both axes are called, and the window in the units of their numbers. */
  readonly axes: { readonly names: readonly [string, string]; readonly numbers: OutputField["window"] };
}

export interface RegionsWords {
  readonly title: string;
  readonly note: string;
  readonly lanes: string;
  readonly trained: string;
  readonly heldOut: string;
  readonly misclassified: string;
  readonly boundary: string;
  readonly className: (label: number) => string;
}

const GAP = 14;
const HEAD = 17;
/** Room beside an axis's name, for what its numbers are counted from. */
const NUMBERS = 60;

/** What the networks of all lanes say over the plane of their inputs, side by side, as an SVG file. */
export function regionsFigure(scene: RegionsFigureScene, look: FigureLook, words: RegionsWords): string {
  const ink = FIGURE_INK[look.theme];
  const box = plotBox(look);
  const count = Math.max(1, scene.cells.length);
  const shapes = Array.from({ length: count }, (_, i) => {
    const columns = i + 1;
    const rows = Math.ceil(count / columns);
    const width = Math.min(
      (box.width - (columns - 1) * GAP) / columns,
      ((box.height - (rows - 1) * GAP) / rows - HEAD) * scene.aspect,
    );
    return { columns, width, height: width / scene.aspect };
  });
  const { columns, width, height } = shapes.reduce((a, b) => (b.width > a.width ? b : a));
  const frame: PlaneFrame = { ...scene.window, width, height };
  const rows = Math.ceil(count / columns);
  /** What the pictures leave of the box, shared out around them. */
  const spare = {
    x: (box.width - columns * (width + GAP) + GAP) / 2,
    y: (box.height - rows * (height + GAP + HEAD) + GAP) / 2,
  };
  const [across, upwards] = scene.axes.names.map((name) => fittedText(name, width - NUMBERS, FONT_SIZE.text));
  const names = [across!, upwards!] as const;
  const area = markArea(
    scene.points.reduce((sum, { xs }) => sum + xs.length, 0),
    width,
  );
  const marks = scene.points.map((points, set) =>
    element("g", { id: `set${set}` }, examples(points, frame, area, look.theme, ink)),
  );
  const definitions = element("clipPath", { id: "box" }, element("rect", { width, height })) + marks.join("");
  const cells = scene.cells.map((cell, i) => {
    const x = box.x + spare.x + (i % columns) * (width + GAP);
    const y = box.y + spare.y + Math.floor(i / columns) * (height + GAP + HEAD) + HEAD;
    const edges = { left: i % columns === 0, bottom: i + columns >= scene.cells.length };
    const name = fittedText(cell.lane.name, width - 18, FONT_SIZE.text);
    return element(
      "g",
      { transform: `translate(${drawn(x)},${drawn(y)})` },
      element("g", { "clip-path": "url(#box)" }, ground(cell, scene, frame, ink)),
      ...scene.points.map((_, set) => element("use", { href: `#set${set}`, "clip-path": "url(#box)" })),
      crosses(cell, scene.points, frame, area, ink),
      svgFrameAxes({ ...frame, ...scene.axes.numbers }, names, edges, ink),
      cell.note === null ? "" : noteOf(cell.note, width, ink),
      laneMark(6, -8, cell.lane, 45, ink),
      text(15, -4.5, name, { fill: ink.ink, "font-weight": 600 }),
    );
  });
  return svgFigure(look, words, definitions, ...cells, look.legend ? legend(scene, look, words, ink) : "");
}

/** The tints and the lines between them, or the fitted curve. */
function ground(
  { field, image, lane }: RegionsCellScene,
  scene: RegionsFigureScene,
  frame: PlaneFrame,
  ink: FigureInk,
) {
  const { x, y } = gridToFrame(field, frame);
  const path = new PathText();
  if (image === null) {
    let before = Number.NaN;
    for (let i = 0; i < field.columns; i++) {
      const value = field.values[i * field.outputs]!;
      if (Number.isFinite(value)) {
        const py = Math.max(-1e4, Math.min(1e4, pixelY(frame, value)));
        if (Number.isFinite(before)) path.lineTo(x(i), py);
        else path.moveTo(x(i), py);
      }
      before = value;
    }
    return element("path", { d: path.toString(), fill: "none", stroke: lane.color, "stroke-width": 2 });
  }
  for (const line of boundaries(field, scene.reading)) {
    for (let k = 0; k + 3 < line.length; k += 4) {
      path.moveTo(x(line[k]!), y(line[k + 1]!));
      path.lineTo(x(line[k + 2]!), y(line[k + 3]!));
    }
  }
  // A sample is the middle of its pixel, so the image reaches half a pixel beyond the outermost samples.
  const place = { x: x(-0.5), y: y(field.rows - 0.5) };
  const size = { width: x(field.columns - 0.5) - place.x, height: y(-0.5) - place.y };
  return (
    element("image", { href: image, ...place, ...size, preserveAspectRatio: "none" }) +
    element("path", { d: path.toString(), fill: "none", stroke: ink.ink, "stroke-width": 1.2 })
  );
}

/** In the middle of the upper edge, set off from the examples that it may lie on. */
const noteOf = (note: string, width: number, ink: FigureInk) =>
  wrappedText(note, width - 12, FONT_SIZE.text)
    .map((line, i) =>
      text(width / 2, (i + 1) * 14, line, {
        ...{ "text-anchor": "middle", fill: ink.ink, stroke: ink.surface, "stroke-width": 3, "paint-order": "stroke" },
      }),
    )
    .join("");

function examples(points: ExamplePoints, frame: PlaneFrame, area: number, theme: Theme, ink: FigureInk): string {
  const { xs, ys, labels, heldOut } = points;
  return Array.from(xs, (x, i) => {
    const label = labels ? labels[i]! : 0;
    const color = labels ? classColor(theme, label) : ink["ink-soft"];
    return element("path", {
      d: classMark(label, area),
      transform: `translate(${drawn(pixelX(frame, x))},${drawn(pixelY(frame, ys[i]!))})`,
      ...(heldOut ? { fill: ink.surface, stroke: color } : { fill: color, stroke: ink.surface }),
      "stroke-width": heldOut ? 1 : 0.6,
    });
  }).join("");
}

function crosses(
  { wrong }: RegionsCellScene,
  points: readonly ExamplePoints[],
  frame: PlaneFrame,
  area: number,
  ink: FigureInk,
): string {
  const arm = Math.sqrt(area) * 0.85;
  const path = new PathText();
  for (const [set, list] of wrong.entries()) {
    const { xs, ys } = points[set]!;
    for (const i of list) {
      const [x, y] = [pixelX(frame, xs[i]!), pixelY(frame, ys[i]!)];
      path.moveTo(x - arm, y - arm);
      path.lineTo(x + arm, y + arm);
      path.moveTo(x - arm, y + arm);
      path.lineTo(x + arm, y - arm);
    }
  }
  return element("path", { d: path.toString(), stroke: ink.ink, "stroke-width": 1.3, fill: "none" });
}

function legend({ points, cells }: RegionsFigureScene, look: FigureLook, words: RegionsWords, ink: FigureInk): string {
  const box = legendBox(look);
  const stack = new Legend(ink);
  stack.heading(words.lanes);
  stack.lanes(
    cells.map(({ lane }) => lane),
    box.height - 150,
  );
  stack.heading(words.title);
  const [first] = points;
  const { theme } = look;
  const classes = new Set(points.flatMap(({ labels }) => Array.from(labels ?? [])));
  for (const label of [...classes].sort((a, b) => a - b))
    stack.mark(element("path", { d: classMark(label, 60), fill: classColor(theme, label) }), words.className(label));
  const color = first?.labels ? classColor(theme, 0) : ink["ink-soft"];
  stack.mark(element("path", { d: classMark(0, 50), fill: color }), words.trained);
  if (points.some(({ heldOut }) => heldOut))
    stack.mark(element("path", { d: classMark(0, 50), fill: ink.surface, stroke: color }), words.heldOut);
  if (classes.size > 0)
    stack.mark(
      element("path", { d: "M-4,-4L4,4M-4,4L4,-4", stroke: ink.ink, "stroke-width": 1.4 }),
      words.misclassified,
    );
  if (classes.size > 0 && cells.some(({ image }) => image !== null))
    stack.mark(element("path", { d: "M-7,0H7", stroke: ink.ink, "stroke-width": 1.2 }), words.boundary);
  return stack.markup(box.x, box.y);
}
