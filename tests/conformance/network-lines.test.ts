import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { evaluate, type Value } from "../../src/engine/algorithms/evaluate.ts";
import { namesIn } from "../../src/engine/algorithms/expression.ts";
import type { Vector } from "../../src/engine/core/types.ts";
import { norm } from "../../src/engine/core/vector.ts";
import type { LineDigest } from "../../src/engine/digest.ts";
import { toldOf } from "../../src/engine/digest.ts";
import { Replay } from "../../src/engine/series.ts";
import { linesOf } from "../../src/engine/trace.ts";
import { updateDigests, updateLines } from "../../src/engine/update-lines.ts";
import { isNetwork, type NetworkConfiguration } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { networkInspectorOf } from "../engine/lanes.ts";

const SEED = 5;
const UPDATES = [0, 1, 7, 33];

const PARTS = [
  { optimizer: "sgd", params: { learningRate: 0.1 }, clip: { kind: "norm", threshold: 0.2 } },
  { optimizer: "momentum", params: { learningRate: 0.05 }, schedule: { kind: "linear", tau: 20 } },
  { optimizer: "nesterov", params: { learningRate: 0.05 }, noise: { sigma: 0.1 }, seed: 9 },
  { optimizer: "adagrad", average: { kind: "uniform" } },
  { optimizer: "rmsprop-nesterov", params: { learningRate: 0.002 }, clip: { kind: "value", threshold: 0.05 } },
  { optimizer: "adadelta" },
  { optimizer: "adam", params: { learningRate: 0.01 }, average: { kind: "ema" }, batchSize: 7 },
];

const WHOLE = [
  { optimizer: "newton", params: { dampingRule: "adaptive" } },
  { optimizer: "saddle-free-newton", params: { damping: 0.1 } },
  { optimizer: "conjugate-gradient", params: { lineSearch: "strong-wolfe" } },
  { optimizer: "bfgs", params: { lineSearch: "strong-wolfe" } },
  { optimizer: "lbfgs" },
].map((lane) => ({ ...lane, batchSize: 40 }));

function configurationOf(lanes: readonly object[], hidden: readonly number[], batchNorm = false): NetworkConfiguration {
  const problem = { kind: "network", dataset: { id: "moons", n: 40 }, model: { hidden, batchNorm }, batchSize: 16 };
  const parsed = parseConfiguration({ version: 1, problem, steps: 60, seed: SEED, lanes });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.ok(isNetwork(parsed.configuration));
  return parsed.configuration;
}

/** The last digest that tells what the engine keeps of a quantity, by the key of the engine's state. */
function told(configuration: NetworkConfiguration, lane: number, digests: readonly LineDigest[]) {
  const spec = configuration.lanes[lane]!;
  const found = new Map<string, LineDigest>();
  for (const [i, line] of linesOf(spec).entries()) {
    const key = line.state === undefined ? line.to : line.state;
    if (key !== null && digests[i]!.active) found.set(key, digests[i]!);
  }
  return found;
}

/** That the numbers agree, to rounding of the numbers that they are made of. */
function expectNear(got: number | null, want: number, size: number, where: string): void {
  if (got === null || !(Math.abs(got - want) <= 1e-10 * Math.max(size, Math.abs(want))))
    throw new Error(`${got} by the lines, ${want} in the engine: ${where}`);
}

describe("the lines of an update of a network", { timeout: 60_000 }, () => {
  it.each([
    ["on minibatches", configurationOf(PARTS, [4, 3])],
    ["with batch normalization", configurationOf(PARTS, [4, 3], true)],
    ["of methods that see the whole set", configurationOf(WHOLE, [3])],
  ])("do what the engine does, in norms and at single parameters, %s", (_, configuration) => {
    for (const [index, lane] of configuration.lanes.entries()) {
      const inspector = networkInspectorOf(configuration, index);
      const { task } = inspector;
      let compared = 0;
      for (const k of UPDATES) {
        const inspection = inspector.at(k)!;
        const { after } = inspection;
        const kept: Record<string, Value> = { ...after.state, theta: after.theta };
        if (after.mean) kept.mean = after.mean;
        for (const at of [null, 0, 5, task.network.dimension - 1]) {
          const digests = updateDigests(task, lane, SEED, inspection, "book", at);
          const where = `${lane.optimizer} after ${k} updates, ${at === null ? "norms" : `parameter ${at}`}`;
          for (const [key, digest] of told(configuration, index, digests)) {
            const value = kept[key];
            if (value === undefined || digest.withheld) continue;
            if (typeof value === "number") expectNear(digest.result, value, 0, `${key} of ${where}`);
            else if (at === null) expectNear(digest.result, norm(value as Vector), 0, `${key} of ${where}`);
            // BFGS's M and Newton's H have no entry of one parameter.
            else if ((value as Vector).length !== task.network.dimension) expect(digest.result, key).toBeNull();
            else expectNear(digest.result, (value as Vector)[at]!, norm(value as Vector), `${key} of ${where}`);
            compared++;
          }
          for (const [i, line] of linesOf(lane).entries()) {
            if (line.kind === "ask" && line.to === "g" && !lane.noise && !digests[i]!.kept && line.at === "theta")
              expectNear(
                digests[i]!.result,
                at === null ? norm(inspection.gradient) : inspection.gradient[at]!,
                norm(inspection.gradient),
                where,
              );
          }
        }
      }
      expect(compared, lane.optimizer).toBeGreaterThan(10);
    }
  });

  it("are true as they are filled with numbers, and sums come out at every parameter", () => {
    const configuration = configurationOf([...PARTS, ...WHOLE], [3]);
    for (const [index, lane] of configuration.lanes.entries()) {
      const inspector = networkInspectorOf(configuration, index);
      const inspection = inspector.at(9)!;
      for (const at of [null, 4]) {
        for (const digest of updateDigests(inspector.task, lane, SEED, inspection, "book", at)) {
          const { filled, terms, result } = digest;
          if (filled) {
            expect(namesIn(filled.formula).every((name) => name in filled.numbers)).toBe(true);
            const values = new Map<string, Value>(Object.entries(filled.numbers));
            const got = evaluate(filled.formula, { values, J: () => Number.NaN });
            // A norm is that of the multiple's size.
            expectNear(got as number, at === null && result! > 0 ? Math.abs(result!) : result!, 1, lane.optimizer);
          }
          if (terms.length === 0) continue;
          const sum = terms.reduce<number>((total, term) => total + (term ?? Number.NaN), 0);
          if (at !== null) expectNear(sum, result!, 1, lane.optimizer);
          // The triangle's inequality is all that norms of a sum hold.
          else expect(sum).toBeGreaterThanOrEqual(result! * (1 - 1e-12));
        }
      }
    }
  });

  it("give no matrix beyond what can be worked out at once, and no wrong number in its place", () => {
    const lanes = [
      ...[{ damping: 1 }, { dampingRule: "adaptive" }].map((params) => ({
        optimizer: "newton",
        params,
        batchSize: 40,
      })),
      ...["bfgs", "lbfgs", "trust-region-newton"].map((optimizer) => ({ optimizer, batchSize: 40 })),
    ];
    const configuration = configurationOf(lanes, [16, 15]);
    for (const [index, lane] of configuration.lanes.entries()) {
      const inspector = networkInspectorOf(configuration, index);
      expect(inspector.task.network.dimension).toBeGreaterThan(300);
      const inspection = inspector.at(2)!;
      const traced = updateLines(inspector.task, lane, SEED, inspection);
      expect(traced.some(({ withheld }) => withheld)).toBe(true);
      const last = traced.findLast(({ line }) => line.to === "theta")!;
      const theta = last.result as Vector;
      const { after } = inspection;
      for (let i = 0; i < theta.length; i += 17) expectNear(theta[i]!, after.theta[i]!, norm(theta), lane.optimizer);
    }
  });

  it("have quantities that can be followed update by update", () => {
    const configuration = configurationOf(PARTS, [4, 3]);
    for (const [index, id] of ["theta", "v", "v", "r", "r", "s", "s"].entries()) {
      const inspector = networkInspectorOf(configuration, index);
      for (const at of [null, 3]) {
        const replay = new Replay(configuration, index, inspector.task, id, (value) => {
          const told = toldOf(value, at);
          return Float64Array.of(told ?? Number.NaN);
        });
        for (let k = 0; k <= 8; k++) {
          const { theta, state } = inspector.at(k)!;
          const value = id === "theta" ? theta : (state[id] as Vector);
          expect(replay.next()![0]).toBe(at === null ? norm(value) : value[at]);
        }
      }
    }
  });
});
