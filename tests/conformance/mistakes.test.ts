import { describe, expect, it } from "vitest";
import { exactMinimizer, PROBE_LIMIT, strongWolfe } from "../../src/engine/core/line-search.ts";
import type { ParameterValues } from "../../src/engine/core/types.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { explain } from "../../src/engine/outcome-words.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { curve } from "../engine/curve.ts";
import { startLane } from "../engine/lanes.ts";
import { columnsOf, recordOf, specificationOf } from "../engine/record.ts";

const surface = (id: string, params: ParameterValues = {}) => objectiveOf({ kind: "surface", id, params });

function walk(
  objective: ReturnType<typeof surface>,
  optimizer: MethodId,
  params: ParameterValues,
  start: readonly number[],
  steps: number,
) {
  return columnsOf(startLane(objective, { optimizer, params }, start, 1), steps);
}

/** A slope of constant gradient. */
const slope = (gradient: number) =>
  curve(
    (x) => gradient * x,
    () => gradient,
    () => 0,
  );

describe("mistakes that published tools made", () => {
  it("Adam's bias correction multiplied, left out, or computed and not used", () => {
    // With it, under a constant gradient every step has length ε, the very first included, whatever the gradient's size.
    for (const gradient of [1e-3, 1, -1e6]) {
      const { theta0 } = walk(slope(gradient), "adam", { learningRate: 0.25, delta: 0 }, [0], 50);
      for (let k = 1; k <= 50; k++) {
        expect(theta0![k]! - theta0![k - 1]!).toBeCloseTo(-0.25 * Math.sign(gradient), 12);
      }
    }
    const { theta0, theta1 } = walk(surface("rosenbrock"), "adam", { learningRate: 0.01 }, [-1.5, 2], 1);
    expect(theta0![1]! + 1.5).toBeCloseTo(0.01, 10);
    expect(theta1![1]! - 2).toBeCloseTo(0.01, 10);
  });

  it("momentum frozen in mid-flight because ‖g‖ was small", () => {
    // Past 0 the ground is level: the ball coasts on, each step α of the one before.
    const ledge = curve(
      (x) => Math.min(x, 0),
      (x) => (x < 0 ? 1 : 0),
      () => 0,
    );
    for (const optimizer of ["momentum", "nesterov"] as const) {
      const { theta0, gradNorm } = walk(
        curve(
          (x) => ledge.value(Float64Array.of(-x)),
          (x) => (x > 0 ? -1 : 0),
          () => 0,
        ),
        optimizer,
        { learningRate: 0.125, momentum: 0.5 },
        [0.125],
        40,
      );
      expect(theta0!.at(-1)).toBeGreaterThan(0.125);
      expect(gradNorm!.length).toBe(41);
    }
    const { theta0 } = walk(ledge, "momentum", { learningRate: 1, momentum: 0.5 }, [-0.25], 30);
    for (let k = 2; k <= 30; k++) expect(theta0![k]!).toBeLessThan(theta0![k - 1]!);
  });

  it("hidden clipping, damping or clamping to the window", () => {
    // A step is taken as computed, however long.
    const { theta0 } = walk(slope(-1e8), "sgd", { learningRate: 1e4 }, [1], 3);
    expect(theta0).toEqual([1, 1 + 1e12, 1 + 1e12 + 1e12, 1 + 1e12 + 1e12 + 1e12]);
    const quadratic = surface("quadratic", { condition: 20 });
    const { theta1 } = walk(quadratic, "sgd", { learningRate: 1 }, [0, 1], 10);
    theta1!.forEach((y, k) => {
      expect(y).toBe((-19) ** k);
    });
    // Newton's step on a quadratic ends in the minimum at once; any damping of it would not.
    const { theta0: x, theta1: y } = walk(quadratic, "newton", {}, [1.5, -2], 1);
    expect([x![1], y![1]]).toEqual([0, 0]);
  });

  it("lanes with different step counts, noise or starts", () => {
    const noise = { sigma: 0.5, bias: 0 };
    const optimizers = ["sgd", "momentum", "nesterov"] as const;
    const { lanes } = recordOf(
      specificationOf(
        "quadratic",
        [1, 1],
        optimizers.map((optimizer) => ({
          optimizer,
          params: optimizer === "sgd" ? { learningRate: 0.01 } : { learningRate: 0.01, momentum: 0 },
          noise,
        })),
        { steps: 77 },
      ),
    );
    // Without momentum the three are one method; only equal starts and equal noise give equal paths.
    for (const lane of lanes) {
      expect(lane.loss).toHaveLength(78);
      expect(lane).toEqual(lanes[0]);
    }
  });

  it("a Newton that silently takes |λ|", () => {
    const { theta0, theta1 } = walk(surface("bounded-saddle"), "newton", {}, [0.3, 0.2], 30);
    expect(Math.hypot(theta0!.at(-1)!, theta1!.at(-1)!)).toBeLessThan(1e-12);
    const free = walk(surface("bounded-saddle"), "saddle-free-newton", {}, [0.3, 0.2], 30);
    expect(free.theta1!.at(-1)).toBeCloseTo(1, 12);
    expect(free.loss!.at(-1)).toBeCloseTo(-0.25, 12);
  });

  it("`params.momentum || 0.9`", () => {
    const rosenbrock = surface("rosenbrock");
    const plain = walk(rosenbrock, "sgd", { learningRate: 2e-4 }, [-1.5, 2], 100);
    for (const optimizer of ["momentum", "nesterov"] as const) {
      const params = { learningRate: 2e-4, momentum: 0 };
      expect(walk(rosenbrock, optimizer, params, [-1.5, 2], 100)).toEqual(plain);
    }
    // δ = 0: a gradient of 1e-12 still makes Adam's step ε long; the default δ would make it 1e-4 ε.
    expect(walk(slope(1e-12), "adam", { learningRate: 1, delta: 0 }, [0], 1).theta0![1]).toBeCloseTo(-1, 12);
    // β₁ = β₂ = 0: the step is ε in the direction of the sign, at once and always.
    const signs = walk(surface("quadratic"), "adam", { learningRate: 0.25, beta1: 0, beta2: 0, delta: 0 }, [1, -1], 4);
    expect(signs.theta0!.slice(0, 4)).toEqual([1, 0.75, 0.5, 0.25]);
  });

  it("NaN without a word", () => {
    const objective = curve(
      (x) => (x < 0 ? Number.NaN : x),
      () => 1,
      () => 0,
    );
    const lane = startLane(objective, { optimizer: "sgd", params: { learningRate: 0.25 } }, [1], 1);
    expect(columnsOf(lane, 100).theta0).toEqual([1, 0.75, 0.5, 0.25, 0]);
    const outcome = outcomeOf(lane, objective);
    expect(outcome).toMatchObject({ status: "diverged", at: 5, quantity: "loss", cause: { kind: "undefined-there" } });
    expect(explain(outcome, "step").en).toMatch(/^Diverged at step 5: the loss J is no longer finite/);
    expect(explain(outcome, "step").ja).toMatch(/^ステップ 5 で発散しました。損失 J が有限でなくなりました/);
  });

  it("a line search that never ends on an ascent direction", () => {
    // Called as it stands, with a ray that climbs: both searches give up where they are, within their cap.
    let probes = 0;
    const climb = (t: number) => {
      probes++;
      return { t, value: t, slope: 1 };
    };
    const origin = { t: 0, value: 0, slope: 1 };
    expect(strongWolfe(climb, origin, 1, { decrease: 1e-4, curvature: 0.9 }, 0).t).toBe(0);
    expect(exactMinimizer(climb, origin, 1, 0).t).toBe(0);
    expect(probes).toBeLessThanOrEqual(2 * PROBE_LIMIT);
    // And a method whose estimate has turned uphill, as a restored state can have it, takes −g and says so.
    for (const lineSearch of ["exact", "strong-wolfe"] as const) {
      const lane = startLane(surface("rosenbrock"), { optimizer: "bfgs", params: { lineSearch } }, [-1.5, 2], 1);
      const snapshot = lane.snapshot();
      (snapshot.state.M as Float64Array).set([-1, 0, 0, -1]);
      lane.restore(snapshot);
      const { loss } = columnsOf(lane, 40);
      expect(loss![1]).toBeLessThan(loss![0]!);
      expect(loss!.at(-1)).toBeLessThan(1e-6);
      expect(explain(outcomeOf(lane, surface("rosenbrock")), "step").en).toContain("−g took its place");
    }
  });

  it("BFGS without the sᵀy > 0 check", () => {
    // The hilltop bends down along the whole first step, and a Wolfe step cannot be had before the work is used up: φ′ never rises.
    const hill = curve(
      (x) => (x < 2 ? -x * x : Number.NaN),
      (x) => (x < 2 ? -2 * x : Number.NaN),
      () => -2,
    );
    const lane = startLane(hill, { optimizer: "bfgs", params: {} }, [0.5], 1);
    const { theta0 } = columnsOf(lane, 5);
    expect(lane.divergence).toBeNull();
    expect(lane.counted("skips")).toBeGreaterThan(0);
    // M keeps its sign, and the point goes on downhill.
    expect((lane.state.M as Float64Array)[0]).toBeGreaterThan(0);
    for (let k = 1; k < theta0!.length; k++) expect(theta0![k]).toBeGreaterThanOrEqual(theta0![k - 1]!);
  });
});
