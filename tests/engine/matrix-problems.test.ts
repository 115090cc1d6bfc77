import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MatrixView, singularValues } from "../../src/engine/core/rectangular.ts";
import { defaultsOf, type ParameterValues } from "../../src/engine/core/types.ts";
import { norm } from "../../src/engine/core/vector.ts";
import type { LaneSpecification } from "../../src/engine/lane.ts";
import { matrixById, matrixProblems } from "../../src/engine/problems/matrix/index.ts";
import { lengthOf } from "../../src/engine/problems/matrix/rule.ts";
import { spectrumColumn } from "../../src/engine/problems/matrix/task.ts";
import { tasksOf } from "../../src/engine/problems/tasks.ts";
import golden from "../golden/matrices.json" with { type: "json" };
import { runOf } from "./lanes.ts";

/** Small sizes, and any other parameters in a range where differences are exact enough. */
const small = (id: string): fc.Arbitrary<ParameterValues> => {
  const { parameters } = matrixById(id);
  const record = Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]): [string, fc.Arbitrary<number | number[]>] => {
      if (parameter.kind === "numbers")
        return [name, fc.constantFrom([2.5], [1, 0.5], [3, 2, 1]).map((list) => [...list])];
      if (parameter.kind !== "number") throw new TypeError(`no values for ${name}`);
      if (parameter.integer) return [name, fc.integer({ min: 1, max: 4 })];
      return [name, fc.double({ min: parameter.min!, max: Math.min(3, parameter.max!), noNaN: true })];
    }),
  );
  return fc.record(record).map((values) => {
    const most = matrixById(id).mostNumbers?.(values) ?? {};
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, most[name]) : value]),
    );
  });
};

const problemAndPoint = fc
  .constantFrom(...matrixProblems)
  .chain((problem) => small(problem.id).map((params) => ({ problem, params: params as never })))
  .chain(({ problem, params }) => {
    const n = lengthOf(problem.blocks(params));
    // Clear of the kink of |h|.
    const entry = fc.double({ min: 0.1, max: 2, noNaN: true });
    return fc.record({
      ...{ problem: fc.constant(problem), params: fc.constant(params), seed: fc.nat(1000) },
      theta: fc.array(entry, { minLength: n, maxLength: n }),
      direction: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
    });
  });

describe("derivatives", () => {
  test("the gradient, Hessian products and the Hessian agree with central differences", () => {
    fc.assert(
      fc.property(problemAndPoint, ({ problem, params, seed, theta, direction }) => {
        const objective = problem.create(params, seed);
        const n = objective.dimension;
        const [at, d] = [Float64Array.from(theta), Float64Array.from(direction)];
        const h = 1e-5;
        const moved = (sign: number) => at.map((x, i) => x + sign * h * d[i]!);
        const gradient = new Float64Array(n);
        const value = objective.valueAndGradient(at, gradient);
        expect(value).toBe(objective.value(at));
        const slope = (objective.value(moved(1)) - objective.value(moved(-1))) / (2 * h);
        const scale = 1 + Math.abs(value) + norm(gradient);
        expect(Math.abs(slope - gradient.reduce((sum, g, i) => sum + g * d[i]!, 0))).toBeLessThan(1e-7 * scale);
        const [after, before] = [1, -1].map((sign) => {
          const out = new Float64Array(n);
          objective.valueAndGradient(moved(sign), out);
          return out;
        });
        const product = new Float64Array(n);
        objective.hessianVector(at, d, product);
        const hessian = new Float64Array(n * n);
        objective.hessian(at, hessian);
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < n; j++) {
            sum += hessian[i * n + j]! * d[j]!;
            expect(hessian[i * n + j]).toBe(hessian[j * n + i]);
          }
          expect(Math.abs(product[i]! - (after![i]! - before![i]!) / (2 * h))).toBeLessThan(1e-6 * scale);
          expect(Math.abs(product[i]! - sum)).toBeLessThan(1e-10 * scale);
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test("no point near a coordinate's or a block's minimizer is lower", () => {
    fc.assert(
      fc.property(problemAndPoint, fc.nat(1000), ({ problem, params, seed, theta, direction }, pick) => {
        const objective = problem.create(params, seed);
        const at = Float64Array.from(theta);
        const i = pick % at.length;
        const moved = at.slice();
        moved[i] = objective.coordinateMinimizer!(at, i);
        const lowest = objective.value(moved);
        const slack = 1e-12 * (1 + objective.value(at));
        expect(lowest).toBeLessThanOrEqual(objective.value(at) + slack);
        for (const shift of [-0.01, 0.01]) {
          const beside = moved.slice();
          beside[i] = beside[i]! + shift;
          expect(objective.value(beside)).toBeGreaterThanOrEqual(lowest - slack);
        }
        for (const [b, { from, to }] of (objective.blocks?.ranges ?? []).entries()) {
          const best = new Float64Array(at.length);
          objective.blocks!.minimize(at, b, best);
          const value = objective.value(best);
          expect(value).toBeLessThanOrEqual(objective.value(at) + slack);
          expect(best.every((x, k) => (k >= from && k < to) || x === at[k])).toBe(true);
          const beside = best.map((x, k) => (k >= from && k < to ? x + 0.01 * direction[k]! : x));
          expect(objective.value(beside)).toBeGreaterThanOrEqual(value - slack);
        }
      }),
      { numRuns: 150, seed: 12 },
    );
  });
});

test("singular values are those of the factors that a matrix is made of", () => {
  // diag(4, 3, 1e-9), rotated on both sides.
  const [c, s] = [0.6, 0.8];
  const rotated = [4 * c, -3 * s, 0, 4 * s, 3 * c, 0, 0, 0, 1e-9, 0, 0, 0];
  const values = new Float64Array(3);
  singularValues(rotated, 4, 3, values);
  for (const [i, expected] of [4, 3, 1e-9].entries()) expect(values[i]! / expected).toBeCloseTo(1, 13);
});

interface Golden {
  readonly input: {
    readonly id: string;
    readonly params: object;
    readonly seed: number;
    readonly steps: number;
    readonly learningRate: number;
    readonly data: object;
  };
  readonly output: { readonly loss: readonly number[]; readonly singularValues: readonly (readonly number[][])[] };
}

interface LaneRecord {
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly rows: number;
  readonly theta: Float64Array;
}

function recordOf(id: string, params: object, lane: LaneSpecification, steps: number, seed = 1): LaneRecord {
  const problem = { kind: "matrix", id, params: { ...defaultsOf(matrixById(id).parameters), ...params } } as const;
  const run = runOf({ problem, lanes: [lane], steps, seed });
  const names = run.lanes[0]!.columns;
  const chunk = run.advance(steps + 1);
  const [segment] = chunk.segments;
  return {
    columns: new Map(
      names.map((name, c) => [
        name,
        chunk.buffer.subarray(segment!.offset + c * segment!.rows, segment!.offset + (c + 1) * segment!.rows),
      ]),
    ),
    rows: segment!.rows,
    theta: run.lanes[0]!.theta,
  };
}

const last = (column: Float64Array | undefined): number => column!.at(-1)!;

describe("against NumPy", () => {
  const rows = ({ rows, columns, entries, rowStride, columnStride }: MatrixView) =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => entries[i * rowStride + j * columnStride]!),
    );

  test.each(golden as readonly Golden[])("gradient descent on $input.id takes the same path", ({ input, output }) => {
    const { id, params, seed, steps, learningRate, data } = input;
    const declaration = matrixById(id);
    const complete = { ...defaultsOf(declaration.parameters), ...params } as never;
    const made = Object.entries(declaration.data(complete, seed)).map(([name, matrix]) => [name, rows(matrix)]);
    expect(Object.fromEntries(made)).toEqual(data);
    const { columns } = recordOf(id, params, { optimizer: "sgd", params: { learningRate } }, steps, seed);
    for (const [k, loss] of output.loss.entries()) expect(columns.get("loss")![k]! / loss).toBeCloseTo(1, 10);
    for (const [b, block] of declaration.blocks(complete).entries())
      for (const [k, values] of output.singularValues.entries())
        for (const [i, value] of values[b]!.entries())
          expect(columns.get(spectrumColumn("singularValues", block.name, i))![k]).toBeCloseTo(value, 10);
  });
});

test("the ill-conditioned quadratic ranks tuned methods: momentum and Adam end far below gradient descent", () => {
  const tuned = [
    ["sgd", 1.95, [1e-3, 1e-2]],
    ["momentum", 1, [1e-4, 1e-3]],
    ["adam", 0.1, [1e-4, 1e-3]],
  ] as const;
  for (const [optimizer, learningRate, [low, high]] of tuned) {
    const schedule = { kind: "linear", final: 0, tau: 300 } as const;
    const { columns } = recordOf("quadratic", {}, { optimizer, params: { learningRate }, schedule }, 300);
    const loss = columns.get("loss")!;
    expect(loss[0]).toBeGreaterThan(0.2);
    expect(loss[0]).toBeLessThan(0.8);
    expect(last(loss)).toBeGreaterThan(low);
    expect(last(loss)).toBeLessThan(high);
  }
});

describe("known minima", () => {
  test("one Newton update ends in the minimum of the quadratic", () => {
    const { columns } = recordOf("quadratic", { rows: 5, columns: 4 }, { optimizer: "newton", params: {} }, 1);
    expect(last(columns.get("distance"))).toBeLessThan(1e-9 * columns.get("distance")![0]!);
  });

  test("the Hessian of the quadratic has the condition numbers of both sides", () => {
    const { create, blocks } = matrixById("quadratic");
    const params = { rows: 4, columns: 3, leftCondition: 10, rightCondition: 5 } as never;
    const n = lengthOf(blocks(params));
    const hessian = new Float64Array(n * n);
    create(params, 3).hessian(new Float64Array(n), hessian);
    const values = new Float64Array(n);
    singularValues(hessian, n, n, values);
    expect(values[0]).toBeCloseTo(1, 12);
    expect(values[n - 1]! * 2500).toBeCloseTo(1, 10);
  });

  test("blocks of the factorization reach the best approximation of its rank (Eckart and Young)", () => {
    const lane = { optimizer: "coordinate-descent", params: { order: "blocks" } } as const;
    const { columns } = recordOf("factorization", {}, lane, 400);
    const loss = columns.get("loss")!;
    expect(loss.every((value, k) => k === 0 || value <= loss[k - 1]!)).toBe(true);
    expect(last(loss)).toBeCloseTo(0.5 * (2 * 2 + 1), 12);
    expect(matrixById("factorization").infimum(defaultsOf(matrixById("factorization").parameters) as never)).toBe(2.5);
  });

  test("a bottleneck leaves the deep linear network the singular values that do not fit", () => {
    const lane = { optimizer: "sgd", params: { learningRate: 0.05 } } as const;
    const { columns } = recordOf("deep-linear", { hidden: 2, initial: 0.01 }, lane, 800);
    expect(last(columns.get("loss"))).toBeCloseTo(0.5, 9);
  });
});

describe("deep linear networks", () => {
  test("modes are half learned at ln(s/a₀)/2s (Saxe et al. 2014)", () => {
    const learningRate = 0.005;
    const { columns } = recordOf("deep-linear", {}, { optimizer: "sgd", params: { learningRate } }, 1200);
    for (const [i, s] of [3, 2, 1].entries()) {
      // The strength of a mode of the product is the product of the singular values of both matrices.
      const [one, two] = ["W1", "W2"].map((block) => columns.get(spectrumColumn("singularValues", block, i))!);
      const strength = one!.map((value, k) => value * two![k]!);
      const k = strength.findIndex((value) => value >= s / 2);
      const share = (s / 2 - strength[k - 1]!) / (strength[k]! - strength[k - 1]!);
      const time = learningRate * (k - 1 + share);
      expect(time / (Math.log(s / 0.001) / (2 * s))).toBeGreaterThan(0.98);
      expect(time / (Math.log(s / 0.001) / (2 * s))).toBeLessThan(1.02);
    }
  });

  test.each([1, 2, 3, 5])("the start of %i matrices is balanced and has the given strength", (depth) => {
    const params = { depth, width: 4, hidden: 3, singularValues: [3], initial: 0.01 } as never;
    const { start, blocks, create } = matrixById("deep-linear");
    const theta = start(params, 7);
    for (const { rows, columns, offset } of blocks(params)) {
      const values = new Float64Array(Math.min(rows, columns));
      singularValues(theta.subarray(offset), rows, columns, values);
      for (const value of values) expect(value).toBeCloseTo(0.01 ** (1 / depth), 12);
    }
    const modes = depth === 1 ? 4 : 3;
    expect(create(params, 1).value(theta)).toBeCloseTo(0.5 * ((3 - 0.01) ** 2 + (modes - 1) * 0.01 ** 2), 12);
  });
});

describe("sparse coding", () => {
  test("neither blocks nor coordinates ever increase J, and both end in the same minimum from its neighbourhood", () => {
    const blocks = recordOf("sparse-coding", {}, { optimizer: "coordinate-descent", params: { order: "blocks" } }, 300);
    const loss = blocks.columns.get("loss")!;
    expect(loss.every((value, k) => k === 0 || value <= loss[k - 1]!)).toBe(true);
    const problem = {
      kind: "matrix",
      id: "sparse-coding",
      params: defaultsOf(matrixById("sparse-coding").parameters),
    } as const;
    const start = Array.from(blocks.theta, (x) => x * 1.01);
    const lanes = ["blocks", "cyclic"].map(
      (order) => ({ optimizer: "coordinate-descent", params: { order } }) as const,
    );
    const run = runOf({ problem, lanes, steps: 30_000, seed: 1, start });
    run.advance(30_000);
    const objective = tasksOf({ problem, lanes, steps: 1, seed: 1 })(lanes[0]!).objective;
    const [byBlocks, byCoordinates] = run.lanes.map(({ theta }) => objective.value(theta));
    expect(byBlocks! / byCoordinates!).toBeCloseTo(1, 6);
  });
});
