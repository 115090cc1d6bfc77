import { describe, expect, it } from "vitest";
import { defaultsOf, type ParameterValues } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { startLane } from "../engine/lanes.ts";
import { columnsOf } from "../engine/record.ts";

const STEPS = 500;

// The second-order methods suggest nothing: Newton's method is meant to walk to saddles and to fail where H is singular.
const firstOrder = optimizers.filter(({ order }) => order === 1);
// Where a plain gradient step is meant to go wrong: the cliff throws the point far off, which is what clipping is for.
const THROWN_OFF = { cliff: ["sgd", "momentum", "nesterov"] } as Readonly<Record<string, readonly string[]>>;
const bounded = surfaces.filter(
  (surface) => surface.infimum(defaultsOf(surface.parameters)) > Number.NEGATIVE_INFINITY,
);

describe.each(bounded)("what is suggested for $id", (surface) => {
  const params = defaultsOf(surface.parameters);
  const [left, right] = surface.window(params).x;
  const scale = { gradientRate: surface.gradientRate(params), extent: (right - left) / 2 };

  it.each(firstOrder)("lets $id descend from the start and stay finite", (optimizer) => {
    const suggested = { ...defaultsOf(optimizer.parameters), ...optimizer.suggest(scale) } as ParameterValues;
    const spec = { optimizer: optimizer.id, params: suggested };
    const lane = startLane(surface.create(params), spec, surface.start(params), 1);
    const { loss } = columnsOf(lane, STEPS);
    expect(loss).toHaveLength(STEPS + 1);
    if (THROWN_OFF[surface.id]?.includes(optimizer.id)) return;
    expect(loss!.at(-1)).toBeLessThan(loss![0]!);
  });
});
