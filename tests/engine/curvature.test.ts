import { describe, expect, it } from "vitest";
import { matrixVector } from "../../src/engine/core/matrix.ts";
import type { ParameterValues, Vector } from "../../src/engine/core/types.ts";
import { zeros } from "../../src/engine/core/vector.ts";
import { extendCurvature, predictedChange, quadraticModel } from "../../src/engine/curvature.ts";
import type { LaneSpecification } from "../../src/engine/lane.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { blurredObjective, objectiveOf } from "../../src/engine/surface-task.ts";
import { inspectorOf, startLane } from "./lanes.ts";
import { columnsOf } from "./record.ts";

const surface = (id: string, params: ParameterValues = {}) => objectiveOf({ kind: "surface", id, params });

/** The symmetric matrix with eigenvalues `a` along the x axis turned by `angle` degrees and `b` across it. */
function turned(a: number, b: number, angle: number): Vector {
  const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Float64Array.of(a * c * c + b * s * s, (a - b) * c * s, (a - b) * c * s, a * s * s + b * c * c);
}

function curvatureAlong(objective: ReturnType<typeof surface>, theta: readonly Float64Array[]) {
  const rows = theta[0]!.length;
  const columns = { gHg: zeros(rows), gg: zeros(rows), predicted: zeros(rows), actual: zeros(rows) };
  // In two pieces, as rows arrive.
  extendCurvature(objective, theta, columns, 0, 3);
  extendCurvature(objective, theta, columns, 3, rows);
  return columns;
}

describe("the quadratic model", () => {
  it("has the eigenvalues, the directions and the steps of its Hessian", () => {
    for (const [a, b, angle] of [
      [5, 0.2, 30],
      [-3, 2, 70],
      [-1, -4, -25],
    ] as const) {
      const g = Float64Array.of(0.7, -1.1);
      const model = quadraticModel(g, turned(a, b, angle));
      expect(model.eigenvalues[0]).toBeCloseTo(Math.min(a, b), 13);
      expect(model.eigenvalues[1]).toBeCloseTo(Math.max(a, b), 13);
      const across = angle + (a > b ? 0 : 90);
      const direction = Math.atan2(model.eigenvectors[3]!, model.eigenvectors[1]!) * (180 / Math.PI);
      expect(Math.abs(Math.sin(((direction - across) * Math.PI) / 180))).toBeLessThan(1e-13);
      expect(model.condition).toBeCloseTo(Math.max(Math.abs(a), Math.abs(b)) / Math.min(Math.abs(a), Math.abs(b)), 10);
      expect(model.stableRate).toBeCloseTo(Math.max(a, b) > 0 ? 2 / Math.max(a, b) : Number.POSITIVE_INFINITY, 12);
      const product = zeros(2);
      matrixVector(turned(a, b, angle), model.newtonStep, product);
      for (const i of [0, 1]) expect(product[i]).toBeCloseTo(-g[i]!, 12);
      matrixVector(turned(Math.abs(a), Math.abs(b), angle), model.saddleFreeStep, product);
      for (const i of [0, 1]) expect(product[i]).toBeCloseTo(-g[i]!, 12);
    }
  });

  it("names the rate beyond which gradient descent leaves a bowl", () => {
    const objective = surface("quadratic", { condition: 30, angle: 20 });
    const g = zeros(2);
    const H = zeros(4);
    objective.valueAndGradient(Float64Array.of(1, 1), g);
    objective.hessian(Float64Array.of(1, 1), H);
    const { stableRate } = quadraticModel(g, H);
    const end = (learningRate: number) =>
      columnsOf(startLane(objective, { optimizer: "sgd", params: { learningRate } }, [1, 1], 1), 2000).loss!.at(-1)!;
    expect(end(0.99 * stableRate)).toBeLessThan(1e-6);
    expect(end(1.01 * stableRate)).toBeGreaterThan(1e6);
  });
});

describe("the rate that a method bears", () => {
  const problem = { kind: "surface", id: "quadratic", params: { condition: 20 } } as const;
  const inspector = (optimizer: MethodId, learningRate: number) =>
    inspectorOf({ problem, start: [0, 1], steps: 2000, seed: 1, lanes: [{ optimizer, params: { learningRate } }] }, 0);

  it("is the one above which it climbs out of a bowl", () => {
    for (const optimizer of ["sgd", "momentum", "nesterov"] as const) {
      const bound = inspector(optimizer, 1).at(0)!.stability! / 20;
      expect(inspector(optimizer, 0.99 * bound).at(2000)!.loss, optimizer).toBeLessThan(1e-6);
      expect(inspector(optimizer, 1.01 * bound).at(2000)!.loss, optimizer).toBeGreaterThan(1e6);
    }
  });

  it("is none where the method scales its rate itself", () => {
    for (const optimizer of ["adagrad", "rmsprop", "adadelta", "adam"] as const)
      expect(inspector(optimizer, 1).at(0)!.stability).toBeNull();
  });
});

describe("the change that the model predicts", () => {
  it("is −εgᵀg + ½ε²gᵀHg for gradient descent, and what happens on a quadratic", () => {
    const epsilon = 0.03;
    const objective = surface("quadratic", { condition: 20, angle: 15 });
    const { theta0, theta1 } = columnsOf(
      startLane(objective, { optimizer: "sgd", params: { learningRate: epsilon } }, [-2, 1], 1),
      20,
    );
    const { gHg, gg, predicted, actual } = curvatureAlong(objective, [
      Float64Array.from(theta0!),
      Float64Array.from(theta1!),
    ]);
    expect(predicted[0]).toBeNaN();
    expect(actual[0]).toBeNaN();
    for (let k = 1; k <= 20; k++) {
      expect(predicted[k]).toBeCloseTo(-epsilon * gg[k - 1]! + 0.5 * epsilon * epsilon * gHg[k - 1]!, 12);
      expect(actual[k]).toBeCloseTo(predicted[k]!, 12);
    }
  });

  it("is off by the third power of the step elsewhere", () => {
    const objective = surface("rosenbrock");
    const theta = Float64Array.of(-1.2, 1.1);
    const g = zeros(2);
    const H = zeros(4);
    const before = objective.valueAndGradient(theta, g);
    objective.hessian(theta, H);
    const miss = (size: number) => {
      const s = Float64Array.of(0.6 * size, -0.8 * size);
      return objective.value(theta.map((x, i) => x + s[i]!)) - before - predictedChange(g, H, s);
    };
    for (const size of [0.04, 0.02]) expect(miss(size) / miss(size / 2)).toBeCloseTo(8, 0);
  });
});

describe("the searched ray", () => {
  const continuation = { sigmas: [1.5, 0.7], stepsEach: 3 };
  it.each([
    ["bfgs", {}, {}],
    ["conjugate-gradient", {}, {}],
    ["gradient-descent-line-search", { lineSearch: "strong-wolfe" }, {}],
    ["coordinate-descent", {}, {}],
    ["lbfgs", {}, { continuation }],
  ] as const)("of %s %j with %j holds every probe, on the landscape that was searched", (optimizer, params, extra) => {
    const problem = { kind: "surface", id: "local-minima", params: {} } as const;
    const lane: LaneSpecification = { optimizer, params, ...extra };
    const spec = { problem, start: [-3.2, 0.4], steps: 12, seed: 1, lanes: [lane] } as const;
    const inspector = inspectorOf(spec, 0);
    let searches = 0;
    for (let k = 0; k < 9; k++) {
      const { ray, theta, next } = inspector.curvatureAt(k)!;
      if (!ray) continue;
      searches++;
      const sigma = "continuation" in extra ? (extra.continuation.sigmas[Math.floor(k / 3)] ?? 0) : 0;
      const searched = sigma > 0 ? blurredObjective(problem, sigma) : objectiveOf(problem);
      const d = next!.state.d as Vector;
      const phi = (t: number) => searched.value(theta.map((x, i) => x + t * d[i]!));
      expect(ray.probes).toHaveLength(2 * ((next!.state.probeCount as number) + 1));
      for (let p = 0; p < ray.probes.length; p += 2) expect(ray.probes[p + 1], `step ${k}`).toBe(phi(ray.probes[p]!));
      expect(ray.curve[0]).toBe(phi(0));
      expect(ray.curve.at(-1)).toBeCloseTo(phi(ray.end), 12);
      const places = Array.from({ length: ray.probes.length / 2 }, (_, p) => ray.probes[2 * p]!);
      if (ray.epsilon > 0) {
        expect(places).toContain(ray.epsilon);
        expect(theta.map((x, i) => x + ray.epsilon * d[i]!)).toEqual(next!.theta);
        expect(ray.epsilon).toBeLessThan(ray.end);
      }
    }
    expect(searches).toBeGreaterThan(4);
  });

  it("is absent for a method that searches nothing", () => {
    const problem = { kind: "surface", id: "quadratic", params: {} } as const;
    const lanes: readonly LaneSpecification[] = [{ optimizer: "momentum", params: { learningRate: 0.01 } }];
    expect(inspectorOf({ problem, start: [1, 1], steps: 5, seed: 1, lanes }, 0).curvatureAt(2)!.ray).toBeNull();
  });
});
