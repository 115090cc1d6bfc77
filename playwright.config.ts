import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

// tests/browser/run.mjs finds the browsers and a free port, and says so here.
const { BROWSER_PATH, FIREFOX_PATH, PREVIEW_PORT = "4174" } = process.env;
const origin = `http://127.0.0.1:${PREVIEW_PORT}`;

const asRoot = process.getuid?.() === 0;
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

export default defineConfig({
  testDir: "tests/browser",
  testMatch: "*.spec.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // Generous, since a machine that is shared may stand still for a minute; every wait is for a condition, so nothing waits this long else.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [["list"]],
  use: {
    baseURL: `${origin}/`,
    locale: "en-US",
    // Every test sees the page as the server gives it; those of offline use let it keep itself.
    serviceWorkers: "block",
    viewport: { width: 1440, height: 900 },
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "chromium",
      use: {
        browserName: "chromium",
        launchOptions: {
          ...(BROWSER_PATH && { executablePath: BROWSER_PATH }),
          args: asRoot ? ["--no-sandbox", ...quiet] : quiet,
        },
      },
    },
    ...(FIREFOX_PATH
      ? [
          {
            name: "firefox",
            grepInvert: /@chromium/,
            // The system's own Firefox, by WebDriver BiDi.
            use: {
              browserName: "firefox" as const,
              channel: "moz-firefox",
              // Playwright takes them with a style of its own, which the page's policy refuses, and Firefox reports that as a fault.
              screenshot: "off" as const,
              launchOptions: { executablePath: FIREFOX_PATH },
            },
          },
        ]
      : []),
  ],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PREVIEW_PORT} --strictPort`,
    url: origin,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
