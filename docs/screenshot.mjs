// Takes docs/lab-light.png, docs/networks-light.png and public/preview.png from the production build: npm run build && node docs/screenshot.mjs
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ensureChromium } from "../tests/browser/find-browser.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const port = process.env.PREVIEW_PORT ?? "4199";
const server = spawn(
  process.execPath,
  ["node_modules/vite/bin/vite.js", "preview", "--host", "127.0.0.1", "--port", port, "--strictPort"],
  { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
);
await once(server.stdout, "data");
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
    locale: "en-US",
    colorScheme: "light",
  });
  /** Waits until what arrived last has been painted, and takes the picture. */
  async function take(path, from = page) {
    await from.evaluate(() => document.fonts.ready);
    await from.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await from.screenshot({ path: `${root}${path}` });
  }
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "networkidle" });
  await take("docs/lab-light.png");
  // What previews of links show: the picture and its controls, in their usual size.
  const preview = await browser.newPage({
    viewport: { width: 1200, height: 630 },
    locale: "en-US",
    colorScheme: "light",
  });
  await preview.goto(`http://127.0.0.1:${port}/`, { waitUntil: "networkidle" });
  await preview.locator("main table td:not(:empty)").first().waitFor();
  await take("public/preview.png", preview);
  await preview.close();
  await page.getByRole("navigation").getByRole("link", { name: "Networks" }).click();
  await page.getByRole("img", { name: /^Adam at update 2000/ }).waitFor();
  await page.getByRole("main").getByRole("button", { name: /^Adam/ }).first().click();
  await page
    .getByText(/^Adam, update 2000/)
    .first()
    .waitFor();
  await take("docs/networks-light.png");
} finally {
  await browser.close();
  server.kill();
}
