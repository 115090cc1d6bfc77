import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { encodeLink } from "../src/experiment/link.ts";
import { parseConfiguration } from "../src/experiment/parse.ts";
import { ensureChromium } from "../tests/browser/find-browser.mjs";
import { limited, middle, type Row } from "./report.ts";

const FIRST_CONTOURS_MILLISECONDS = 1000;
const SCRIPT_KILOBYTES = 250;
const LONGEST_TASK_MILLISECONDS = 50;

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

/** Whether the landscape's canvas shows more than a few colours: painted contours, not a bare background. */
const contoursShown = () =>
  [...document.querySelectorAll<HTMLCanvasElement>("main canvas")].some((canvas) => {
    if (canvas.width < 50) return false;
    const small = document.createElement("canvas");
    small.width = small.height = 24;
    const context = small.getContext("2d");
    if (!context) return false;
    context.drawImage(canvas, 0, 0, 24, 24);
    const { data } = context.getImageData(0, 0, 24, 24);
    return new Set(new Uint32Array(data.buffer)).size > 20;
  });

/** Milliseconds from the request to painted contours, in an empty profile, and the bytes of JavaScript that took. */
async function coldLoad(browser: Browser, origin: string): Promise<{ milliseconds: number; scripts: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (/\.js$/.test(new URL(request.url()).pathname)) scripts.push(new URL(request.url()).pathname);
  });
  await page.goto(origin, { waitUntil: "commit" });
  await page.waitForFunction(contoursShown, undefined, { polling: "raf" });
  const milliseconds = await page.evaluate(() => performance.now());
  await context.close();
  return { milliseconds, scripts };
}

/** The longest main-thread tasks, in milliseconds, while 8 lanes × 10 000 steps arrive, play back and are dragged through. */
async function longestTasks(page: Page, origin: string): Promise<{ readonly stream: number; readonly play: number }> {
  const parsed = parseConfiguration({
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
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  await page.goto(origin);
  await page.waitForFunction(contoursShown);
  const observe = () =>
    page.evaluate(() => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ entryTypes: ["longtask"] });
      Object.assign(window, { longest: () => Math.max(0, ...tasks) });
    });
  const longest = () => page.evaluate(() => (window as unknown as { longest: () => number }).longest());
  const frames = (count: number) =>
    page.evaluate(
      (left) =>
        new Promise<void>((resolve) => {
          const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
          next();
        }),
      count,
    );
  await observe();
  await page.evaluate((fragment) => {
    window.location.hash = fragment;
  }, encodeLink(parsed.configuration));
  await frames(180);
  const stream = await longest();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await frames(300);
  return { stream, play: await longest() };
}

/** What a visitor waits for and feels. Browsers report tasks of 50 ms and more; 0 stands for none. */
export async function page(): Promise<Row[]> {
  const { origin, stop } = await serve();
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ["--disable-background-networking", ...(asRoot ? ["--no-sandbox"] : [])],
  });
  try {
    const loads = [];
    for (let i = 0; i < 6; i++) loads.push(await coldLoad(browser, origin));
    const scripts = [...new Set(loads[0]!.scripts)];
    const kilobytes =
      scripts.reduce((sum, path) => sum + gzipSync(readFileSync(`${root}dist${path}`)).length, 0) / 1000;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { stream, play } = await longestTasks(await context.newPage(), origin);
    return [
      limited(
        "cold load to first contours",
        middle(loads.slice(1).map(({ milliseconds }) => milliseconds)),
        FIRST_CONTOURS_MILLISECONDS,
        "ms",
      ),
      limited(`JavaScript of the first view, gzip (${scripts.length} files)`, kilobytes, SCRIPT_KILOBYTES, "kB"),
      limited("longest task, 8 × 10 000 steps arriving", stream, LONGEST_TASK_MILLISECONDS, "ms"),
      limited("longest task, arriving and playing back", play, LONGEST_TASK_MILLISECONDS, "ms"),
    ];
  } finally {
    await browser.close();
    stop();
  }
}
