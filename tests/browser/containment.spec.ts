import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { computed, exactValues, openLab } from "./lab.ts";

// Faults are provoked here, so these tests use Playwright's own `test`, which does not fail if the console reports them.

declare global {
  interface Window {
    /** Whether what `sabotage` has broken still throws. */
    broken: boolean;
  }
}

/** Breaks a browser's interface for some elements: filling paths in the landscape, and observing the size of the curves' plot. */
function sabotage(): void {
  window.broken = true;
  const breaking =
    <Receiver extends object>(
      method: keyof Receiver,
      faultIn: (receiver: Receiver, ...args: unknown[]) => string | null,
    ) =>
    (prototype: Receiver) => {
      const before = Reflect.get(prototype, method) as (...args: unknown[]) => unknown;
      Reflect.set(prototype, method, function (this: Receiver, ...args: unknown[]) {
        const fault = window.broken ? faultIn(this, ...args) : null;
        if (fault !== null) throw new Error(fault);
        return before.apply(this, args);
      });
    };
  const breakFill = breaking<CanvasRenderingContext2D>("fill", ({ canvas }) =>
    canvas.closest("main") ? "no ink <b>left</b>" : null,
  );
  const breakObserve = breaking<ResizeObserver>("observe", (_, box) =>
    box instanceof Element && box.querySelector(":scope > .sheets") ? "no size" : null,
  );
  breakFill(CanvasRenderingContext2D.prototype);
  breakObserve(ResizeObserver.prototype);
}

const landscape = (page: Page) => page.getByRole("alert").filter({ hasText: /: (Landscape|地形)/ });
const curves = (page: Page) => page.getByRole("alert").filter({ hasText: /: (Curves|曲線)/ });

test("a painter and a panel that throw are replaced by a notice, the rest of the page works, and both can be reloaded by keyboard", {
  tag: "@chromium",
}, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(sabotage);
  await openLab(page);
  await expect(landscape(page)).toContainText("The rest of the page still works.");
  await expect(landscape(page)).toContainText("no ink <b>left</b>");
  await expect(curves(page)).toContainText("no size");
  await expectAccessible(page, "faults", "[role=alert]");

  // Playback and the table are other panels.
  const ending = await exactValues(page);
  await page.getByRole("button", { name: "To the start" }).click();
  await expect.poll(() => exactValues(page)).not.toEqual(ending);

  await landscape(page).getByRole("button", { name: "Copy the details" }).click();
  await expect(landscape(page).getByRole("status")).toHaveText("Copied");
  const details = await page.evaluate(() => navigator.clipboard.readText());
  expect(details).toContain("Landscape");
  expect(details).toMatch(/Error: no ink <b>left<\/b>\n.*\.js:\d+/s);

  // Still broken: it says so again.
  await landscape(page).getByRole("button", { name: "Reload this panel" }).press("Enter");
  await expect(landscape(page)).toBeVisible();
  await page.getByRole("radio", { name: "日本語" }).click();
  await page.evaluate(() => {
    window.broken = false;
  });
  for (const card of [landscape(page), curves(page)]) {
    await card.getByRole("button", { name: "このパネルを再読み込み" }).press("Enter");
    await expect(card).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement?.closest("section") !== null)).toBe(true);
  }
  await expect(page.getByRole("main").getByRole("application")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an error outside of all panels is reported once, and the report can be dismissed", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page);
  await page.evaluate(() => {
    for (let i = 0; i < 3; i++) setTimeout(() => Promise.reject(new Error("<img src=x>")));
  });
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Something went wrong. <img src=x>");
  await expectAccessible(page, "notice", "[role=alert]");
  await notice.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(notice).toHaveCount(0);
  await page.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error("another");
      }),
  );
  await expect(notice).toContainText("another");
});

test("a part that cannot be fetched says so, offers to reload, and is fetched when it is wanted again", async ({
  page,
}) => {
  let offline = true;
  await page.route(/assets\/(debugger|export-dialog)-.*\.js$/, (route) => (offline ? route.abort() : route.continue()));
  await openLab(page);
  const panel = page.getByRole("alert").filter({ hasText: "Algorithm, line by line" });
  await expect(panel).toContainText("could not be loaded");
  await expect(panel.getByRole("button", { name: "Reload the page" })).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  const notice = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded." });
  await expect(notice.getByRole("button", { name: "Reload the page" })).toBeVisible();
  offline = false;
  await notice.getByRole("button", { name: "Reload the page" }).click();
  await computed(page);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the CSV dialog can be opened again after it could not be fetched, and contains its errors", {
  tag: "@chromium",
}, async ({ page }) => {
  let offline = true;
  await page.route(/assets\/csv-dialog-.*\.js$/, (route) => (offline ? route.abort() : route.continue()));
  await openLab(page, "network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=adam&v=1");
  const open = page.getByRole("button", { name: "Use a CSV file…" });
  const alert = page.getByRole("alert");
  await open.click();
  await expect(alert).toContainText("could not be loaded");
  await alert.getByRole("button", { name: "Dismiss" }).click();
  offline = false;
  await open.click();
  const dialog = page.getByRole("dialog", { name: "Train on a CSV file" });
  await expect(dialog).toBeVisible();

  // What the dialog says of the columns of the table throws.
  await page.evaluate(() => {
    window.broken = true;
    const before = Array.prototype.flatMap;
    Reflect.set(Array.prototype, "flatMap", function (this: unknown[], ...args: Parameters<typeof before>) {
      const [first] = this;
      if (window.broken && first instanceof Object && "missingWords" in first) throw new Error("no columns");
      return before.apply(this, args);
    });
  });
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "parity.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("a,b,parity\n1,2,odd\n2,4,even\n"),
  });
  await expect(dialog).toHaveCount(0);
  await expect(alert).toContainText("Train on a CSV file");
  await expect(alert).toContainText("no columns");
  await page.evaluate(() => {
    window.broken = false;
  });
  await alert.getByRole("button", { name: "Reload this panel" }).click();
  await expect(dialog).toBeVisible();
  await expect(alert).toHaveCount(0);
});
