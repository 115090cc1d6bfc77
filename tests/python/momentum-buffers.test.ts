import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { defaultsOf, type Vector } from "../../src/engine/core/types.ts";
import { optimizerById } from "../../src/engine/methods/index.ts";
import { surfaceById } from "../../src/engine/surfaces/index.ts";
import { findPython } from "./find-python.mjs";

const UPDATES = 30;
const RATE = 0.01;
const MOMENTUM = 0.9;
const START = [-2, 1.5];

const SCRIPT = `
import json, sys
import torch
torch.set_default_dtype(torch.float64)
task = json.load(sys.stdin)
rows = []
for nesterov in (False, True):
    t = torch.tensor(task["start"], requires_grad=True)
    o = torch.optim.SGD([t], lr=task["rate"], momentum=task["momentum"], nesterov=nesterov)
    for _ in range(task["updates"]):
        o.zero_grad()
        (0.5 * (t[0] ** 2 + 20 * t[1] ** 2)).backward()
        o.step()
    rows.append({"parameter": t.tolist(), "buffer": o.state[t]["momentum_buffer"].tolist()})
json.dump(rows, sys.stdout)
`;

import { startLane } from "../engine/lanes.ts";

/** What the engine has in PyTorch's place after the same updates. */
function engine(optimizer: "momentum" | "nesterov") {
  const surface = surfaceById("quadratic");
  const objective = surface.create(defaultsOf(surface.parameters));
  const params = { ...defaultsOf(optimizerById(optimizer).parameters), learningRate: RATE, momentum: MOMENTUM };
  const lane = startLane(objective, { optimizer, params }, START, 1);
  lane.advance(UPDATES, UPDATES + 1, new Float64Array((UPDATES + 1) * lane.columns.length), 0);
  const v = lane.state.v as Vector;
  const lead = optimizer === "nesterov" ? MOMENTUM : 0;
  return { parameter: [...lane.theta].map((x, i) => x + lead * v[i]!), buffer: [...v].map((x) => -x / RATE) };
}

it("PyTorch's momentum buffer is −v/ε, and its parameter under Nesterov momentum the look-ahead point", () => {
  const python = findPython();
  assert(python !== null, "Python with NumPy and PyTorch is needed");
  const task = { start: START, rate: RATE, momentum: MOMENTUM, updates: UPDATES };
  const { stdout, stderr, status } = spawnSync(python, ["-c", SCRIPT], {
    input: JSON.stringify(task),
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  const torch = JSON.parse(stdout) as readonly ReturnType<typeof engine>[];
  for (const [i, optimizer] of (["momentum", "nesterov"] as const).entries()) {
    for (const part of ["parameter", "buffer"] as const) {
      const ours = engine(optimizer)[part];
      for (const [c, value] of torch[i]![part].entries()) expect(ours[c]).toBeCloseTo(value, 11);
    }
  }
});
