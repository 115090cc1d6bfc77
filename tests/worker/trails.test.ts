import assert from "node:assert/strict";
import { expect, it } from "vitest";
import { isNetwork } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLane } from "../../src/experiment/results.ts";
import { Trails } from "../../src/worker/trails.ts";
import { runOf } from "../engine/lanes.ts";

/** The value that a generator returns, and what it yields on the way. */
function drained<T, R>(generator: Generator<T, R>): { readonly yielded: readonly T[]; readonly result: R } {
  const yielded: T[] = [];
  for (;;) {
    const next = generator.next();
    if (next.done) return { yielded, result: next.value };
    yielded.push(next.value);
  }
}

it("trails go where the run went: the same losses to the last bit, with batch normalization and early stopping too", () => {
  const parsed = parseConfiguration({
    version: 1,
    problem: {
      ...{ kind: "network", dataset: { id: "moons", n: 40 }, batchSize: 8 },
      ...{ model: { hidden: [5], batchNorm: true }, earlyStopping: { patience: 30 } },
    },
    steps: 450,
    lanes: [{ optimizer: "adam" }, { optimizer: "momentum", params: { learningRate: 0.05 } }],
  });
  if (!parsed.ok || !isNetwork(parsed.configuration)) throw new Error("the configuration is not valid");
  const { configuration } = parsed;
  const run = runOf(configuration);
  const losses: number[][] = [[], []];
  for (let done = false; !done; ) {
    const { buffer, segments, done: last } = run.advance(100);
    done = last;
    for (const { lane, rows, offset } of segments) {
      const column = run.lanes[lane]!.columns.indexOf("loss");
      losses[lane]!.push(...buffer.subarray(offset + column * rows, offset + (column + 1) * rows));
    }
  }
  const trails = new Trails(configuration);
  for (const [lane, recorded] of losses.entries()) {
    const updates = recorded.length - 1;
    const { yielded, result } = drained(trails.path({ lane, updates, diverged: false }, 2));
    expect(result.steps.length).toBe(Math.min(200, updates + 1));
    expect([result.steps[0], result.steps.at(-1)]).toEqual([0, updates]);
    expect(yielded).toEqual(yielded.toSorted((a, b) => a - b));
    for (const [i, point] of result.points.entries())
      expect(trails.objective.value(point)).toBe(recorded[result.steps[i]!]);
    for (const k of [updates, 3, Math.floor(updates / 2)])
      expect(trails.objective.value(trails.at(lane, k))).toBe(recorded[k]);
    // Known already: nothing is run again.
    expect(drained(trails.path({ lane, updates, diverged: false }, 2)).yielded).toEqual([]);
  }
});

it("trails of a lane that diverges between evaluations go on to its last finite update, at finite losses all the way", () => {
  const parsed = parseConfiguration({
    version: 1,
    problem: { kind: "network", dataset: { id: "curve", n: 30 }, model: { hidden: [4, 4] }, evaluateEvery: 50 },
    steps: 200,
    lanes: [{ optimizer: "sgd", params: { learningRate: 9 } }],
  });
  assert.ok(parsed.ok && isNetwork(parsed.configuration));
  const run = runOf(parsed.configuration);
  let last = run.advance(1000);
  while (!last.done) last = run.advance(1000);
  const { outcome, steps: updates } = last.ended[0]!;
  assert.ok(outcome.status === "diverged");
  expect([updates, updates % 50 > 0]).toEqual([outcome.at - 1, true]);
  const trails = new Trails(parsed.configuration);
  const { result } = drained(trails.path({ lane: 0, updates, diverged: true }, 1));
  expect(result.steps.at(-1)).toBe(updates);
  for (const point of result.points) expect(trails.objective.value(point)).toBeLessThan(Number.POSITIVE_INFINITY);
});

it("trails follow lanes with another model than the shared one on the loss of their own network", () => {
  const parsed = parseConfiguration({
    version: 1,
    problem: { kind: "network", dataset: { id: "moons", n: 20 }, model: { hidden: [3] } },
    steps: 5,
    lanes: [{ optimizer: "sgd" }, { optimizer: "sgd", model: { hidden: [2, 2], batchNorm: true } }],
  });
  assert.ok(parsed.ok && isNetwork(parsed.configuration));
  const trails = new Trails(parsed.configuration, 1);
  const { result } = drained(trails.path({ lane: 1, updates: 5, diverged: false }, 1));
  expect(trails.blocks.some(({ name }) => name === "gamma")).toBe(true);
  expect(trails.objective.value(result.points[5]!)).toBe(runLane(parsed.configuration, 1).columns.get("loss")![5]);
});
