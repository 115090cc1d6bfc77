import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

test("the language and the theme are remembered, and are no part of the link", {
  tag: "@chromium",
}, async ({ page, freshContext }) => {
  await openLab(page);
  const link = page.url();
  await page.getByRole("button", { name: "Dark theme" }).click();
  await page.getByRole("radio", { name: "日本語" }).click();
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "ja");
  await expect(page.getByRole("button", { name: "再生", exact: true })).toBeVisible();
  expect(page.url()).toBe(link);

  await page.reload();
  await expect(html).toHaveAttribute("lang", "ja");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "再生", exact: true })).toBeVisible();

  // A link that asks for a language and a theme gets them, in any profile.
  await page.getByRole("button", { name: "リンクを共有" }).click();
  await page.getByRole("checkbox", { name: "日本語で開く" }).check();
  await page.getByRole("checkbox", { name: "暗い配色で開く" }).check();
  await expect(page).toHaveURL(/language:ja,theme:dark/);
  const other = await (await freshContext()).newPage();
  await other.goto(page.url());
  await expect(other.locator("html")).toHaveAttribute("lang", "ja");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the landscape is painted in the colours of the theme that the page opens in, and of the one that is chosen", {
  tag: "@chromium",
}, async ({ page }) => {
  /** Which theme's casing lies around the paths. */
  const casing = () =>
    page.locator("main canvas").evaluateAll((canvases) => {
      const found = { light: 0, dark: 0 };
      for (const canvas of canvases as HTMLCanvasElement[]) {
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })!;
        copy.drawImage(canvas, 0, 0);
        for (const pixel of new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer)) {
          if (pixel === 0xff_ff_ff_ff) found.light++;
          else if (pixel === 0xff_1b_14_0f) found.dark++;
        }
      }
      return found.light === found.dark ? "none" : found.light > found.dark ? "light" : "dark";
    });
  await page.emulateMedia({ colorScheme: "dark" });
  await openLab(page);
  await expect.poll(casing).toBe("dark");
  await page.getByRole("button", { name: "Light theme" }).click();
  await expect.poll(casing).toBe("light");
  await page.getByRole("button", { name: "Dark theme" }).click();
  await expect.poll(casing).toBe("dark");
});

test("no word of the page is left in the other language", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page);
  await page.getByRole("radio", { name: "日本語" }).click();
  await expect(page.getByRole("button", { name: "再生", exact: true })).toBeVisible();
  // Labels that are sentences or words of English, not names, symbols or numbers.
  const english = await page.evaluate(() => {
    const names = [...document.querySelectorAll("button, input, select, [role], section, table, th")].flatMap(
      (element) =>
        [element.getAttribute("aria-label"), element.getAttribute("title"), element.getAttribute("placeholder")].filter(
          (text) => text !== null,
        ),
    );
    return names.filter((text) => /[a-z]{3,} [a-z]{2,}/.test(text) && !/[ぁ-んァ-ヶ一-龠]/.test(text));
  });
  expect(english).toEqual([]);
});

/** Storage of every kind that fails, in one of the ways in which browsers let it. */
const FAILURES = {
  "is full": () => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Storage.prototype.setItem = full;
    IDBFactory.prototype.open = full;
  },
  "throws whatever it is asked": () => {
    const refuse = () => {
      throw new DOMException("refused", "InvalidStateError");
    };
    Object.assign(Storage.prototype, {
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
      clear: refuse,
      key: refuse,
    });
    Object.assign(IDBFactory.prototype, { open: refuse, deleteDatabase: refuse });
    if ("CacheStorage" in window) Object.assign(CacheStorage.prototype, { open: refuse, match: refuse, keys: refuse });
  },
  "must not be touched": () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    Object.defineProperty(navigator, "serviceWorker", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  },
};

for (const [failure, fail] of Object.entries(FAILURES))
  test(`storage that ${failure} is no fault: preferences last for the visit`, async ({ page }) => {
    await page.addInitScript(fail);
    await openLab(page, "surface=booth&view=(language:ja)&v=1");
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", "ja");
    await page.getByRole("radio", { name: "EN" }).click();
    await expect(html).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "Dark theme" }).click();
    await expect(html).toHaveAttribute("data-theme", "dark");
    // An experiment that would be kept among the recent ones, and leaving the page, when it is.
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(html).toHaveAttribute("data-theme", "dark");
  });

test("stored preferences that mean nothing are ignored", { tag: "@chromium" }, async ({ page }) => {
  for (const stored of [
    "not JSON",
    "null",
    "7",
    '{"state":{"language":"xx","theme":"sepia"},"version":0}',
    '{"state":{"language":"ja"},"version":9}',
  ]) {
    await page.addInitScript((text) => localStorage.setItem("thalweg.preferences", text), stored);
    await openLab(page);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  }
  // The last of them means something, whatever version wrote it.
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
});
