// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { surfaceOf } from "../../../src/engine/surface-task.ts";
import { coordinateNames, onSurface, type SurfaceConfiguration } from "../../../src/experiment/configuration.ts";
import { linkOfSvg } from "../../../src/experiment/figure-link.ts";
import { decodeLink, encodeLink } from "../../../src/experiment/link.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { curvatureMarks } from "../../../src/view/draw/curvature-marks.ts";
import { fitted, screenX, screenY } from "../../../src/view/draw/viewport.ts";
import { type FigureLook, plotBox } from "../../../src/view/export/figure-frame.ts";
import { FIGURE_INK } from "../../../src/view/export/figure-ink.ts";
import { FIGURE_SIZES } from "../../../src/view/export/figure-size.ts";
import { type LandscapeScene, landscapeFigure, landscapeWindow } from "../../../src/view/export/landscape-figure.ts";
import type { FigureLane } from "../../../src/view/export/svg-lanes.ts";
import { contourMap } from "../../../src/worker/contours.ts";
import { inspectorOf, runOf } from "../../engine/lanes.ts";

const words = {
  ...{ title: 'Valley <&> "Tal"', note: "step 40", lanes: "Lanes", levels: "Contours", levelsAbove: "Above" },
  ...{
    start: "start",
    startOutside: "start outside",
    minimum: "minimum",
    localMinimum: "local minimum",
    minima: "minima",
  },
  ...{ average: "average", undefinedRegion: "undefined" },
  arrows: { gradient: "downhill", step: "step", newton: "Newton", saddleFree: "saddle-free" },
};

const STEPS = 60;

function configurationOf(json: object): SurfaceConfiguration {
  const parsed = parseConfiguration({ version: 1, steps: STEPS, ...json });
  if (!parsed.ok) throw new Error(parsed.errors[0].message.en);
  return onSurface(parsed.configuration);
}

const valley = configurationOf({
  problem: { kind: "surface", id: "rosenbrock", params: { b: 8 } },
  start: [-1.5, 2],
  lanes: [
    { optimizer: "momentum", params: { learningRate: 0.004 }, name: 'a <b> & "c"' },
    { optimizer: "newton" },
    { optimizer: "adam", params: { learningRate: 0.05 }, average: { kind: "uniform" }, name: "速い" },
    { optimizer: "sgd", params: { learningRate: 0.4 }, name: "diverges" },
  ],
  view: { lane: 2, cursor: 40, lock: ["lanes"] },
});

/** Every lane up to step `shown`, run to its end at once. */
function lanesOf(configuration: SurfaceConfiguration, shown: number): FigureLane[] {
  const run = runOf(configuration);
  const { buffer, segments } = run.advance(STEPS + 1);
  return segments.map(({ lane: index, rows, offset }) => {
    const column = (c: number) => buffer.subarray(offset + c * rows, offset + (c + 1) * rows);
    const { columns } = run.lanes[index]!;
    const named = (name: string) => column(columns.indexOf(name));
    return {
      ...{ index, name: configuration.lanes[index]!.name ?? "Newton", color: "#112233", selected: index === 2 },
      ...{ xs: named("theta0"), ys: named("theta1"), shown: Math.min(rows, shown + 1), loss: 1 },
      diverged: rows <= shown,
      mean: columns.includes("mean0") ? { xs: named("mean0"), ys: named("mean1") } : null,
    };
  });
}

function figureOf(
  configuration: SurfaceConfiguration,
  part: Partial<FigureLook> & Partial<Pick<LandscapeScene, "sideBySide" | "curvature">> = {},
) {
  const { sideBySide = false, curvature = null, ...rest } = part;
  const link = `https://example.org/lab/#${encodeLink(configuration)}`;
  const look: FigureLook = { size: FIGURE_SIZES.slide, theme: "light", legend: true, link, description: "", ...rest };
  const { surface, params } = surfaceOf(configuration.problem);
  const window = surface.window(params);
  const lanes = lanesOf(configuration, 40);
  const covered = landscapeWindow(look, window, sideBySide, lanes.length);
  const map = contourMap({ problem: configuration.problem, window: covered, columns: 90, rows: 60 }, 12);
  const minima = surface.minima(params);
  const minimaCurves = surface.minimaCurves?.(params) ?? [];
  const names = coordinateNames(configuration);
  const scene = { map, window, names, start: configuration.start, minima, minimaCurves, lanes, sideBySide, curvature };
  const svg = landscapeFigure(scene, look, words);
  const document = new DOMParser().parseFromString(svg, "image/svg+xml");
  const { width, height } = plotBox(look);
  return { svg, document, lanes, map, view: fitted(window, width, height) };
}

const pairsIn = (d: string) =>
  [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe("a figure", () => {
  it("points from its edge to a start outside, in every picture and in the legend", () => {
    for (const [start, angle] of [
      [[90, 0], 0],
      [[0, -90], 90],
      [[-90, 0], 180],
    ] as const) {
      const { document } = figureOf({ ...valley, start: [...start] }, { sideBySide: true });
      const pointers = [...document.querySelectorAll("path[transform^=rotate]")];
      expect(pointers).toHaveLength(lanesOf(valley, 40).length + 1);
      for (const pointer of pointers)
        expect(Math.abs(Number(/-?[\d.]+/.exec(pointer.getAttribute("transform")!)![0]) - angle)).toBeLessThan(4);
      expect(document.documentElement.textContent).toContain("start outside");
    }
    expect(figureOf(valley).document.querySelector("path[transform^=rotate]")).toBeNull();
  });

  it("is well-formed and self-contained, whatever the names in it, and carries the link to its experiment", () => {
    for (const sideBySide of [false, true]) {
      for (const size of Object.values(FIGURE_SIZES)) {
        const { svg, document } = figureOf(valley, { size, sideBySide, theme: sideBySide ? "dark" : "light" });
        expect(document.querySelector("parsererror")).toBeNull();
        expect(/.{20}(?:NaN|Infinity|undefined"|\d{12})/.exec(svg)?.[0]).toBeUndefined();
        const outside = [...document.querySelectorAll("[href], [src]")].map((each) => each.getAttribute("href"));
        expect(outside.filter((href) => !href?.startsWith("#"))).toEqual([]);
        // What refers to something within the file finds it there.
        for (const [, id] of svg.matchAll(/(?:url\(#|href="#)([\w-]+)/g))
          expect(document.getElementById(id!)).not.toBeNull();
        expect(decodeLink(linkOfSvg(svg)!)).toEqual({ ok: true, configuration: valley });
        expect(document.querySelector("title")!.textContent).toBe(words.title);
      }
    }
  });

  it("draws every path through the lane's points, up to the cursor and to a fraction of a pixel", () => {
    const { document, lanes, view } = figureOf(valley);
    const drawn = [...document.querySelectorAll('path[stroke="#112233"]:not([stroke-dasharray])')]
      .map((path) => path.getAttribute("d")!)
      .filter((d) => d.includes("L") && d.startsWith("M") && !d.includes("h"));
    for (const lane of lanes.filter(({ diverged }) => !diverged)) {
      const points = Array.from({ length: lane.shown }, (_, row) => [
        screenX(view, lane.xs[row]!),
        screenY(view, lane.ys[row]!),
      ]);
      const nearest = (d: string) =>
        Math.max(
          ...points.map(([x, y]) => {
            const corners = pairsIn(d);
            return Math.min(...corners.slice(1).map((to, i) => distance([x!, y!], corners[i]!, to)));
          }),
        );
      const paths = drawn.filter((d) => nearest(d) < 0.2);
      expect(paths, lane.name).toHaveLength(1);
      const [end] = pairsIn(paths[0]!).slice(-1);
      expect(Math.hypot(end![0] - points.at(-1)![0]!, end![1] - points.at(-1)![1]!)).toBeLessThan(0.02);
    }
  });

  it("shows the curvature where the page does: the step from the lane's point to its next, and what each arrow is", () => {
    const inspection = inspectorOf(valley, 2).curvatureAt(40)!;
    const marks = curvatureMarks(inspection);
    for (const sideBySide of [false, true]) {
      const { document, view, svg } = figureOf(valley, { sideBySide, curvature: { lane: 2, marks } });
      expect(/.{20}(?:NaN|Infinity|undefined"|\d{12})/.exec(svg)?.[0]).toBeUndefined();
      const texts = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
      for (const name of ["λ₁", "λ₂", "Newton", "saddle-free"]) expect(texts).toContain(name);
      if (sideBySide) continue;
      const [x, y] = inspection.next!.theta.map(
        (to, i) => (i === 0 ? 1 : -1) * view.scale * (to - inspection.theta[i]!),
      );
      const tips = [...document.querySelectorAll('path[stroke="#112233"]')]
        .map((path) => path.getAttribute("d")!)
        .filter((d) => d.startsWith("M0,0L"))
        .map((d) => pairsIn(d)[1]!);
      expect(tips).toHaveLength(1);
      expect(Math.hypot(tips[0]![0] - x!, tips[0]![1] - y!)).toBeLessThan(0.02);
    }
    expect(figureOf(valley).svg).not.toContain("λ₁");
  });

  it("names every lane and the contours' levels in its legend, and has none where none is wanted", () => {
    const { document, map } = figureOf(valley);
    const texts = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
    for (const { name } of lanesOf(valley, 40)) expect(texts).toContain(name);
    const named = texts.filter((text) => [...map.levels].some((level) => text === String(level)));
    expect(named.length).toBeGreaterThanOrEqual(Math.floor(map.levels.length / 2));
    const bare = figureOf(valley, { legend: false });
    expect([...bare.document.querySelectorAll("text")].map(({ textContent }) => textContent)).not.toContain(
      words.lanes,
    );
    expect(bare.view.width).toBeGreaterThan(figureOf(valley).view.width);
  });

  it("has the page's colours", () => {
    const css = readFileSync("src/view/styles/tokens.css", "utf8");
    const [light, dark] = css.split('[data-theme="dark"]');
    for (const [theme, block] of [
      ["light", light],
      ["dark", dark],
    ] as const)
      for (const [name, value] of Object.entries(FIGURE_INK[theme])) expect(block).toContain(`--${name}: ${value};`);
  });
});

/** Distance of a point from a segment. */
function distance([x, y]: [number, number], [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
