import { describe, expect, it } from "vitest";
import type { Objective, ParameterValues } from "../../src/engine/core/types.ts";
import { zeros } from "../../src/engine/core/vector.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { startLane } from "../engine/lanes.ts";
import { randomQuadratic } from "../engine/random-quadratic.ts";
import { columnsOf } from "../engine/record.ts";

const surface = (id: string, params: ParameterValues = {}) => objectiveOf({ kind: "surface", id, params });

const laneOn = (objective: Objective, params: ParameterValues, start: readonly number[], seed = 1) =>
  startLane(objective, { optimizer: "coordinate-descent", params }, start, seed);

describe("coordinate descent", () => {
  it("shrinks the coupled example by (1 + α)⁻² a cycle, and J at every step", () => {
    for (const alpha of [0.01, 0.1, 1, 10]) {
      const objective = surface("coordinate-example", { alpha });
      for (const params of [{}, { order: "greedy" }]) {
        const { theta1, loss } = columnsOf(laneOn(objective, params, [-1.7, -0.6]), 40);
        for (let k = 1; k <= 40; k++) expect(loss![k]).toBeLessThan(loss![k - 1]!);
        for (let k = 2; k + 2 <= 40; k += 2) {
          expect(theta1![k + 2]! / theta1![k]!).toBeCloseTo(1 / ((1 + alpha) * (1 + alpha)), 12);
        }
      }
    }
  });

  it("solves each half of sparse coding by its formula, without a gradient", () => {
    const objective = surface("sparse-coding");
    const lane = laneOn(objective, {}, [-2, 1.2]);
    const row = new Float64Array(lane.columns.length);
    lane.advance(60, 1, row, 0);
    const probe = zeros(2);
    while (lane.advance(60, 1, row, 0) > 0) {
      const i = lane.counted("i");
      const J = row[2]!;
      expect(row[5]).toBe(0);
      // No other value of the coordinate is lower.
      for (const shift of [1e-3, 0.1, 1, 5]) {
        for (const sign of [-1, 1]) {
          probe.set(lane.theta);
          probe[i] = probe[i]! + sign * shift;
          expect(objective.value(probe)).toBeGreaterThan(J);
        }
      }
    }
    expect(outcomeOf(lane, objective)).toMatchObject({ status: "converged", point: "minimum" });
    // Soft thresholding: a weight too small makes the code exactly 0.
    const low = laneOn(objective, {}, [2, 0.4]);
    columnsOf(low, 1);
    expect(low.theta[0]).toBe(0);
  });

  it("takes coordinates in turn, at random from the seed, or where the gradient is largest", () => {
    const objective = randomQuadratic(5, 20, 10);
    const chosen = (order: string, seed: number) => {
      const lane = laneOn(objective, { order }, [3, 1, 4, 1, 5], seed);
      const row = new Float64Array(lane.columns.length);
      const taken: number[] = [];
      const g = zeros(5);
      lane.advance(60, 1, row, 0);
      for (let k = 0; k < 60; k++) {
        objective.valueAndGradient(lane.theta, g);
        const before = lane.theta.slice();
        lane.advance(60, 1, row, 0);
        const i = lane.counted("i");
        taken.push(i);
        if (order === "greedy") expect(Math.abs(g[i]!)).toBe(Math.max(...g.map(Math.abs)));
        before.forEach((value, j) => {
          if (j !== i) expect(lane.theta[j]).toBe(value);
        });
        // Exact: the derivative along the coordinate is gone.
        objective.valueAndGradient(lane.theta, g);
        expect(Math.abs(g[i]!)).toBeLessThan(1e-12 * 100);
      }
      return taken;
    };
    expect(chosen("cyclic", 1).slice(0, 7)).toEqual([0, 1, 2, 3, 4, 0, 1]);
    const random = chosen("random", 1);
    expect(random).toEqual(chosen("random", 1));
    expect(random).not.toEqual(chosen("random", 2));
    expect(new Set(random)).toEqual(new Set([0, 1, 2, 3, 4]));
    chosen("greedy", 1);
  });

  it("does not say that nothing is lower because chance takes one coordinate twice", () => {
    const booth = surface("booth");
    const stood: number[] = [];
    for (let steps = 1; steps < 12; steps++) {
      const lane = laneOn(booth, { order: "random" }, [-3, 5.5]);
      columnsOf(lane, steps);
      const outcome = outcomeOf(lane, booth);
      if (!("still" in outcome)) continue;
      stood.push(steps);
      expect(outcome.still).toMatchObject({ why: "unknown" });
    }
    expect(stood).not.toEqual([]);
  });
});
