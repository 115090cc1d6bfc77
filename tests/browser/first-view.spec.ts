import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "./fixtures.ts";

const dist = new URL("../../dist/", import.meta.url);

test("the script that the first picture needs, the worker's included, weighs at most 230 kB", {
  tag: "@chromium",
}, () => {
  const named = readFileSync(new URL("index.html", dist), "utf8").matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g);
  const worker = readdirSync(new URL("assets", dist)).filter((name) => /^entry-.*\.js$/.test(name));
  const scripts = [...Array.from(named, ([, name]) => name!), ...worker];
  expect(scripts.length).toBeGreaterThan(2);
  const weights = scripts.map((name) => gzipSync(readFileSync(new URL(`assets/${name}`, dist))).length);
  expect(weights.reduce((sum, weight) => sum + weight)).toBeLessThanOrEqual(230_000);
});

test("formulas and menus wait for the landscape, and a menu that is wanted earlier opens when it is there", async ({
  page,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/optimizer-menu/, async (route) => {
    await released;
    await route.continue();
  });
  const order: string[] = [];
  page.on("request", (request) => order.push(request.url().match(/assets\/(entry|katex|menu)-.*\.js$/)?.[1] ?? ""));
  await page.goto("./");
  const add = page.getByRole("button", { name: "Add an optimizer" });
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(add).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator(".katex").first()).toBeAttached();
  expect(order.find((part) => part !== "")).toBe("entry");
  await expect(page.getByRole("menu")).toHaveCount(0);
  release();
  await expect(page.locator("[role^=menuitem]").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
});
