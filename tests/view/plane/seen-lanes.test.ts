import { describe, expect, it } from "vitest";
import type { Shown } from "../../../src/state/plane.ts";
import type { LaneLook } from "../../../src/view/lanes.ts";
import { seenLanes } from "../../../src/view/panels/plane/seen-lanes.ts";
import type { Reading } from "../../../src/worker/survey-protocol.ts";

const look = (index: number, visible = true): LaneLook => ({
  ...{ index, name: `lane ${index}`, color: "#123456", visible, selected: index === 0 },
});
const columns = (lane: number) => ({
  lane,
  steps: [0, 10, 20],
  xs: Float64Array.of(0, 1, 2),
  ys: Float64Array.of(5, 6, 7),
  distances: Float64Array.of(0.1, 0.2, 0.3),
});
const shown = {
  place: { paths: [columns(0), columns(2)] },
  losses: [{ lane: 0, actual: Float64Array.of(9, 8, 7), projected: Float64Array.of(9.5, 8.5, 7.5) }],
  specification: {
    lanes: [
      { lane: 0, updates: 20, diverged: false },
      { lane: 2, updates: 20, diverged: true },
    ],
  },
} as unknown as Shown;
const reading = (lane: number, updates: number): Reading => ({
  ...{ lane, updates, x: 1.4, y: 6.4, distance: 0.24, actual: 7.6, projected: 8.1 },
});

describe("seenLanes", () => {
  it("weaves the point at the cursor in where it belongs, so that the head stands on it", () => {
    const [lane] = seenLanes(shown, [reading(0, 14)], [look(0)], 14);
    expect(lane).toMatchObject({ steps: [0, 10, 14, 20], length: 4, shown: 3, diverged: false });
    expect([...lane!.xs]).toEqual([0, 1, 1.4, 2]);
    expect([...lane!.distances]).toEqual([0.1, 0.2, 0.24, 0.3]);
    expect([...lane!.actual]).toEqual([9, 8, 7.6, 7]);
    expect([...lane!.projected]).toEqual([9.5, 8.5, 8.1, 7.5]);
  });

  it("leaves out a reading of a sampled point, and one of another moment than the cursor's", () => {
    for (const [updates, step] of [
      [10, 10],
      [14, 12],
      [4, 12],
    ] as const) {
      const [lane] = seenLanes(shown, [reading(0, updates)], [look(0)], step);
      expect(lane).toMatchObject({ steps: [0, 10, 20], shown: 2 });
    }
  });

  it("shows the visible lanes that the plane has, without losses as long as these are not known", () => {
    const lanes = seenLanes(shown, [], [look(0, false), look(1), look(2)], 20);
    expect(lanes).toMatchObject([{ index: 2, shown: 3, diverged: true }]);
    expect([...lanes[0]!.actual]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
