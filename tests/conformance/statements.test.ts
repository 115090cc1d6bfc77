import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { symmetricEigen } from "../../src/engine/core/matrix.ts";
import type { Objective, ParameterValues } from "../../src/engine/core/types.ts";
import { defaultsOf } from "../../src/engine/core/types.ts";
import { dot, norm, zeros } from "../../src/engine/core/vector.ts";
import type { LaneSpecification } from "../../src/engine/lane.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { surfaceById } from "../../src/engine/surfaces/index.ts";
import { startLane } from "../engine/lanes.ts";
import { randomQuadratic } from "../engine/random-quadratic.ts";
import { columnsOf } from "../engine/record.ts";

// Numbers that the declarations' texts state.

/** J = gᵀθ, whose gradient is the same everywhere. */
function slope(...g: readonly number[]): Objective {
  const value: Objective["value"] = (theta) => dot(theta, Float64Array.from(g));
  return {
    dimension: g.length,
    value,
    valueAndGradient(theta, gradient) {
      gradient.set(g);
      return value(theta);
    },
    hessian: (_, hessian) => hessian.fill(0),
  };
}

/** ½(a x² + b y²) */
const bowl = (a: number, b: number): Objective => ({
  dimension: 2,
  value: ([x, y]) => 0.5 * (a * x! * x! + b * y! * y!),
  valueAndGradient([x, y], gradient) {
    gradient.set([a * x!, b * y!]);
    return 0.5 * (a * x! * x! + b * y! * y!);
  },
  hessian: (_, hessian) => hessian.set([a, 0, 0, b]),
});

/** θ after every update. */
function points(objective: Objective, lane: LaneSpecification, start: readonly number[], steps: number): number[][] {
  const columns = columnsOf(startLane(objective, lane, start, 1), steps);
  return columns.theta0!.map((_, k) => start.map((_, i) => columns[`theta${i}`]![k]!));
}

/** The lengths of a lane's steps. */
function lengths(objective: Objective, lane: LaneSpecification, start: readonly number[], steps: number): number[] {
  const path = points(objective, lane, start, steps);
  return path.slice(1).map((point, k) => norm(Float64Array.from(point.map((x, i) => x - path[k]![i]!))));
}

it("Adam's first step is ε|g|/(|g| + δ) long in each coordinate, and 0 where g = 0", () => {
  const gradients = [1e6, -3, 0.02, 1e-9, 0];
  const [epsilon, delta] = [0.05, 1e-8];
  const lane: LaneSpecification = { optimizer: "adam", params: { learningRate: epsilon, delta } };
  const [start, first] = points(slope(...gradients), lane, [0, 0, 0, 0, 0], 1);
  for (const [i, g] of gradients.entries()) {
    expect(Math.abs(first![i]! - start![i]!)).toBeCloseTo((epsilon * Math.abs(g)) / (Math.abs(g) + delta), 12);
  }
});

it("a clipped gradient bounds the step by ε·threshold in SGD and by ε·threshold/(1 − α) with momentum", () => {
  const [learningRate, threshold, momentum] = [0.1, 2, 0.9];
  const clip = { kind: "norm", threshold } as const;
  const longest = (optimizer: MethodId, params: ParameterValues) =>
    Math.max(...lengths(slope(300, 400), { optimizer, params: { learningRate, ...params }, clip }, [0, 0], 300));
  expect(longest("sgd", {})).toBeCloseTo(learningRate * threshold, 12);
  for (const optimizer of ["momentum", "nesterov"] as const)
    expect(longest(optimizer, { momentum })).toBeCloseTo((learningRate * threshold) / (1 - momentum), 10);
  // An adaptive method divides the bound out again.
  expect(longest("adagrad", {})).toBeGreaterThan(0.1);
});

it("Newton's step descends if the damping exceeds the magnitude of the most negative eigenvalue, and not below it", () => {
  const saddle = bowl(1, -3);
  const start = [0.01, 1];
  const change = (damping: number) => {
    const lane: LaneSpecification = { optimizer: "newton", params: { damping, learningRate: 1e-3 } };
    const [before, after] = points(saddle, lane, start, 1).map((theta) => saddle.value(Float64Array.from(theta)));
    return after! - before!;
  };
  expect(change(3.1)).toBeLessThan(0);
  // Far above the most negative eigenvalue, −3, but below its magnitude.
  for (const damping of [0, 1, 2.9]) expect(change(damping)).toBeGreaterThan(0);
});

it("conjugate gradients need at most n steps on a quadratic with exact line searches, and more with others", () => {
  const n = 8;
  const quadratic = randomQuadratic(n, 30, 1);
  const gradNorms = (lineSearch: string) =>
    columnsOf(startLane(quadratic, { optimizer: "conjugate-gradient", params: { lineSearch } }, Array(n).fill(0), 1), n)
      .gradNorm!;
  expect(gradNorms("exact")[n]).toBeLessThan(1e-9 * gradNorms("exact")[0]!);
  expect(gradNorms("strong-wolfe")[n]).toBeGreaterThan(1e-6 * gradNorms("exact")[0]!);
});

it("booth has nine times as much curvature across as along, and its axes are at 45°", () => {
  const hessian = zeros(4);
  surfaceById("booth").create({}).hessian(Float64Array.of(0, 0), hessian);
  const [values, vectors] = [zeros(2), zeros(4)];
  symmetricEigen(hessian, values, vectors);
  expect(values[1]! / values[0]!).toBeCloseTo(9, 12);
  for (const entry of vectors) expect(Math.abs(entry)).toBeCloseTo(Math.SQRT1_2, 12);
});

it("misleading-mountain meets every gradient tolerance on the shelf, where J = 1, far from its minimum", () => {
  const surface = surfaceById("misleading-mountain");
  const objective = surface.create(defaultsOf(surface.parameters));
  const start = surface.start(defaultsOf(surface.parameters));
  const columns = columnsOf(startLane(objective, { optimizer: "bfgs", params: {} }, start, 1), 200);
  expect(columns.gradNorm!.at(-1)).toBeLessThanOrEqual(1e-8);
  expect(columns.loss!.at(-1)).toBeCloseTo(1, 6);
  expect(columns.theta0!.at(-1)).toBeLessThan(0);
});

it("texts count updates from 0 where a formula has k, and from 1 where they say which update it is", () => {
  const schedule = modifiers.find(({ id }) => id === "schedule")!;
  const ja = JSON.stringify(schedule).match(/τ 回目[^"]*/g);
  // Warm-up reaches the full rate at k = τ − 1, the τ-th update; every other kind changes at k = τ.
  expect(ja).toEqual(["τ 回目の更新で本来の学習率に達します。"]);
});

it("no Japanese text has a word that means something else in this field", () => {
  const root = new URL("../../src/", import.meta.url);
  const texts = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => readFileSync(new URL(path, root), "utf8").match(/"[^"\n]*[ぁ-ヿ一-鿿][^"\n]*"/g) ?? []);
  expect(texts.length).toBeGreaterThan(1000);
  // A vector is no stride; damping is not decay; an example is not an instance of something; the page is not the book.
  const misleading =
    /歩幅|一歩|歩み|忍耐|本書|無作為|雑音|地図|平坦地|二乗平均根|全勾配|(?<!重み|線形|指数|状|コサイン|の)減衰(?!率)|[^事比実特用凡一験]例[のをがはと]/;
  expect(texts.filter((text) => misleading.test(text))).toEqual([]);
});

it("the README's sample optimizer is the engine's own momentum", () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const samples = [...read("README.md").matchAll(/^```ts\n(.*?)^```$/gms)].map(([, sample]) => sample);
  expect(samples).toEqual([read("src/engine/methods/momentum/rule.ts")]);
});
