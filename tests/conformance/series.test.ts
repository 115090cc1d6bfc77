import { describe, expect, it } from "vitest";
import { defaultsOf, type Parameters, type ParameterValues } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { Replay, type Series, seriesOf } from "../../src/engine/series.ts";
import type { SurfaceRunSpecification } from "../../src/engine/surface-task.ts";
import { surfaceTasks } from "../../src/engine/surface-task.ts";
import { followable } from "../../src/experiment/configuration.ts";
import { sensibleParams } from "../../src/state/suggested-params.ts";
import { inspectorOf } from "../engine/lanes.ts";

const problem = { kind: "surface", id: "rosenbrock", params: { a: 1, b: 8 } } as const;
const STEPS = 25;

function runOf(optimizer: MethodId): SurfaceRunSpecification {
  const params = sensibleParams(optimizer, problem);
  const schedule = "learningRate" in params ? { schedule: { kind: "linear", final: 1e-4, tau: 20 } as const } : {};
  return { problem, start: [-1.5, 2], steps: STEPS, seed: 3, lanes: [{ optimizer, params, ...schedule }] };
}

/** Keys of the state that go by another name in the lines. */
const KEYS: Readonly<Record<string, string>> = { epsilonStar: "epsilon", probes: "probeCount" };

function followed(run: SurfaceRunSpecification, series: Series): readonly (readonly number[])[] {
  const replay = new Replay(run, 0, surfaceTasks(run)(run.lanes[0]!), series.id);
  const rows: number[][] = [];
  for (let row = replay.next(); row !== null; row = replay.next()) rows.push([...row]);
  expect(replay.done).toBe(true);
  return rows;
}

describe.each(optimizers.map(({ id }) => id))("the series of %s", (optimizer) => {
  const run = runOf(optimizer);
  const all = seriesOf(run.lanes[0]!, 2);

  it("are what an inspection of each step finds", () => {
    expect(all.map(({ id }) => id)).toContain("theta");
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const series of all) {
      const rows = followed(run, series);
      expect(rows.length).toBe(STEPS + 1);
      const inspector = inspectorOf(run, 0);
      for (const [k, row] of rows.entries()) {
        expect(row.length).toBe(series.entries.length);
        const { state, theta, rate } = inspector.at(k)!;
        const found =
          series.id === "theta" ? theta : series.id === "epsilon" ? rate : state[KEYS[series.id] ?? series.id];
        if (found === undefined || found === null) {
          // An expression: nothing holds it, and before the first update it has no value.
          expect(series.tex).toBeNull();
          expect(row.every((x) => (k === 0 ? Number.isNaN(x) : x > 0))).toBe(true);
        } else if (typeof found === "number") expect(row).toEqual([found]);
        else if (found.length === 2) expect(row).toEqual([...found]);
        else expect(row).toEqual([found[0], found[1], found[3]]);
      }
    }
  });
});

/** The defaults, and every choice that differs from them in one word. */
function variants(parameters: Parameters): readonly ParameterValues[] {
  const standard = defaultsOf(parameters);
  const others = Object.entries(parameters).flatMap(([name, parameter]) =>
    parameter.kind === "choice"
      ? parameter.options
          .filter(({ value }) => !parameter.needs?.[value])
          .map(({ value }) => ({ ...standard, [name]: value }))
      : [],
  );
  return [standard, ...others];
}

it("are all known to the configuration, which knows no other", () => {
  const ids = optimizers.flatMap(({ id, parameters }) =>
    variants(parameters).flatMap((params) => {
      const schedule = "learningRate" in params ? { schedule: { kind: "linear", final: 0, tau: 20 } as const } : {};
      return seriesOf({ optimizer: id, params, ...schedule }, 2).map((series) => series.id);
    }),
  );
  expect(new Set(ids)).toEqual(new Set(followable));
});
