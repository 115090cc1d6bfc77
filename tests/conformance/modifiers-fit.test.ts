import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/engine/core/types.ts";
import { type Optimizer, optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { formatError } from "../../src/experiment/errors.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLane } from "../../src/experiment/results.ts";

/** Modifiers that change what the optimizers below see from the first update on. */
const MODIFIED = {
  schedule: { kind: "exponential", factor: 0.7 },
  clip: { kind: "norm", threshold: 0.05 },
  average: { kind: "uniform" },
  noise: { sigma: 0.3 },
  continuation: { sigmas: [0.7], stepsEach: 6 },
} as const;

const GROUNDS = {
  surface: { problem: { kind: "surface", id: "himmelblau" }, start: [-0.5, 1.2] },
  network: { problem: { kind: "network", dataset: { id: "moons", n: 24 }, model: { hidden: [3] } } },
  matrix: { problem: { kind: "matrix", id: "factorization", params: { rows: 3, columns: 3, singularValues: [2, 1] } } },
};

/** Every combination of words that an optimizer's parameters can have on such a problem. */
function settingsOf(parameters: Parameters, on: keyof typeof GROUNDS): Record<string, string>[] {
  let settings: Record<string, string>[] = [{}];
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.kind === "choice") {
      const offered = parameter.options.filter(({ value }) => on === "matrix" || !parameter.needs?.[value]);
      settings = settings.flatMap((setting) => offered.map(({ value }) => ({ ...setting, [name]: value })));
    }
  return settings;
}

const WITHOUT_RATE = ["trust-region-newton", "gradient-descent-line-search", "conjugate-gradient", "bfgs", "lbfgs"];

/** Why a combination has no effect or makes no sense, as the words that its error must have; null where it makes sense. */
function refusal(modifier: string, { id }: Optimizer, params: Record<string, string>, on: string): string | null {
  if (modifier === "continuation")
    return on === "surface" ? null : on === "network" ? "on a network" : "on a matrix problem";
  if (modifier === "schedule") {
    if (WITHOUT_RATE.includes(id)) return `${id}, which has no learningRate`;
    return id === "coordinate-descent" && params.inner === "exact" ? 'unless inner is "gradient"' : null;
  }
  if (modifier === "noise" && params.order === "blocks" && params.inner === "exact") return "queries no gradient";
  if (modifier !== "clip") return null;
  if (params.dampingRule === "adaptive") return 'while dampingRule is "adaptive", which compares values of J';
  if (params.inner === "exact") return 'while inner is "exact", which compares values of J';
  return WITHOUT_RATE.includes(id) ? `${id}, which compares values of J` : null;
}

function pathOf(on: keyof typeof GROUNDS, lane: object) {
  const parsed = parseConfiguration({ version: 1, ...GROUNDS[on], steps: 6, lanes: [lane] });
  if (!parsed.ok) return formatError(parsed.errors[0]);
  const { columns, theta } = runLane(parsed.configuration, 0);
  const numbers = [...columns].filter(([name]) => !name.endsWith("Evaluations")).flatMap(([, column]) => [...column]);
  return [...numbers, ...theta];
}

describe.each(["surface", "network", "matrix"] as const)("on a %s", (on) => {
  it.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))(
    "%s takes each modifier and does something with it, or says why not",
    (id, optimizer) => {
      for (const params of settingsOf(optimizer.parameters, on)) {
        const bare = pathOf(on, { optimizer: id, params });
        assert.ok(typeof bare !== "string", bare as string);
        for (const { id: modifier } of modifiers) {
          const path = pathOf(on, { optimizer: id, params, [modifier]: MODIFIED[modifier] });
          const expected = refusal(modifier, optimizer, params, on);
          const said = `${modifier} on ${JSON.stringify(params)}`;
          if (expected === null) expect(path, said).not.toEqual(bare);
          else {
            expect(path, said).toContain(expected);
            expect(path, said).toMatch(new RegExp(`^lanes\\[0\\]\\.${modifier}: `));
          }
          if (expected === null) assert.ok(typeof path !== "string", `${said}: ${path as string}`);
        }
      }
    },
  );
});
