import { describe, expect, it } from "vitest";
import type { LaneSpecification } from "../../src/engine/lane.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { recordOf, specificationOf } from "./record.ts";

const everyOptimizer: LaneSpecification[] = optimizers.map(({ id }) => ({
  optimizer: id,
  params: { learningRate: 1e-4 },
}));
const withOneThatDiverges: LaneSpecification[] = [
  ...everyOptimizer,
  { optimizer: "sgd", params: { learningRate: 1 }, average: { kind: "uniform" } },
];

describe("a run", () => {
  it("gives every lane the same start and the same number of updates", () => {
    const { lanes } = recordOf(specificationOf("rosenbrock", [-1.5, 2], everyOptimizer, { steps: 123 }));
    expect(lanes).toHaveLength(optimizers.length);
    for (const { theta0, theta1, loss } of lanes) {
      expect([theta0![0], theta1![0]]).toEqual([-1.5, 2]);
      expect(loss).toHaveLength(124);
    }
  });

  it("gives the same bits in chunks of any size, a diverging lane among them", () => {
    const spec = specificationOf("rosenbrock", [-1.5, 2], withOneThatDiverges, { steps: 200 });
    const whole = recordOf(spec, 1000);
    for (const chunk of [1, 3, 50, 201]) expect(recordOf(spec, chunk).lanes).toEqual(whole.lanes);
    const diverged = whole.lanes.at(-1)!;
    expect(diverged.loss!.length).toBeLessThan(20);
    for (const column of Object.values(diverged)) {
      expect(column).toHaveLength(diverged.loss!.length);
      expect(column.every(Number.isFinite)).toBe(true);
    }
  });

  it("reports the end of every lane once, in the chunk in which it came", () => {
    const spec = specificationOf("rosenbrock", [-1.5, 2], withOneThatDiverges, { steps: 200 });
    const { chunks, lanes, run } = recordOf(spec, 50);
    expect(chunks.map(({ done }) => done)).toEqual([false, false, false, true]);
    const first = chunks[0]!.ended;
    expect(first.map(({ lane, outcome }) => [lane, outcome.status])).toEqual([[lanes.length - 1, "diverged"]]);
    expect(first[0]!.outcome).toMatchObject({ at: lanes.at(-1)!.loss!.length });
    const ends = chunks.flatMap(({ ended }) => ended.map(({ lane }) => lane));
    expect(ends.toSorted((a, b) => a - b)).toEqual(lanes.map((_, i) => i));
    expect(run.advance(50)).toMatchObject({ segments: [], ended: [], done: true });
  });

  it("puts all of a chunk into one buffer that nothing else uses", () => {
    const { chunks } = recordOf(specificationOf("rosenbrock", [-1.5, 2], everyOptimizer, { steps: 20 }), 10);
    const buffers = chunks.map(({ buffer }) => buffer.buffer);
    expect(new Set(buffers).size).toBe(buffers.length);
    for (const { buffer } of chunks) expect(() => structuredClone(buffer, { transfer: [buffer.buffer] })).not.toThrow();
  });

  it("draws a lane with its own seed as a run with that seed does", () => {
    const noisy: LaneSpecification = { optimizer: "sgd", params: { learningRate: 1e-4 }, noise: { sigma: 1, bias: 0 } };
    const run = (seed: number, lane: LaneSpecification) =>
      recordOf({ ...specificationOf("rosenbrock", [-1.5, 2], [lane], { steps: 20 }), seed }).lanes;
    expect(run(1, { ...noisy, seed: 5 })).toEqual(run(5, noisy));
    expect(run(1, noisy)).not.toEqual(run(5, noisy));
  });

  it("ends in words for a problem that is not there", () => {
    expect(() => recordOf(specificationOf("rosenbrok", [0, 0], everyOptimizer))).toThrow(RangeError);
  });
});
