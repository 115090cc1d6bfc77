import { describe, expect, it } from "vitest";
import { zeros } from "../../src/engine/core/vector.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { startLane } from "../engine/lanes.ts";
import { columnsOf } from "../engine/record.ts";

const UPDATES = 12;
const SIZES = [1e6, 1e17, 1e40, 1e60, 1e77, 1e100];
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [-1, 0.3],
  [1, 1],
] as const;

/** Methods that search along rays, with each line search that they offer. */
const searching = optimizers.flatMap(({ id, parameters }) => {
  const { lineSearch } = parameters as { readonly lineSearch?: { readonly options: readonly { value: string }[] } };
  return (lineSearch?.options ?? []).map(({ value }) => [id, value] as const);
});

describe.each(searching)("%s with the %s search, from points as far away as 1e100,", (optimizer, lineSearch) => {
  it("descends, or ends with a true reason", () => {
    for (const { id } of surfaces) {
      const objective = objectiveOf({ kind: "surface", id, params: {} });
      for (const size of SIZES) {
        for (const [x, y] of DIRECTIONS) {
          const start = [x * size, y * size];
          const label = `${id} ${start.join()}`;
          const lane = startLane(objective, { optimizer, params: { lineSearch } }, start, 1);
          const { loss } = columnsOf(lane, UPDATES);
          const outcome = outcomeOf(lane, objective);
          for (let k = 1; k < loss!.length; k++) {
            const rounding = 1e-6 * Math.max(1, Math.abs(loss![k - 1]!));
            expect(loss![k]! - loss![k - 1]!, label).toBeLessThanOrEqual(rounding);
          }
          if (outcome.status === "diverged") {
            expect(["start-not-finite", "unbounded-below", "endless-ray"], label).toContain(outcome.cause.kind);
          }
          if (outcome.status !== "completed" || outcome.still?.why !== "nothing-lower") continue;
          // Nothing lower: short steps along −g lower J by no more than its rounding.
          const gradient = zeros(2);
          const J = objective.valueAndGradient(lane.theta, gradient);
          const scale = Math.max(...lane.theta.map(Math.abs), Number.MIN_VALUE) / Math.max(...gradient.map(Math.abs));
          for (let e = -8; e > -24; e--) {
            const point = lane.theta.map((entry, i) => entry - 10 ** e * scale * gradient[i]!);
            const allowance = 1e-11 * Math.max(1, Math.abs(J));
            expect(objective.value(point), `${label} 1e${e}`).not.toBeLessThan(J - allowance);
          }
        }
      }
    }
  });
});

it("a search from [1e17, 0] comes down at once", () => {
  const objective = objectiveOf({ kind: "surface", id: "rosenbrock", params: {} });
  for (const [optimizer, lineSearch] of searching) {
    const lane = startLane(objective, { optimizer, params: { lineSearch } }, [1e17, 0], 1);
    const { loss } = columnsOf(lane, 1);
    expect(loss![1], `${optimizer} ${lineSearch}`).toBeLessThan(1e11);
  }
});
