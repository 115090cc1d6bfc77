import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { zeros } from "../../src/engine/core/vector.ts";
import { type Average, updateAverage } from "../../src/engine/modifiers/average.ts";
import { rateAt, type Schedule } from "../../src/engine/modifiers/schedule.ts";
import { findPython } from "./find-python.mjs";

const UPDATES = 40;
const RATE = 0.3;
const TOLERANCE = 1e-13;

/** Each schedule as PyTorch has it. A rate that falls in a straight line to a final one falls by a factor there. */
const SCHEDULES: readonly (readonly [Schedule, torch: string])[] = [
  [{ kind: "constant" }, "ConstantLR(o, factor=1)"],
  [{ kind: "linear", final: 0.06, tau: 25 }, "LinearLR(o, start_factor=1, end_factor=0.06 / 0.3, total_iters=25)"],
  [{ kind: "step", every: 7, factor: 0.4 }, "StepLR(o, step_size=7, gamma=0.4)"],
  [{ kind: "exponential", factor: 0.9 }, "ExponentialLR(o, gamma=0.9)"],
  [{ kind: "cosine", final: 0.01, tau: UPDATES }, `CosineAnnealingLR(o, T_max=${UPDATES}, eta_min=0.01)`],
  // Update 0 has the rate ε/τ already.
  [{ kind: "warmup", tau: 12 }, "LinearLR(o, start_factor=1 / 12, total_iters=11)"],
];

/** Each average as PyTorch has it, the exponential one as its documentation writes it. */
const AVERAGES: readonly (readonly [Average, torch: string])[] = [
  [{ kind: "uniform" }, "AveragedModel(m)"],
  [{ kind: "ema", decay: 0.8 }, "AveragedModel(m, avg_fn=lambda mean, p, n: 0.8 * mean + (1 - 0.8) * p)"],
];

const SCRIPT = `
import json, sys, warnings
import torch
from torch.optim.lr_scheduler import *
from torch.optim.swa_utils import AveragedModel
torch.set_default_dtype(torch.float64)
task = json.load(sys.stdin)
rates = []
for schedule in task["schedules"]:
    o = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=task["rate"])
    scheduler = eval(schedule)
    row = []
    for _ in range(task["updates"]):
        row.append(o.param_groups[0]["lr"])
        o.step()
        scheduler.step()
    rates.append(row)
means = []
for average in task["averages"]:
    m = torch.nn.Linear(2, 1, bias=False)
    averaged, row = eval(average), []
    for point in task["points"]:
        torch.nn.utils.vector_to_parameters(torch.tensor(point, dtype=torch.float64), m.parameters())
        averaged.update_parameters(m)
        row.append(averaged.module.weight.detach().flatten().tolist())
    means.append(row)
json.dump({"rates": rates, "means": means}, sys.stdout)
`;

it("schedules and averages are PyTorch's own", { timeout: 120_000 }, () => {
  const points = Array.from({ length: UPDATES }, (_, k) => [Math.sin(k), k / 7]);
  const python = process.env.PYTHON_PATH ?? findPython();
  if (python === null) throw new Error("There is no Python with NumPy and PyTorch. Set PYTHON_PATH to one.");
  const task = {
    ...{ rate: RATE, updates: UPDATES, points },
    ...{ schedules: SCHEDULES.map(([, torch]) => torch), averages: AVERAGES.map(([, torch]) => torch) },
  };
  const { stdout, stderr, status } = spawnSync(python, ["-c", SCRIPT], {
    ...{ input: JSON.stringify(task), encoding: "utf8" },
  });
  assert.equal(status, 0, stderr);
  const { rates, means } = JSON.parse(stdout) as { readonly rates: number[][]; readonly means: number[][][] };
  for (const [i, [schedule]] of SCHEDULES.entries()) {
    for (const [k, rate] of rates[i]!.entries())
      expect(Math.abs(rateAt(schedule, RATE, k) - rate), `${schedule.kind}, update ${k}`).toBeLessThan(TOLERANCE);
  }
  for (const [i, [rule]] of AVERAGES.entries()) {
    // PyTorch has no θ₀: its exponential average begins with the first point, whatever the decay.
    const mean = rule.kind === "ema" ? Float64Array.from(points[0]!) : zeros(2);
    for (const [k, expected] of means[i]!.entries()) {
      if (k > 0 || rule.kind === "uniform") updateAverage(rule, mean, Float64Array.from(points[k]!), k + 1);
      for (const [j, value] of expected.entries())
        expect(Math.abs(mean[j]! - value), `${rule.kind}, update ${k}`).toBeLessThan(TOLERANCE);
    }
  }
});
