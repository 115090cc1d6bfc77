import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zeros } from "../../src/engine/core/vector.ts";
import { DIGIT_PIXELS, DIGITS, readDigit } from "../../src/engine/networks/data/digit-images.ts";
import { isNetwork, type NetworkConfiguration } from "../../src/experiment/configuration.ts";
import type { Json } from "../../src/experiment/json.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { type Library, pythonScript } from "../../src/experiment/python/index.ts";
import { runLane } from "../../src/experiment/results.ts";
import type { Answer } from "./exported.ts";

/** A training's script, and the lane that it has to be. */
export interface TrainingCase {
  readonly name: string;
  readonly configuration: NetworkConfiguration;
  readonly script: string;
}

interface Written {
  readonly problem: { readonly [field: string]: Json };
  readonly lane: { readonly [field: string]: Json };
  readonly [field: string]: Json;
}

/** The network's configuration in its written form. */
export function networkOf({ problem, lane, ...more }: Written): NetworkConfiguration {
  const fields = { version: 1, problem: { kind: "network", ...problem }, lanes: [lane], ...more };
  const result = parseConfiguration(fields);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  if (!isNetwork(result.configuration)) throw new Error("no network");
  return result.configuration;
}

export function trainingCase(name: string, library: Library, written: Written): TrainingCase {
  const configuration = networkOf(written);
  return { name: `${library}: ${name}`, configuration, script: pythonScript(configuration, 0, library) };
}

/** A folder with what scripts read: files, and, so that nobody has to install it, as much of scikit-learn as is asked for. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "trained-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const pixels = zeros(DIGIT_PIXELS);
  const digits = Array.from({ length: DIGITS }, (_, place) => {
    const target = readDigit(place, pixels);
    return [target, ...pixels.map((x) => 16 * x)];
  });
  mkdirSync(join(folder, "sklearn"));
  writeFileSync(join(folder, "sklearn", "__init__.py"), "");
  writeFileSync(join(folder, "sklearn", "digits.json"), JSON.stringify(digits));
  writeFileSync(
    join(folder, "sklearn", "datasets.py"),
    `import json
import pathlib
from types import SimpleNamespace

import numpy as np


def load_digits():
    rows = np.array(json.loads((pathlib.Path(__file__).parent / "digits.json").read_text()))
    return SimpleNamespace(data=rows[:, 1:].astype(float), target=rows[:, 0].astype(int))
`,
  );
  return folder;
}

const camelCase = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** By how much a script's numbers are off, relative to the largest of the column; what is wrong beyond that, in words. */
export function deviation({ configuration }: TrainingCase, { error, path: record, printed }: Answer): number | string {
  if (error !== undefined || !record) return error ?? "no record";
  const { rows, columns, theta: final, best: kept, outcome } = runLane(configuration, 0);
  const { theta, best_theta: best, best_update: bestUpdate, ...table } = record;
  const names = Object.keys(table);
  const [title, ...lines] = printed!.trimEnd().split("\n");
  if (title !== names.join(",") || lines.length !== table.update!.length) return `not printed as a table: ${printed}`;
  if (table.update!.length !== rows) return `${table.update!.length} rows instead of ${rows}`;
  const pairs: (readonly [string, ArrayLike<unknown>, ArrayLike<number>])[] = names.map((name) => [
    name,
    table[name]!,
    columns.get(camelCase(name))!.subarray(0, rows),
  ]);
  pairs.push(["theta", theta!, final]);
  if (outcome.early) {
    if (Number(bestUpdate) !== outcome.early.best)
      return `the best is ${String(bestUpdate)}, not ${outcome.early.best}`;
    pairs.push(["best theta", best!, kept!.theta]);
  }
  let largest = 0;
  for (const [name, got, wanted] of pairs) {
    const size = Math.max(...Array.from(wanted, Math.abs));
    for (let i = 0; i < wanted.length; i++) {
      const off = Math.abs((got[i] as number) - wanted[i]!) / (size || 1);
      if (!(off < 1e-3)) return `${name}[${i}]: ${String(got[i])} instead of ${wanted[i]}`;
      largest = Math.max(largest, off);
    }
  }
  return largest;
}
