import { expect, it } from "vitest";
import { examplesOf } from "../../../src/engine/networks/data/examples.ts";
import { targetVariance } from "../../../src/engine/networks/determination.ts";
import { isNetwork } from "../../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { runLane } from "../../../src/experiment/results.ts";
import { resultsCsv, resultsJson, tableOf } from "../../../src/experiment/results-text.ts";

function regression(targets: readonly (readonly number[])[], more: object = {}) {
  const inputs = targets.map((_, i) => [i / targets.length]);
  const result = parseConfiguration({
    version: 1,
    problem: {
      ...{ kind: "network", dataset: { id: "inline", inputs, targets, heldOut: 0.25, ...more } },
      model: { hidden: [] },
    },
    steps: 400,
    lanes: [{ optimizer: "sgd", params: { learningRate: 0.1 } }],
  });
  if (!result.ok || !isNetwork(result.configuration)) throw new Error(JSON.stringify(result));
  return result.configuration;
}

it("explains a line wholly, and gives R² as the squared errors and the targets' variance have it", () => {
  const line = regression(Array.from({ length: 16 }, (_, i) => [i / 8 - 1, 3 - i]));
  const { columns, rows } = runLane(line, 0);
  const { training } = examplesOf(line.problem.dataset, line.seed);
  const variance = targetVariance(training)!;
  for (const row of [0, 10, rows - 1])
    expect(columns.get("r2")![row]).toBe(1 - columns.get("dataLoss")![row]! / variance);
  expect(columns.get("r2")![0]).toBeLessThan(0);
  expect(columns.get("r2")![rows - 1]).toBeGreaterThan(0.9);
  expect(columns.get("heldOutR2")).toHaveLength(columns.get("heldOutLoss")!.length);
});

it("has no R² for targets that do not vary, even where their mean is rounded, nor for classes", () => {
  const constant = regression(Array.from({ length: 10 }, () => [0.1]));
  expect(runLane(constant, 0).columns.has("r2")).toBe(false);
  const classes = parseConfiguration({ version: 1, problem: { kind: "network" }, steps: 2 });
  if (!classes.ok) throw new Error("not valid");
  expect(runLane(classes.configuration, 0).columns.has("r2")).toBe(false);
  expect(tableOf([classes.configuration]).columns.map(([name]) => name)).not.toContain("r2");
});

it("puts R² behind every other column of the results", () => {
  const configuration = regression(Array.from({ length: 12 }, (_, i) => [i * i]));
  const csv = [...resultsCsv([runLane(configuration, 0)], tableOf([configuration]))].join("");
  const [header, first] = csv.split("\n");
  expect(header).toMatch(/,gradNormOutput,r2,heldOutR2$/);
  expect(first!.split(",")).toHaveLength(header!.split(",").length);
  const [lane] = JSON.parse([...resultsJson([runLane(configuration, 0)])].join("")).lanes;
  expect(Object.keys(lane).slice(-2)).toEqual(["r2", "heldOutR2"]);
  expect(first!.split(",").slice(-2).map(Number)).toEqual([lane.r2[0], lane.heldOutR2[0]]);
});
