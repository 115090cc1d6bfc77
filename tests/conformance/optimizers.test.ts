import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Objective, Parameter, ParameterValues } from "../../src/engine/core/types.ts";
import { defaultsOf } from "../../src/engine/core/types.ts";
import type { Lane, LaneSpecification } from "../../src/engine/lane.ts";
import { optimizerById, optimizers } from "../../src/engine/methods/index.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { objectiveOf, type SurfaceProblem } from "../../src/engine/surface-task.ts";
import { startLane } from "../engine/lanes.ts";
import { type Columns, columnsOf } from "../engine/record.ts";
import { methodReferences } from "../golden/methods/references.ts";

const ids = optimizers.map(({ id }) => id);

/** Parameters with which a method walks over rosenbrock and himmelblau for a few hundred updates without leaving them. */
function calm(id: MethodId): ParameterValues {
  const { parameters, suggest } = optimizerById(id);
  // Undamped, a method that inverts the Hessian arrives within a few updates.
  if ("damping" in parameters) return { learningRate: 0.1, damping: 100 };
  return suggest({ gradientRate: 2e-4, extent: 0.5 }) as ParameterValues;
}

const rosenbrock = objectiveOf({ kind: "surface", id: "rosenbrock", params: {} });
const START = [-1.5, 2];

function laneOf(id: MethodId, extra: Partial<LaneSpecification> = {}, objective = rosenbrock, seed = 1): Lane {
  return startLane(objective, { optimizer: id, params: calm(id), ...extra }, START, seed);
}

/** ½ Σ λᵢ θᵢ². */
function bowl(lambdas: readonly number[]): Objective {
  return {
    dimension: lambdas.length,
    value: (theta) => lambdas.reduce((sum, lambda, i) => sum + (lambda / 2) * theta[i]! * theta[i]!, 0),
    valueAndGradient(theta, gradient) {
      lambdas.forEach((lambda, i) => {
        gradient[i] = lambda * theta[i]!;
      });
      return this.value(theta);
    },
    hessian(_, hessian) {
      hessian.fill(0);
      lambdas.forEach((lambda, i) => {
        hessian[i * lambdas.length + i] = lambda;
      });
    },
  };
}

function bowlPath(optimizer: MethodId, lambdas: readonly number[]): Columns {
  const start = lambdas.map(() => 1);
  return columnsOf(startLane(bowl(lambdas), { optimizer, params: { learningRate: 0.05 } }, start, 1), 40);
}

describe("the declarations", () => {
  it.each(optimizers)("$id says everything in both languages", (optimizer) => {
    const { title, about, differs, parameters, section, source, tex } = optimizer;
    const labelled: Parameter[] = Object.values(parameters);
    const texts = [title, about, ...(differs ? [differs] : []), ...labelled.flatMap(({ label, doc }) => [label, doc])];
    for (const { en, ja } of texts) {
      expect(en).not.toBe("");
      expect(ja).not.toBe("");
    }
    for (const { en, ja } of [about, ...labelled.map(({ doc }) => doc)]) {
      expect(en).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      expect(ja).toMatch(/[\u3040-\u30ff]/);
    }
    expect(section).toMatch(/^8\.\d(\.\d)?$/);
    expect(source).not.toBe("");
    expect(tex.length).toBeGreaterThan(0);
    for (const parameter of labelled) if (parameter.kind === "number") expect(parameter.symbol).toBeTruthy();
  });

  it.each(optimizers)("$id suggests valid values at every scale", (optimizer) => {
    for (const scale of [
      { gradientRate: 1e-4, extent: 2 },
      { gradientRate: 0.5, extent: 30 },
    ]) {
      for (const [name, value] of Object.entries(optimizer.suggest(scale))) {
        const parameter: Parameter | undefined = optimizer.parameters[name];
        if (parameter?.kind !== "number") throw new Error(`suggests ${name}, which is not one of its numbers`);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(parameter.max ?? Number.MAX_VALUE);
      }
    }
  });

  it.each(optimizers.filter((optimizer) => optimizer.stability !== undefined))(
    "$id is stable up to its limit and no further",
    (optimizer) => {
      const curvature = 3;
      for (const params of "momentum" in optimizer.parameters
        ? [{ momentum: 0 }, { momentum: 0.5 }, { momentum: 0.9 }]
        : [{}]) {
        const limit = optimizer.stability!({ ...defaultsOf(optimizer.parameters), ...params }) / curvature;
        const end = (learningRate: number) => {
          const lane = startLane(
            bowl([curvature]),
            { optimizer: optimizer.id, params: { ...params, learningRate } },
            [1],
            1,
          );
          return Math.abs(columnsOf(lane, 5000).theta0!.at(-1)!);
        };
        expect(end(0.99 * limit)).toBeLessThan(1e-3);
        expect(end(1.01 * limit)).toBeGreaterThan(1e3);
      }
    },
  );
});

interface GoldenCase {
  readonly name: string;
  readonly problem: SurfaceProblem;
  readonly start: readonly number[];
  readonly steps: number;
  readonly lane: LaneSpecification;
  readonly theta0: readonly number[];
  readonly theta1: readonly number[];
  readonly loss: readonly number[];
  readonly mean0?: readonly number[];
  readonly mean1?: readonly number[];
}

describe("every step agrees with the reference", () => {
  const book = JSON.parse(
    readFileSync(new URL("../golden/optimizers.json", import.meta.url), "utf8"),
  ) as readonly GoldenCase[];
  const cases = [...book, ...methodReferences.flatMap(({ surfaces }) => surfaces as readonly GoldenCase[])];
  /** Relative; below `floor`, where a number is what cancellation has left over, to that share of the floor. */
  const RELATIVE = 1e-9;
  const FLOOR = { theta: 1e-4, loss: 1e-12 };
  // Who searches for a minimum along a ray knows it to rounding, and then divides differences of such points; the reference stops there.
  const SEARCHED_FLOOR = { theta: 1e-2, loss: 1e-5 };

  it("covers every optimizer on four surfaces or more", () => {
    for (const id of ids) {
      const surfaces = new Set(cases.filter(({ lane }) => lane.optimizer === id).map(({ problem }) => problem.id));
      expect(surfaces.size, id).toBeGreaterThanOrEqual(4);
    }
  });

  it("covers the default of every parameter that no suggestion replaces", () => {
    const kept = readFileSync(new URL("../golden/kept/cases.ndjson", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map(
        (line) =>
          (JSON.parse(line) as { configuration: { lanes?: readonly Partial<LaneSpecification>[] } }).configuration,
      );
    const lanes: readonly Partial<LaneSpecification>[] = [
      ...cases.map(({ lane }) => lane),
      ...kept.flatMap((configuration) => configuration.lanes ?? []),
    ];
    for (const { id, parameters, suggest } of optimizers) {
      const given = lanes.filter(({ optimizer }) => optimizer === id).map(({ params = {} }) => params);
      for (const name of Object.keys(parameters))
        if (!(name in suggest({ gradientRate: 1, extent: 1 })))
          expect(
            given.some((params) => !(name in params)),
            `${id}: ${name}`,
          ).toBe(true);
    }
  });

  it.each(cases)("$name", ({ problem, start, steps, lane, ...golden }) => {
    const columns = columnsOf(startLane(objectiveOf(problem), lane, start, 1), steps);
    for (const name of ["theta0", "theta1", "loss", "mean0", "mean1"] as const) {
      const expected = golden[name];
      if (!expected) continue;
      const actual = columns[name]!;
      expect(actual.length).toBe(steps + 1);
      const floors = optimizerById(lane.optimizer).couples ? SEARCHED_FLOOR : FLOOR;
      const floor = name === "loss" ? floors.loss : floors.theta;
      for (let k = 0; k <= steps; k++) {
        const error: number = Math.abs(actual[k]! - expected[k]!) / Math.max(Math.abs(expected[k]!), floor);
        if (!(error <= RELATIVE)) {
          expect.fail(`${name} at step ${k}: ${actual[k]}, should be ${expected[k]}; off by ${error} relative`);
        }
      }
    }
  });
});

const modified: Partial<LaneSpecification> = {
  schedule: { kind: "linear", final: 0.0001, tau: 80 },
  clip: { kind: "norm", threshold: 200 },
  average: { kind: "ema", decay: 0.9 },
  noise: { sigma: 0.5, bias: [0.1, -0.1] },
};

describe.each(ids)("%s", (id) => {
  it("gives the same bits for the same seed, and others for another", () => {
    for (const extra of [{}, modified]) {
      expect(columnsOf(laneOf(id, extra), 200)).toEqual(columnsOf(laneOf(id, extra), 200));
    }
    const other = columnsOf(laneOf(id, modified, rosenbrock, 2), 200);
    expect(other).not.toEqual(columnsOf(laneOf(id, modified), 200));
  });

  it.each([
    ["bare", {}],
    ["with every modifier", modified],
  ])("goes on from a snapshot as if never interrupted, %s", (_, extra) => {
    const whole = laneOf(id, extra);
    const columns = columnsOf(whole, 200);
    for (const rows of [1, 2, 77]) {
      const first = laneOf(id, extra);
      const buffer = new Float64Array(rows * first.columns.length);
      first.advance(200, rows, buffer, 0);
      const snapshot = first.snapshot();
      const sent = structuredClone(snapshot);
      // The snapshot is a copy: the lane that it was taken from goes on without touching it.
      columnsOf(first, 200);
      expect(snapshot).toEqual(sent);
      const second = laneOf(id, extra);
      second.restore(sent);
      const rest = columnsOf(second, 200);
      for (const [name, column] of Object.entries(columns)) expect(rest[name], name).toEqual(column.slice(rows));
      expect(second.snapshot()).toEqual(whole.snapshot());
      expect(outcomeOf(second, rosenbrock)).toEqual(outcomeOf(whole, rosenbrock));
    }
  });

  it.each(["gradient", "Hessian"] as const)("ends, without throwing, at the update where the %s turns NaN", (which) => {
    let poisoned = false;
    const objective: Objective = {
      ...rosenbrock,
      valueAndGradient(theta, gradient) {
        const value = rosenbrock.valueAndGradient(theta, gradient);
        if (poisoned && which === "gradient") gradient[1] = Number.NaN;
        return value;
      },
      hessian(theta, hessian) {
        rosenbrock.hessian(theta, hessian);
        if (poisoned && which === "Hessian") hessian[3] = Number.NaN;
      },
    };
    const lane = laneOf(id, {}, objective);
    const before = columnsOf(lane, 19);
    expect(before.loss).toHaveLength(20);
    poisoned = true;
    const after = columnsOf(lane, 100);
    const suffers = which === "gradient" || optimizerById(id).order === 2;
    expect(after.loss).toHaveLength(suffers ? 0 : 81);
    expect(lane.divergence?.at).toBe(suffers ? 20 : undefined);
    expect(Object.values(before).flat().every(Number.isFinite)).toBe(true);
    poisoned = false;
    expect(outcomeOf(lane, objective).status === "diverged").toBe(suffers);
  });

  it("keeps a plain state: numbers and typed arrays of its own that can be cloned", () => {
    const lane = laneOf(id);
    columnsOf(lane, 10);
    const { state } = lane;
    expect(structuredClone(state)).toEqual(state);
    const buffers: ArrayBuffer[] = [];
    for (const value of Object.values(state)) {
      if (typeof value !== "number") {
        expect(value).toBeInstanceOf(Float64Array);
        buffers.push(value.buffer);
      }
    }
    expect(new Set(buffers).size).toBe(buffers.length);
    expect(Object.keys(state)).toContain("g");
  });

  if ("learningRate" in optimizerById(id).parameters)
    it("stands still at learning rate 0, for it is a value like any other", () => {
      const inner = id === "coordinate-descent" ? { inner: "gradient" } : {};
      const columns = columnsOf(laneOf(id, { params: { learningRate: 0, ...inner } }), 50);
      expect(columns.theta0).toEqual(Array.from({ length: 51 }, () => START[0]));
      expect(columns.theta1).toEqual(Array.from({ length: 51 }, () => START[1]));
    });

  if (optimizerById(id).couples === undefined)
    it("walks in any number of dimensions, each coordinate of a separable objective as it would alone", () => {
      const curvatures = [4, 1, 0.5];
      const together = bowlPath(id, curvatures);
      curvatures.forEach((lambda, i) => {
        expect(together[`theta${i}`]).toEqual(bowlPath(id, [lambda]).theta0);
      });
    });
});
