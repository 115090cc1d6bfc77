import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { test as base, expect } from "./fixtures.ts";
import { computed, exactValues, openLab } from "./lab.ts";
import { heading, trainOnParity } from "./own-files.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

interface Site {
  readonly address: string;
  /** Puts another build in the place of the one that is served: the same page, marked. */
  readonly publish: () => Promise<void>;
  /** Answers nobody any more. */
  readonly close: () => Promise<void>;
}

/** A server of files and nothing else, which has the build in a folder of its own. */
async function serve(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname.replace(/\/$/, "/index.html");
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const test = base.extend<{ site: Site }>({
  serviceWorkers: "allow",
  site: async ({ browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `thalweg-${browserName}-`));
    const build = join(folder, "lectures", "lab");
    await cp(dist, build, { recursive: true, filter: (path) => !path.endsWith(".map") });
    const server = await serve(folder);
    let open = true;
    const close = async () => {
      if (!open) return;
      open = false;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    await use({
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lectures/lab/`,
      publish: async () => {
        const index = join(build, "index.html");
        await writeFile(index, (await readFile(index, "utf8")).replace("<body>", '<body data-build="newer">'));
        const worker = join(build, "sw.js");
        const renewed = (await readFile(worker, "utf8")).replace(/(url:"index\.html",revision:")\w+/, "$1newer");
        await writeFile(worker, renewed);
      },
      close,
    });
    await close();
    await rm(folder, { recursive: true });
  },
  baseURL: async ({ site }, use) => use(site.address),
});

/** Waits until the page has all it needs and would be served without a network. */
async function kept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
}

/** Waits until the page fetches nothing more for later: Firefox reports what is broken off as a fault. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    (seen) => {
      const count = performance.getEntriesByType("resource").length;
      if (seen.count !== count) Object.assign(seen, { count, since: performance.now() });
      return performance.now() - seen.since > 2000;
    },
    await page.evaluateHandle(() => ({ count: -1, since: 0 })),
    { polling: 200 },
  );
}

const newer = (page: Page) => page.locator("body[data-build=newer]");

test("all that the page may ask for is kept on the device, and nothing else", { tag: "@chromium" }, () => {
  const listed = [...readFileSync(join(dist, "sw.js"), "utf8").matchAll(/url:"([^"]+)"/g)].map(([, url]) => url!);
  const wanted = readdirSync(join(dist, "assets"))
    // Source maps are for debuggers, and browsers that run the page read WOFF2.
    .filter((name) => !/\.(map|woff|ttf)$/.test(name))
    .map((name) => `assets/${name}`);
  expect(wanted.some((name) => /\/entry-.*\.js$/.test(name))).toBe(true);
  expect(listed.toSorted()).toEqual([...wanted, "icon.svg", "index.html", "manifest.webmanifest"].toSorted());
});

test("after a visit the page opens and works without a network, in any folder", async ({ page, site }) => {
  await openLab(page);
  await kept(page);
  const values = await exactValues(page);
  // What the visit still fetches for later has to arrive first.
  await atRest(page);
  await site.close();

  await page.reload();
  await computed(page);
  expect(await exactValues(page)).toEqual(values);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "3D" }).click();
  await expect(page.getByRole("application", { name: /^3-D view/ })).toBeVisible();

  await atRest(page);
  await page.goto("./?embed#surface=himmelblau&lane=adam(learningRate:0.1)&v=1");
  await expect(page.getByRole("link", { name: /Thalweg/ })).toBeVisible();
});

test("a new version waits until it is asked for, and takes the experiment over", async ({ page, site }) => {
  await openLab(page, "surface=himmelblau&lane=adam(learningRate:0.1)&v=1");
  await kept(page);
  await site.publish();
  await page.reload();
  const notice = page.getByRole("status").filter({ hasText: "A new version" });
  await expect(notice).toBeVisible();
  await expect(newer(page)).toHaveCount(0);
  await expectAccessible(page, "notice");

  // Nobody is pressed: it can be put off, and comes again with the next visit.
  await notice.getByRole("button", { name: "Not now" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await expect(notice).toBeVisible();

  // Another window, on data that no address holds, gets the same offer, and is not reloaded by what this one does.
  const other = await page.context().newPage();
  await openLab(other, "network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=adam&v=1");
  await trainOnParity(other);
  await expect(other.getByRole("status").filter({ hasText: "A new version" })).toBeVisible();
  const address = page.url();
  await notice.getByRole("button", { name: "Reload" }).click();
  // The browser lets the new version take over once the one in force has no work left, which can take a while on a busy machine.
  await expect(newer(page)).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(notice).toHaveCount(0);
  await expect(newer(other)).toHaveCount(0);
  await other.getByRole("button", { name: "Reload" }).click();
  await expect(newer(other)).toBeVisible();
  await expect(heading(other)).toBeVisible();
});

test("an embedded page says nothing of new versions", { tag: "@chromium" }, async ({ page, site }) => {
  await openLab(page);
  await kept(page);
  await site.publish();
  await page.goto("./?embed");
  await expect(page.getByRole("link", { name: /Thalweg/ })).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
    .toBe("installed");
  await expect(page.getByText("A new version")).toHaveCount(0);
});
