import { describe, expect, it } from "vitest";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { coordinateNames } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { runLanes } from "../../src/experiment/results.ts";
import { resultsCsv, tableOf, withCoordinates } from "../../src/experiment/results-text.ts";

/** The letters of a formula that stand by themselves, with their indices. */
const lettersOf = (tex: string) => new Set(tex.replace(/\\[a-z]+/gi, " ").match(/[a-z](?:_(?:\{[^}]*\}|\w))?/gi) ?? []);

describe.each(surfaces.map((surface) => [surface.id, surface] as const))("%s", (id, surface) => {
  const names = coordinateNames({ problem: { kind: "surface", id, params: {} } });

  it("calls its coordinates what its formula calls them", () => {
    const letters = lettersOf(surface.tex);
    for (const name of names) expect(letters).toContain(name);
    if (surface.coordinates) {
      expect(surface.tex).toContain(`\\theta = (${names.join(", ")})`);
      for (const other of ["x", "y"]) expect(letters).not.toContain(other);
    }
  });

  it("has them as headings of a saved table, and the same numbers below as the headless runner", () => {
    const parsed = parseConfiguration({
      version: 1,
      problem: { kind: "surface", id },
      steps: 3,
      lanes: [{ optimizer: "sgd", average: { kind: "uniform" } }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const table = tableOf([parsed.configuration]);
    const csv = (of: typeof table) => [...resultsCsv(runLanes(parsed.configuration), of)].join("").split("\n");
    const [heading, ...rows] = csv(withCoordinates(table, names));
    const [publicHeading, ...publicRows] = csv(table);
    expect(heading!.split(",").slice(3, 5)).toEqual(names);
    expect(publicHeading).toMatch(/^lane,optimizer,step,x,y,loss,gradNorm,gradientEvaluations,averageX,averageY,/);
    expect(rows).toEqual(publicRows);
    if (!surface.coordinates) expect(heading).toBe(publicHeading);
  });
});
