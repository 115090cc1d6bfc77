import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { defaultsOf } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { datasets } from "../../src/engine/networks/data/index.ts";
import { activations, initializations, samplings } from "../../src/engine/networks/types.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { networkColumnNames } from "../../src/engine/training/record.ts";
import { type Configuration, isNetwork, isSurface, limits } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { kindOf } from "../../src/experiment/problem-kinds.ts";
import type { Reply, Request } from "../../src/worker/protocol.ts";
import { expect, test } from "./fixtures.ts";
import { headless } from "./headless.ts";

const STEPS = 200;

/** What is compared of a run, by the names that its lanes' columns have. */
function comparedColumns(configuration: Configuration): number[] {
  if (isSurface(configuration)) return [0, 1, 2, 3];
  const lane = { optimizer: "sgd", params: {} } as const;
  const names = isNetwork(configuration)
    ? networkColumnNames(configuration.problem, lane)
    : kindOf(configuration.problem.kind)!.columnNames(configuration.problem, lane);
  return ["loss", "gradNorm", "heldOutLoss"].map((name) => names.indexOf(name)).filter((column) => column >= 0);
}

/** Networks of every activation, in turn with every way to begin, on every data set, under methods of both orders. */
function networkConfigurations(): Configuration[] {
  return activations.map((activation, i) => {
    const parsed = parseConfiguration({
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: datasets[i % datasets.length]!.id, n: 60 },
        model: {
          ...{ hidden: [6, 6], activation, init: initializations[(i + 2) % initializations.length] },
          ...{ batchNorm: i % 3 === 1, skip: i % 2 === 1, initScale: 0.8 },
        },
        ...{ batchSize: 16, sampling: samplings[i % samplings.length], weightDecay: 0.001, evaluateEvery: 3 },
      },
      steps: 40,
      seed: i,
      lanes: [
        { optimizer: "momentum", params: { learningRate: 0.05 }, noise: { sigma: 0.01 } },
        { optimizer: "adam", params: { learningRate: 0.01 }, average: { kind: "uniform" } },
        { optimizer: "lbfgs", batchSize: 60 },
        { optimizer: "sgd", model: { activation: [activation, "gelu"], useBias: false, dropout: 0.3 } },
      ],
    });
    if (!parsed.ok) throw new Error(parsed.errors.map(({ path, message }) => `${path}: ${message.en}`).join("; "));
    return parsed.configuration;
  });
}

/** Every optimizer on a surface, bare, with noise and some with other modifiers, in as many runs as that takes. */
function configurationsOn(surface: (typeof surfaces)[number]): Configuration[] {
  const params = defaultsOf(surface.parameters);
  const { x } = surface.window(params);
  const scale = { gradientRate: surface.gradientRate(params), extent: (x[1] - x[0]) / 2 };
  const lane = (optimizer: string, modifiers: object = {}) => ({
    optimizer,
    params: optimizers.find(({ id }) => id === optimizer)!.suggest(scale),
    ...modifiers,
  });
  const sigma = 0.1;
  const all = [
    ...optimizers.map(({ id }) => lane(id)),
    ...optimizers.map(({ id }) => lane(id, { noise: { sigma, bias: [0.01, -0.01] } })),
    lane("momentum", { schedule: { kind: "cosine" }, clip: { kind: "norm", threshold: 1 }, noise: { sigma } }),
    lane("sgd", { schedule: { kind: "exponential" }, clip: { kind: "value", threshold: 0.5 } }),
    lane("adam", { schedule: { kind: "warmup" }, average: { kind: "ema", decay: 0.9 } }),
    lane("nesterov", { schedule: { kind: "linear" }, average: { kind: "uniform" } }),
  ];
  return Array.from({ length: Math.ceil(all.length / limits.lanes) }, (_, seed) => {
    const parsed = parseConfiguration({
      version: 1,
      problem: { kind: "surface", id: surface.id },
      steps: STEPS,
      seed,
      lanes: all.slice(seed * limits.lanes, (seed + 1) * limits.lanes),
    });
    if (!parsed.ok) throw new Error(parsed.errors.map(({ path, message }) => `${path}: ${message.en}`).join("; "));
    return parsed.configuration;
  });
}

const digest = (columns: readonly Float64Array[]): string => {
  const hash = createHash("sha256");
  for (const column of columns) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest("hex");
};

/** One digest of θ, J and ‖∇J‖ a lane, from what the headless runner prints; on a network, of J, ‖∇J‖ and the held-out loss. */
function headlessDigests(configurations: readonly Configuration[]): string[][] {
  return headless("-", configurations.map((configuration) => JSON.stringify(configuration)).join("\n")).map((lanes) =>
    lanes.map(({ points, loss, gradNorm, heldOutLoss }) =>
      digest(
        heldOutLoss
          ? [loss, gradNorm, heldOutLoss].map((column) => Float64Array.from(column))
          : [
              Float64Array.from(points, ([x]) => x),
              Float64Array.from(points, ([, y]) => y),
              Float64Array.from(loss),
              Float64Array.from(gradNorm),
            ],
      ),
    ),
  );
}

for (const [entry, configurationsOf] of [
  ["entry", () => surfaces.flatMap(configurationsOn)],
  ["network-entry", networkConfigurations],
] as const) {
  test(`the worker of the built page gives the bits of the headless runner: ${entry}`, async ({ page }) => {
    await compare(page, entry, configurationsOf());
  });
}

async function compare(page: Page, entry: string, configurations: readonly Configuration[]): Promise<void> {
  const worker = readdirSync(new URL("../../dist/assets", import.meta.url)).filter((name) =>
    new RegExp(`^${entry}-[\\w-]{8}\\.js$`).test(name),
  );
  expect(worker).toHaveLength(1);
  const expected = headlessDigests(configurations);

  await page.goto("./");
  const actual = await page.evaluate(
    async ({ url, compared, texts }) => {
      const worker = new Worker(url, { type: "module" });
      const digests: string[][] = [];
      for (const [run, text] of texts.entries()) {
        const specification = JSON.parse(text);
        const lanes: number[][][] = specification.lanes.map(() => compared[run]!.map(() => []));
        worker.postMessage({ type: "run", run, specification } satisfies Request);
        let done = false;
        while (!done) {
          const reply = await new Promise<Reply>((resolve, reject) => {
            worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
            worker.addEventListener("error", ({ message }) => reject(new Error(message)), { once: true });
            // A budget so small that the rows come in many chunks.
            worker.postMessage({ type: "pull", run, budget: 0.1 } satisfies Request);
          });
          if (reply.type !== "chunk") throw new Error(JSON.stringify(reply));
          for (const { lane, rows, offset } of reply.chunk.segments) {
            for (const [place, numbers] of lanes[lane]!.entries()) {
              const first = offset + compared[run]![place]! * rows;
              for (const number of reply.chunk.buffer.subarray(first, first + rows)) numbers.push(number);
            }
          }
          done = reply.chunk.done;
        }
        const hashed = lanes.map(async (columns) => {
          const bytes = await crypto.subtle.digest("SHA-256", Float64Array.from(columns.flat()));
          return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
        });
        digests.push(await Promise.all(hashed));
      }
      worker.terminate();
      return digests;
    },
    {
      url: `./assets/${worker[0]}`,
      compared: configurations.map(comparedColumns),
      texts: configurations.map(({ problem, start, steps, seed, lanes }) =>
        JSON.stringify({ problem, start, steps, seed, lanes }),
      ),
    },
  );

  const named = (digests: readonly string[][]) =>
    configurations.flatMap(({ problem, lanes, seed }, run) =>
      lanes.map(
        ({ optimizer }, lane) =>
          `${problem.kind === "network" ? problem.dataset.id : problem.id}, seed ${seed}, lane ${lane} (${optimizer}): ${digests[run]?.[lane]}`,
      ),
    );
  expect(named(actual)).toEqual(named(expected));
}
