import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Window } from "../../../src/engine/core/types.ts";
import { surfaceOf } from "../../../src/engine/surface-task.ts";
import { surfaces } from "../../../src/engine/surfaces/index.ts";
import { isSurface, type SurfaceConfiguration } from "../../../src/experiment/configuration.ts";
import { decodeLink } from "../../../src/experiment/link.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { presets } from "../../../src/experiment/presets.ts";
import { runLane } from "../../../src/experiment/results.ts";
import { fittingWindow, openingWindow } from "../../../src/view/draw/window-fit.ts";

/** The least blank on every side, as a fraction of the window. */
const MARGIN = 0.05;

function expectWithin(window: Window, x: number, y: number, margin = MARGIN): void {
  for (const [value, [low, high]] of [
    [x, window.x],
    [y, window.y],
  ] as const) {
    const share = (value - low) / (high - low);
    expect(share).toBeGreaterThanOrEqual(margin);
    expect(share).toBeLessThanOrEqual(1 - margin);
  }
}

function pathsOf(configuration: SurfaceConfiguration) {
  return configuration.lanes.map((_, index) => {
    const { columns, rows, outcome } = runLane(configuration, index);
    const [xs, ys] = [columns.get("theta0")!, columns.get("theta1")!];
    return { xs, ys, length: rows, diverged: outcome.status === "diverged" };
  });
}

const opened = presets.flatMap(({ id, configuration }) => {
  const parsed = parseConfiguration(configuration);
  return parsed.ok && isSurface(parsed.configuration) ? [{ id, configuration: parsed.configuration }] : [];
});

describe("an example that opens", () => {
  it.each(opened)("shows the start and every path with a margin: $id", ({ configuration }) => {
    const { surface, params } = surfaceOf(configuration.problem);
    const paths = pathsOf(configuration);
    const window = openingWindow(surface.window(params), configuration.start, paths);
    expectWithin(window, ...configuration.start);
    for (const { xs, ys, length } of paths) for (let i = 0; i < length; i++) expectWithin(window, xs[i]!, ys[i]!);
  });
});

describe("a bare link", () => {
  it.each(surfaces.map(({ id }) => id))("shows the start with a margin, and paths that stay near: %s", (id) => {
    const link = decodeLink(`surface=${id}&v=1`);
    if (!link.ok || !isSurface(link.configuration)) throw new Error("the link is not valid");
    const { configuration } = link;
    const { surface, params } = surfaceOf(configuration.problem);
    const own = surface.window(params);
    const paths = pathsOf(configuration);
    const window = openingWindow(own, configuration.start, paths);
    expectWithin(window, ...configuration.start);
    const size = Math.max(own.x[1] - own.x[0], own.y[1] - own.y[0]);
    for (const { xs, ys, length } of paths) {
      const reach = (values: ArrayLike<number>, from: number) =>
        Array.from({ length }, (_, i) => Math.abs(values[i]! - from)).reduce((a, b) => Math.max(a, b), 0);
      const isNear = Math.max(reach(xs, configuration.start[0]), reach(ys, configuration.start[1])) < size / 2;
      if (isNear) for (let i = 0; i < length; i++) expectWithin(window, xs[i]!, ys[i]!);
    }
  });
});

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 30 });
const OWN: Window = { x: [-4, 4], y: [-3, 3] };

test("all paths and the start fit, at any size", () => {
  fc.assert(
    fc.property(points, fc.double({ min: -6, max: 3, noNaN: true }), coordinate, (raw, size, centre) => {
      const scaled = raw.map(([x, y]) => [centre + (x / 1e6) * 10 ** size, -centre + (y / 1e6) * 10 ** size] as const);
      const xs = Float64Array.from(scaled, ([x]) => x);
      const ys = Float64Array.from(scaled, ([, y]) => y);
      const window = fittingWindow(OWN, scaled[0]!, [{ xs, ys, length: xs.length, diverged: false }]);
      for (const [x, y] of scaled) expectWithin(window, x, y);
      const [width, height] = [window.x[1] - window.x[0], window.y[1] - window.y[0]];
      expect(Math.max(width, height)).toBeLessThanOrEqual(4.1 * Math.min(width, height));
    }),
    { seed: 3 },
  );
});

test("a diverged path is followed only near the surface's window, and no window is empty or infinite", () => {
  const xs = Float64Array.of(1, -2, 9, 1e200, Number.POSITIVE_INFINITY);
  const window = fittingWindow(OWN, [1, 1], [{ xs, ys: xs, length: 5, diverged: true }]);
  expectWithin(window, 1, 1);
  expectWithin(window, -2, -2);
  expect(window.x[1]).toBeLessThan(20);
  const point = fittingWindow(OWN, [1, 1], []);
  expect(point.x[1] - point.x[0]).toBeGreaterThan(0.1);
  expectWithin(openingWindow(OWN, [1e3, 0], []), 1e3, 0);
});
