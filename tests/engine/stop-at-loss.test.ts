import { describe, expect, it } from "vitest";
import { optimizers } from "../../src/engine/methods/index.ts";
import type { Configuration } from "../../src/experiment/configuration.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLane } from "../../src/experiment/results.ts";
import { resultsJson } from "../../src/experiment/results-text.ts";

const surface = { problem: { kind: "surface", id: "himmelblau" }, steps: 80 };
const network = {
  problem: { kind: "network", dataset: { id: "moons", n: 40 }, model: { hidden: [4] }, evaluateEvery: 3 },
  steps: 40,
};

function parsed(value: object): Configuration {
  const result = parseConfiguration({ version: 1, ...value });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.configuration;
}

describe("a run that stops at a loss", () => {
  for (const [kind, base] of Object.entries({ surface, network })) {
    it(`ends every method's lane on a ${kind} at its first row that reaches it, and changes no number before`, () => {
      for (const { id } of optimizers) {
        const lanes = [{ optimizer: id }];
        const whole = runLane(parsed({ ...base, lanes }), 0);
        const losses = whole.columns.get("loss")!.subarray(0, whole.rows);
        const target = losses[Math.floor(whole.rows / 2)]!;
        const row = losses.findIndex((loss) => loss <= target);
        const stopped = runLane(parsed({ ...base, lanes, stopAtLoss: target }), 0);
        expect(stopped.rows, id).toBe(row + 1);
        for (const [name, column] of stopped.columns)
          expect(column.subarray(0, stopped.rows), `${id} ${name}`).toEqual(
            whole.columns.get(name)!.subarray(0, stopped.rows),
          );
        const at = whole.columns.get("update")?.[row] ?? row;
        expect(stopped.steps).toBe(at);
        expect(stopped.outcome).toMatchObject({ reached: { at, loss: losses[row], target } });
        expect(stopped.outcome.status).not.toBe("diverged");
      }
    });

    it(`is the same on a ${kind} as without it if the loss is never reached, and ends at the start if that does`, () => {
      const lanes = [{ optimizer: "adam" }];
      const whole = runLane(parsed({ ...base, lanes }), 0);
      expect(runLane(parsed({ ...base, lanes, stopAtLoss: -1 }), 0)).toEqual(whole);
      const start = runLane(parsed({ ...base, lanes, stopAtLoss: 1e9 }), 0);
      expect([start.rows, start.steps]).toEqual([1, 0]);
    });
  }

  it("is named in results, and kept by links", () => {
    const configuration = parsed({ ...surface, stopAtLoss: 0.5, lanes: [{ optimizer: "lbfgs" }] });
    const link = encodeLink(configuration);
    expect(link).toContain("&stopAtLoss=0.5&");
    expect(decodeLink(link)).toEqual({ ok: true, configuration });
    const [lane] = JSON.parse([...resultsJson([runLane(configuration, 0)])].join("")).lanes;
    expect(lane).toMatchObject({ status: "completed", stoppedBy: "stopAtLoss", stoppedAt: lane.steps });
    expect(lane.note).toBe(
      `Stopped after update ${lane.steps}: J = ${Number(lane.loss.at(-1).toPrecision(3))} is at most 0.5, the loss to stop at.`,
    );
  });
});
