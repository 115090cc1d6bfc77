import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { pythonScript } from "../../src/experiment/python/index.ts";
import { bytesOf, type Reading } from "../experiment/table/encoded.ts";
import { readingOf, readings } from "../experiment/table/readings.ts";
import { untidiness } from "./exported.ts";
import { findPython } from "./find-python.mjs";

/** Runs each script up to its main part, and prints the examples that it reads, or the error that it raises. */
const READER = `
import json, sys, traceback
for line in sys.stdin:
    name, script = json.loads(line)
    names = {"__name__": "script"}
    try:
        exec(compile(script.replace("table.csv", name), "<script>", "exec"), names)
        X, y = names["examples"]()
        print(json.dumps([X.tolist(), y.tolist()]))
    except Exception:
        print(json.dumps(traceback.format_exc()))
`;

/** Every input is a word of a column, or a column besides is. */
const words: Readonly<Record<string, Reading>> = {
  "words as inputs beside numbers": {
    file: "size;colour;kind\n1,5;red;a\n2;blue;b\n2;NA;a\n;red;b\n3;red;b\n4;;a\n",
    choice: { inputs: [0, 1], target: 2, as: "classes" },
    ...{ inputs: [], targets: [] },
  },
  "every second row": {
    file: Array.from({ length: 15_000 }, (_, i) => `${i},${i % 7 === 0 ? "a" : "b"}`).join("\n"),
    ...{ inputs: [], targets: [] },
  },
};

test("an exported program reads the lane's numbers from every kind of file", () => {
  const folder = mkdtempSync(join(tmpdir(), "own-files-"));
  const cases = Object.entries({ ...readings, ...words }).map(([name, reading], i) => {
    const { inputs, targets, file } = readingOf(reading).examples;
    const dataset = { id: "inline", private: file, inputs, targets, heldOut: 0.2, standardize: true };
    const problem = { kind: "network", dataset, model: { hidden: [2] } };
    // As a saved experiment brings it back.
    const parsed = parseConfiguration(
      JSON.parse(JSON.stringify({ version: 1, problem, steps: 3, lanes: [{ optimizer: "sgd" }] })),
    );
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`);
    writeFileSync(join(folder, `${i}.csv`), bytesOf(reading.file));
    return { name, inputs, targets, script: pythonScript(parsed.configuration, 0, "numpy"), path: `${i}.csv` };
  });
  const python = process.env.PYTHON_PATH ?? findPython();
  if (python === null) throw new Error("There is no Python with NumPy and PyTorch. Set PYTHON_PATH to one.");
  const { stdout, stderr } = spawnSync(python, ["-c", READER], {
    input: cases.map(({ path, script }) => `${JSON.stringify([path, script])}\n`).join(""),
    ...{ cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
  });
  const answers = stdout.trim().split("\n");
  expect(answers, stderr).toHaveLength(cases.length);
  for (const [i, { name, inputs, targets, script }] of cases.entries()) {
    const answer: unknown = JSON.parse(answers[i]!);
    // Python writes −0.
    const plain = (list: unknown) => JSON.parse(JSON.stringify(list)) as unknown;
    expect(answer, `${name}\n${script.slice(0, 3000)}`).toEqual([plain(inputs), plain(targets)]);
    expect(untidiness(script), name).toEqual([]);
  }
});
