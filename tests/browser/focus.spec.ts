import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openLab, tabTo } from "./lab.ts";

/** Whether the focus is within a place. */
const holdsFocus = (place: Locator) => place.evaluate((element) => element.contains(document.activeElement));

const SURFACE = "surface=quadratic&steps=50&lane=sgd(schedule:linear)&lane=adam&v=1";
const NETWORK = "network=moons(n:40)&model=mlp(hidden:(4))&steps=20&lane=adam&v=1";

/** What opens something over the page, by its name. */
const OPENERS: readonly (readonly [fragment: string, opener: RegExp])[] = [
  [SURFACE, /choose a surface/],
  [SURFACE, /^Export$/],
  [SURFACE, /^Keyboard shortcuts$/],
  [SURFACE, /^Share link$/],
  [SURFACE, /^Menu of /],
  [SURFACE, /^Add an optimizer$/],
  [SURFACE, /^Playback speed/],
  [SURFACE, /^learning rate: |^schedule: /i],
  [SURFACE, /Show all contour levels/],
  [NETWORK, /choose a data set/i],
  [NETWORK, /CSV file/],
];

/** What is open over the page. */
const floating = (page: Page) => page.locator("[role=dialog], [role=menu]");

test("whatever opens takes the focus, and gives it back on Escape and on Close", async ({ page }) => {
  test.slow();
  let opened = "";
  for (const [fragment, name] of OPENERS) {
    if (fragment !== opened) await openLab(page, fragment);
    opened = fragment;
    const opener = page.getByRole("button", { name }).first();
    for (const way of ["Escape", "Close"]) {
      await opener.focus();
      await page.keyboard.press("Enter");
      await expect(floating(page)).toBeVisible();
      await expect.poll(() => holdsFocus(floating(page)), String(name)).toBe(true);
      const close = floating(page).getByRole("button", { name: "Close" });
      if (way === "Escape") await page.keyboard.press("Escape");
      else if ((await close.count()) > 0) await close.press("Enter");
      else continue;
      await expect(floating(page)).toHaveCount(0);
      await expect(opener, `${name}, ${way}`).toBeFocused();
    }
  }
});

test("a dialog begins at its filter or at what is chosen; a chosen card gives the focus back", async ({ page }) => {
  await openLab(page, SURFACE);
  const opener = page.getByRole("button", { name: /choose a surface/ });
  await opener.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Filter" })).toBeFocused();
  await page.getByRole("button", { name: /^Booth/ }).press("Enter");
  await expect(floating(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
  const speed = page.getByRole("button", { name: /^Playback speed/ });
  await speed.press("Enter");
  await expect(page.getByRole("menuitemradio", { checked: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).press("Enter");
  await expect(page.getByRole("tab", { selected: true })).toBeFocused();
  await page.keyboard.press("Escape");

  await openLab(page, NETWORK);
  await page.getByRole("button", { name: /choose a data set/i }).press("Enter");
  await expect(page.locator("[role=dialog] [aria-current]")).toBeFocused();
});

test("a menu opened by key begins at its first item, however often it opens; Home and End go to its ends", async ({
  page,
}) => {
  await openLab(page, SURFACE);
  for (const name of [/^Add an optimizer$/, /^Menu of /, /^Add a modifier$/]) {
    const opener = page.getByRole("button", { name }).first();
    const items = page.getByRole("menu").locator("[role^=menuitem]:not([data-disabled])");
    for (const key of ["Enter", "Space", "ArrowDown"]) {
      await opener.focus();
      await page.keyboard.press(key);
      await expect(items.first(), `${name} ${key}`).toBeFocused();
      await page.keyboard.press("ArrowDown");
      await expect(items.nth(1)).toBeFocused();
      await page.keyboard.press("End");
      await expect(items.last()).toBeFocused();
      await page.keyboard.press("Home");
      await expect(items.first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(opener).toBeFocused();
    }
  }
});

test("removing a lane hands the focus to the next one, the last, and at the end to Add", async ({ page }) => {
  await openLab(page, SURFACE);
  const heads = page.locator("[data-lane] [data-head]");
  await page.getByRole("button", { name: "Menu of SGD" }).press("Enter");
  await page.getByRole("menuitem", { name: "Remove" }).press("Enter");
  await expect(heads).toHaveCount(1);
  await expect(page.getByText("SGD is removed. Optimizers left: 1.")).toBeAttached();
  await expect(heads.first()).toBeFocused();
  await expect(heads.first()).toContainText("Adam");
  await page.getByRole("button", { name: "Remove", exact: true }).press("Enter");
  await expect(heads).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add an optimizer" })).toBeFocused();
});

test("the focus follows the line and the lane that keys select", async ({ page }) => {
  await openLab(page, "surface=quadratic&steps=50&lane=momentum&lane=adam&v=1");
  const line = (number: number) => page.locator(`[data-line="${number}"]`).getByRole("button");
  await line(1).click();
  await page.keyboard.press("n");
  await expect(line(2)).toBeFocused();
  await expect(line(2)).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("p");
  await expect(line(1)).toBeFocused();
  const row = (name: string) => page.getByRole("row").getByRole("button", { name, exact: true });
  await row("Momentum").click();
  await page.keyboard.press("2");
  await expect(row("Adam")).toBeFocused();
  const head = (name: RegExp) => page.getByRole("listitem").getByRole("button", { name, expanded: true });
  await head(/^Adam/).focus();
  await page.keyboard.press("1");
  await expect(head(/^Momentum/)).toBeFocused();
});

test("Run is the first stop but one, and the landscape follows", async ({ page }) => {
  await openLab(page, SURFACE);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Skip to Run" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Pause" })).toBeFocused();
  const link = page.url();
  await tabTo(page, page.getByRole("button", { name: "Skip to the landscape" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(page.url().split("&view")[0]).toBe(link.split("&view")[0]);
});

test("without lanes Run is disabled and says why; hidden lanes are played in the table", async ({ page }) => {
  await page.goto("./#surface=quadratic&steps=50&lanes=none&v=1");
  const run = page.getByRole("button", { name: "Run", exact: true });
  await expect(run).toBeDisabled();
  await expect(run).toHaveAccessibleDescription("There is nothing to run: add an optimizer.");
  await expect(page.getByText("There is nothing to run: add an optimizer.")).toBeVisible();
  await page.keyboard.press("Space");
  await run.click({ force: true });
  await expect(page.getByRole("button", { name: "Pause" })).toHaveCount(0);
  await page.getByRole("button", { name: "Add an optimizer" }).click();
  await page.getByRole("menuitem").first().click();
  await expect(run).toBeEnabled();
  await expect(page.getByText("There is nothing to run")).toHaveCount(0);

  await openLab(page, "surface=quadratic&steps=50&lane=sgd(hidden:true)&v=1");
  await expect(run).toBeEnabled();
});
