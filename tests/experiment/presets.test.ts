import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { surfaceById } from "../../src/engine/surfaces/index.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { presets } from "../../src/experiment/presets.ts";
import { type LaneResult, runLane } from "../../src/experiment/results.ts";

const loss = ({ columns }: LaneResult, k: number) => columns.get("loss")![k]!;
const last = (result: LaneResult) => loss(result, result.steps);

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
    expect(averaged!.columns.get("meanLoss")![averaged!.steps]).toBeLessThan(last(constant!) / 10);
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
};

describe("every preset", () => {
  for (const { id, configuration: json } of presets) {
    it(`${id} shows what it says`, () => {
      const result = parseConfiguration(json);
      assert.ok(result.ok, JSON.stringify(result));
      const { configuration } = result;
      claims[id]!(configuration.lanes.map((_, index) => runLane(configuration, index)));
    });
  }
});
