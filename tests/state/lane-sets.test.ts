import { expect, it } from "vitest";
import type { Parameters } from "../../src/engine/core/types.ts";
import { optimizerById, optimizers } from "../../src/engine/methods/index.ts";
import { type Configuration, limits } from "../../src/experiment/configuration.ts";
import { laneColor } from "../../src/experiment/palette.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { seedGroups } from "../../src/experiment/seed-groups.ts";
import { addLane } from "../../src/state/edits.ts";
import { familyParams, hasOwnRate } from "../../src/state/lane-family.ts";
import {
  comparableParameters,
  comparedValues,
  compareParameter,
  type LaneSet,
  REPETITIONS,
  repeatSeeds,
} from "../../src/state/lane-sets.ts";
import { sensibleParams } from "../../src/state/suggested-params.ts";

function parsed(value: object): Configuration {
  const result = parseConfiguration({ version: 1, steps: 20, ...value });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.configuration;
}

const surface = { kind: "surface", id: "rosenbrock" };
const network = { kind: "network", dataset: { id: "moons", n: 40 }, model: { hidden: [3] }, batchSize: 10 };
const named = (value: number) => `v = ${value}`;

function made(set: LaneSet): Configuration {
  if (!set.ok) throw new Error(set.reason.en);
  return parsed(set.configuration);
}

const reasonOf = (set: LaneSet): string => {
  if (set.ok) throw new Error("there is nothing against it");
  return set.reason.en;
};

it("compares every numeric parameter of every method with valid, distinct values around the lane's own", () => {
  for (const problem of [surface, network]) {
    for (const { id } of optimizers) {
      const before = parsed({
        problem,
        lanes: [{ optimizer: "adam" }, { optimizer: id, ...(problem === network && { batchSize: 40 }) }],
      });
      for (const [name, parameter] of comparableParameters(before.lanes[1]!)) {
        const own = before.lanes[1]!.params[name] as number;
        const after = made(compareParameter(before, 1, name, named));
        const values = after.lanes.slice(1).map(({ params }) => params[name]);
        expect(values, `${id} ${name}`).toEqual([...new Set(comparedValues(parameter, own))].sort((a, b) => a - b));
        expect(values.length).toBeGreaterThan(1);
        expect(after.lanes[after.view.lane]!.params[name]).toBe(own);
        expect(after.lanes.slice(1).map((lane) => lane.name)).toEqual(values.map((value) => `v = ${String(value)}`));
        const colors = after.lanes.map((_, index) => laneColor(after.lanes, index));
        expect(new Set(colors).size).toBe(colors.length);
        expect(colors[after.view.lane]).toBe(laneColor(before.lanes, 1));
        expect(after.lanes[0]).toEqual(before.lanes[0]);
      }
    }
  }
});

it("compares rates from a quarter to four times, and shares by their distance from 1", () => {
  const { parameters }: { parameters: Parameters } = optimizerById("momentum");
  const { learningRate, momentum } = parameters;
  if (learningRate?.kind !== "number" || momentum?.kind !== "number") throw new Error("not numbers");
  expect(comparedValues(learningRate, 0.05)).toEqual([0.0125, 0.025, 0.05, 0.1, 0.2]);
  expect(comparedValues(momentum, 0.9)).toEqual([0.6, 0.8, 0.9, 0.95, 0.975]);
  expect(comparedValues(momentum, 0)).toEqual([0, 0.5, 0.75]);
  expect(comparedValues(learningRate, 0)).toEqual([0]);
});

it("repeats a lane over five seeds in one colour", () => {
  const before = parsed({ problem: network, seed: 7, lanes: [{ optimizer: "adam" }, { optimizer: "sgd" }] });
  const after = made(repeatSeeds(before, 1));
  expect(after.lanes.slice(1).map(({ seed }) => seed)).toEqual([undefined, 8, 9, 10, 11]);
  expect(seedGroups(after.lanes, after.seed)).toEqual([{ lanes: [1, 2, 3, 4, 5] }]);
  expect(new Set([1, 2, 3, 4, 5].map((index) => laneColor(after.lanes, index)))).toEqual(
    new Set([laneColor(before.lanes, 1)]),
  );
  // Another rate is another method, and the same seed twice is no repetition.
  const [first, ...rest] = after.lanes;
  const apart = rest.map((lane, i) => (i === 0 ? { ...lane, params: { learningRate: 0.5 } } : lane));
  expect(seedGroups([first!, ...apart], 7)).toEqual([{ lanes: [2, 3, 4, 5] }]);
  expect(seedGroups([first!, first!, first!], 7)).toEqual([]);
});

it("says why there cannot be a set of lanes", () => {
  const full = parsed({ problem: surface, lanes: Array.from({ length: limits.lanes }, () => ({ optimizer: "sgd" })) });
  expect(reasonOf(compareParameter(full, 0, "learningRate", named))).toBe("needs 4 more lanes; at most 16 are allowed");
  const plain = parsed({ problem: surface, lanes: [{ optimizer: "sgd" }] });
  expect(reasonOf(repeatSeeds(plain, 0))).toBe("every seed gives the same path");
  for (const random of [
    { optimizer: "sgd", noise: { sigma: 0.1 } },
    { optimizer: "coordinate-descent", params: { order: "random" } },
  ])
    expect(made(repeatSeeds(parsed({ problem: surface, lanes: [random] }), 0)).lanes).toHaveLength(REPETITIONS);
  const long = parsed({
    problem: {
      kind: "network",
      dataset: { id: "digits" },
      model: { hidden: [200, 200] },
      batchSize: 50,
      evaluateEvery: 50,
    },
    steps: 50_000,
    lanes: [{ optimizer: "sgd" }],
  });
  expect(reasonOf(repeatSeeds(long, 0))).toBe("takes too long for so many updates");
});

it("gives a new lane ε and α of a lane of the same family, and no other", () => {
  const own = parsed({
    problem: surface,
    lanes: [{ optimizer: "momentum", params: { learningRate: 0.0003, momentum: 0.8 } }],
  });
  const [lane] = own.lanes;
  expect(familyParams(lane!, "nesterov")).toEqual({ learningRate: 0.0003, momentum: 0.8 });
  expect(familyParams(lane!, "sgd")).toEqual({ learningRate: 0.0003 });
  for (const other of ["adam", "newton", "lbfgs", "coordinate-descent"] as const)
    expect(familyParams(lane!, other), other).toEqual({});
  expect(addLane(own, "nesterov", familyParams(lane!, "nesterov")).lanes[1]!.params).toEqual({
    learningRate: 0.0003,
    momentum: 0.8,
  });
  expect(hasOwnRate(lane!, own.problem)).toBe(true);
  expect(hasOwnRate({ ...lane!, params: sensibleParams("momentum", own.problem) }, own.problem)).toBe(false);
});
