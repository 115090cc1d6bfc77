// Runs the browser tests on the production build in dist/, in every browser that can be had. Arguments go to `playwright test`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { ensureChromium, findFirefox } from "./find-browser.mjs";

const root = new URL("../../", import.meta.url);

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

if (!existsSync(new URL("dist/index.html", root))) {
  console.error("dist/ is missing: npm run build makes it.");
  process.exit(1);
}

let browsers;
try {
  browsers = { BROWSER_PATH: ensureChromium(), FIREFOX_PATH: findFirefox() };
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
console.log(`Chromium: ${browsers.BROWSER_PATH}`);
console.log(`Firefox:  ${browsers.FIREFOX_PATH ?? "not found, so its tests are left out (FIREFOX_PATH may name one)"}`);

const { status } = spawnSync(
  process.execPath,
  [createRequire(import.meta.url).resolve("@playwright/test/cli"), "test", ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      BROWSER_PATH: browsers.BROWSER_PATH,
      FIREFOX_PATH: browsers.FIREFOX_PATH ?? "",
      PREVIEW_PORT: process.env.PREVIEW_PORT ?? String(await freePort()),
    },
  },
);
process.exit(status ?? 1);
