import { type BrowserContext, test as base, expect } from "@playwright/test";

export { expect };

/** What went wrong in a page, in words, as it happens: whatever the console, the network or an uncaught error tells. */
function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on("console", (message) => {
    // How fast a graphics driver made of software reads its pixels is no fault of the page.
    const fromDriver = message.text().startsWith("[.WebGL-");
    // Nor is that the tests keep the page from being kept: see playwright.config.ts.
    const notKept = message.text().startsWith("Service Worker registration blocked");
    const grave = message.type() === "error" || message.type() === "warning";
    if (grave && !fromDriver && !notKept) faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${String(error.error())}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) faults.push(`foreign request: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // A page that is left gives up what it was still loading.
    const reason = request.failure()?.errorText ?? "";
    if (!/ABORT/i.test(reason)) faults.push(`failed request: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
}

interface Fixtures {
  /** Has every page of a context watched; the test fails if there was anything to complain about. */
  readonly watched: (context: BrowserContext) => BrowserContext;
  /** Opens a further, empty profile that is watched as the first one is. */
  readonly freshContext: () => Promise<BrowserContext>;
}

/** Every test fails if the console, the network or an uncaught error had anything to complain about. */
export const test = base.extend<Fixtures>({
  watched: async ({ baseURL }, use) => {
    const faults: string[] = [];
    await use((context) => {
      watch(context, new URL(baseURL!).origin, faults);
      return context;
    });
    expect(faults, "faults that the browser reported").toEqual([]);
  },
  context: async ({ context, watched }, use) => use(watched(context)),
  freshContext: async ({ browser, contextOptions, baseURL, watched, viewport, locale }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const options = { ...contextOptions, baseURL: baseURL!, viewport, ...(locale && { locale }) };
      const context = watched(await browser.newContext(options));
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
});
