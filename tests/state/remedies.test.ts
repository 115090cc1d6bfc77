import { expect, it } from "vitest";
import { optimizerById } from "../../src/engine/methods/index.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { clip } from "../../src/engine/modifiers/clip.ts";
import { isUsable } from "../../src/engine/modifiers/types.ts";
import { outcomeOf } from "../../src/engine/outcome.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { onSurface, type SurfaceConfiguration } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { type Remedy, remediesFor } from "../../src/state/remedies.ts";
import { runOf } from "../engine/lanes.ts";

function configured(surface: string, optimizer: MethodId, learningRate: number): SurfaceConfiguration {
  const parsed = parseConfiguration({
    version: 1,
    problem: { kind: "surface", id: surface },
    steps: 400,
    lanes: [{ optimizer, params: { learningRate } }],
  });
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message.en).join("; "));
  return onSurface(parsed.configuration);
}

/** How a lane ends, and where its J was lowest. */
function ending(configuration: SurfaceConfiguration, lane: number) {
  const only = { ...configuration, lanes: [configuration.lanes[lane]!] };
  const run = runOf(only);
  const chunk = run.advance(only.steps + 1);
  const { offset, rows } = chunk.segments[0]!;
  const column = (name: string) => {
    const first = offset + run.lanes[0]!.columns.indexOf(name) * rows;
    return chunk.buffer.slice(first, first + rows);
  };
  const loss = column("loss");
  const k = loss.indexOf(Math.min(...loss));
  const outcome = outcomeOf(run.lanes[0]!, objectiveOf(only.problem));
  return { outcome, lowest: { k, gradNorm: column("gradNorm")[k]! } };
}

const CASES = (["sgd", "momentum", "nesterov"] as const).flatMap((optimizer) =>
  [
    ["quadratic", 0.5],
    ["rosenbrock", 0.05],
    ["himmelblau", 0.2],
    ["three-hump-camel", 1.5],
  ].map(([surface, rate]) => [optimizer, surface as string, rate as number] as const),
);

it.each(CASES)("%s on %s at the rate %f diverges, and no lane that is offered does", (optimizer, surface, rate) => {
  const configuration = configured(surface, optimizer, rate);
  const { outcome, lowest } = ending(configuration, 0);
  if (outcome.status !== "diverged") throw new Error("it does not diverge");
  const remedies = remediesFor(configuration, 0, outcome.cause, lowest);
  const kinds: Remedy["kind"][] = ["slower"];
  if (isUsable(clip, optimizerById(optimizer), {})) kinds.push("clipped");
  expect(remedies.map(({ kind }) => kind)).toEqual(kinds);
  for (const remedy of remedies) {
    const added = onSurface(remedy.apply(configuration));
    expect(added.lanes.length).toBe(2);
    expect(added.lanes[0]).toEqual(configuration.lanes[0]);
    expect(added.view.lane).toBe(1);
    expect(ending(added, 1).outcome.status, remedy.kind).not.toBe("diverged");
  }
});

it("offers nothing where neither a rate nor a bound on the gradient is behind it", () => {
  const configuration = configured("saddle", "sgd", 0.1);
  const lowest = { k: 3, gradNorm: 1 };
  expect(remediesFor(configuration, 0, { kind: "unbounded-below", loss: -1e13 }, lowest)).toEqual([]);
  expect(remediesFor(configuration, 0, { kind: "start-not-finite" }, lowest)).toEqual([]);
});
