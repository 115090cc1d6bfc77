import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defaultsOf } from "../src/engine/core/types.ts";
import { optimizerById } from "../src/engine/methods/index.ts";
import type { MethodId } from "../src/engine/methods/rules.ts";
import { createNetwork } from "../src/engine/networks/network.ts";
import type { Activation, Data, Loss, ModelSpecification, Network } from "../src/engine/networks/types.ts";
import { CountingOracle } from "../src/engine/oracle.ts";
import { UnitNetwork } from "./playground.ts";
import { amount, type Row } from "./report.ts";

const ROUNDS = 6;
const ROUND_MILLISECONDS = 250;
const BATCHES = 20;

type Peer = "ConvNetJS" | "units and connections" | "PyTorch";

interface Training {
  readonly widths: readonly [number, ...number[]];
  readonly activation: Activation & ("tanh" | "relu");
  readonly optimizer: "sgd" | "adam";
  readonly batch: number;
  /** How many times a peer's steps per second ours should be at least. */
  readonly goals: Partial<Record<Peer, number>>;
}

const SMALL = { ConvNetJS: 5, "units and connections": 8, PyTorch: 20 };
const LARGE = { PyTorch: 1.5 };
const TRAININGS: readonly Training[] = [
  { widths: [2, 8, 8, 1], activation: "tanh", optimizer: "sgd", batch: 10, goals: SMALL },
  { widths: [2, 8, 8, 1], activation: "tanh", optimizer: "adam", batch: 32, goals: SMALL },
  { widths: [2, 32, 32, 32, 2], activation: "tanh", optimizer: "sgd", batch: 32, goals: LARGE },
  { widths: [64, 64, 32, 10], activation: "relu", optimizer: "adam", batch: 64, goals: LARGE },
];

const titleOf = ({ widths, activation, optimizer, batch }: Training) =>
  `${widths.join("-")} ${activation}, ${optimizer === "sgd" ? "SGD" : "Adam"}, batch ${batch}`;

function modelOf(hidden: readonly number[], activation: Activation): ModelSpecification {
  const biases = { bias: "zero", biasValue: 0, useBias: true } as const;
  const rest = { pieces: 2, initScale: 1, batchNorm: false, skip: false, dropout: 0 } as const;
  return { hidden, activation, init: "glorot-uniform", ...biases, ...rest };
}

function dataOf(n: number, width: number, outputs: number, classes: boolean): Data {
  const numbers = (count: number) => Float64Array.from({ length: count }, () => 2 * Math.random() - 1);
  const labels = classes ? Uint32Array.from({ length: n }, (_, i) => i % outputs) : null;
  return { n, width, inputs: numbers(n * width), outputs, labels, targets: numbers(n * outputs) };
}

/** A trainer of ours: calling it makes one update. */
function ownStep(network: Network, data: Data, batches: readonly Uint32Array[], optimizer: MethodId): () => void {
  let next = 0;
  const objective = {
    ...network.objective(data),
    valueAndGradient: (theta: Float64Array<ArrayBuffer>, gradient: Float64Array<ArrayBuffer>) =>
      network.onBatch(data, batches[next++ % batches.length]!, theta, gradient),
  };
  const declaration = optimizerById(optimizer);
  const params = { ...defaultsOf(declaration.parameters), learningRate: 0.001 };
  const theta = network.initial(1, data);
  const state = declaration.init(theta.length, params);
  const oracle = new CountingOracle(objective, 1, { step: 0 });
  return () => declaration.step(oracle, theta, state, params);
}

interface ConvNet {
  Vol: new (values: readonly number[]) => object;
  Net: new () => { makeLayers(layers: readonly object[]): void };
  Trainer: new (net: object, options: object) => { train(x: object, y: readonly number[]): void };
}

function convNetStep({ widths, activation, optimizer, batch }: Training, data: Data, batches: readonly Uint32Array[]) {
  const { Vol, Net, Trainer } = createRequire(import.meta.url)("convnetjs") as ConvNet;
  const net = new Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: widths[0] },
    ...widths.slice(1, -1).map((num_neurons) => ({ type: "fc", num_neurons, activation })),
    { type: "regression", num_neurons: widths.at(-1) },
  ]);
  const method = optimizer === "adam" ? "adagrad" : "sgd";
  const trainer = new Trainer(net, { method, learning_rate: 0.001, momentum: 0, batch_size: batch });
  const inputs = rowsOf(data.inputs, data.width).map((row) => new Vol(row));
  const targets = rowsOf(data.targets, data.outputs);
  let next = 0;
  return () => {
    for (const example of batches[next++ % batches.length]!) trainer.train(inputs[example]!, targets[example]!);
  };
}

function unitStep({ widths }: Training, data: Data, batches: readonly Uint32Array[]): () => void {
  const net = new UnitNetwork(widths);
  const inputs = rowsOf(data.inputs, data.width);
  const targets = rowsOf(data.targets, data.outputs);
  let next = 0;
  return () => {
    for (const example of batches[next++ % batches.length]!) {
      net.forward(inputs[example]!);
      net.backward(targets[example]!);
    }
    net.update(0.001);
  };
}

const rowsOf = (values: Float64Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);

/** Milliseconds of processor time since the start, so that other programs on the machine do not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The best of several rounds in which the steppers take turns. */
function ratesOf(steppers: readonly (() => void)[]): number[] {
  const best = steppers.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    steppers.forEach((step, i) => {
      const begin = processorTime();
      let steps = 0;
      let elapsed = 0;
      while (elapsed < ROUND_MILLISECONDS) {
        for (let k = 0; k < BATCHES; k++) step();
        steps += BATCHES;
        elapsed = processorTime() - begin;
      }
      best[i] = Math.max(best[i]!, (1000 * steps) / elapsed);
    });
  }
  return best;
}

interface Torch {
  readonly version: string;
  readonly rates: readonly number[];
}

/** PyTorch's rates where a Python that has it is found. */
function torchRates(trainings: readonly object[]): Torch | null {
  const script = fileURLToPath(new URL("networks.py", import.meta.url));
  for (const python of [process.env.PYTHON_PATH, "/usr/bin/python3", "python3"]) {
    if (!python) continue;
    const { status, stdout } = spawnSync(python, [script], { input: JSON.stringify(trainings), encoding: "utf8" });
    if (status === 0) return JSON.parse(stdout) as Torch;
  }
  return null;
}

/** Samples and updates per second, ours and the peers', on the same data and batches with squared error, one heading for each network. */
export function trainings(): { readonly heading: string; readonly rows: readonly Row[] }[] {
  const given = TRAININGS.map((training) => {
    const { widths, batch } = training;
    const data = dataOf(300, widths[0], widths.at(-1)!, false);
    const batches = Array.from({ length: BATCHES }, () =>
      Uint32Array.from({ length: batch }, () => Math.floor(300 * Math.random())),
    );
    return { training, data, batches };
  });
  const torch = torchRates(
    given.map(({ training, data, batches }) => ({
      ...training,
      inputs: rowsOf(data.inputs, data.width),
      targets: rowsOf(data.targets, data.outputs),
      batches: batches.map((batch) => [...batch]),
    })),
  );
  return given.map(({ training, data, batches }, i) => {
    const { widths, activation, optimizer, batch, goals } = training;
    const loss: Loss = "squared-error";
    const shape = { inputs: widths[0], outputs: widths.at(-1)!, model: modelOf(widths.slice(1, -1), activation) };
    const network = createNetwork({ ...shape, loss, weightDecay: 0 });
    // The units know only the hyperbolic tangent and plain SGD, as far as this benchmark goes.
    const comparable = activation === "tanh" && optimizer === "sgd";
    const steppers = [
      ownStep(network, data, batches, optimizer),
      convNetStep(training, data, batches),
      ...(comparable ? [unitStep(training, data, batches)] : []),
    ];
    const [own, convNet, units] = ratesOf(steppers) as [number, number, number?];
    const speed = (rate: number) => `${amount(rate * batch)} samples/s, ${amount(rate)} steps/s`;
    const row = (peer: Peer, name: string, rate: number): Row => {
      const times = own / rate;
      const goal = goals[peer];
      const verdict = goal === undefined ? {} : { limit: `≥ ${goal} ×`, ok: times >= goal };
      return { name, figure: speed(rate), ratio: `ours ${times.toFixed(1)} ×`, ...verdict };
    };
    return {
      heading: titleOf(training),
      rows: [
        { name: "this engine", figure: speed(own) },
        row("ConvNetJS", optimizer === "adam" ? "ConvNetJS (AdaGrad: it has no Adam)" : "ConvNetJS", convNet),
        ...(units === undefined ? [] : [row("units and connections", "TF Playground's scheme, written anew", units)]),
        torch
          ? row("PyTorch", `PyTorch ${torch.version}, one thread`, torch.rates[i]!)
          : { name: "PyTorch", figure: "not found" },
      ],
    };
  });
}
