import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { faultsOf } from "./geometry.ts";
import { openLab } from "./lab.ts";

/** What is open over the page: of a menu and a submenu both. */
const OPEN = ".floating[data-state=open]";

/** A window for each way in which menus, sheets and dialogs lay themselves out: narrow, low, between, and a laptop's at twice its size. */
const DEVICES = [
  { name: "touch", touch: true, deviceScaleFactor: 1, sizes: ["360x740", "844x390", "820x1180"] },
  { name: "mouse", touch: false, deviceScaleFactor: 2, sizes: ["720x450", "1366x768"] },
] as const;

const MODIFIERS = "schedule:(kind:linear),clip:(kind:norm),average:ema,noise:(sigma:0.1)";
const LINKS = {
  surface: `surface=rosenbrock(b:8)&start=-1.5,2&steps=40&lane=momentum(learningRate:0.004,${MODIFIERS})&lane=newton`,
  network: `network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=nesterov(learningRate:0.1,average:ema)&lane=sgd`,
} as const;

const TABLE = `height;weight;species\n${Array.from({ length: 12 }, (_, i) => `${i},5;${i * i};${i % 2 ? "cat" : "dog"}`).join("\n")}\n`;

/** The buttons that open something, but those of one lane only: the other lanes have the same. */
const openersOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button[aria-haspopup]")].flatMap((button, at) =>
      button.checkVisibility() && !button.closest("[data-lane]:not([data-lane='0'])") ? [at] : [],
    ),
  );

for (const kind of ["surface", "network"] as const) {
  for (const { name, touch, deviceScaleFactor, sizes } of DEVICES) {
    test(`menus, sheets and dialogs fit, can be reached and can be read: ${kind}, ${name}`, {
      tag: "@chromium",
    }, async ({ browser, contextOptions, baseURL, watched }) => {
      const viewport = { width: 1024, height: 768 };
      const device = { hasTouch: touch, isMobile: touch, deviceScaleFactor, viewport, baseURL: baseURL! };
      const context = watched(await browser.newContext({ ...contextOptions, ...device }));
      const page = await context.newPage();
      await openLab(page, `${LINKS[kind]}&v=1`);
      await expect(page.locator(".katex").first()).toBeAttached();
      await page.waitForLoadState("networkidle");
      const open = page.locator(OPEN);
      const found: string[] = [];

      const look = async (state: string) => {
        let faults: readonly string[] = [];
        // Until it has laid itself out: what is fetched or read arrives a moment later.
        await expect(async () => {
          faults = await faultsOf(page, { within: OPEN, touch });
          expect(faults).toEqual([]);
        })
          .toPass({ timeout: 2000 })
          .catch(() => found.push(...faults.map((fault) => `${state}: ${fault}`)));
      };
      const lookInside = async (state: string) => {
        await look(state);
        for (const tab of await open.locator("[role=tab][aria-selected=false]").all()) {
          await tab.click();
          await look(`${state}, ${await tab.innerText()}`);
        }
        for (const entry of await open.locator("[role=menuitem][aria-haspopup=menu]").all()) {
          // A menu that has just opened may still take the focus from the entry.
          await expect(async () => {
            await entry.press("ArrowRight");
            await expect(open).toHaveCount(2, { timeout: 1000 });
          }).toPass();
          await look(`${state}, ${await entry.innerText()}`);
          await page.keyboard.press("ArrowLeft");
          await expect(open).toHaveCount(1);
        }
        const file = open.locator("input[type=file]");
        if (await file.count()) {
          await file.setInputFiles({ name: "pets.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) });
          await expect(open.getByRole("table").first()).toBeVisible();
          await look(`${state}, with a table`);
        }
        const further = open.locator("button[aria-haspopup=dialog]");
        if (await further.count()) {
          await further.click();
          await expect(further).toHaveCount(0);
          await look(`${state}, further`);
        }
      };

      for (const language of ["en", "ja"] as const) {
        await page.locator(`header [lang=${language}]`).click();
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        for (const size of sizes) {
          const [width, height] = size.split("x").map(Number) as [number, number];
          await page.setViewportSize({ width, height });
          const openers = await openersOf(page);
          expect(openers.length).toBeGreaterThan(7);
          for (const at of openers) {
            const opener = page.locator("button[aria-haspopup]").nth(at);
            await opener.evaluate((element) => element.scrollIntoView({ block: "center" }));
            const label = await opener.evaluate(({ ariaLabel, textContent }) => ariaLabel ?? textContent);
            await (touch ? opener.tap() : opener.click());
            await expect(open).toBeVisible();
            await lookInside(`${size} ${language} ${label}`);
            await page.keyboard.press("Escape");
            await expect(open).toHaveCount(0);
          }
        }
      }
      expect(found).toEqual([]);
      await context.close();
    });
  }
}
