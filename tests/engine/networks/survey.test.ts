import { describe, expect, it } from "vitest";
import type { Objective, Vector } from "../../../src/engine/core/types.ts";
import { zeros } from "../../../src/engine/core/vector.ts";
import { minimaOf, type PlaneMinimum } from "../../../src/engine/networks/plane/minima.ts";
import { refine, type SampledField } from "../../../src/engine/networks/plane/refinement.ts";
import { type SurveyChoice, type SurveyNews, survey } from "../../../src/engine/networks/plane/survey.ts";
import { bowl, combined, drawn } from "./bowl.ts";

const n = 10;
const objective = bowl(n, 20, 8);
const start = drawn(n, 1);

/** Gradient descent on the bowl, at rates of its own for each lane. */
const paths = [0.02, 0.09].map((rate, lane) => {
  const points = [start];
  const gradient = zeros(n);
  for (let k = 0; k < 30; k++) {
    objective.valueAndGradient(points[k]!, gradient);
    points.push(combined([1, -rate], [points[k]!, gradient]));
  }
  return { lane, diverged: false, steps: points.map((_, k) => k), points };
});

const newsOf = (choice: SurveyChoice): SurveyNews[] =>
  [...survey({ choice, paths, aspect: 1.5, zoom: 1 }, objective, [])].filter((news) => news !== null);

const ofType = <T extends SurveyNews["type"]>(all: readonly SurveyNews[], type: T) =>
  all.filter((news): news is Extract<SurveyNews, { type: T }> => news.type === type);

describe("refine", () => {
  const window = { x: [-2, 6], y: [1, 4] } as const;
  const surface = { ...bowl(2, 3, 1) };

  it("gives J itself on every grid, and asks for no sample twice", () => {
    let asked = 0;
    const counted = {
      ...surface,
      value(x: Vector) {
        asked++;
        return surface.value(x);
      },
    };
    const fields = [...refine(counted, window, { across: 4, up: 3, levels: 3 })].filter(
      (field): field is SampledField => field !== null,
    );
    expect(fields.map(({ columns, rows }) => [columns, rows])).toEqual([
      [5, 4],
      [9, 7],
      [17, 13],
    ]);
    for (const { columns, rows, values } of fields) {
      for (let j = -1; j <= rows; j++) {
        for (let i = -1; i <= columns; i++) {
          const x = Float64Array.of(-2 + (8 * i) / (columns - 1), 1 + (3 * j) / (rows - 1));
          expect(values[(j + 1) * (columns + 2) + i + 1]).toBeCloseTo(surface.value(x), 10);
        }
      }
    }
    // All of the finest grid, and what lies beyond the window on the two coarser ones: 2 · (columns + rows) + 4.
    expect(asked).toBe(19 * 15 + (2 * (5 + 4) + 4) + (2 * (9 + 7) + 4));
  });
});

describe("survey", () => {
  it.each<SurveyChoice>([
    { kind: "principal" },
    { kind: "end-points", lanes: [0, 1], third: "start" },
    { kind: "eigenvectors", lane: 1, at: "end" },
  ])("tells of the plane, then of ever finer fields, and the true losses ($kind)", (choice) => {
    const news = newsOf(choice);
    expect(news[0]!.type).toBe("plane");
    const [plane] = ofType(news, "plane");
    const [{ losses }] = ofType(news, "losses") as [Extract<SurveyNews, { type: "losses" }>];
    const fields = ofType(news, "field");
    expect(fields.map(({ last }) => last)).toEqual([false, false, false, false, true]);
    expect(new Set(fields.map(({ field }) => field.window))).toEqual(new Set([plane!.window]));
    for (const [lane, { points }] of paths.entries()) {
      const { xs, ys, distances } = plane!.paths[lane]!;
      for (const [k, point] of points.entries()) {
        expect(losses[lane]!.actual[k]).toBe(objective.value(point));
        expect(xs[k]).toBeGreaterThan(plane!.window.x[0]);
        expect(ys[k]).toBeLessThan(plane!.window.y[1]);
        // On the plane where the distance is 0, J is the same.
        if (distances[k]! < 1e-9) expect(losses[lane]!.projected[k]).toBeCloseTo(losses[lane]!.actual[k]!, 7);
      }
    }
    // These paths lie mostly in few directions, and principal directions take the most that two can.
    const share = plane!.shares.reduce((sum, part) => sum + part, 0);
    expect(share).toBeLessThanOrEqual(1 + 1e-12);
    const best = ofType(newsOf({ kind: "principal" }), "plane")[0]!.shares.reduce((sum, part) => sum + part, 0);
    expect(share).toBeLessThanOrEqual(best + 1e-12);
  });

  it("follows each lane's line from its first point to its last: a parabola on a quadratic", () => {
    const news = newsOf({ kind: "line" });
    const [lines] = ofType(news, "lines");
    const profiles = ofType(news, "profiles");
    expect(profiles.map(({ last }) => last)).toEqual([false, false, false, false, true]);
    const [low, high] = lines!.span;
    for (const [lane, { points }] of paths.entries()) {
      const { xs, distances } = lines!.paths[lane]!;
      expect([xs[0], xs.at(-1)]).toEqual([0, expect.closeTo(1, 12)]);
      expect([distances[0], distances.at(-1)]).toEqual([0, expect.closeTo(0, 12)]);
      for (const { profiles: each } of profiles) {
        const { values } = each[lane]!;
        const [from, to] = [points[0]!, points.at(-1)!];
        for (const [i, value] of values.entries()) {
          const t = low + ((high - low) * i) / (values.length - 1);
          expect(value).toBeCloseTo(objective.value(combined([1 - t, t], [from, to])), 9);
        }
      }
    }
  });
});

describe("minimaOf", () => {
  /** f(x) + g(y) with its exact derivatives. */
  const separable = (f: readonly ((x: number) => number)[], g: readonly ((y: number) => number)[]): Objective => ({
    dimension: 2,
    value: ([x, y]) => f[0]!(x!) + g[0]!(y!),
    valueAndGradient([x, y], gradient) {
      gradient.set([f[1]!(x!), g[1]!(y!)]);
      return f[0]!(x!) + g[0]!(y!);
    },
    hessian: ([x, y], hessian) => hessian.set([f[2]!(x!), 0, 0, g[2]!(y!)]),
  });
  const window = { x: [-2, 2], y: [-1.5, 1.5] } as const;

  function minima(surface: Objective) {
    const field = [...refine(surface, window, { across: 8, up: 6, levels: 3 })].findLast((each) => each !== null)!;
    const search = minimaOf(surface, field);
    for (;;) {
      const next = search.next();
      if (next.done) return next.value;
    }
  }

  it("finds every minimum inside the window to rounding, lowest first, and neither saddles nor the window's edge", () => {
    // ¼x⁴ − ½x² + 0.1x has two minima, at roots of x³ − x + 0.1.
    const tilted = [
      (x: number) => x ** 4 / 4 - x ** 2 / 2 + 0.1 * x,
      (x: number) => x ** 3 - x + 0.1,
      (x: number) => 3 * x ** 2 - 1,
    ];
    const square = [(y: number) => (y - 0.4) ** 2, (y: number) => 2 * (y - 0.4), () => 2];
    const found = minima(separable(tilted, square));
    expect(found.length).toBe(2);
    expect(found[0]!.value).toBeLessThan(found[1]!.value);
    for (const { x, y, value } of found) {
      expect(Math.abs(tilted[1]!(x))).toBeLessThan(1e-7);
      expect(y).toBeCloseTo(0.4, 7);
      expect(value).toBeCloseTo(tilted[0]!(x), 12);
    }
    expect(minima(separable([(x) => x, () => 1, () => 0], square))).toEqual([]);
  });

  it("has none where J is the same everywhere, and finds one in a kink", () => {
    const flat = [() => 1, () => 0, () => 0];
    expect(minima(separable(flat, flat))).toEqual([]);
    const kink = (at: number) => [(x: number) => Math.abs(x - at), (x: number) => Math.sign(x - at), () => 0];
    const [{ x, y }] = minima(separable(kink(0.3), kink(-0.2))) as [PlaneMinimum];
    expect([x, y]).toEqual([expect.closeTo(0.3, 1), expect.closeTo(-0.2, 1)]);
  });
});
