import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../src/engine/core/matrix.ts";
import { philox } from "../../src/engine/core/random.ts";
import type { AnySurface, NumberParameter, Objective, Vector, Window } from "../../src/engine/core/types.ts";
import { defaultsOf } from "../../src/engine/core/types.ts";
import { surfaceById, surfaces } from "../../src/engine/surfaces/index.ts";

type Point = readonly [number, number];

const { abs, ceil, cos, exp, floor, sin, sqrt, PI, E } = Math;
const sigma = (h: number) => 1 / (1 + exp(-h));

/** The formulas of the configuration contract as they are printed there. */
const formulas: Readonly<Record<string, (x: number, y: number, p: Record<string, number>) => number>> = {
  quadratic(x, y, { condition, angle }) {
    const phi = (angle! * PI) / 180;
    return 0.5 * ((x * cos(phi) + y * sin(phi)) ** 2 + condition! * (-x * sin(phi) + y * cos(phi)) ** 2);
  },
  rosenbrock: (x, y, { a, b }) => (a! - x) ** 2 + b! * (y - x ** 2) ** 2,
  saddle: (x, y) => x ** 2 - y ** 2,
  "bounded-saddle": (x, y) => 0.5 * x ** 2 - 0.5 * y ** 2 + 0.25 * y ** 4,
  "monkey-saddle": (x, y) => x ** 3 - 3 * x * y ** 2,
  himmelblau: (x, y) => (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2,
  beale: (x, y) => (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2,
  booth: (x, y) => (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
  "three-hump-camel": (x, y) => 2 * x ** 2 - 1.05 * x ** 4 + x ** 6 / 6 + x * y + y ** 2,
  "six-hump-camel": (x, y) => (4 - 2.1 * x ** 2 + x ** 4 / 3) * x ** 2 + x * y + (-4 + 4 * y ** 2) * y ** 2,
  "styblinski-tang": (x, y) => 0.5 * (x ** 4 - 16 * x ** 2 + 5 * x + y ** 4 - 16 * y ** 2 + 5 * y),
  rastrigin: (x, y) => 20 + x ** 2 - 10 * cos(2 * PI * x) + y ** 2 - 10 * cos(2 * PI * y),
  ackley: (x, y) =>
    -20 * exp(-0.2 * sqrt(0.5 * (x ** 2 + y ** 2))) - exp(0.5 * (cos(2 * PI * x) + cos(2 * PI * y))) + E + 20,
  cliff(x, y, { length, target, initial }) {
    let h = initial!;
    for (let k = 0; k < length!; k++) h = x * sigma(h) + y;
    return (sigma(h) - target!) ** 2;
  },
  "coordinate-example": (x, y, { alpha }) => (x - y) ** 2 + alpha! * (x ** 2 + y ** 2),
  "sparse-coding": (h, w, { target, weightDecay }) => abs(h) + (target! - w * h) ** 2 + weightDecay! * w ** 2,
  "linear-chain": (x, y, { depth }) => 0.5 * (1 - x ** ceil(depth! / 2) * y ** floor(depth! / 2)) ** 2,
};

/** Minima as the literature gives them: surface, point, value, digits printed. Sources: the declarations' own. */
const published: readonly (readonly [string, Point, number, number])[] = [
  ["rosenbrock", [1, 1], 0, 12],
  ["himmelblau", [3, 2], 0, 12],
  ["himmelblau", [-2.805118, 3.131312], 0, 6],
  ["himmelblau", [-3.77931, -3.283186], 0, 6],
  ["himmelblau", [3.584428, -1.848126], 0, 6],
  ["beale", [3, 0.5], 0, 12],
  ["booth", [1, 3], 0, 12],
  ["three-hump-camel", [0, 0], 0, 12],
  ["three-hump-camel", [1.747552, -0.873776], 0.298638, 6],
  ["three-hump-camel", [-1.747552, 0.873776], 0.298638, 6],
  ["six-hump-camel", [0.0898, -0.7126], -1.0316, 4],
  ["six-hump-camel", [-0.0898, 0.7126], -1.0316, 4],
  ["six-hump-camel", [0.08984201, -0.7126564], -1.0316284535, 7],
  ["six-hump-camel", [1.7036, -0.7961], -0.2155, 4],
  ["six-hump-camel", [1.6071, 0.5687], 2.1043, 4],
  ["styblinski-tang", [-2.903534, -2.903534], -78.332331, 6],
  ["rastrigin", [0, 0], 0, 12],
  ["ackley", [0, 0], 0, 12],
  ["bounded-saddle", [0, 1], -0.25, 12],
];

/** Numbers of isolated minima at the defaults, counted by a search from a grid of starts over the window. */
const counts: Readonly<Record<string, number>> = {
  himmelblau: 4,
  "three-hump-camel": 3,
  "six-hump-camel": 6,
  "styblinski-tang": 4,
  rastrigin: 121,
  ackley: 81,
  "sparse-coding": 3,
  "local-minima": 5,
};

/** Minima where the gradient or the Hessian, which are those of the smooth part, do not show what the values show. */
const kinks: Readonly<Record<string, string>> = {
  "sparse-coding": "|h| has a kink at h = 0 that holds the point there; the smooth part alone has a saddle or a slope",
};

/** Surfaces whose suggested rate is meant to fail from the start. */
const thrown: Readonly<Record<string, string>> = { cliff: "plain descent is thrown off the cliff: that is its lesson" };

let drawn = 0;
const word = new Uint32Array(4);
function uniform(low: number, high: number): number {
  philox(drawn++, 0, 0, 0, 8, 2, word);
  return low + (high - low) * (word[0]! / 2 ** 32);
}

function drawParameter(parameter: NumberParameter): number {
  const [low, high] = parameter.slider;
  const value = parameter.scale === "linear" ? uniform(low, high) : low * (high / low) ** uniform(0, 1);
  return parameter.integer ? Math.round(value) : value;
}

/** The defaults, three random settings, and each parameter at the ends of what is valid or at the slider's. */
function settings(surface: AnySurface): Record<string, number>[] {
  const defaults = defaultsOf(surface.parameters) as Record<string, number>;
  const entries = Object.entries(surface.parameters) as [string, NumberParameter][];
  if (entries.length === 0) return [{}];
  const random = () => Object.fromEntries(entries.map(([name, parameter]) => [name, drawParameter(parameter)]));
  const ends = entries.flatMap(([name, { min, exclusiveMin, slider, integer }]) =>
    [exclusiveMin ? slider[0] : (min ?? 0), ...slider, ...(integer ? [3, 5, 8] : [])].map((value) => ({
      ...defaults,
      [name]: value,
    })),
  );
  return [defaults, random(), random(), random(), ...ends];
}

/** A point of the window, widened by a quarter. */
function drawPoint({ x, y }: Window): Point {
  const place = ([low, high]: Point) => uniform(low - 0.125 * (high - low), high + 0.125 * (high - low));
  return [place(x), place(y)];
}

function shows(window: Window, [x, y]: Point): boolean {
  return x >= window.x[0] && x <= window.x[1] && y >= window.y[0] && y <= window.y[1];
}

const vector = (x: number, y: number): Vector => new Float64Array([x, y]);

function gradientAt(objective: Objective, [x, y]: Point): Vector {
  const gradient = vector(Number.NaN, Number.NaN);
  objective.valueAndGradient(vector(x, y), gradient);
  return gradient;
}

function hessianAt(objective: Objective, [x, y]: Point): Vector {
  const hessian = new Float64Array(4).fill(Number.NaN);
  objective.hessian(vector(x, y), hessian);
  return hessian;
}

const lengthOf = (v: Vector) => Math.hypot(...v);

/** How far `exact` is from the central differences of `f` along coordinate k, Richardson-extrapolated, at the step that suits best. */
function difference(f: (point: Point) => number, [x, y]: Point, k: 0 | 1, exact: number): number {
  const slope = (h: number) => (k === 0 ? f([x + h, y]) - f([x - h, y]) : f([x, y + h]) - f([x, y - h])) / (2 * h);
  let best = Number.POSITIVE_INFINITY;
  for (let h = 2 ** -4; h > 1e-8; h /= 4) {
    best = Math.min(best, Math.abs((4 * slope(h / 2) - slope(h)) / 3 - exact));
  }
  return best;
}

/** Whether a move of about 1e-14 of θ's size explains all of the gradient that is left. */
function expectStationary(objective: Objective, point: Point, label: string): void {
  const reach = 2e-14 * (1 + Math.hypot(...point));
  expect(lengthOf(gradientAt(objective, point)), label).toBeLessThanOrEqual(
    reach * lengthOf(hessianAt(objective, point)) + Number.MIN_VALUE,
  );
}

function expectLowest(objective: Objective, [x, y]: Point, radius: number, label: string): void {
  const here = objective.value(vector(x, y));
  for (let i = 0; i < 16; i++) {
    const around = objective.value(
      vector(x + radius * Math.cos((Math.PI * i) / 8), y + radius * Math.sin((Math.PI * i) / 8)),
    );
    expect(around, label).toBeGreaterThanOrEqual(here - 1e-12 * Math.abs(here));
  }
}

it("each surface is found by its id, and every formula belongs to one", () => {
  expect(surfaces.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(formulas)));
  for (const surface of surfaces) expect(surfaceById(surface.id)).toBe(surface);
  expect(() => surfaceById("constructor")).toThrow(RangeError);
});

describe.each(surfaces.map((surface) => [surface.id, surface] as const))("%s", (id, surface) => {
  for (const params of settings(surface)) {
    describe(JSON.stringify(params), () => {
      const objective = surface.create(params);
      const frame = surface.window(params);
      const start = surface.start(params);
      const minima = surface.minima(params);
      const infimum = surface.infimum(params);
      const extent = 0.5 * (frame.x[1] - frame.x[0]);

      it("has the exact gradient and Hessian of its value", () => {
        for (let i = 0; i < 25; i++) {
          const point = drawPoint(frame);
          const gradient = gradientAt(objective, point);
          const hessian = hessianAt(objective, point);
          const value = objective.value(vector(...point));
          expect(objective.valueAndGradient(vector(...point), vector(0, 0))).toBe(value);
          expect(hessian[1]).toBe(hessian[2]);
          expect(value).toBeGreaterThanOrEqual(infimum);
          const label = `at ${point.join()}`;
          for (const k of [0, 1] as const) {
            const slope = difference((p) => objective.value(vector(...p)), point, k, gradient[k]!);
            expect(slope, `∂${k} J ${label}`).toBeLessThan(1e-7 * lengthOf(gradient) + 1e-11 * (1 + Math.abs(value)));
            for (const j of [0, 1] as const) {
              const bend = difference((p) => gradientAt(objective, p)[j]!, point, k, hessian[2 * j + k]!);
              expect(bend, `∂${k} ∂${j} J ${label}`).toBeLessThan(
                1e-7 * lengthOf(hessian) + 1e-11 * (1 + lengthOf(gradient)),
              );
            }
          }
        }
      });

      it("has the value of its printed formula", () => {
        const formula = formulas[id];
        if (formula === undefined) return expect(surface.source.en).toContain("Thalweg");
        for (let i = 0; i < 25; i++) {
          const [x, y] = drawPoint(frame);
          // Only the cliff magnifies a rounding.
          const slope = lengthOf(gradientAt(objective, [x, y]));
          const value = formula(x, y, params);
          const tolerance = 1e-13 * (100 + 10 * abs(value) + slope);
          expect(abs(objective.value(vector(x, y)) - value), `at ${x}, ${y}`).toBeLessThan(tolerance);
        }
      });

      it("has minima that are minima, the global ones first", () => {
        const values = new Float64Array(2);
        for (const [index, { point, value }] of minima.entries()) {
          const label = `at ${point.join()}`;
          expect(value).toBe(objective.value(vector(...point)));
          expect(value).toBeGreaterThanOrEqual(minima[Math.max(0, index - 1)]!.value);
          expectLowest(objective, point, 1e-3 * extent, label);
          expectStationary(objective, point, label);
          if (point[0] === 0 && kinks[id] !== undefined) continue;
          symmetricEigen(hessianAt(objective, point), values, new Float64Array(4));
          expect(values[0], label).toBeGreaterThan(0);
        }
        if (minima.length > 0) {
          expect(infimum).toBeCloseTo(minima[0]!.value, 12);
          expect(new Set(minima.map(({ point }) => point.join())).size).toBe(minima.length);
        }
      });

      it("has curves of minima that stay at one height and are stationary", () => {
        for (const curve of surface.minimaCurves?.(params) ?? []) {
          expect(curve.length).toBeGreaterThanOrEqual(4);
          const level = objective.value(vector(curve[0]!, curve[1]!));
          for (let i = 0; i < curve.length; i += 2) {
            const point: Point = [curve[i]!, curve[i + 1]!];
            const label = `at ${point.join()}`;
            expect(objective.value(vector(...point)), label).toBeCloseTo(level, 10);
            if (i > 0 && i < curve.length - 2) expectLowest(objective, point, 1e-3 * extent, label);
            if (kinks[id] === undefined) expectStationary(objective, point, label);
          }
        }
      });

      it("shows its start and a minimum in its window", () => {
        expect(shows(frame, start)).toBe(true);
        const curve = surface.minimaCurves?.(params).flatMap((points) => [...points]) ?? [];
        const along = curve.flatMap((x, i): Point[] => (i % 2 === 0 ? [[x, curve[i + 1]!]] : []));
        const known = [...minima.map(({ point }) => point), ...along];
        // A curve may cross the window between two of its points.
        if (minima.length > 0) expect(known.some((point) => shows(frame, point))).toBe(true);
        else if (known.length > 0) {
          const near = known.map(([x, y]) => [x, y].map((c) => Math.sign(c)).join());
          expect(known.some((point) => shows(frame, point)) || new Set(near).size > 1).toBe(true);
        }
      });

      it("lets plain descent make progress at its suggested rate", () => {
        if (thrown[id] !== undefined) return;
        const rate = surface.gradientRate(params);
        const theta = vector(...start);
        const gradient = vector(0, 0);
        const before = objective.value(theta);
        expect(lengthOf(gradientAt(objective, start))).toBeGreaterThan(0);
        for (let k = 0; k < 200; k++) {
          objective.valueAndGradient(theta, gradient);
          for (const i of [0, 1]) theta[i] = theta[i]! - rate * gradient[i]!;
        }
        expect(objective.value(theta)).toBeLessThan(before);
        expect(theta.every(Number.isFinite)).toBe(true);
      });

      it("takes any number without throwing", () => {
        const hostile = [Number.NaN, Infinity, -Infinity, 1e200, -1e200, 1e-300, -0, Number.MIN_VALUE];
        for (const x of hostile) {
          for (const y of hostile) {
            expect(typeof objective.value(vector(x, y))).toBe("number");
            gradientAt(objective, [x, y]);
            hessianAt(objective, [x, y]);
            // A NaN never looks like an ordinary loss, unless J does not depend on that coordinate.
            if (id === "linear-chain" && params.depth === 1) continue;
            if (Number.isNaN(x) || Number.isNaN(y)) {
              const seen = objective.value(vector(x, y));
              expect(Number.isFinite(seen) && gradientAt(objective, [x, y]).every(Number.isFinite)).toBe(false);
            }
          }
        }
      });
    });
  }
});

it("lists the minima that the literature lists", () => {
  for (const [id, [x, y], value, digits] of published) {
    const surface = surfaceById(id);
    const minima = surface.minima(defaultsOf(surface.parameters));
    const nearest = minima.toSorted(
      (a, b) => Math.hypot(a.point[0] - x, a.point[1] - y) - Math.hypot(b.point[0] - x, b.point[1] - y),
    )[0]!;
    // toBeCloseTo allows half a unit of the digit; published numbers may be cut off instead of rounded.
    expect(nearest.point[0], id).toBeCloseTo(x, digits - 1);
    expect(nearest.point[1], id).toBeCloseTo(y, digits - 1);
    expect(nearest.value, id).toBeCloseTo(value, digits - 1);
  }
  for (const [id, count] of Object.entries(counts)) {
    const surface = surfaceById(id);
    expect(surface.minima(defaultsOf(surface.parameters)), id).toHaveLength(count);
  }
});
