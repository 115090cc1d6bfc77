import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { surfaceById } from "../../src/engine/surfaces/index.ts";
import type { Json } from "../../src/experiment/json.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { presets } from "../../src/experiment/presets.ts";
import { type LaneResult, runLane } from "../../src/experiment/results.ts";

const loss = ({ columns }: LaneResult, k: number) => columns.get("loss")![k]!;
const last = (result: LaneResult) => loss(result, result.rows - 1);
const final = ({ columns, rows }: LaneResult, name: string) => columns.get(name)![rows - 1]!;

/** The first update after which the loss is at most `target`; infinite if there is none. */
function reaches(result: LaneResult, target: number): number {
  const at = result.columns.get("loss")!.findIndex((J) => J <= target);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** What each preset says that there is to see. */
const claims: Record<string, (lanes: readonly LaneResult[]) => void> = {
  "curved-valley"([sgd, momentum, nesterov, rmsprop, adam, newton]) {
    expect(last(sgd!)).toBeGreaterThan(0.3);
    for (const lane of [momentum!, nesterov!]) expect(last(lane)).toBeLessThan(last(sgd!) / 100);
    for (const lane of [rmsprop!, adam!]) expect(last(lane)).toBeLessThan(last(sgd!) / 10);
    expect(reaches(newton!, 1e-9)).toBeLessThan(15);
  },
  ravine([sgd, momentum]) {
    expect(last(momentum!)).toBeLessThan(last(sgd!) * 1e-6);
  },
  "saddle-escape"([newton, saddleFree, sgd, momentum]) {
    assert.deepEqual(newton!.outcome.status === "converged" && newton!.outcome.point, "saddle");
    const escapes = [saddleFree!, momentum!, sgd!].map((lane) => reaches(lane, -0.2));
    expect(escapes).toEqual([...escapes].sort((a, b) => a - b));
    expect(escapes[2]).toBeLessThan(80);
  },
  cliff([plain, clipped]) {
    // Thrown onto the plateau, above where it started.
    expect(last(plain!)).toBeGreaterThan(loss(plain!, 0));
    expect(last(clipped!)).toBeLessThan(1e-3);
  },
  "noise-floor"([constant, falling, averaged]) {
    expect(last(falling!)).toBeLessThan(last(constant!) / 10);
    expect(final(averaged!, "meanLoss")).toBeLessThan(last(constant!) / 10);
  },
  "long-memory"([adagrad, rmsprop]) {
    expect(last(adagrad!)).toBeGreaterThan(3);
    expect(last(rmsprop!)).toBeLessThan(0.02);
  },
  sharpening([plain, continued]) {
    const [deepest, next] = surfaceById("local-minima").minima({});
    expect(last(continued!)).toBeCloseTo(deepest!.value, 6);
    expect(last(plain!)).toBeGreaterThan(next!.value);
  },
  "two-moons"([sgd, ...others]) {
    // Row 40 stands for 400 updates: forty epochs.
    const wrong = (lane: LaneResult) => lane.columns.get("zeroOne")![40]!;
    expect(wrong(sgd!)).toBeGreaterThan(0.05);
    for (const lane of others) {
      expect(wrong(lane)).toBeLessThan(0.03);
      expect(loss(lane, 40)).toBeLessThan(loss(sgd!, 40) / 3);
    }
  },
  "batch-sizes"([one, ten, hundred, whole]) {
    expect(Math.abs(last(hundred!) / last(whole!) - 1)).toBeLessThan(0.05);
    expect(last(ten!)).toBeLessThan(1.3 * last(whole!));
    expect(last(one!)).toBeGreaterThan(2 * last(whole!));
    expect(final(ten!, "examples")).toBe(final(whole!, "examples") / 30);
  },
  "by-heart"(lanes) {
    for (const lane of lanes) {
      const { best, steps } = lane;
      expect(best!.k).toBeLessThan(steps / 10);
      expect(final(lane, "heldOutLoss")).toBeGreaterThan(1.4 * best!.loss);
      const row = lane.columns.get("update")!.indexOf(best!.k);
      expect(last(lane)).toBeLessThan(0.6 * loss(lane, row));
    }
  },
  "begin-alike"(lanes) {
    for (const lane of lanes) {
      expect(final(lane, "zeroOne")).toBeGreaterThan(0.2);
      // Eight rows of W, one of b and eight columns of the output's W: all units are the same to rounding.
      const theta = lane.theta;
      const rows = Array.from({ length: 8 }, (_, unit) => [theta[2 * unit]!, theta[2 * unit + 1]!, theta[16 + unit]!]);
      for (const row of rows) for (const [i, x] of row.entries()) expect(x).toBeCloseTo(rows[0]![i]!, 9);
    }
    const problem = presets.find(({ id }) => id === "begin-alike")!.configuration.problem as Record<string, Json>;
    const random = parseConfiguration({
      ...presets.find(({ id }) => id === "begin-alike")!.configuration,
      problem: { ...problem, model: { hidden: [8] } },
    });
    assert.ok(random.ok);
    for (const lane of lanes.keys()) expect(final(runLane(random.configuration, lane), "zeroOne")).toBe(0);
  },
  "deep-sigmoids"([sgd, momentum, adam]) {
    expect(loss(sgd!, 0)).toBeGreaterThan(0.69);
    expect(sgd!.columns.get("layerNorm0")![0]!).toBeLessThan(sgd!.columns.get("outputNorm")![0]! / 5000);
    for (const lane of [sgd!, momentum!]) expect(final(lane, "zeroOne")).toBeGreaterThan(0.4);
    expect(final(adam!, "zeroOne")).toBeLessThan(0.05);
  },
  "second-order-fit"([sgd, momentum, ...curvature]) {
    expect(curvature).toHaveLength(4);
    for (const lane of curvature) expect(last(lane)).toBeLessThan(Math.min(last(sgd!), last(momentum!)) / 4);
  },
  "written-digits"(lanes) {
    for (const lane of lanes) expect(final(lane, "heldOutZeroOne")).toBeLessThanOrEqual(0.05);
  },
};

describe("every preset", () => {
  for (const { id, configuration: json } of presets) {
    it(`${id} shows what it says`, { timeout: 60_000 }, () => {
      const result = parseConfiguration(json);
      assert.ok(result.ok, JSON.stringify(result));
      const { configuration } = result;
      claims[id]!(configuration.lanes.map((_, index) => runLane(configuration, index)));
    });
  }
});
