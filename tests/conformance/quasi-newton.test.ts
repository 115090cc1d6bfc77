import { describe, expect, it } from "vitest";
import { matrixVector, solve } from "../../src/engine/core/matrix.ts";
import {
  defaultsOf,
  type Objective,
  type ParameterValues,
  type State,
  type Vector,
} from "../../src/engine/core/types.ts";
import { dot, norm, zeros } from "../../src/engine/core/vector.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { explain } from "../../src/engine/outcome-words.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { curve } from "../engine/curve.ts";
import { startLane } from "../engine/lanes.ts";
import { randomQuadratic } from "../engine/random-quadratic.ts";
import { columnsOf } from "../engine/record.ts";

const surface = (id: string, params: ParameterValues = {}) => objectiveOf({ kind: "surface", id, params });

/** The state after every update, and θ before and after it. */
function* updates(
  objective: Objective,
  optimizer: MethodId,
  params: ParameterValues,
  start: readonly number[],
  steps: number,
) {
  const lane = startLane(objective, { optimizer, params }, start, 1);
  const row = new Float64Array(lane.columns.length);
  lane.advance(steps, 1, row, 0);
  for (let k = 1; k <= steps; k++) {
    const before = lane.theta.slice();
    if (lane.advance(steps, 1, row, 0) === 0) return;
    yield { k, before, theta: lane.theta.slice(), state: lane.state as State & Record<"d" | "g" | "M", Vector>, lane };
  }
}

const EXACT = { lineSearch: "exact" };
// Rounding spoils conjugacy the more steps there are; the bound on it grows, the one on arriving does not.
const QUADRATICS = [
  { n: 2, condition: 1000, seed: 1, conjugate: 1e-13 },
  { n: 3, condition: 100, seed: 2, conjugate: 1e-12 },
  { n: 7, condition: 100, seed: 3, conjugate: 1e-12 },
  { n: 20, condition: 100, seed: 4, conjugate: 1e-10 },
  { n: 50, condition: 100, seed: 5, conjugate: 1e-8 },
] as const;
const ARRIVED = 1e-13;

describe.each(QUADRATICS)(
  "on a random quadratic of $n dimensions (seed $seed)",
  ({ n, condition, seed, conjugate }) => {
    const objective = randomQuadratic(n, condition, seed);
    const start = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 2 : -1));
    const g0 = zeros(n);
    objective.valueAndGradient(Float64Array.from(start), g0);

    it.each<[MethodId, ParameterValues]>([
      ["conjugate-gradient", { beta: "polak-ribiere" }],
      ["conjugate-gradient", { beta: "polak-ribiere-plus" }],
      ["conjugate-gradient", { beta: "fletcher-reeves" }],
      ["conjugate-gradient", { beta: "hestenes-stiefel" }],
      ["bfgs", {}],
      ["lbfgs", { history: n }],
    ])("%s with %j arrives after n exact steps, along conjugate directions", (optimizer, extra) => {
      const directions: { d: Vector; length: number }[] = [];
      const Hd = zeros(n);
      for (const { theta, state, k } of updates(objective, optimizer, { ...EXACT, ...extra }, start, n)) {
        const d = state.d.slice();
        matrixVector(objective.H, d, Hd);
        const length = Math.sqrt(dot(d, Hd));
        for (const earlier of directions) {
          expect(Math.abs(dot(earlier.d, Hd)) / (earlier.length * length), `step ${k}`).toBeLessThan(conjugate);
        }
        directions.push({ d, length });
        if (k < n) continue;
        const g = zeros(n);
        objective.valueAndGradient(theta, g);
        expect(norm(g)).toBeLessThan(ARRIVED * norm(g0));
      }
      expect(directions).toHaveLength(n);
    });

    it("BFGS ends with M = H⁻¹", () => {
      const last = [...updates(objective, "bfgs", EXACT, start, n)].at(-1)!;
      const { M } = last.state;
      const column = zeros(n);
      let worst = 0;
      let size = 0;
      for (let j = 0; j < n; j++) {
        const unit = zeros(n);
        unit[j] = 1;
        solve(objective.H, unit, column);
        for (let i = 0; i < n; i++) {
          worst = Math.max(worst, Math.abs(M[i * n + j]! - column[i]!));
          size = Math.max(size, Math.abs(column[i]!));
        }
      }
      expect(worst).toBeLessThan(10 * conjugate * size);
    });
  },
);

describe("L-BFGS with its whole history", () => {
  it.each([
    ["exact", 1e-9],
    ["strong-wolfe", 1e-9],
  ] as const)("walks as BFGS does (%s)", (lineSearch, tolerance) => {
    for (const [objective, start, steps] of [
      [surface("rosenbrock"), [-1.5, 2], 12],
      [surface("beale"), [1, 1.5], 12],
      [surface("himmelblau"), [-0.5, -0.5], 8],
      [randomQuadratic(10, 50, 6), Array.from({ length: 10 }, () => 1), 9],
    ] as const) {
      const walk = (optimizer: MethodId, params: ParameterValues) =>
        columnsOf(startLane(objective, { optimizer, params: { ...params, lineSearch } }, start, 1), steps);
      const full = walk("bfgs", {});
      const limited = walk("lbfgs", { history: steps });
      for (let k = 0; k <= steps; k++) {
        for (let i = 0; i < objective.dimension; i++) {
          const expected = full[`theta${i}`]![k]!;
          expect(Math.abs(limited[`theta${i}`]![k]! - expected)).toBeLessThan(
            tolerance * Math.max(1, Math.abs(expected)),
          );
        }
      }
    }
  });
});

describe("the guard sᵀy > 0", () => {
  it("keeps M symmetric and positive definite, and says how often it was needed", () => {
    // Strong noise turns the sign of sᵀy again and again.
    for (const id of ["rosenbrock", "himmelblau", "six-hump-camel"] as const) {
      for (const optimizer of ["bfgs", "lbfgs"] as const) {
        const lane = startLane(surface(id), { optimizer, params: {}, noise: { sigma: 20, bias: 0 } }, [0.5, -0.4], 3);
        const row = new Float64Array(lane.columns.length);
        while (lane.advance(200, 1, row, 0) > 0) {
          if (optimizer === "lbfgs") continue;
          const [a, b, c, d] = lane.state.M as unknown as [number, number, number, number];
          expect(b).toBe(c);
          expect(a).toBeGreaterThan(0);
          expect(d - (b / Math.sqrt(a)) * (b / Math.sqrt(a))).toBeGreaterThan(0);
        }
        expect(lane.divergence).toBeNull();
        expect(lane.counted("skips"), id).toBeGreaterThan(0);
        const outcome = outcomeOf(lane, surface(id));
        expect(outcome.remarks).toContainEqual({ kind: "skipped-pair", count: lane.counted("skips"), updates: 200 });
        expect(explain(outcome, "step").en).toContain("would not have kept M positive definite");
        expect(explain(outcome, "step").ja).toContain("M の正定値性を保てない");
      }
    }
  });
});

describe("saddles", () => {
  const saddle = surface("bounded-saddle");
  const end = (optimizer: MethodId, params: ParameterValues, steps = 400) => {
    const { theta0, theta1 } = columnsOf(startLane(saddle, { optimizer, params }, [0.3, 0.2], 1), steps);
    return [theta0!.at(-1)!, theta1!.at(-1)!] as const;
  };

  it("draw plain Newton in", () => {
    const [x, y] = end("newton", {});
    expect(Math.hypot(x, y)).toBeLessThan(1e-12);
  });

  it.each<[MethodId, ParameterValues]>([
    ["saddle-free-newton", {}],
    ["saddle-free-newton", { dampingRule: "adaptive" }],
    ["newton", { dampingRule: "adaptive" }],
    ["trust-region-newton", {}],
    ["sgd", { learningRate: 0.1 }],
    ["gradient-descent-line-search", {}],
    ["conjugate-gradient", {}],
    ["bfgs", {}],
    ["lbfgs", {}],
  ])("are left by %s %j for the minimum", (optimizer, params) => {
    const [x, y] = end(optimizer, params);
    expect(Math.abs(x)).toBeLessThan(1e-6);
    expect(Math.abs(y - 1)).toBeLessThan(1e-6);
  });

  it("are left by the trust region even from the saddle itself, where the gradient is 0", () => {
    const lane = startLane(saddle, { optimizer: "trust-region-newton", params: {} }, [0, 0], 1);
    columnsOf(lane, 50);
    expect(Math.abs(lane.theta[1]!)).toBeCloseTo(1, 12);
  });
});

describe("methods that compare model and objective", () => {
  it.each<[MethodId, ParameterValues]>([
    ["newton", { dampingRule: "adaptive" }],
    ["saddle-free-newton", { dampingRule: "adaptive" }],
    ["saddle-free-newton", { dampingRule: "adaptive", damping: 100, learningRate: 0.5 }],
    ["trust-region-newton", {}],
  ])("%s %j never climbs", (optimizer, params) => {
    for (const declared of surfaces) {
      const { id } = declared;
      const own = defaultsOf(declared.parameters);
      const lane = startLane(declared.create(own), { optimizer, params }, declared.start(own), 1);
      const { loss } = columnsOf(lane, 300);
      for (let k = 1; k < loss!.length; k++) {
        expect(loss![k]!, `${id}, step ${k}`).toBeLessThanOrEqual(loss![k - 1]! + 1e-14 * Math.abs(loss![k - 1]!));
      }
    }
  });

  it("damp less where the model is right, and more where it is not", () => {
    const bowl = randomQuadratic(4, 10, 7);
    for (const { state, k } of updates(bowl, "newton", { dampingRule: "adaptive", damping: 1 }, [1, 1, 1, 1], 5)) {
      expect(state.mu).toBeCloseTo((1 / 3) ** k, 12);
    }
    // |θ| rounded off: far from 0 it is straight, and the undamped step shoots far beyond the minimum.
    const root = (x: number) => Math.sqrt(1 + x * x);
    const funnel = curve(
      root,
      (x) => x / root(x),
      (x) => 1 / (root(x) * root(x) * root(x)),
    );
    for (const optimizer of ["newton", "saddle-free-newton"] as const) {
      expect(
        Math.abs(columnsOf(startLane(funnel, { optimizer, params: {} }, [3], 1), 3).theta0!.at(-1)!),
      ).toBeGreaterThan(3);
      const lane = startLane(funnel, { optimizer, params: { dampingRule: "adaptive" } }, [3], 1);
      const { theta0, hessianEvaluations } = columnsOf(lane, 60);
      expect(Math.abs(theta0!.at(-1)!)).toBeLessThan(1e-8);
      // A step that is not taken costs a value and no derivative.
      const moves = theta0!.filter((x, k) => k > 0 && x !== theta0![k - 1]).length;
      expect(hessianEvaluations!.at(-1)).toBeLessThanOrEqual(moves + 1);
      expect(moves).toBeLessThan(60);
    }
  });
});
