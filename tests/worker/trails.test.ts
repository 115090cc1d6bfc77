import { expect, it } from "vitest";
import { TrainingRun } from "../../src/engine/training/run.ts";
import { isNetwork } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { Trails } from "../../src/worker/trails.ts";

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
  const run = new TrainingRun(configuration);
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
