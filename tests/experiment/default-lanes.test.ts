import { describe, expect, it } from "vitest";
import { defaultsOf, type Parameter } from "../../src/engine/core/types.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLane } from "../../src/experiment/results.ts";

/** Parameters at the ends of their sliders, one at a time. */
const endsOf = (parameters: Readonly<Record<string, Parameter>>) =>
  Object.entries(parameters).flatMap(([name, parameter]) => {
    if (parameter.kind !== "number") return [];
    const { slider, min, exclusiveMin } = parameter;
    return slider.filter((end) => !exclusiveMin || end > min!).map((end) => ({ [name]: end }));
  });

function parsed(fields: object) {
  const result = parseConfiguration({ version: 1, ...fields });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.configuration;
}

describe("an experiment that names no lanes", () => {
  it("has one that does not diverge, on every surface, with any parameters and from other starts", () => {
    for (const surface of surfaces) {
      for (const params of [{}, ...endsOf(surface.parameters)]) {
        const { x, y } = surface.window({ ...defaultsOf(surface.parameters), ...params });
        for (const start of [undefined, [x[0], y[0]], [x[1], y[1]], [5 * x[1], 3 * y[0]]]) {
          const problem = { kind: "surface", id: surface.id, params };
          const configuration = parsed({ problem, ...(start && { start }) });
          const label = `${surface.id} ${JSON.stringify(params)} ${String(start)}`;
          expect(configuration.lanes, label).toHaveLength(1);
          expect(runLane(configuration, 0).outcome.status, label).not.toBe("diverged");
        }
      }
    }
  });

  it("differs from one that names a lane and leaves out its rate", () => {
    const problem = { kind: "surface", id: "rosenbrock" };
    const bare = parsed({ problem });
    const named = parsed({ problem, lanes: [{ optimizer: "sgd" }] });
    expect(named.lanes[0]!.params).toEqual({ learningRate: 0.01 });
    expect(bare.lanes[0]!.params).not.toEqual(named.lanes[0]!.params);
    for (const configuration of [bare, named]) {
      expect(decodeLink(encodeLink(configuration))).toEqual({ ok: true, configuration });
    }
    expect(encodeLink(bare)).not.toContain("lane");
  });
});
