import { describe, expect, it } from "vitest";
import type { Objective, Oracle } from "../../src/engine/core/types.ts";
import type { LaneSpecification } from "../../src/engine/lane.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import type { Average } from "../../src/engine/modifiers/average.ts";
import { clipped } from "../../src/engine/modifiers/clip.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { type NoiseClock, noisy } from "../../src/engine/modifiers/noise.ts";
import { rateAt, type Schedule } from "../../src/engine/modifiers/schedule.ts";
import { CountingOracle } from "../../src/engine/oracle.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { startLane } from "./lanes.ts";
import { type Columns, columnsOf } from "./record.ts";

const quadratic = objectiveOf({ kind: "surface", id: "quadratic", params: { condition: 20, angle: 30 } });
const rosenbrock = objectiveOf({ kind: "surface", id: "rosenbrock", params: {} });

/** The oracle of an objective that answers with fixed numbers everywhere. */
function fixed(gradient: readonly number[], hessian: readonly number[] = [2, 1, 1, 3]): Oracle {
  const objective: Objective = {
    dimension: gradient.length,
    value: () => 5,
    valueAndGradient(_, out) {
      out.set(gradient);
      return 5;
    },
    hessian: (_, out) => out.set(hessian),
  };
  return new CountingOracle(objective, 1, { step: 0 });
}

function gradientOf(oracle: Oracle): number[] {
  const out = new Float64Array(oracle.dimension);
  oracle.gradient(new Float64Array(oracle.dimension), out);
  return [...out];
}

function hessianOf(oracle: Oracle): number[] {
  const out = new Float64Array(oracle.dimension ** 2);
  oracle.hessian(new Float64Array(oracle.dimension), out);
  return [...out];
}

/** The rates of updates `ks` from the base rate 0.8. */
function at(schedule: Schedule, ks: readonly number[]): number[] {
  return ks.map((k) => rateAt(schedule, 0.8, k));
}

function clock(step: number): NoiseClock {
  return { step, gradients: 0, hessians: 0 };
}

/** A zigzag path with its average. */
function averaged(average?: Average): Columns {
  const spec: LaneSpecification = { optimizer: "sgd", params: { learningRate: 0.09 }, ...(average ? { average } : {}) };
  return columnsOf(startLane(quadratic, spec, [-2, 1.5], 1), 60);
}

describe("the schedule", () => {
  it("has the rates that its formulas say, at the edges too", () => {
    expect(at({ kind: "constant" }, [0, 1e6])).toEqual([0.8, 0.8]);
    expect(at({ kind: "linear", final: 0.2, tau: 4 }, [0, 4, 5, 1e6])).toEqual([0.8, 0.2, 0.2, 0.2]);
    expect(rateAt({ kind: "linear", final: 0.2, tau: 4 }, 0.8, 1)).toBeCloseTo(0.65, 14);
    expect(at({ kind: "step", every: 3, factor: 0.5 }, [0, 2, 3, 5, 6])).toEqual([0.8, 0.8, 0.4, 0.4, 0.2]);
    expect(at({ kind: "exponential", factor: 0.5 }, [0, 1, 2, 3])).toEqual([0.8, 0.4, 0.2, 0.1]);
    expect(at({ kind: "exponential", factor: 0 }, [0, 1])).toEqual([0.8, 0]);
    expect(at({ kind: "cosine", final: 0, tau: 10 }, [0, 10, 11])).toEqual([0.8, 0, 0]);
    expect(rateAt({ kind: "cosine", final: 0.2, tau: 10 }, 0.8, 5)).toBeCloseTo(0.5, 14);
    expect(at({ kind: "warmup", tau: 4 }, [0, 1, 2, 3, 4])).toEqual([0.2, 0.4, 0.6000000000000001, 0.8, 0.8]);
    expect(at({ kind: "warmup", tau: 1 }, [0])).toEqual([0.8]);
  });

  it("falls, or for warm-up rises, all the way", () => {
    for (const schedule of [
      { kind: "linear", final: 0, tau: 50 },
      { kind: "step", every: 7, factor: 0.9 },
      { kind: "exponential", factor: 0.97 },
      { kind: "cosine", final: 0.1, tau: 50 },
    ] as const) {
      for (let k = 0; k < 60; k++) expect(rateAt(schedule, 0.8, k + 1)).toBeLessThanOrEqual(rateAt(schedule, 0.8, k));
    }
  });

  it("reaches the optimizer and the explanation: update k is made with rate k", () => {
    const schedule: Schedule = { kind: "linear", final: 0, tau: 10 };
    const lane = startLane(rosenbrock, { optimizer: "sgd", params: { learningRate: 1e-4 }, schedule }, [-1.5, 2], 1);
    const { theta1 } = columnsOf(lane, 12);
    const { theta1: constant } = columnsOf(
      startLane(rosenbrock, { optimizer: "sgd", params: { learningRate: 1e-4 } }, [-1.5, 2], 1),
      1,
    );
    expect(theta1![1]).toBe(constant![1]);
    expect(theta1!.slice(11)).toEqual([theta1![10], theta1![10]]);
    expect(lane.learningRate(0)).toBe(1e-4);
    expect(lane.learningRate(10)).toBe(0);
  });
});

describe("clipping", () => {
  it("by norm keeps the direction and limits the length", () => {
    expect(gradientOf(clipped(fixed([30, -40]), { kind: "norm", threshold: 5 }))).toEqual([3, -4]);
    expect(gradientOf(clipped(fixed([3, -4]), { kind: "norm", threshold: 5 }))).toEqual([3, -4]);
    expect(gradientOf(clipped(fixed([0, 0]), { kind: "norm", threshold: 5 }))).toEqual([0, 0]);
    // Squares that overflow are no obstacle.
    const huge = gradientOf(clipped(fixed([3e307, -4e307]), { kind: "norm", threshold: 5 }));
    expect(huge[0]).toBeCloseTo(3, 12);
    expect(huge[1]).toBeCloseTo(-4, 12);
  });

  it("by value limits each component alone", () => {
    expect(gradientOf(clipped(fixed([30, -0.5]), { kind: "value", threshold: 2 }))).toEqual([2, -0.5]);
    expect(gradientOf(clipped(fixed([-2, -30]), { kind: "value", threshold: 2 }))).toEqual([-2, -2]);
  });

  it.each(["norm", "value"] as const)("by %s never hides NaN", (kind) => {
    expect(gradientOf(clipped(fixed([Number.NaN, 7]), { kind, threshold: 2 }))[0]).toBeNaN();
  });

  it("leaves values and Hessians alone", () => {
    const oracle = clipped(fixed([30, 40]), { kind: "norm", threshold: 1 });
    expect(oracle.value(new Float64Array(2))).toBe(5);
    expect(hessianOf(oracle)).toEqual([2, 1, 1, 3]);
  });
});

describe("noise", () => {
  it("is a function of seed, update and question, whoever asks", () => {
    const noise = { sigma: 0.5, bias: 0 };
    const ask = (seed: number, step: number) => gradientOf(noisy(fixed([0, 0]), noise, seed, clock(step)));
    expect(ask(1, 3)).toEqual(ask(1, 3));
    expect(ask(1, 4)).not.toEqual(ask(1, 3));
    expect(ask(2, 3)).not.toEqual(ask(1, 3));
    const twice = noisy(fixed([0, 0]), noise, 1, clock(3));
    expect(gradientOf(twice)).toEqual(ask(1, 3));
    expect(gradientOf(twice)).not.toEqual(ask(1, 3));
  });

  it("adds the bias to every gradient, one number for all coordinates or one each", () => {
    expect(gradientOf(noisy(fixed([1, 2]), { sigma: 0, bias: 0.5 }, 1, clock(0)))).toEqual([1.5, 2.5]);
    expect(gradientOf(noisy(fixed([1, 2]), { sigma: 0, bias: [1, -2] }, 1, clock(0)))).toEqual([2, 0]);
    expect(hessianOf(noisy(fixed([1, 2]), { sigma: 0, bias: 9 }, 1, clock(0)))).toEqual([2, 1, 1, 3]);
  });

  it("has standard deviation σ in gradients and Hessians, and the Hessian stays symmetric", () => {
    const n = 20_000;
    let gradientSquares = 0;
    let hessianSquares = 0;
    for (let k = 0; k < n; k++) {
      const oracle = noisy(fixed([0, 0], [0, 0, 0, 0]), { sigma: 3, bias: 0 }, 1, clock(k));
      gradientSquares += gradientOf(oracle).reduce((sum, g) => sum + g * g, 0) / 2;
      const [h00, h01, h10, h11] = hessianOf(oracle);
      expect(h10).toBe(h01);
      hessianSquares += (h00! ** 2 + h01! ** 2 + h11! ** 2) / 3;
    }
    // Four standard errors of a mean of 2n squares.
    const within = 9 * 4 * Math.sqrt(2 / (2 * n));
    expect(Math.abs(gradientSquares / n - 9)).toBeLessThan(within);
    expect(Math.abs(hessianSquares / n - 9)).toBeLessThan(within);
  });

  it("is the same for all lanes at the same update", () => {
    const noise = { sigma: 1, bias: 0 };
    const walk = (optimizer: MethodId, params: Record<string, number>) =>
      columnsOf(startLane(quadratic, { optimizer, params: { learningRate: 0.01, ...params }, noise }, [1, 1], 5), 100);
    const plain = walk("sgd", {});
    // Without momentum both are gradient descent; only equal noise lets them walk the same path.
    expect(walk("momentum", { momentum: 0 })).toEqual(plain);
    expect(walk("nesterov", { momentum: 0 })).toEqual(plain);
  });

  it("never reaches the record: J and ‖g‖ are exact", () => {
    const lane = startLane(
      quadratic,
      { optimizer: "adam", params: { learningRate: 0.1 }, noise: { sigma: 5, bias: 1 } },
      [1, 1],
      1,
    );
    const { theta0, theta1, loss, gradNorm } = columnsOf(lane, 50);
    const gradient = new Float64Array(2);
    for (let k = 0; k <= 50; k++) {
      expect(loss![k]).toBe(quadratic.valueAndGradient(new Float64Array([theta0![k]!, theta1![k]!]), gradient));
      expect(gradNorm![k]).toBe(Math.sqrt(gradient[0]! * gradient[0]! + gradient[1]! * gradient[1]!));
    }
  });
});

describe("averaging", () => {
  it("uniformly is the mean of the points after the start, with J at that mean", () => {
    const { theta0, theta1, mean0, mean1, meanLoss } = averaged({ kind: "uniform" });
    expect([mean0![0], mean1![0]]).toEqual([-2, 1.5]);
    for (let k = 1; k <= 60; k++) {
      const mean = (column: readonly number[]) => column.slice(1, k + 1).reduce((sum, x) => sum + x, 0) / k;
      expect(mean0![k]).toBeCloseTo(mean(theta0!), 13);
      expect(mean1![k]).toBeCloseTo(mean(theta1!), 13);
      expect(meanLoss![k]).toBe(quadratic.value(new Float64Array([mean0![k]!, mean1![k]!])));
    }
  });

  it("does not disturb the path", () => {
    const { mean0: _mean0, mean1: _mean1, meanLoss: _meanLoss, ...path } = averaged({ kind: "ema", decay: 0.5 });
    expect(path).toEqual(averaged());
  });
});

describe("a modifier that does nothing", () => {
  it.each<[string, Partial<LaneSpecification>]>([
    ["a constant schedule", { schedule: { kind: "constant" } }],
    ["a threshold out of reach", { clip: { kind: "norm", threshold: 1e9 } }],
    ["a threshold out of reach for components", { clip: { kind: "value", threshold: 1e9 } }],
    ["noise of no size", { noise: { sigma: 0, bias: 0 } }],
  ])("gives the bits of a lane without it: %s", (_, extra) => {
    for (const optimizer of ["momentum", "adam", "newton"] as const) {
      const walk = (more: Partial<LaneSpecification>) =>
        columnsOf(startLane(rosenbrock, { optimizer, params: { learningRate: 1e-4 }, ...more }, [-1.5, 2], 1), 100);
      expect(walk(extra)).toEqual(walk({}));
    }
  });
});

describe("the declarations of the modifiers", () => {
  it("say everything in both languages", () => {
    expect(modifiers.map(({ id }) => id)).toEqual(["schedule", "clip", "average", "noise", "continuation"]);
    for (const { title, about, kinds } of modifiers) {
      const texts = [title, about];
      for (const kind of kinds) {
        texts.push(kind.title, kind.about);
        for (const { label, doc } of Object.values(kind.parameters)) texts.push(label, doc);
      }
      for (const { en, ja } of texts) {
        expect(en).not.toBe("");
        expect(ja).not.toBe("");
      }
    }
  });
});
