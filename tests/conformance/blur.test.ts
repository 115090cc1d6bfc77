import { describe, expect, it } from "vitest";
import { philox } from "../../src/engine/core/random.ts";
import { type AnySurface, defaultsOf } from "../../src/engine/core/types.ts";
import { blurredObjective, objectiveOf, type SurfaceProblem } from "../../src/engine/surface-task.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";

/** The part of a surface that has a kink along x = 0; its integrals are split there and at y = 0. The rest is smooth. */
const kinked: Readonly<Record<string, (x: number, y: number) => number>> = {
  "sparse-coding": (h) => Math.abs(h),
  ackley: (x, y) => -20 * Math.exp(-0.2 * Math.sqrt(0.5 * (x * x + y * y))),
};

/** Surfaces that jump: no sum of values finds their blur to many digits, here or in the engine. */
const jumps: Readonly<Record<string, string>> = {
  cliff: "J jumps by up to 0.4 along a curve, too steeply for doubles",
};

const moreParams: Readonly<Record<string, readonly Record<string, number>[]>> = {
  quadratic: [{ condition: 300, angle: 25 }],
  "linear-chain": [{ depth: 1 }, { depth: 5 }],
  "sparse-coding": [{ target: 3, weightDecay: 0 }],
};

let drawn = 0;
const word = new Uint32Array(4);
function uniform(low: number, high: number): number {
  philox(drawn++, 0, 0, 0, 21, 4, word);
  return low + (high - low) * (word[0]! / 2 ** 32);
}

type Point = readonly [number, number];

interface Nodes {
  readonly z: readonly number[];
  readonly w: readonly number[];
}

const density = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** An even grid from −8.5 to 8.5. */
function trapezoid(step: number): Nodes {
  const count = Math.ceil(8.5 / step);
  const z = Array.from({ length: 2 * count + 1 }, (_, i) => (i - count) * step);
  return { z, w: z.map((x) => step * density(x)) };
}

/** The double-exponential rule on either side of a kink at z = `at`. */
function splitAt(at: number): Nodes {
  const z: number[] = [];
  const w: number[] = [];
  for (const [from, to] of [
    [Math.min(-8.5, at), Math.max(-8.5, Math.min(8.5, at))],
    [Math.max(-8.5, Math.min(8.5, at)), Math.max(8.5, at)],
  ] as const) {
    if (to <= from) continue;
    const step = 1 / 24;
    for (let i = -84; i <= 84; i++) {
      const s = (Math.PI / 2) * Math.sinh(i * step);
      // From the nearer end, so that nodes next to the kink keep their distance from it.
      const share = 1 / (1 + Math.exp(2 * Math.abs(s)));
      const x = s < 0 ? from + (to - from) * share : to - (to - from) * share;
      const slope = ((to - from) * Math.PI * Math.cosh(i * step)) / (4 * Math.cosh(s) ** 2);
      z.push(x);
      w.push(step * slope * density(x));
    }
  }
  return { z, w };
}

/**
 * J^(σ), its gradient E[J z]/σ and its Hessian E[J (zzᵀ − I)]/σ² from values of J alone, with E|J| as the measure of their rounding.
 * `turn` turns the grid against the axes.
 */
function integrate(
  J: (x: number, y: number) => number,
  [x, y]: Point,
  sigma: number,
  nodes: readonly [Nodes, Nodes],
  turn = 0,
) {
  const [across, up] = nodes;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  let [value, size, gx, gy, xx, xy, yy] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < across.z.length; i++) {
    for (let j = 0; j < up.z.length; j++) {
      const u = c * across.z[i]! - s * up.z[j]!;
      const v = s * across.z[i]! + c * up.z[j]!;
      const part = across.w[i]! * up.w[j]! * J(x + sigma * u, y + sigma * v);
      value += part;
      size += Math.abs(part);
      gx += part * u;
      gy += part * v;
      xx += part * (u * u - 1);
      xy += part * u * v;
      yy += part * (v * v - 1);
    }
  }
  return {
    ...{ value, size },
    gradient: [gx / sigma, gy / sigma],
    hessian: [xx, xy, xy, yy].map((h) => h / (sigma * sigma)),
  };
}

function problemsOf(surface: AnySurface): SurfaceProblem[] {
  return [{}, ...(moreParams[surface.id] ?? [])].map((params) => ({
    ...{ kind: "surface", id: surface.id },
    params: { ...(defaultsOf(surface.parameters) as Record<string, number>), ...params },
  }));
}

function pointsOf(surface: AnySurface, { params }: SurfaceProblem, count: number): Point[] {
  const { x, y } = surface.window(params);
  return Array.from({ length: count }, () => [
    uniform(...(x as [number, number])),
    uniform(...(y as [number, number])),
  ]);
}

/** Brute force on a surface without jumps. */
function bruteForce(id: string, J: (x: number, y: number) => number, point: Point, sigma: number) {
  const even = trapezoid(sigma < 1 ? 0.2 : 0.05);
  const kink = kinked[id];
  if (!kink) return integrate(J, point, sigma, [even, even]);
  const split: [Nodes, Nodes] = [splitAt(-point[0] / sigma), splitAt(-point[1] / sigma)];
  const smooth = integrate((x, y) => J(x, y) - kink(x, y), point, sigma, [even, even]);
  const rest = integrate(kink, point, sigma, split);
  const sum = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value + b[i]!);
  return {
    ...{ value: smooth.value + rest.value, size: smooth.size + rest.size },
    gradient: sum(smooth.gradient, rest.gradient),
    hessian: sum(smooth.hessian, rest.hessian),
  };
}

/** J as a function of x and y. */
function valuesOf(problem: SurfaceProblem) {
  const objective = objectiveOf(problem);
  const at = new Float64Array(2);
  return (x: number, y: number) => {
    at[0] = x;
    at[1] = y;
    return objective.value(at);
  };
}

function blurAt(problem: SurfaceProblem, sigma: number, point: Point) {
  const blurred = blurredObjective(problem, sigma);
  const theta = Float64Array.from(point);
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);
  const value = blurred.valueAndGradient(theta, gradient);
  blurred.hessian(theta, hessian);
  return { value, gradient, hessian, stated: blurred.valueError?.(theta) ?? 0, again: blurred.value(theta) };
}

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));

const SIGMAS = [0.03, 0.4, 1.7];

/** Rounding of sums of numbers of size E|J|, once in the value, divided by σ in the gradient, by σ² in the Hessian. */
const ROUNDING = { value: 1e-12, gradient: 2e-12, hessian: 1e-10 };

describe("the blur of each surface", () => {
  for (const surface of surfaces) {
    if (surface.id in jumps) continue;
    it(`${surface.id}: value, gradient and Hessian are those of integrating J by brute force`, () => {
      for (const problem of problemsOf(surface)) {
        const J = valuesOf(problem);
        for (const sigma of SIGMAS) {
          for (const point of pointsOf(surface, problem, 3)) {
            const label = `${JSON.stringify(problem.params)} σ = ${sigma} at ${point.join()}`;
            const brute = bruteForce(surface.id, J, point, sigma);
            const { value, again, gradient, hessian, stated } = blurAt(problem, sigma, point);
            expect(again, label).toBe(value);
            expect(stated, label).toBe(0);
            expect(Math.abs(value - brute.value), label).toBeLessThan(ROUNDING.value * brute.size);
            expect(distance(gradient, brute.gradient), label).toBeLessThan((ROUNDING.gradient * brute.size) / sigma);
            expect(distance(hessian, brute.hessian), label).toBeLessThan(
              (ROUNDING.hessian * brute.size) / (sigma * sigma),
            );
          }
        }
      }
    });
  }

  it("cliff: within the error that it states, which is small, at its wall and away from it", () => {
    const problem = { kind: "surface", id: "cliff", params: {} } as const;
    const J = valuesOf(problem);
    const even = trapezoid(0.06);
    for (const [sigma, point] of [
      [0.03, [6, -3.23]],
      [0.3, [5, -2.55]],
      [1.2, [7.5, -4]],
      [0.3, [2, -1]],
    ] as const) {
      const label = `σ = ${sigma} at ${point.join()}`;
      // Turned, so that the wall meets no whole row of the grid at once.
      const brute = integrate(J, point, sigma, [even, even], 0.6);
      const { value, stated } = blurAt(problem, sigma, point);
      expect(Math.abs(value - brute.value), label).toBeLessThan(stated + 5e-4);
      expect(stated, label).toBeLessThan(5e-3);
    }
  }, 20_000);

  for (const surface of surfaces) {
    it(`${surface.id}: gradient and Hessian are the derivatives of the value`, () => {
      for (const problem of problemsOf(surface)) {
        for (const sigma of SIGMAS) {
          for (const point of pointsOf(surface, problem, 2)) {
            const { gradient, hessian } = blurAt(problem, sigma, point);
            // Central differences of second order at two steps, extrapolated, so that the step need not be tiny.
            const h = 0.02 * Math.min(sigma, 0.5);
            for (const axis of [0, 1] as const) {
              const beside = (times: number) =>
                blurAt(
                  problem,
                  sigma,
                  axis === 0 ? [point[0] + times * h, point[1]] : [point[0], point[1] + times * h],
                );
              const [a, b, c, d] = [beside(1), beside(-1), beside(2), beside(-2)];
              const slope = (of: (at: typeof a) => number) => (8 * (of(a) - of(b)) - (of(c) - of(d))) / (12 * h);
              const size = Math.max(...[a, b, c, d].map((at) => Math.abs(at.value)), 1e-3);
              const label = `${JSON.stringify(problem.params)} σ = ${sigma} at ${point.join()}`;
              expect(Math.abs(slope((at) => at.value) - gradient[axis]!), label).toBeLessThan((1e-6 * size) / sigma);
              for (const row of [0, 1] as const) {
                const off = Math.abs(slope((at) => at.gradient[row]!) - hessian[2 * row + axis]!);
                expect(off, label).toBeLessThan((1e-5 * size) / (sigma * sigma));
              }
              expect(hessian[1], label).toBe(hessian[2]);
            }
          }
        }
      }
    }, 20_000);
  }

  it("is the surface itself for σ = 0, to the bit, and tends to it for small σ", () => {
    for (const surface of surfaces) {
      const [problem] = problemsOf(surface);
      for (const point of pointsOf(surface, problem!, 5)) {
        const theta = Float64Array.from(point);
        const plain = objectiveOf(problem!).value(theta);
        expect(blurredObjective(problem!, 0).value(theta), surface.id).toBe(plain);
        const near = blurredObjective(problem!, 1e-7).value(theta);
        expect(Math.abs(near - plain), surface.id).toBeLessThan(1e-6 * Math.max(1, Math.abs(plain)));
      }
    }
  });
});
