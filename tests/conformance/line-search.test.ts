import { describe, expect, it } from "vitest";
import { PROBE_LIMIT } from "../../src/engine/core/line-search.ts";
import { defaultsOf, type Objective, type ParameterValues, type Vector } from "../../src/engine/core/types.ts";
import { dot, norm, zeros } from "../../src/engine/core/vector.ts";
import type { Lane, LaneSpecification } from "../../src/engine/lane.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { type Outcome, outcomeOf } from "../../src/engine/outcome.ts";
import { explain } from "../../src/engine/outcome-words.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { curve } from "../engine/curve.ts";
import { startLane } from "../engine/lanes.ts";
import { randomQuadratic } from "../engine/random-quadratic.ts";
import { columnsOf } from "../engine/record.ts";

const surface = (id: string, params: ParameterValues = {}) => objectiveOf({ kind: "surface", id, params });

const searching = optimizers.filter(({ parameters }) => "lineSearch" in parameters).map(({ id }) => id);
const SEARCHES = ["exact", "strong-wolfe"] as const;
const pairs = searching.flatMap((optimizer) => SEARCHES.map((lineSearch) => [optimizer, lineSearch] as const));

function laneOn(
  objective: Objective,
  optimizer: MethodId,
  params: ParameterValues,
  start: readonly number[],
  extra: Partial<LaneSpecification> = {},
): Lane {
  return startLane(objective, { optimizer, params, ...extra }, start, 1);
}

function outcomeFrom(
  objective: Objective,
  optimizer: MethodId,
  params: ParameterValues,
  start: readonly number[],
): Outcome {
  const lane = laneOn(objective, optimizer, params, start);
  columnsOf(lane, 300);
  const outcome = outcomeOf(lane, objective);
  for (const text of Object.values(explain(outcome, "step"))) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  return outcome;
}

describe.each(pairs)("%s with the %s search", (optimizer, lineSearch) => {
  it("never climbs, works within its cap, counts every probe and goes to one of them", () => {
    for (const declared of surfaces) {
      const { id } = declared;
      const own = defaultsOf(declared.parameters);
      const lane = laneOn(declared.create(own), optimizer, { lineSearch }, declared.start(own));
      const row = new Float64Array(lane.columns.length);
      lane.advance(100, 1, row, 0);
      let before = row.slice();
      let first = true;
      while (lane.advance(100, 1, row, 0) > 0) {
        const message = `${id}, step ${lane.k}`;
        const probes = lane.counted("probeCount");
        expect(probes, message).toBeLessThanOrEqual(PROBE_LIMIT + 1);
        // The first update asks at θ⁽⁰⁾ too; one that stalled asks there again, whose answer noise could have changed.
        const asked = row[5]! - before[5]!;
        expect(asked - probes, message).toBeGreaterThanOrEqual(first ? 1 : 0);
        expect(asked - probes, message).toBeLessThanOrEqual(1);
        expect(row[4]! - before[4]!, message).toBe(asked);
        expect(row[2], message).toBeLessThanOrEqual(before[2]! + 1e-13 * Math.max(1, Math.abs(before[2]!)));
        const epsilon = lane.counted("epsilon");
        const table = lane.state.probes as Vector;
        const tried = Array.from({ length: probes }, (_, i) => [table[3 * i], table[3 * i + 1]]);
        if (epsilon !== 0) expect(tried, message).toContainEqual([epsilon, row[2]]);
        first = false;
        before = row.slice();
      }
      if (lane.divergence) expect(["saddle", "monkey-saddle"]).toContain(id);
    }
  });

  it("stays at a point of rest, at no cost beyond one question a step", () => {
    for (const [id, point] of [
      ["quadratic", [0, 0]],
      ["bounded-saddle", [0, 0]],
      ["monkey-saddle", [0, 0]],
      ["booth", [1, 3]],
    ] as const) {
      const { theta0, theta1, gradientEvaluations } = columnsOf(
        laneOn(surface(id), optimizer, { lineSearch }, point),
        50,
      );
      expect(new Set(theta0)).toEqual(new Set([point[0]]));
      expect(new Set(theta1)).toEqual(new Set([point[1]]));
      expect(gradientEvaluations!.at(-1)).toBeLessThanOrEqual(51);
    }
    // At a minimum that can be reached to rounding only, the search gives up once and does not begin again.
    const lane = laneOn(surface("local-minima"), optimizer, { lineSearch }, [-2.2, 1.4]);
    const { gradientEvaluations, theta0 } = columnsOf(lane, 200);
    expect(gradientEvaluations!.at(-1)! - gradientEvaluations![150]!).toBeLessThanOrEqual(50);
    expect(new Set(theta0!.slice(150)).size).toBe(1);
    expect(outcomeOf(lane, surface("local-minima"))).toMatchObject({ status: "converged", point: "minimum" });
  });

  it("puts a fall without end down to the surface", () => {
    for (const id of ["saddle", "monkey-saddle"]) {
      const outcome = outcomeFrom(surface(id), optimizer, { lineSearch }, [-0.5, 0.1]);
      expect(outcome, id).toMatchObject({ status: "diverged", cause: { kind: "unbounded-below" } });
    }
    const tail = curve(
      (x) => 1 / (1 + Math.abs(x)),
      (x) => -1 / ((1 + x) * (1 + x)),
      (x) => 2 / (1 + x) ** 3,
    );
    if (lineSearch === "exact") {
      expect(outcomeFrom(tail, optimizer, { lineSearch }, [1])).toMatchObject({
        status: "diverged",
        at: 1,
        cause: { kind: "endless-ray", k: 0 },
      });
    }
  });

  it("comes back from where J has no value", () => {
    // −log x + x has its minimum at 1 and no value below 0; steps from 3 lead there.
    const walled = curve(
      (x) => (x > 0 ? 10 * x - Math.log(x) : Number.NaN),
      (x) => (x > 0 ? 10 - 1 / x : Number.NaN),
      (x) => 1 / (x * x),
    );
    const lane = laneOn(walled, optimizer, { lineSearch }, [3]);
    const { theta0 } = columnsOf(lane, 60);
    expect(Math.abs(theta0!.at(-1)! - 0.1)).toBeLessThan(1e-8);
    expect(lane.divergence).toBeNull();
  });

  it("says so where it comes to a kink and finds nothing lower", () => {
    const kink = curve(
      (x) => 1 + Math.abs(x - 0.3),
      (x) => (x < 0.3 ? -1 : 1),
      () => 0,
    );
    const outcome = outcomeFrom(kink, optimizer, { lineSearch }, [2]);
    expect(outcome).toMatchObject({ status: "completed", still: { why: "nothing-lower" } });
    expect(explain(outcome, "step").en).toMatch(/has not moved since step \d+: the line search found nothing lower/);
    expect(explain(outcome, "step").ja).toMatch(
      /ステップ \d+ から動いていません。.*直線探索でより低い点が見つかりません/,
    );
  });

  it("walks on under noise, always with new gradients, and never climbs", () => {
    const lane = laneOn(surface("rosenbrock"), optimizer, { lineSearch }, [-1.5, 2], { noise: { sigma: 3, bias: 0 } });
    const { loss, gradientEvaluations } = columnsOf(lane, 100);
    for (let k = 1; k <= 100; k++) expect(loss![k]).toBeLessThanOrEqual(loss![k - 1]! * (1 + 1e-12));
    expect(loss!.at(-1)).toBeLessThan(loss![0]!);
    expect(gradientEvaluations!.at(-1)).toBeGreaterThan(100);
  });
});

describe("the fallback", () => {
  it("takes −g for a direction that climbs, ends, and says so", () => {
    // β of Polak–Ribière follows the gradient's noise, so that ρ often points uphill.
    const lane = laneOn(surface("himmelblau"), "conjugate-gradient", {}, [-0.5, -0.5], {
      noise: { sigma: 30, bias: 0 },
    });
    const row = new Float64Array(lane.columns.length);
    let seen = 0;
    const g = zeros(2);
    while (lane.advance(60, 1, row, 0) > 0) {
      if (lane.counted("fallback") !== 1) continue;
      seen++;
      const d = lane.state.d as Vector;
      g.set(lane.state.gBefore as Vector);
      expect(d).toEqual(g.map((component) => -component));
    }
    expect(seen).toBeGreaterThan(0);
    const outcome = outcomeOf(lane, surface("himmelblau"));
    expect(outcome.remarks).toContainEqual({ kind: "fallback", count: seen, updates: 60 });
    expect(explain(outcome, "step").en).toContain(
      `In ${seen} of 60 updates the method's direction did not point downhill, and −g took its place.`,
    );
    expect(explain(outcome, "step").ja).toContain("−g で置き換えました。");
  });
});

describe("conjugate gradients", () => {
  it("begin again with −g every k steps, and only then", () => {
    const objective = randomQuadratic(6, 50, 8);
    for (const restartEvery of [0, 1, 3]) {
      const lane = laneOn(objective, "conjugate-gradient", { restartEvery }, [1, 1, 1, 1, 1, 1]);
      const row = new Float64Array(lane.columns.length);
      lane.advance(6, 1, row, 0);
      for (let k = 0; k < 6; k++) {
        lane.advance(6, 1, row, 0);
        expect(lane.counted("beta") === 0, `k = ${restartEvery}, step ${k}`).toBe(
          k === 0 || (restartEvery > 0 && k % restartEvery === 0),
        );
      }
    }
    // Restarting at every step is steepest descent.
    const walk = (optimizer: MethodId, params: ParameterValues) =>
      columnsOf(laneOn(surface("beale"), optimizer, { lineSearch: "exact", ...params }, [1, 1.5]), 20);
    expect(walk("conjugate-gradient", { restartEvery: 1 })).toEqual(walk("gradient-descent-line-search", {}));
  });
});

describe("exact steepest descent", () => {
  it("turns at right angles", () => {
    for (const [objective, start] of [
      [surface("quadratic", { condition: 50, angle: 20 }), [-2, 1]],
      [surface("rosenbrock"), [0.5, 0]],
      [surface("beale"), [1, 1.5]],
      [surface("himmelblau"), [-0.5, -1]],
      [randomQuadratic(8, 30, 9), [1, -1, 1, -1, 1, -1, 1, -1]],
    ] as const) {
      const lane = laneOn(objective, "gradient-descent-line-search", { lineSearch: "exact" }, start);
      const row = new Float64Array(lane.columns.length);
      lane.advance(30, 1, row, 0);
      const before = zeros(objective.dimension);
      const after = zeros(objective.dimension);
      objective.valueAndGradient(lane.theta, before);
      for (let k = 0; k < 15; k++) {
        lane.advance(30, 1, row, 0);
        objective.valueAndGradient(lane.theta, after);
        // Rounding of θ alone moves the gradient by this share.
        if (norm(after) < 1e-6) break;
        expect(Math.abs(dot(before, after)) / (norm(before) * norm(after)), `step ${k}`).toBeLessThan(1e-8);
        before.set(after);
      }
    }
  });

  it("is exact on a quadratic by formula: one probe and one H a step", () => {
    const { gradientEvaluations, hessianEvaluations } = columnsOf(
      laneOn(surface("quadratic"), "gradient-descent-line-search", {}, [-2, 1]),
      10,
    );
    expect(gradientEvaluations).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(hessianEvaluations).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("may take that formula on exactly the surfaces whose Hessian is the same everywhere", () => {
    for (const declared of surfaces) {
      const objective = declared.create(defaultsOf(declared.parameters));
      const hessians = [Float64Array.of(0.3, -0.7), Float64Array.of(-1.1, 0.4)].map((theta) => {
        const hessian = zeros(4);
        objective.hessian(theta, hessian);
        return [...hessian];
      });
      const constant = hessians[0]!.every((entry, i) => entry === hessians[1]![i]);
      expect(objective.quadratic ?? false, declared.id).toBe(constant);
    }
  });
});

describe("gradient descent on the quadratic", () => {
  it("needs steps in proportion to the condition number", () => {
    const stepsTo = (optimizer: MethodId, condition: number, params: ParameterValues) => {
      // From (κ, 1) exact searches zigzag the worst they can.
      const { gradNorm } = columnsOf(
        laneOn(surface("quadratic", { condition }), optimizer, params, [condition, 1]),
        20_000,
      );
      return gradNorm!.findIndex((size) => size <= 1e-6 * gradNorm![0]!);
    };
    for (const [optimizer, paramsOf] of [
      ["sgd", (condition: number) => ({ learningRate: 1 / condition })],
      ["gradient-descent-line-search", () => ({ lineSearch: "exact" })],
    ] as const) {
      const perCondition = [10, 100, 1000].map(
        (condition) => stepsTo(optimizer, condition, paramsOf(condition)) / condition,
      );
      for (const ratio of perCondition) expect(ratio / perCondition[2]!, optimizer).toBeGreaterThan(0.9);
      for (const ratio of perCondition) expect(ratio / perCondition[2]!, optimizer).toBeLessThan(1.12);
    }
    // Conjugate gradients do not.
    for (const condition of [10, 100, 1000])
      expect(stepsTo("conjugate-gradient", condition, {})).toBeLessThanOrEqual(2);
  });
});
