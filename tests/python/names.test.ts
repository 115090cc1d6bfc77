import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import type { ParameterValues } from "../../src/engine/core/types.ts";
import { namesRead } from "../../src/engine/digest.ts";
import { linesOf, quantityOf } from "../../src/engine/trace.ts";
import { updateDigests } from "../../src/engine/update-lines.ts";
import { isNetwork } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { findPython } from "./find-python.mjs";

const UPDATES = 9;
const TOLERANCE = 1e-10;

/** Each method as it is called in PyTorch. With δ next to nothing it does not matter on which side of the root it stands. */
const METHODS: Readonly<Record<string, { readonly params: ParameterValues; readonly torch: string }>> = {
  sgd: { params: { learningRate: 0.1 }, torch: "SGD(ps, lr=0.1)" },
  momentum: { params: { learningRate: 0.05, momentum: 0.8 }, torch: "SGD(ps, lr=0.05, momentum=0.8)" },
  nesterov: { params: { learningRate: 0.05, momentum: 0.8 }, torch: "SGD(ps, lr=0.05, momentum=0.8, nesterov=True)" },
  adagrad: { params: { learningRate: 0.1, delta: 1e-7 }, torch: "Adagrad(ps, lr=0.1, eps=1e-7)" },
  rmsprop: {
    params: { learningRate: 0.01, decay: 0.9, delta: 1e-40 },
    torch: "RMSprop(ps, lr=0.01, alpha=0.9, eps=1e-40)",
  },
  adadelta: { params: { learningRate: 1, decay: 0.95 }, torch: "Adadelta(ps, lr=1.0, rho=0.95, eps=1e-6)" },
  adam: { params: { learningRate: 0.01 }, torch: "Adam(ps, lr=0.01, betas=(0.9, 0.999), eps=1e-8)" },
};

/** Variables of PyTorch's code that its state keeps under another key. */
const KEYS: Readonly<Record<string, string>> = {
  buf: "momentum_buffer",
  state_sum: "sum",
  beta1: "betas",
  beta2: "betas",
};

const SCRIPT = `
import json, sys
import torch
from torch import nn
from torch.optim import *
torch.set_default_dtype(torch.float64)
task = json.load(sys.stdin)
x, y = torch.tensor(task["inputs"]), torch.tensor(task["targets"])
answers = {}
for name, method in task["methods"].items():
    net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
    ps = list(net.parameters())
    nn.utils.vector_to_parameters(torch.tensor(task["start"]), ps)
    optimizer = eval(method)
    flat = lambda parts: torch.cat([part.detach().reshape(-1) for part in parts]).tolist()
    updates = []
    for batch in task["batches"]:
        optimizer.zero_grad()
        (net(x[batch]) - y[batch]).square().sum(1).mean().backward()
        grad = flat([p.grad for p in ps])
        optimizer.step()
        told = {"p": flat(ps), "grad": grad}
        for key, value in optimizer.state[ps[0]].items():
            if key == "step":
                told[key] = [float(value)] * len(told["p"])
            elif value is not None:
                told[key] = flat([optimizer.state[p][key] for p in ps])
        updates.append(told)
    answers[name] = {"settings": list(optimizer.param_groups[0]), "updates": updates}
json.dump(answers, sys.stdout)
`;

import { networkInspectorOf } from "../engine/lanes.ts";

interface Answer {
  /** Names of hyperparameters. */
  readonly settings: readonly string[];
  /** By name, an entry for each parameter. */
  readonly updates: readonly Readonly<Record<string, readonly number[]>>[];
}

const rows = Array.from({ length: 12 }, (_, i) => i);
const inputs = rows.map((i) => [Math.sin(i), Math.cos(2 * i), (i - 6) / 6]);
const targets = rows.map((i) => [Math.sin(2 * i), (i % 3) - 1]);

function configurationOf(optimizer: string) {
  const dataset = { id: "inline", inputs, targets };
  const parsed = parseConfiguration({
    ...{ version: 1, steps: UPDATES, lanes: [{ optimizer, params: METHODS[optimizer]!.params }] },
    problem: { kind: "network", dataset, model: { hidden: [4], activation: "tanh" }, batchSize: 5 },
  });
  assert.ok(parsed.ok && isNetwork(parsed.configuration), JSON.stringify(parsed));
  return parsed.configuration;
}

/** The name of a quantity in PyTorch's code; null for one that it has no name for. */
function codeOf(tex: string | undefined): string | null {
  return /^\\mathtt\{(.+)\}$/.exec(tex ?? "")?.[1]?.replaceAll("\\", "") ?? null;
}

it("PyTorch's names in the lines of a network's update are those of PyTorch's own state and settings, with their numbers", {
  timeout: 120_000,
}, () => {
  const first = networkInspectorOf(configurationOf("sgd"), 0);
  const batches = Array.from({ length: UPDATES }, (_, k) => [...first.at(k)!.examples!]);
  const methods = Object.fromEntries(Object.entries(METHODS).map(([id, { torch }]) => [id, torch]));
  const task = { inputs, targets, batches, methods, start: [...first.at(0)!.theta] };
  const python = process.env.PYTHON_PATH ?? findPython();
  if (python === null) throw new Error("There is no Python with NumPy and PyTorch. Set PYTHON_PATH to one.");
  const { stdout, stderr, status } = spawnSync(python, ["-c", SCRIPT], {
    input: JSON.stringify(task),
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  const answers = JSON.parse(stdout) as Readonly<Record<string, Answer>>;

  for (const optimizer of Object.keys(METHODS)) {
    const configuration = configurationOf(optimizer);
    const lane = configuration.lanes[0]!;
    const inspector = networkInspectorOf(configuration, 0);
    const { settings, updates } = answers[optimizer]!;
    const lines = linesOf(lane, "torch");
    const nameOf = (id: string) => {
      const { tex, torch } = quantityOf(lane, id, "torch");
      const code = codeOf(torch ?? tex);
      return code === null ? null : (KEYS[code] ?? code);
    };
    const told = new Set<string>();
    for (const line of lines) {
      for (const id of namesRead({ line })) {
        const { kind } = quantityOf(lane, id, "torch");
        const name = nameOf(id);
        if (kind === "number" && name !== null && name !== "step") expect(settings, optimizer).toContain(name);
      }
    }
    for (const k of [0, 4, UPDATES - 1]) {
      const inspection = inspector.at(k)!;
      for (let at = 0; at < inspection.theta.length; at++) {
        const digests = updateDigests(inspector.task, lane, configuration.seed, inspection, "torch", at);
        for (const [i, { to }] of lines.entries()) {
          const name = nameOf(to);
          const want = name === null ? undefined : updates[k]![name]?.[at];
          if (name === null || want === undefined) continue;
          told.add(name);
          const got = digests[i]!.result ?? Number.NaN;
          expect(Math.abs(got - want), `${name} of ${optimizer} after ${k} updates`).toBeLessThanOrEqual(
            TOLERANCE * Math.max(1, Math.abs(want)),
          );
        }
      }
    }
    // Whatever PyTorch keeps is told. It counts its steps and has a buffer for no momentum, which the lines have no use for.
    const kept = Object.keys(updates[0]!).filter(
      (key) => key !== "step" && !(optimizer === "sgd" && key === "momentum_buffer"),
    );
    expect([...told].filter((name) => name !== "step").sort(), optimizer).toEqual(kept.sort());
  }
});
