import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { Lane } from "../../../src/engine/lane.ts";
import { createNetwork } from "../../../src/engine/networks/network.ts";
import { spectrumOf } from "../../../src/engine/networks/spectrum.ts";
import { explain } from "../../../src/engine/outcome-words.ts";
import { dimensionOf } from "../../../src/engine/training/specification.ts";
import { runningOf } from "../../../src/engine/training/task.ts";
import { isNetwork, type NetworkConfiguration } from "../../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { networkInspectorOf, networkTaskOf, runOf } from "../lanes.ts";

function configurationOf(problem: object, rest: object = {}): NetworkConfiguration {
  const parsed = parseConfiguration({ version: 1, problem: { kind: "network", ...problem }, steps: 40, ...rest });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.ok(isNetwork(parsed.configuration));
  return parsed.configuration;
}

const small = { dataset: { id: "moons", n: 50 }, model: { hidden: [5, 4] }, batchSize: 16 };

const lanes = [
  { optimizer: "sgd", params: { learningRate: 0.1 } },
  { optimizer: "nesterov", params: { learningRate: 0.05 }, average: { kind: "ema" }, noise: { sigma: 0.1 } },
  {
    optimizer: "adam",
    params: { learningRate: 0.01 },
    clip: { threshold: 0.1 },
    schedule: { kind: "cosine", tau: 30 },
  },
  { optimizer: "lbfgs", batchSize: 50 },
];

/** Columns of every lane, by name, of a run in chunks of so many updates. */
function columnsOf(configuration: NetworkConfiguration, chunk = 1000): Map<string, number[]>[] {
  const run = runOf(configuration);
  const columns = run.lanes.map(({ columns }) => new Map(columns.map((name): [string, number[]] => [name, []])));
  while (!run.done) {
    const { buffer, segments } = run.advance(chunk);
    for (const { lane, rows, offset, from } of segments) {
      for (const [c, column] of [...columns[lane]!.values()].entries()) {
        assert.equal(column.length, from);
        column.push(...buffer.subarray(offset + c * rows, offset + (c + 1) * rows));
      }
    }
  }
  return columns;
}

describe("a network's dimension", () => {
  it("is foretold by its specification", () => {
    for (const model of [
      { hidden: [] },
      { hidden: [3, 3, 7], batchNorm: true, skip: true },
      { hidden: [4, 6], activation: "maxout", pieces: 3 },
      { hidden: [4, 6], activation: "maxout", pieces: 3, batchNorm: true, auxiliary: { layers: [2, 1], weight: 0.1 } },
    ]) {
      const { problem } = configurationOf({ dataset: { id: "blobs", classes: 4 }, model });
      const network = createNetwork({ inputs: 2, outputs: 4, ...problem });
      expect(dimensionOf(problem)).toBe(network.dimension);
    }
  });
});

describe("a lane on a network", { timeout: 60_000 }, () => {
  it("takes the updates of its rule on its minibatches, and records the whole set's loss and gradient", () => {
    const configuration = configurationOf({ ...small, weightDecay: 0.01 }, { lanes: [lanes[0]] });
    const task = networkTaskOf(configuration);
    const { batches } = task;
    const theta = Float64Array.from(task.start);
    const [columns] = columnsOf(configuration);
    const gradient = new Float64Array(theta.length);
    const whole = new Float64Array(theta.length);
    const all = Uint32Array.from({ length: 50 }, (_, i) => i);
    for (let k = 0; k <= 40; k++) {
      const loss = task.objective.valueAndGradient(theta, whole);
      expect(columns!.get("loss")![k]).toBe(loss);
      // A batch of the whole set is the whole set, to the bit.
      expect(task.network.onBatch(task.training, all, theta, gradient)).toBe(loss);
      expect(gradient).toEqual(whole);
      expect(columns!.get("gradNorm")![k]).toBeCloseTo(Math.hypot(...whole), 12);
      expect(columns!.get("heldOutLoss")![k]).toBe(task.network.evaluate(task.heldOut!, theta).loss);
      const before = theta.slice();
      task.network.onBatch(task.training, batches.at(k), theta, gradient);
      for (let i = 0; i < theta.length; i++) theta[i]! -= 0.1 * gradient[i]!;
      const step = Math.hypot(...theta.map((x, i) => x - before[i]!));
      if (k < 40) expect(columns!.get("stepLength")![k + 1]).toBeCloseTo(step, 12);
    }
  });

  for (const batchNorm of [false, true]) {
    it(`gives the same bits in chunks of any length and however seldom it is evaluated${batchNorm ? ", with batch normalization" : ""}`, () => {
      const model = { hidden: [5, 4], batchNorm };
      const configuration = configurationOf({ ...small, model }, { lanes });
      const whole = columnsOf(configuration);
      for (const chunk of [1, 7]) assert.deepEqual(columnsOf(configuration, chunk), whole);
      const seldom = columnsOf(configurationOf({ ...small, model, evaluateEvery: 7 }, { lanes }));
      const updates = [0, 7, 14, 21, 28, 35, 40];
      for (const [lane, columns] of seldom.entries()) {
        expect(columns.get("update")).toEqual(updates);
        for (const [name, column] of columns) expect(column).toEqual(updates.map((k) => whole[lane]!.get(name)![k]));
      }
    });

    it(`goes on from a snapshot as if nothing had happened${batchNorm ? ", with batch normalization" : ""}`, () => {
      const configuration = configurationOf({ ...small, model: { hidden: [5, 4], batchNorm } }, { lanes });
      for (const [index, lane] of configuration.lanes.entries()) {
        const task = networkTaskOf(configuration, index);
        const through = new Lane(task, lane, 1);
        const out = new Float64Array(through.columns.length * 100);
        through.advance(40, 50, out, 0, 17);
        const snapshot = structuredClone(through.snapshot());
        const rest = (from: Lane) => {
          const buffer = new Float64Array(from.columns.length * 50);
          from.advance(40, 50, buffer, 0, 100);
          return { buffer, last: from.snapshot() };
        };
        const resumed = new Lane(task, lane, 1);
        resumed.restore(snapshot);
        expect(rest(resumed)).toEqual(rest(through));
      }
    });
  }

  it("begins where the others begin and sees their batches, unless it has a seed of its own", () => {
    const configuration = configurationOf(small, { lanes: [lanes[0], lanes[0], { ...lanes[0], seed: 9 }] });
    const [first, second, other] = columnsOf(configuration);
    expect(second).toEqual(first);
    expect(other!.get("loss")![0]).not.toBe(first!.get("loss")![0]);
    const start = Array.from({ length: dimensionOf(configuration.problem) }, (_, i) => Math.sin(i));
    const [a, , c] = columnsOf({ ...configuration, start });
    expect(c!.get("loss")![0]).toBe(a!.get("loss")![0]);
    expect(c!.get("loss")![1]).not.toBe(a!.get("loss")![1]);
  });

  it("stops once the held-out loss has not been lower for as many evaluations as its patience", () => {
    const noisy = { ...small, dataset: { id: "overlap", n: 30 }, model: { hidden: [20] }, evaluateEvery: 5 };
    const free = configurationOf(noisy, { lanes: [{ optimizer: "adam", params: { learningRate: 0.05 } }], steps: 600 });
    const losses = columnsOf(free)[0]!.get("heldOutLoss")!;
    const patience = 6;
    let best = 0;
    let row = 0;
    while (row - best < patience) if (losses[++row]! < losses[best]!) best = row;
    const run = runOf({ ...free, problem: { ...free.problem, earlyStopping: { patience } } });
    const { ended } = run.advance(1000);
    expect(ended[0]!.outcome).toMatchObject({
      status: "completed",
      early: { at: 5 * row, best: 5 * best, loss: losses[best] },
    });
    const { steps, best: kept } = ended[0]!;
    expect(steps).toBe(5 * row);
    const { network, heldOut } = networkTaskOf(free);
    expect(network.evaluate(heldOut!, kept!.theta).loss).toBe(losses[best]);
  });

  it("comes to rest on the whole set, and diverges with the update at which it does", () => {
    const convex = { dataset: { id: "blobs", n: 60, noise: 1.5 }, model: { hidden: [] }, weightDecay: 0.1 };
    const resting = runOf(configurationOf(convex, { lanes: [{ optimizer: "bfgs" }] })).advance(100);
    expect(resting.ended[0]!.outcome).toMatchObject({ status: "converged" });
    const regression = { dataset: { id: "curve" }, model: { hidden: [4], activation: "identity" }, evaluateEvery: 50 };
    const wild = configurationOf(regression, {
      lanes: [{ optimizer: "sgd", params: { learningRate: 10 } }],
      steps: 200,
    });
    const run = runOf(wild);
    const { ended } = run.advance(500);
    const { outcome, steps, theta } = ended[0]!;
    assert.equal(outcome.status, "diverged");
    expect(steps).toBe(outcome.at - 1);
    expect(outcome.at).toBeLessThan(50);
    expect(theta.every(Number.isFinite)).toBe(true);
  });

  it("tells the curvature that a rate was too large for, of many parameters too", () => {
    const model = { hidden: [16, 15], activation: "identity" };
    const problem = { dataset: { id: "curve", n: 60 }, model, evaluateEvery: 50 };
    const lanes = [{ optimizer: "sgd", params: { learningRate: 10 } }];
    const configuration = configurationOf(problem, { lanes, steps: 100 });
    const run = runOf(configuration);
    const { outcome } = run.advance(200).ended[0]!;
    assert.ok(outcome.status === "diverged" && outcome.cause.kind === "rate-above-limit", JSON.stringify(outcome));
    const { network, objective, training } = networkTaskOf(configuration);
    expect(network.dimension).toBeGreaterThan(300);
    expect(outcome.cause.k).toBe(0);
    const work = spectrumOf(objective, network.initial(1, training));
    let next = work.next();
    while (!next.done) next = work.next();
    const lambdaMax = next.value.at(-1)!;
    expect(Math.abs(outcome.cause.lambdaMax / lambdaMax - 1)).toBeLessThan(1e-3);
  });

  it("says where the network is too large for its largest curvature to be worked out", () => {
    const wild = { optimizer: "sgd", params: { learningRate: 1e6 }, batchSize: 4 };
    const endingOf = (n: number) => {
      const model = { hidden: [140, 140], activation: "relu" };
      const run = runOf(
        configurationOf({ dataset: { id: "curve", n, heldOut: 0 }, model }, { lanes: [wild], steps: 20 }),
      );
      while (!run.done) for (const { outcome } of run.advance(20).ended) return outcome;
      throw new Error("no end");
    };
    // 20 161 parameters: so many examples are just few enough, and just too many.
    const [seen, unseen] = [endingOf(600), endingOf(640)];
    assert.ok(seen.status === "diverged" && unseen.status === "diverged");
    expect(seen.cause.kind).toBe("rate-above-limit");
    expect(unseen.cause).toMatchObject({ kind: "overflow", unseen: true });
    expect(explain(unseen, "update").en).toContain("was not worked out, which takes too long with so many parameters");
  });

  it("ends a lane at the same update, with the same numbers, however seldom it is evaluated", () => {
    const wild = [
      { optimizer: "sgd", params: { learningRate: 10 } },
      { optimizer: "sgd", params: { learningRate: 1.1 } },
      { optimizer: "momentum", params: { learningRate: 2 }, batchSize: 40 },
      { optimizer: "nesterov", params: { learningRate: 5 }, average: { kind: "uniform" } },
      { optimizer: "adadelta", params: { learningRate: 1e200 } },
      { optimizer: "sgd", params: { learningRate: 1e80 }, schedule: { kind: "warmup", tau: 37 } },
    ];
    const problem = { dataset: { id: "curve", n: 40 }, batchSize: 8 };
    let unseen = 0;
    for (const model of [
      { hidden: [4], activation: "identity" },
      { hidden: [5, 4], activation: "relu", batchNorm: true },
    ]) {
      const endings = [1, 7, 50, 1000].map((evaluateEvery) => {
        const run = runOf(configurationOf({ ...problem, model, evaluateEvery }, { lanes: wild, steps: 300 }));
        const ended = [];
        while (!run.done) ended.push(...run.advance(11).ended);
        return ended
          .sort((a, b) => a.lane - b.lane)
          .map(({ lane, outcome, steps, theta, evaluations }) => {
            if (outcome.status !== "diverged") return { lane, status: outcome.status };
            const { at, quantity } = outcome;
            return { lane, at, quantity, evaluations, steps, theta };
          });
      });
      for (const [every, ending] of endings.entries())
        for (const [lane, told] of ending.entries()) expect(told, `${every} ${lane}`).toEqual(endings[0]![lane]);
      unseen += endings[0]!.filter(({ quantity }) => quantity === "loss").length;
    }
    // An overflow of the loss leaves finite parameters, so that nothing but an evaluation shows it.
    expect(unseen).toBeGreaterThan(0);
  });
});

describe("a lane that cannot learn", () => {
  it("says why", () => {
    const cases = [
      [
        { activation: "relu", bias: "constant", biasValue: -20 },
        { kind: "dead", layer: 0 },
      ],
      [{ initScale: 1e4 }, { kind: "saturated", layer: 0 }],
      [
        { init: "zeros", batchNorm: true },
        { kind: "no-variance", layer: 0, units: 5 },
      ],
    ] as const;
    for (const [model, deadEnd] of cases) {
      const configuration = configurationOf({ ...small, model: { hidden: [5, 4], ...model } }, { steps: 1 });
      const { outcome } = runOf(configuration).advance(10).ended[0]!;
      expect(outcome.deadEnds).toEqual(expect.arrayContaining([expect.objectContaining(deadEnd)]));
    }
    // 51 examples leave a last batch of one.
    const odd = configurationOf({ dataset: { n: 51 }, model: { batchNorm: true }, batchSize: 10 });
    expect(runOf(odd).advance(100).ended[0]!.outcome.deadEnds).toContainEqual({ kind: "batch-of-one" });
  });
});

describe("an inspector", () => {
  it("finds every update of a lane as it was, in any order", () => {
    const model = { hidden: [5, 4], batchNorm: true };
    const configuration = configurationOf({ ...small, model }, { lanes, steps: 200 });
    const columns = columnsOf(configuration);
    for (const lane of lanes.keys()) {
      const inspector = networkInspectorOf(configuration, lane);
      const { network, objective, heldOut } = inspector.task;
      for (const k of [150, 3, 64, 199, 0, 63, 200]) {
        const found = inspector.at(k)!;
        expect(objective.value(found.theta)).toBe(columns[lane]!.get("loss")![k]);
        expect(found.k).toBe(k);
        const { loss } = network.evaluate(heldOut!, found.theta, runningOf(inspector.task, found.memory));
        expect(loss).toBe(columns[lane]!.get("heldOutLoss")![k]);
        if (k < 200) expect(inspector.at(k + 1)!.theta).toEqual(found.after.theta);
      }
    }
  });
});
