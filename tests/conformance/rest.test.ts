import { describe, expect, it } from "vitest";
import { defaultsOf, type Parameter, type ParameterValue, type ParameterValues } from "../../src/engine/core/types.ts";
import { isZero, zeros } from "../../src/engine/core/vector.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import type { Json } from "../../src/experiment/json.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { type LaneResult, runLanes } from "../../src/experiment/results.ts";

/** The values of a parameter with which a rule may come to divide by 0: its bounds and choices, and the default. */
function extremes(parameter: Parameter): readonly ParameterValue[] {
  if (parameter.kind === "switch") return [true, false];
  if (parameter.kind === "choice")
    return parameter.options.map(({ value }) => value).filter((value) => !parameter.needs?.[value]);
  const zero = parameter.kind === "number" && parameter.min === 0 && !parameter.exclusiveMin;
  return zero ? [parameter.default, 0] : [parameter.default];
}

/** Every combination of extreme values. */
function variantsOf(optimizer: (typeof optimizers)[number]): readonly ParameterValues[] {
  return Object.entries(optimizer.parameters).reduce<readonly ParameterValues[]>(
    (variants, [name, parameter]) =>
      name === "learningRate"
        ? variants
        : variants.flatMap((variant) => extremes(parameter).map((value) => ({ ...variant, [name]: value }))),
    [{}],
  );
}

function resultsOf(configuration: { readonly [field: string]: Json }): readonly LaneResult[] {
  const parsed = parseConfiguration({ version: 1, steps: 3, ...configuration });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return [...runLanes(parsed.configuration)];
}

/** Points that may have ∇J = 0: known minima, and those that symmetry or saturation makes such. */
const CANDIDATES = [
  ...[-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const)),
  [1e3, 0],
  [-1e3, 1e3],
  [2, 0.5],
  [0, 1e9],
] as const;

describe.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))("%s", (id, optimizer) => {
  const { pullsToZero } = optimizer;
  // A decay moves θ though g = 0.
  const variants = variantsOf(optimizer).filter((params) => pullsToZero === undefined || params[pullsToZero] === 0);
  const lanes = variants.map((params) => ({ optimizer: id, params: params as { readonly [name: string]: Json } }));

  it("rests wherever the gradient is exactly 0, on every surface", () => {
    let points = 0;
    for (const surface of surfaces) {
      const params = defaultsOf(surface.parameters);
      const objective = surface.create(params);
      for (const [x, y] of [...CANDIDATES, ...surface.minima(params).map(({ point }) => point)]) {
        const theta = Float64Array.of(x, y);
        const gradient = zeros(2);
        if (!Number.isFinite(objective.valueAndGradient(theta, gradient)) || !isZero(gradient)) continue;
        points++;
        for (let from = 0; from < lanes.length; from += 16) {
          const problem = { kind: "surface", id: surface.id };
          for (const result of resultsOf({ problem, start: [x, y], lanes: lanes.slice(from, from + 16) })) {
            const label = `${surface.id} [${x}, ${y}] ${JSON.stringify(result.lane.params)}`;
            // The model of a saddle has a lower point inside the radius even if its gradient is 0.
            if (id === "trust-region-newton" && result.columns.get("loss")![1]! < objective.value(theta)) continue;
            expect(result.outcome, label).toMatchObject({ status: "converged", since: 1 });
            const [ended] = [["theta0", "theta1"].map((name) => result.columns.get(name)![3])];
            expect(ended, label).toEqual([x, y]);
          }
        }
      }
    }
    expect(points).toBeGreaterThan(12);
  });

  it("rests wherever the gradient of a network is exactly 0", () => {
    const dataset = { id: "inline", inputs: [[0.5], [0.5], [-1]], targets: [[0], [0], [0]] };
    const models = [
      { model: { hidden: [] }, start: [0, 0] },
      { model: { hidden: [2], activation: "tanh" }, start: [0, 0, 0, 0, 0, 0, 0] },
      { model: { hidden: [1], activation: "relu" }, start: [0, -1, 1, 0] },
    ];
    for (const { model, start } of models) {
      for (let from = 0; from < lanes.length; from += 16) {
        const problem = { kind: "network", dataset, model };
        for (const result of resultsOf({ problem, start, lanes: lanes.slice(from, from + 16) })) {
          const label = `${JSON.stringify(model)} ${JSON.stringify(result.lane.params)}`;
          expect(result.outcome, label).toMatchObject({ status: "converged", since: 1 });
          expect([...result.theta], label).toEqual(start);
        }
      }
    }
  });
});
