import { describe, expect, it } from "vitest";
import { defaultsOf, type Objective, type State } from "../../src/engine/core/types.ts";
import type { Lane, LaneSpecification } from "../../src/engine/lane.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { CountingOracle } from "../../src/engine/oracle.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { blurredObjective, blursOf, objectiveOf, type SurfaceProblem } from "../../src/engine/surface-task.ts";
import { surfaceById } from "../../src/engine/surfaces/index.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLanes } from "../../src/experiment/results.ts";
import { resultsJson } from "../../src/experiment/results-text.ts";
import { startLane } from "../engine/lanes.ts";
import { columnsOf } from "../engine/record.ts";

const wells: SurfaceProblem = { kind: "surface", id: "local-minima", params: {} };
const START = [-3.5, 0.2];
const CONTINUATION = { sigmas: [1.5, 0.6], stepsEach: 7 };

function laneOn(problem: SurfaceProblem, spec: LaneSpecification, start: readonly number[] = START): Lane {
  return startLane(objectiveOf(problem), spec, start, 1, blursOf(problem));
}

/** An optimizer with parameters that suit the wells. */
function calm(optimizer: (typeof optimizers)[number]) {
  return optimizer.suggest({ gradientRate: 0.1, extent: 4 }) as Record<string, number>;
}

describe("continuation", () => {
  it("works on each blur for its updates, then on J, and keeps the optimizer's state", () => {
    const params = { learningRate: 0.2, momentum: 0.8 };
    const lane = laneOn(wells, { optimizer: "momentum", params, continuation: CONTINUATION });
    const columns = columnsOf(lane, 30);
    const J = objectiveOf(wells);
    const theta = Float64Array.from(START);
    const v = new Float64Array(2);
    const g = new Float64Array(2);
    for (let k = 0; k <= 30; k++) {
      const sigma = k < 7 ? 1.5 : k < 14 ? 0.6 : 0;
      const stage = blurredObjective(wells, sigma);
      const exact = new Float64Array(2);
      expect([columns.theta0![k], columns.theta1![k]]).toEqual([...theta]);
      expect(columns.loss![k]).toBe(J.valueAndGradient(theta, exact));
      expect(columns.gradNorm![k]).toBe(Math.sqrt(exact[0]! * exact[0]! + exact[1]! * exact[1]!));
      expect(columns.sigma![k]).toBe(sigma);
      expect(columns.blurredLoss![k]).toBe(stage.valueAndGradient(theta, g));
      expect(columns.gradientEvaluations![k]).toBe(k);
      for (const i of [0, 1]) {
        v[i] = params.momentum * v[i]! - params.learningRate * g[i]!;
        theta[i] = theta[i]! + v[i];
      }
    }
  });

  it("with a last blur of 0, or with stages that are never reached, is the run without it", () => {
    for (const optimizer of optimizers) {
      const spec = { optimizer: optimizer.id, params: calm(optimizer) };
      const plain = columnsOf(laneOn(wells, spec), 20);
      const zero = columnsOf(laneOn(wells, { ...spec, continuation: { sigmas: [0, 0], stepsEach: 5 } }), 20);
      for (const [name, column] of Object.entries(plain)) expect(zero[name], optimizer.id).toEqual(column);
    }
  });

  for (const optimizer of optimizers) {
    const spec = { optimizer: optimizer.id, params: calm(optimizer), continuation: CONTINUATION };

    it(`${optimizer.id}: goes on from a snapshot of any stage as if never interrupted, with the same bits`, () => {
      const whole = columnsOf(laneOn(wells, spec), 25);
      expect(columnsOf(laneOn(wells, spec), 25, 1)).toEqual(whole);
      for (const stop of [0, 6, 7, 8, 13, 14, 15]) {
        const first = laneOn(wells, spec);
        columnsOf(first, stop);
        const second = laneOn(wells, spec);
        second.restore(structuredClone(first.snapshot()));
        const rest = columnsOf(second, 25);
        for (const [name, column] of Object.entries(whole))
          expect(rest[name], `${name} from ${stop} on`).toEqual(column.slice(stop + 1));
      }
    });

    it(`${optimizer.id}: forgets what it knew of the objective before, and only that`, () => {
      const params = { ...defaultsOf(optimizer.parameters), ...calm(optimizer) } as Record<string, number>;
      const next = (tamper: (state: State) => void) => {
        const theta = Float64Array.from(START);
        const state = optimizer.init(2, params);
        const before = new CountingOracle(blurredObjective(wells, 1.5), 1, { step: 0 });
        for (let k = 0; k < 5; k++) optimizer.step(before, theta, state, params);
        optimizer.forget?.(state);
        tamper(state);
        const after = new CountingOracle(objectiveOf(wells), 1, { step: 5 });
        for (let k = 0; k < 3; k++) optimizer.step(after, theta, state, params);
        return [...theta];
      };
      const untouched = next(() => {});
      const poisoned = next((state) => {
        // Whatever a state calls by these names belongs to J or its derivatives at θ.
        for (const name of ["J", "JBefore", "g", "gBefore", "H", "lambda", "Q"]) {
          const value = state[name];
          if (typeof value === "number") state[name] = Number.NaN;
          else value?.fill(Number.NaN);
        }
      });
      expect(untouched.every(Number.isFinite)).toBe(true);
      expect(poisoned).toEqual(untouched);
    });
  }

  it("rests only on J itself", () => {
    const bowl = { kind: "surface", id: "quadratic", params: { condition: 2 } } as const;
    const lane = (steps: number) => {
      const continuation = { sigmas: [1, 0.5], stepsEach: 100 };
      const lane = laneOn(bowl, { optimizer: "sgd", params: { learningRate: 0.5 }, continuation }, [1, 1]);
      columnsOf(lane, steps);
      return lane;
    };
    // A blur does not move the bowl's minimum: the lane lies in it from the first stage on.
    expect(columnsOf(lane(0), 200).gradNorm!.at(-1)).toBeLessThan(1e-6);
    expect(outcomeOf(lane(200), objectiveOf(bowl)).status).toBe("completed");
    expect(outcomeOf(lane(250), objectiveOf(bowl))).toMatchObject({ status: "converged", since: 201 });
  });

  it("lets J alone decide what diverges", () => {
    const flat: Objective = {
      dimension: 1,
      value: (theta) => (theta[0]! > 2 ? Number.NaN : 0),
      valueAndGradient(theta, gradient) {
        gradient[0] = 0;
        return this.value(theta);
      },
      hessian: (_theta, hessian) => void hessian.fill(0),
    };
    const slope: Objective = {
      dimension: 1,
      value: (theta) => (theta[0] === 0 ? Number.POSITIVE_INFINITY : -theta[0]!),
      valueAndGradient(theta, gradient) {
        gradient[0] = -1;
        return this.value(theta);
      },
      hessian: (_theta, hessian) => void hessian.fill(0),
    };
    const continuation = { sigmas: [1], stepsEach: 100 };
    const lane = startLane(
      flat,
      { optimizer: "sgd", params: { learningRate: 0.5 }, continuation },
      [0],
      1,
      () => slope,
    );
    columnsOf(lane, 50);
    expect(lane.divergence).toEqual({ at: 5, quantity: "loss" });
  });
});

describe("the claim of section 8.7.6: from starts that plain descent loses, the global minimum is found", () => {
  const cases = [
    { id: "local-minima", learningRate: 0.1, sigmas: [2.5, 1.5, 1, 0.5], stepsEach: 200 },
    { id: "rastrigin", learningRate: 0.002, sigmas: [1, 0.5, 0.3], stepsEach: 500 },
    { id: "ackley", learningRate: 0.02, sigmas: [1.5, 1, 0.5, 0.25, 0.1], stepsEach: 80 },
  ] as const;
  for (const { id, learningRate, sigmas, stepsEach } of cases) {
    it(id, () => {
      const problem = { kind: "surface", id, params: {} } as const;
      const surface = surfaceById(id);
      const { x, y } = surface.window({});
      const [global] = surface.minima({});
      const steps = stepsEach * (sigmas.length + 1);
      const arrives = (start: readonly number[], lane: Partial<LaneSpecification>) => {
        const walker = laneOn(problem, { optimizer: "sgd", params: { learningRate }, ...lane }, start);
        columnsOf(walker, steps);
        return Math.hypot(walker.theta[0]! - global!.point[0], walker.theta[1]! - global!.point[1]) < 0.05;
      };
      let plain = 0;
      for (let i = 0; i < 5; i++) {
        for (let j = 0; j < 5; j++) {
          const start = [x[0] + ((x[1] - x[0]) * (i + 0.5)) / 5, y[0] + ((y[1] - y[0]) * (j + 0.5)) / 5];
          if (arrives(start, {})) plain++;
          expect(arrives(start, { continuation: { sigmas, stepsEach } }), `from ${start.join()}`).toBe(true);
        }
      }
      expect(plain).toBeLessThan(10);
    });
  }
});

describe("continuation in a configuration", () => {
  const withContinuation = (continuation: unknown) => ({
    version: 1,
    problem: { kind: "surface", id: "local-minima" },
    steps: 30,
    lanes: [{ optimizer: "sgd", params: { learningRate: 0.1 }, continuation }],
  });

  it("is read, run and written, its stages with it", () => {
    const parsed = parseConfiguration(withContinuation({ sigmas: [2, 0.5, 0], stepsEach: 10 }));
    if (!parsed.ok) throw new Error(parsed.errors[0].message.en);
    const text = [...resultsJson(runLanes(parsed.configuration))].join("");
    const result = (JSON.parse(text) as { lanes: Record<string, unknown>[] }).lanes[0]!;
    const sigma = Array.from({ length: 31 }, (_, k) => (k < 10 ? 2 : k < 20 ? 0.5 : 0));
    expect(result.sigma).toEqual(sigma);
    expect(result.blurredLoss).toHaveLength(31);
    expect((result.blurredLoss as number[]).slice(20)).toEqual((result.loss as number[]).slice(20));
    const link = decodeLink(encodeLink(parsed.configuration));
    expect(link).toEqual(parsed);
  });

  it("has defaults for what is left out", () => {
    const parsed = parseConfiguration(withContinuation({}));
    if (!parsed.ok) throw new Error(parsed.errors[0].message.en);
    const { sigmas, stepsEach } = parsed.configuration.lanes[0]!.continuation!;
    expect(sigmas.length).toBeGreaterThan(0);
    expect(stepsEach).toBeGreaterThan(0);
    expect(encodeLink(parsed.configuration)).not.toContain("sigmas");
  });

  it("is refused with the field's name where it makes no sense", () => {
    const cases: readonly (readonly [unknown, string, RegExp])[] = [
      [{ sigmas: [0.5, 1] }, "lanes[0].continuation.sigmas", /decreasing order; got 1 after 0\.5/],
      [{ sigmas: [] }, "lanes[0].continuation.sigmas", /list of 1 to 12 numbers/],
      [{ sigmas: Array.from({ length: 13 }, () => 1) }, "lanes[0].continuation.sigmas", /list of 1 to 12 numbers/],
      [{ sigmas: 1 }, "lanes[0].continuation.sigmas", /list of 1 to 12 numbers; got 1/],
      [{ sigmas: [1, -0.5] }, "lanes[0].continuation.sigmas[1]", /at least 0; got -0\.5/],
      [{ sigmas: [1, "0.5"] }, "lanes[0].continuation.sigmas[1]", /must be a number/],
      [{ sigmas: [Number.POSITIVE_INFINITY] }, "lanes[0].continuation.sigmas[0]", /finite/],
      [{ stepsEach: 0 }, "lanes[0].continuation.stepsEach", /at least 1; got 0/],
      [{ stepsEach: 2.5 }, "lanes[0].continuation.stepsEach", /whole number/],
      [{ sigma: [1] }, "lanes[0].continuation.sigma", /unknown field; did you mean "sigmas"/],
      [3, "lanes[0].continuation", /must be an object/],
    ];
    for (const [continuation, path, message] of cases) {
      const parsed = parseConfiguration(withContinuation(continuation));
      if (parsed.ok) throw new Error(`accepted ${JSON.stringify(continuation)}`);
      expect(parsed.errors[0].path).toBe(path);
      expect(parsed.errors[0].message.en).toMatch(message);
    }
  });
});
