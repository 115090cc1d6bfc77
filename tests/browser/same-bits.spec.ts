import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { defaultsOf } from "../../src/engine/core/types.ts";
import { columnNames } from "../../src/engine/lane.ts";
import { optimizers } from "../../src/engine/optimizers/index.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { type Configuration, limits } from "../../src/experiment/configuration.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import type { Reply, Request } from "../../src/worker/protocol.ts";
import { expect, test } from "./fixtures.ts";
import { headless } from "./headless.ts";

const STEPS = 200;
const COLUMNS = columnNames(2, {}).slice(0, 4);

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

/** One digest of θ, J and ‖∇J‖ a lane, from what the headless runner prints. */
function headlessDigests(configurations: readonly Configuration[]): string[][] {
  return headless("-", configurations.map((configuration) => JSON.stringify(configuration)).join("\n")).map((lanes) =>
    lanes.map(({ points, loss, gradNorm }) =>
      digest([
        Float64Array.from(points, ([x]) => x),
        Float64Array.from(points, ([, y]) => y),
        Float64Array.from(loss),
        Float64Array.from(gradNorm),
      ]),
    ),
  );
}

test("the worker of the built page gives the bits of the headless runner", async ({ page }) => {
  const worker = readdirSync(new URL("../../dist/assets", import.meta.url)).filter((name) =>
    /^entry-.*\.js$/.test(name),
  );
  expect(worker).toHaveLength(1);
  const configurations = surfaces.flatMap(configurationsOn);
  const expected = headlessDigests(configurations);

  await page.goto("./");
  const actual = await page.evaluate(
    async ({ url, names, texts }) => {
      const worker = new Worker(url, { type: "module" });
      const digests: string[][] = [];
      for (const [run, text] of texts.entries()) {
        const specification = JSON.parse(text);
        const lanes: number[][][] = specification.lanes.map(() => names.map(() => []));
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
            for (const [column, numbers] of lanes[lane]!.entries()) {
              const first = offset + column * rows;
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
      names: COLUMNS,
      texts: configurations.map(({ problem, start, steps, seed, lanes }) =>
        JSON.stringify({ problem, start, steps, seed, lanes }),
      ),
    },
  );

  const named = (digests: readonly string[][]) =>
    configurations.flatMap(({ problem, lanes, seed }, run) =>
      lanes.map(
        ({ optimizer }, lane) =>
          `${problem.kind === "surface" ? problem.id : problem.dataset.id}, seed ${seed}, lane ${lane} (${optimizer}): ${digests[run]?.[lane]}`,
      ),
    );
  expect(named(actual)).toEqual(named(expected));
});
