// Takes docs/lab-light.png and docs/networks-light.png from the production build: npm run build && node docs/screenshot.mjs
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
  async function take(name) {
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.screenshot({ path: `${root}docs/${name}.png` });
  }
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "networkidle" });
  await take("lab-light");
  await page.getByRole("navigation").getByRole("link", { name: "Networks" }).click();
  await page.getByRole("img", { name: /^Adam at update 2000/ }).waitFor();
  await page.getByRole("main").getByRole("button", { name: /^Adam/ }).first().click();
  await page
    .getByText(/^Adam, update 2000/)
    .first()
    .waitFor();
  await take("networks-light");
} finally {
  await browser.close();
  server.kill();
}
