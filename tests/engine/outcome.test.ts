import { describe, expect, it } from "vitest";
import type { Objective, ParameterValues } from "../../src/engine/core/types.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { type Outcome, outcomeOf } from "../../src/engine/outcome.ts";
import { explain } from "../../src/engine/outcome-words.ts";
import { classify } from "../../src/engine/stationary-point.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { curve } from "./curve.ts";
import { startLane } from "./lanes.ts";
import { columnsOf } from "./record.ts";

const surface = (id: string, params: ParameterValues = {}) => objectiveOf({ kind: "surface", id, params });

function outcomeFrom(
  objective: Objective,
  optimizer: MethodId,
  params: ParameterValues,
  start: readonly number[],
  steps = 5000,
): Outcome {
  const lane = startLane(objective, { optimizer, params }, start, 1);
  columnsOf(lane, steps);
  const outcome = outcomeOf(lane, objective);
  const words = explain(outcome, "step");
  for (const text of [words.en, words.ja]) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  expect(words.en).toMatch(/[.]$/);
  expect(words.ja).toMatch(/[。]$/);
  return outcome;
}

/** ½ Σ λᵢ θᵢ² at its stationary point. */
function named(...lambdas: readonly number[]): string {
  const objective: Objective = {
    dimension: lambdas.length,
    value: () => 0,
    valueAndGradient(theta, gradient) {
      lambdas.forEach((lambda, i) => {
        gradient[i] = lambda * theta[i]!;
      });
      return 0;
    },
    hessian(_, hessian) {
      hessian.fill(0);
      lambdas.forEach((lambda, i) => {
        hessian[i * lambdas.length + i] = lambda;
      });
    },
  };
  return classify(objective, new Float64Array(lambdas.length)).point;
}

function newton(objective: Objective, start: readonly number[]): Outcome {
  return outcomeFrom(objective, "newton", {}, start, 50);
}

describe("a resting point", () => {
  it("is named by the signs of its Hessian's eigenvalues", () => {
    expect(named(1, 2)).toBe("minimum");
    expect(named(1e-3, 2000)).toBe("minimum");
    expect(named(-2, -1)).toBe("maximum");
    expect(named(-1, 1)).toBe("saddle");
    expect(named(-1, 0, 1)).toBe("saddle");
    expect(named(0, 1)).toBe("flat");
    expect(named(0, 0)).toBe("flat");
    expect(named(-1, 0)).toBe("flat");
    expect(named(-2, -1, 0)).toBe("flat");
  });

  it("is judged relative to the rounding of its Hessian", () => {
    for (const scale of [1e-200, 1e-9, 1, 1e9, 1e200]) {
      expect(named(scale, 1e8 * scale)).toBe("minimum");
      expect(named(-scale, 1e8 * scale)).toBe("saddle");
      expect(named(scale, 2 * scale, 1e12 * scale)).toBe("minimum");
      expect(named(1e-16 * scale, scale, scale)).toBe("flat");
    }
    for (const angle of [0, 12, 45]) {
      for (const condition of [1e-10, 1e-6, 1e4, 1e8, 1e12]) {
        const outcome = newton(surface("quadratic", { condition, angle }), [1, 1]);
        expect(outcome, `${condition} ${angle}`).toMatchObject({ status: "converged", point: "minimum" });
      }
    }
    const outcome = newton(surface("quadratic", { condition: 1e18, angle: 12 }), [0, 0]);
    expect(outcome).toMatchObject({ status: "converged", point: "flat" });
  });

  it("is flat on a curve of minima, however near to it the lane ended", () => {
    for (const depth of [2, 3, 6]) {
      for (const start of [
        [1.3, 0.9],
        [0.7, 1.2],
        [-1.1, -1.4],
        [1.6, 0.6],
      ]) {
        const outcome = outcomeFrom(surface("linear-chain", { depth }), "sgd", { learningRate: 0.01 }, start);
        expect(outcome, `${depth} ${start.join()}`).toMatchObject({ status: "converged", point: "flat" });
      }
    }
  });

  it("is unclassified, with the reason, if its Hessian is not judged", () => {
    const sharp = curve(
      (x) => Math.abs(x) ** 1.5,
      (x) => 1.5 * Math.sign(x) * Math.sqrt(Math.abs(x)),
      (x) => 0.75 / Math.sqrt(Math.abs(x)),
    );
    const at = outcomeFrom(sharp, "sgd", { learningRate: 0.1 }, [0], 2);
    expect(at).toMatchObject({ status: "converged", point: "unclassified", why: "hessian-not-finite" });
    expect(explain(at, "step").en).toContain("H is not finite");
    const many = { ...sharp, dimension: 301, value: () => 0, valueAndGradient: () => 0 };
    const start = Array.from({ length: 301 }, () => 0);
    expect(outcomeFrom(many, "sgd", {}, start, 2)).toMatchObject({
      point: "unclassified",
      why: "too-many-coordinates",
    });
  });

  it("is a minimum, a saddle or a maximum, as it is", () => {
    expect(newton(surface("himmelblau"), [3.1, 2.1])).toMatchObject({ status: "converged", point: "minimum" });
    expect(newton(surface("himmelblau"), [-0.3, -0.9])).toMatchObject({ status: "converged", point: "maximum" });
    expect(newton(surface("bounded-saddle"), [0.1, 0.1])).toMatchObject({ status: "converged", point: "saddle" });
  });

  it("is flat where the Hessian vanishes", () => {
    expect(outcomeFrom(surface("monkey-saddle"), "newton", {}, [0.5, 0.2], 60)).toMatchObject({
      status: "converged",
      point: "flat",
    });
  });

  it("is not claimed for a lane that is merely slow", () => {
    expect(outcomeFrom(surface("quadratic"), "sgd", { learningRate: 1e-6 }, [1, 1], 100)).toEqual({
      status: "completed",
    });
  });
});

describe("a divergence", () => {
  it("of gradient descent on a quadratic is put down to ε > 2/λmax", () => {
    const outcome = outcomeFrom(
      surface("quadratic", { condition: 20, angle: 30 }),
      "sgd",
      { learningRate: 0.11 },
      [1, 1],
    );
    if (outcome.status !== "diverged" || outcome.cause.kind !== "rate-above-limit") throw new Error(outcome.status);
    expect(outcome.cause.rate).toBe(0.11);
    expect(outcome.cause.lambdaMax).toBeCloseTo(20, 10);
    expect(outcome.cause.limit).toBeCloseTo(0.1, 10);
    expect(explain(outcome, "step").en).toContain("0.11");
  });

  it("of the momentum methods is put down to their own limits", () => {
    for (const [optimizer, limit] of [
      ["momentum", (2 * 1.9) / 20],
      ["nesterov", (2 * 1.9) / 2.8 / 20],
    ] as const) {
      const learningRate = 1.05 * limit;
      const outcome = outcomeFrom(surface("quadratic", { condition: 20 }), optimizer, { learningRate }, [1, 1], 50_000);
      expect(outcome).toMatchObject({ status: "diverged", cause: { kind: "rate-above-limit" } });
      if (outcome.status === "diverged" && outcome.cause.kind === "rate-above-limit") {
        expect(outcome.cause.limit).toBeCloseTo(limit, 10);
      }
    }
  });

  it("on a saddle is put down to the missing minimum", () => {
    for (const id of ["saddle", "monkey-saddle"]) {
      const outcome = outcomeFrom(surface(id), "sgd", { learningRate: 0.01 }, [-0.5, 0.1], 100_000);
      expect(outcome, id).toMatchObject({ status: "diverged", cause: { kind: "unbounded-below" } });
    }
  });

  it("after one huge step from a negative J is not", () => {
    const outcome = outcomeFrom(surface("styblinski-tang"), "sgd", { learningRate: 1e100 }, [-1, -1]);
    expect(outcome).toMatchObject({ status: "diverged", at: 1, cause: { kind: "overflow" } });
  });

  it("of Newton's method is put down to a singular Hessian, where it is one", () => {
    const slope = curve(
      (x) => x,
      () => 1,
      () => 0,
    );
    for (const optimizer of ["newton", "saddle-free-newton"] as const) {
      expect(outcomeFrom(slope, optimizer, {}, [1])).toMatchObject({
        status: "diverged",
        at: 1,
        quantity: "theta",
        cause: { kind: "singular-hessian", k: 0 },
      });
      expect(outcomeFrom(surface("rosenbrock", { b: 0 }), optimizer, {}, [0, 0])).toMatchObject({
        status: "diverged",
        cause: { kind: "singular-hessian" },
      });
    }
    // Damping can make a regular Hessian singular: x² / 2 bends down here by as much as is added.
    const hill = curve(
      (x) => (-x * x) / 2,
      (x) => -x,
      () => -1,
    );
    expect(outcomeFrom(hill, "newton", { damping: 1 }, [1])).toMatchObject({ cause: { kind: "singular-hessian" } });
    expect(outcomeFrom(slope, "newton", { damping: 1 }, [1], 10)).toEqual({ status: "completed" });
  });

  it("of a division by δ = 0 is put down to it", () => {
    for (const optimizer of ["adagrad", "rmsprop", "rmsprop-nesterov", "adam", "adadelta"] as const) {
      expect(outcomeFrom(surface("quadratic"), optimizer, { delta: 0 }, [1, 0]), optimizer).toMatchObject({
        status: "diverged",
        at: 1,
        quantity: "theta",
        cause: { kind: "zero-by-zero", k: 0, coordinate: 1 },
      });
    }
  });

  it("at the start says so", () => {
    expect(outcomeFrom(surface("rosenbrock"), "adam", {}, [1e100, 1])).toMatchObject({
      at: 0,
      cause: { kind: "start-not-finite" },
    });
    const outcome = outcomeFrom(surface("rosenbrock"), "adam", {}, [1e100, 1]);
    expect(explain(outcome, "step").en).toBe("The loss J is not finite at the start.");
  });
});
