import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Configuration } from "../src/experiment/configuration.ts";
import { encodeLink } from "../src/experiment/link.ts";
import { opening } from "../src/experiment/opening.ts";
import { parseConfiguration } from "../src/experiment/parse.ts";
import type { Reply } from "../src/worker/protocol.ts";
import { ensureChromium } from "../tests/browser/find-browser.mjs";
import { measurePhone } from "./phone.ts";
import { limited, middle, type Row } from "./report.ts";
import { contoursShown, longest, traced } from "./tracing.ts";

const FIRST_CONTOURS_MILLISECONDS = 1000;
const SCRIPT_KILOBYTES = 230;
const LONGEST_TASK_MILLISECONDS = 50;
const FIRST_NETWORK_MILLISECONDS = 300;

/** What runs in pages keeps its names by a function that only the loader of this file knows. */
const KEEPS_NAMES = "globalThis.__name = (value) => value";

type ChunkMessage = Pick<Extract<Reply, { type: "chunk" }>, "elapsed" | "chunk">;

const root = fileURLToPath(new URL("../", import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Serves dist/ as `npm start` does. Resolves to the address and how to stop. */
async function serve(): Promise<{ readonly origin: string; readonly stop: () => void }> {
  if (!existsSync(`${root}dist/index.html`)) throw new Error("dist/ is missing: npm run build makes it");
  const port = await freePort();
  const args = ["node_modules/vite/bin/vite.js", "preview", "--host", "127.0.0.1", "--port", `${port}`, "--strictPort"];
  const server = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  while (!said.includes("127.0.0.1")) said += String((await once(server.stdout, "data"))[0]);
  return { origin: `http://127.0.0.1:${port}/`, stop: () => void server.kill() };
}

/** Milliseconds from the request to painted contours, in an empty profile. */
async function coldLoad(browser: Browser, origin: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(origin, { waitUntil: "commit" });
  await page.waitForFunction(contoursShown, undefined, { polling: "raf" });
  const milliseconds = await page.evaluate(() => performance.now());
  await context.close();
  return milliseconds;
}

/** The scripts without which there is no first view: what index.html names, which has every static import, and the worker's. */
function firstScripts(): string[] {
  const named = readFileSync(`${root}dist/index.html`, "utf8").matchAll(/assets\/[^"]+\.js/g);
  const worker = readdirSync(`${root}dist/assets`).filter((name) => /^entry-.*\.js$/.test(name));
  return [...[...named].map(([path]) => path), ...worker.map((name) => `assets/${name}`)];
}

function parsed(configuration: unknown): Configuration {
  const result = parseConfiguration(configuration);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.configuration;
}

/** A configuration as a link's fragment. */
const fragment = (configuration: unknown): string => encodeLink(parsed(configuration));

/** 8 lanes × 10 000 steps that end in a valley. */
const longRun = () =>
  fragment({
    version: 1,
    problem: { kind: "surface", id: "rosenbrock", params: { b: 8 } },
    steps: 10_000,
    lanes: [
      ["sgd", { learningRate: 0.002 }],
      ["momentum", { learningRate: 0.0005 }],
      ["nesterov", { learningRate: 0.0005 }],
      ["adagrad", { learningRate: 0.05 }],
      ["rmsprop", { learningRate: 0.002 }],
      ["rmsprop-nesterov", { learningRate: 0.0005 }],
      ["adadelta", { learningRate: 1 }],
      ["adam", { learningRate: 0.002 }],
    ].map(([optimizer, params]) => ({ optimizer, params })),
  });

/** Six lanes whose start is moved. */
const sixLanes = () =>
  fragment({
    version: 1,
    problem: { kind: "surface", id: "rosenbrock", params: { b: 8 } },
    steps: 1000,
    lanes: [
      ["sgd", { learningRate: 0.001 }],
      ["momentum", { learningRate: 0.0005 }],
      ["nesterov", { learningRate: 0.0005 }],
      ["adagrad", { learningRate: 0.05 }],
      ["rmsprop", { learningRate: 0.002 }],
      ["adam", { learningRate: 0.01 }],
    ].map(([optimizer, params]) => ({ optimizer, params })),
  });

/** 4 lanes × 20 000 updates of a small network. */
const longTraining = () =>
  fragment({
    version: 1,
    problem: { kind: "network", dataset: { id: "moons" }, batchSize: 32, evaluateEvery: 10 },
    steps: 20_000,
    lanes: [
      ["sgd", { learningRate: 0.05 }],
      ["momentum", { learningRate: 0.05 }],
      ["rmsprop", { learningRate: 0.005 }],
      ["adam", { learningRate: 0.01 }],
    ].map(([optimizer, params]) => ({ optimizer, params })),
  });

async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        let left = wanted;
        requestAnimationFrame(function next() {
          if (left-- > 0) requestAnimationFrame(next);
          else resolve();
        });
      }),
    count,
  );
}

/** Has `work` done with the production build in a browser. */
async function inBrowser(work: (browser: Browser, origin: string) => Promise<Row[]>): Promise<Row[]> {
  const { origin, stop } = await serve();
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ["--disable-background-networking", ...(asRoot ? ["--no-sandbox"] : [])],
  });
  try {
    return await work(browser, origin);
  } finally {
    await browser.close();
    stop();
  }
}

/** What a visitor waits for and feels. Without a graphics processor, painting on canvases counts as main-thread work too. */
export const page = () => inBrowser(measurePage);

/** The time that the worker takes for the network that the page opens with: one that has just been started, and once more. */
export const firstNetwork = () => inBrowser(measureFirstNetwork);

/** Has a new worker train the network that the page opens with, once for each seed. Milliseconds by the worker's clock. */
async function trainAnew(view: Page, url: string, seeds: readonly number[]): Promise<number[]> {
  return await view.evaluate(
    async ({ url, specifications }) => {
      const worker = new Worker(url, { type: "module" });
      const times: number[] = [];
      for (const [run, specification] of specifications.entries()) {
        worker.postMessage({ type: "run", run, specification });
        let time = 0;
        for (let done = false; !done; ) {
          const reply = new Promise<ChunkMessage>((resolve) => {
            worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
          });
          worker.postMessage({ type: "pull", run, budget: 12 });
          const { elapsed, chunk } = await reply;
          time += elapsed;
          done = chunk.done;
        }
        times.push(time);
      }
      return times;
    },
    { url, specifications: seeds.map((seed) => parsed({ ...opening.network.configuration, seed })) },
  );
}

async function measureFirstNetwork(browser: Browser, origin: string): Promise<Row[]> {
  const worker = readdirSync(`${root}dist/assets`).find((name) => /^network-entry-.*\.js$/.test(name));
  const first: number[] = [];
  const second: number[] = [];
  const processor: number[] = [];
  for (let i = 0; i < 10; i++) {
    const context = await browser.newContext();
    const view = await context.newPage();
    await view.addInitScript(KEEPS_NAMES);
    // An empty page, so that nothing is painted meanwhile.
    await view.goto(`${origin}icon.svg`);
    if (i % 2 === 0) {
      const times = await trainAnew(view, `${origin}assets/${worker}`, [1, 2]);
      first.push(times[0]!);
      second.push(times[1]!);
    } else {
      const times = await traced(browser, view, async () => {
        await trainAnew(view, `${origin}assets/${worker}`, [1]);
      });
      processor.push(times(/Worker/, /RunTask$/).reduce((sum, time) => sum + time, 0));
    }
    await context.close();
  }
  const row = (name: string, times: readonly number[]) =>
    limited(name, middle(times), FIRST_NETWORK_MILLISECONDS, "ms");
  return [
    row("4 × 2000 updates, processor time of a new worker", processor),
    row("  by its clock: waits for other threads count too", first),
    row("  with another seed, by the same worker's clock", second),
  ];
}

async function measurePage(browser: Browser, origin: string): Promise<Row[]> {
  const loads: number[] = [];
  for (let i = 0; i < 6; i++) loads.push(await coldLoad(browser, origin));
  const scripts = firstScripts();
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(`${root}dist/${path}`)).length, 0);

  const view = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await view.addInitScript(KEEPS_NAMES);
  await view.goto(origin, { waitUntil: "networkidle" });
  await view.waitForFunction(contoursShown);
  const rows: Row[] = [];
  for (const [name, run] of [
    ["8 × 10 000 steps", longRun()],
    ["4 × 20 000 updates", longTraining()],
  ] as const) {
    const arriving = await longest(browser, view, async () => {
      await view.evaluate((hash) => {
        window.location.hash = hash;
      }, run);
      await frames(view, 180);
    });
    const playing = await longest(browser, view, async () => {
      await view.getByRole("button", { name: "Run", exact: true }).click();
      await frames(view, 240);
    });
    for (const [when, { task, script }] of [
      ["arriving", arriving],
      ["playing", playing],
    ] as const) {
      rows.push(
        limited(`${name} ${when}: longest task`, task, LONGEST_TASK_MILLISECONDS, "ms"),
        limited("  of that, the page's own script in a frame", script, LONGEST_TASK_MILLISECONDS, "ms"),
      );
    }
  }
  return [
    limited("cold load to first contours", middle(loads.slice(1)), FIRST_CONTOURS_MILLISECONDS, "ms"),
    limited(`JavaScript of the first view, gzip (${scripts.length} files)`, bytes / 1000, SCRIPT_KILOBYTES, "kB"),
    ...rows,
    ...(await measurePhone(browser, `${origin}#${sixLanes()}`, origin)),
  ];
}
