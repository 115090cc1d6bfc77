import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/engine/core/types.ts";
import { type Lane, type LaneSpecification, REST_TOLERANCE } from "../../src/engine/lane.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { columnNames } from "../../src/engine/task.ts";
import { curve } from "./curve.ts";
import { startLane } from "./lanes.ts";
import { type Columns, columnsOf } from "./record.ts";

const rosenbrock = objectiveOf({ kind: "surface", id: "rosenbrock", params: {} });

const parabola = curve(
  (x) => (x * x) / 2,
  (x) => x,
  () => 1,
);

function laneOn(objective: Objective, lane: LaneSpecification, start: readonly number[]): Lane {
  return startLane(objective, lane, start, 1);
}

/** How often the optimizer asked for J, ∇J and H in ten updates. */
function counts(optimizer: MethodId): unknown[] {
  const columns = columnsOf(laneOn(rosenbrock, { optimizer, params: { learningRate: 1e-5 } }, [-1.5, 2]), 10);
  return ["valueEvaluations", "gradientEvaluations", "hessianEvaluations"].map((name) => columns[name]!.at(-1));
}

function walkInChunks(chunk: number): Columns {
  const spec: LaneSpecification = {
    optimizer: "nesterov",
    params: { learningRate: 1e-4 },
    noise: { sigma: 1, bias: 0 },
    average: { kind: "uniform" },
  };
  return columnsOf(laneOn(rosenbrock, spec, [-1.5, 2]), 300, chunk);
}

function quantityOf(objective: Objective, spec: LaneSpecification, start: number): string | undefined {
  const lane = laneOn(objective, spec, [start]);
  columnsOf(lane, 5000);
  return lane.divergence?.quantity;
}

describe("the record", () => {
  it("has the start and one row an update, with J and ‖g‖ of the very point", () => {
    const lane = laneOn(rosenbrock, { optimizer: "sgd", params: { learningRate: 1e-4 } }, [-1.5, 2]);
    const columns = columnsOf(lane, 30);
    expect(Object.keys(columns)).toEqual(columnNames(2, {}));
    const gradient = new Float64Array(2);
    let x = -1.5;
    let y = 2;
    for (let k = 0; k <= 30; k++) {
      const loss = rosenbrock.valueAndGradient(new Float64Array([x, y]), gradient);
      expect([columns.theta0![k], columns.theta1![k], columns.loss![k]]).toEqual([x, y, loss]);
      expect(columns.gradNorm![k]).toBeCloseTo(Math.hypot(gradient[0]!, gradient[1]!), 9);
      x -= 1e-4 * gradient[0]!;
      y -= 1e-4 * gradient[1]!;
    }
    expect(columns.loss).toHaveLength(31);
  });

  it("counts what the optimizer asked for, and nothing that the record itself needed", () => {
    expect(counts("momentum")).toEqual([0, 10, 0]);
    expect(counts("nesterov")).toEqual([0, 10, 0]);
    expect(counts("newton")).toEqual([0, 10, 10]);
  });

  it("computes J and ∇J once a point, though recorded and asked for both", () => {
    let computed = 0;
    const counted: Objective = {
      ...rosenbrock,
      valueAndGradient(theta, gradient) {
        computed++;
        return rosenbrock.valueAndGradient(theta, gradient);
      },
    };
    columnsOf(laneOn(counted, { optimizer: "adam", params: {} }, [-1.5, 2]), 10);
    expect(computed).toBe(11);
  });

  it("does not depend on how many rows are asked for at a time", () => {
    const whole = walkInChunks(1000);
    for (const chunk of [1, 2, 7, 301]) expect(walkInChunks(chunk)).toEqual(whole);
  });

  it("of no steps is the start alone", () => {
    const columns = columnsOf(laneOn(rosenbrock, { optimizer: "adam", params: {} }, [3, 4]), 0);
    expect([columns.theta0, columns.theta1]).toEqual([[3], [4]]);
  });
});

describe("rest", () => {
  it("needs a small gradient as well as a small step: a heavy ball at its turning point does not rest", () => {
    // Released on the wall, it has hardly any velocity for the first hundred updates.
    const lane = laneOn(parabola, { optimizer: "momentum", params: { learningRate: 1e-9, momentum: 0.999 } }, [1]);
    const { theta0 } = columnsOf(lane, 100);
    expect(Math.abs(theta0![100]! - theta0![99]!)).toBeLessThan(REST_TOLERANCE);
    expect(lane.restSince).toBeNull();
  });

  it("needs a small step as well as a small gradient: it is not where a lane shoots through a minimum at speed", () => {
    // θ: 1 → 0 exactly, gradient zero there, velocity −1 and still going.
    const lane = laneOn(parabola, { optimizer: "momentum", params: { learningRate: 1, momentum: 0.9 } }, [1]);
    const { theta0, gradNorm } = columnsOf(lane, 1);
    expect([theta0![1], gradNorm![1]]).toEqual([0, 0]);
    expect(lane.restSince).toBeNull();
    columnsOf(lane, 2);
    expect(Math.abs(lane.theta[0]!)).toBeGreaterThan(0.5);
  });

  it("begins at the first row of the last spell", () => {
    const lane = laneOn(parabola, { optimizer: "sgd", params: { learningRate: 0.5 } }, [1]);
    const { theta0 } = columnsOf(lane, 100);
    const since = lane.restSince!;
    const step = (k: number) => Math.abs(theta0![k]! - theta0![k - 1]!);
    expect(step(since)).toBeLessThanOrEqual(REST_TOLERANCE);
    expect(step(since - 1)).toBeGreaterThan(REST_TOLERANCE);
    expect(theta0).toHaveLength(101);
  });
});

describe("divergence", () => {
  const TOO_FAST: LaneSpecification = { optimizer: "sgd", params: { learningRate: 3 } };

  it("keeps every finite row and no other, whatever the chunks", () => {
    const walks = [1, 10, 5000].map((chunk) => {
      const lane = laneOn(parabola, TOO_FAST, [1]);
      return { lane, columns: columnsOf(lane, 5000, chunk) };
    });
    for (const { lane, columns } of walks) {
      const rows = columns.loss!.length;
      expect(lane.divergence?.at).toBe(rows);
      expect(rows).toBeGreaterThan(100);
      expect(rows).toBeLessThan(5000);
      for (const column of Object.values(columns)) {
        expect(column).toHaveLength(rows);
        expect(column.every(Number.isFinite)).toBe(true);
      }
      expect(lane.lastFinite[0]).toBe(columns.theta0!.at(-1));
      expect(columns).toEqual(walks[0]!.columns);
    }
    // (1 − ε)ᵏ: nothing was clipped on the way.
    expect(walks[0]!.columns.theta0!.slice(0, 4)).toEqual([1, -2, 4, -8]);
  });

  it("names the first quantity that failed", () => {
    expect(quantityOf(parabola, TOO_FAST, 1)).toBe("loss");
    expect(quantityOf(parabola, { optimizer: "sgd", params: { learningRate: 1e300 } }, 1e20)).toBe("theta");
    const cusp = curve(
      (x) => Math.sqrt(Math.abs(x)),
      (x) => (x === 0 ? Number.NaN : Math.sign(x) / (2 * Math.sqrt(Math.abs(x)))),
      () => 1,
    );
    expect(quantityOf(cusp, { optimizer: "sgd", params: { learningRate: 2 } }, 1)).toBe("gradient");
  });

  it("at the start leaves no row", () => {
    const lane = laneOn(parabola, TOO_FAST, [1e200]);
    expect(columnsOf(lane, 10).loss).toEqual([]);
    expect(lane.divergence).toEqual({ at: 0, quantity: "loss" });
  });

  it("survives a snapshot", () => {
    const lane = laneOn(parabola, TOO_FAST, [1]);
    columnsOf(lane, 5000);
    const other = laneOn(parabola, TOO_FAST, [1]);
    other.restore(structuredClone(lane.snapshot()));
    expect(other.finished(5000)).toBe(true);
    expect([...other.lastFinite]).toEqual([...lane.lastFinite]);
  });
});
