import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { faultsOf } from "./geometry.ts";
import { computed, lanes, openLab } from "./lab.ts";

/** Phones, tablets, laptops and screens. */
const SIZES = [
  "360x740",
  "390x844",
  "844x390",
  "768x1024",
  "820x1180",
  "1024x768",
  "1366x768",
  "1440x900",
  "1920x1080",
].map((size) => size.split("x").map(Number) as [number, number]);

const DEVICES = [
  { name: "mouse", touch: false, deviceScaleFactor: 1, sizes: SIZES },
  { name: "touch", touch: true, deviceScaleFactor: 1, sizes: SIZES },
  // What a browser makes of a laptop's window.
  { name: "mouse, at 200 % zoom", touch: false, deviceScaleFactor: 2, sizes: [[720, 450] as [number, number]] },
];

/** The other views of each kind of problem, which replace the picture. */
const VIEWS = {
  surface: [/^(Side by side|並べる)$/, /^3D$/],
  network: [/^(Loss landscape|損失の地形)$/],
} as const;

const LINKS = {
  surface: "surface=rosenbrock(b:8)&start=-1.5,2&steps=140&lane=momentum(learningRate:0.004,average:ema)&lane=newton",
  network: "network=moons&steps=40&lane=nesterov(learningRate:0.1,average:ema)&lane=adam&lane=rmsprop&lane=sgd",
} as const;

/** Opens whatever is folded. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** Lets the page lay itself out for its window, and observers have their say. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

for (const kind of ["surface", "network"] as const) {
  for (const { name, touch, deviceScaleFactor, sizes } of DEVICES) {
    test(`everything fits, can be reached and can be read: ${kind}, ${name}`, { tag: "@chromium" }, async ({
      browser,
      contextOptions,
      baseURL,
      watched,
    }) => {
      const viewport = { width: 1024, height: 768 };
      const device = { hasTouch: touch, isMobile: touch, deviceScaleFactor, viewport };
      const context = watched(await browser.newContext({ ...contextOptions, ...device, baseURL: baseURL! }));
      const page = await context.newPage();
      await openLab(page, `${LINKS[kind]}&v=1`);
      await expect(page.locator(".katex").first()).toBeAttached();
      await page.waitForLoadState("networkidle");
      await unfold(page);
      const found: string[] = [];
      const walk = async (state: string, within: string) => {
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          await settled(page);
          const faults = await faultsOf(page, { within, touch });
          // However low a window is, what plays the run is on its first screen. Planes have notes and a table above it.
          const { y, height: high } = (await page.locator("button[data-run]").boundingBox())!;
          if (height < 520 && y + high > height && (kind === "surface" || within === "body"))
            faults.push("transport below the first screen");
          found.push(...faults.map((fault) => `${width}x${height} ${state}: ${fault}`));
        }
      };
      for (const language of ["en", "ja"] as const) {
        await page.locator(`header [lang=${language}]`).click();
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await walk(`page (${language})`, "body");
        const [first] = await page.locator("main header [role=radio]").all();
        for (const view of VIEWS[kind]) {
          await page.getByRole("radio", { name: view }).click();
          const picture = "main section:has(> header [role=radio])";
          await expect(page.locator(`${picture} canvas`).first()).toBeVisible();
          await walk(`${view} (${language})`, picture);
        }
        await first!.click();
      }
      expect(found).toEqual([]);
      await context.close();
    });
  }
}

const WIDTHS = [360, 390, 768, 1024, 1440, 1920];

/** How far the page reaches beyond the window, and whatever sticks out of it, for the message. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const scrolls = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const out = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element.parentElement))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return { beyond: Math.max(0, scrollWidth - clientWidth), out: out.slice(0, 5) };
  });

for (const language of ["en", "ja"] as const) {
  test(`nothing sticks out of the window at any width (${language})`, async ({ page }) => {
    // A long name, long numbers and a lane that diverges: the most that the layout has to hold.
    const long = `surface=rosenbrock(a:1.23456789,b:123.456789)&start=-1.23456789,2.3456789&steps=100`;
    const lines = `lane=rmsprop-nesterov(name:${"W".repeat(60)})&lane=saddle-free-newton&lane=sgd(learningRate:1)`;
    await openLab(page, `${long}&${lines}&view=(language:${language})&v=1`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width < 700 ? 800 : 900 });
      await expect.poll(() => overflow(page), { message: `at ${width} pixels` }).toEqual({ beyond: 0, out: [] });
    }
  });
}

test("the layout stands still while a run streams and plays", async ({ page }) => {
  const lane = (optimizer: string) => `lane=${optimizer}(learningRate:0.0005)`;
  const names = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "rmsprop-nesterov", "adadelta", "adam"];
  await openLab(page, `surface=rosenbrock(b:8)&steps=100&${names.map(lane).join("&")}&v=1`);
  // The page comes to rest first: formulas are typeset once the landscape is painted.
  await expect(page.locator(".katex").first()).toBeAttached();
  await page.waitForLoadState("networkidle");

  // Where everything above the notes stands, from frame to frame.
  const watch = () =>
    page.evaluate(() => {
      const elements = [
        ...document.querySelectorAll("header, h2, button, input, select, canvas, th, td, main, aside"),
      ].filter((element) => element.closest(".visually-hidden") === null);
      const place = (element: Element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x, y, width, height].map((length) => length.toFixed(1)).join(" ");
      };
      const first = elements.map(place);
      const moved: string[] = [];
      let watching = true;
      const frame = () => {
        for (const [i, element] of elements.entries()) {
          const now = place(element);
          if (now === first[i] || moved.length >= 5) continue;
          const { tagName, className, isConnected } = element;
          moved.push(`${tagName} ${className}: ${first[i]} → ${isConnected ? now : "gone"}`);
        }
        if (watching) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      Object.assign(window, {
        moved: () => {
          watching = false;
          return moved;
        },
      });
    });
  const moved = () => page.evaluate(() => (window as unknown as { moved: () => string[] }).moved());

  await page.getByRole("textbox", { name: "updates" }).press("ControlOrMeta+a");
  await page.getByRole("textbox", { name: "updates" }).pressSequentially("100000");
  // A run this long brings its stop button and wider numbers with it at once: the watch begins with the run.
  await page.getByRole("textbox", { name: "updates" }).press("Enter");
  await expect(page.getByRole("button", { name: "Pause computing" })).toBeVisible();
  await watch();
  await computed(page);
  expect(await moved()).toEqual([]);

  await page.getByRole("button", { name: "To the start" }).click();
  await expect(page.getByRole("textbox", { name: "Go to step" })).toHaveValue("0");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await watch();
  await expect
    .poll(async () => Number(await page.getByRole("textbox", { name: "Go to step" }).inputValue()))
    .toBeGreaterThan(10_000);
  expect(await moved()).toEqual([]);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  expect(await lanes(page).count()).toBe(names.length);
});

test("a network opened by its link comes without pushing anything around, and its curves keep their card", {
  tag: "@chromium",
}, async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const lane = "lane=adam(average:ema)&lane=sgd(learningRate:0.1)";
  await openLab(page, `network=moons&model=mlp(hidden:(8,8,8),auxiliary:())&steps=60&${lane}&v=1`);
  await expect(page.locator(".katex").first()).toBeAttached();
  const shifts = await page.evaluate(() => (window as unknown as { shifts: readonly number[] }).shifts);
  // What browsers' makers call good is twice as much.
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);

  const card = page.getByRole("region", { name: "Curves" });
  const heights = new Set<number>();
  for (const curve of ["Loss", "0/1 loss", "‖g‖", "‖g‖ by layer", "‖Δθ‖"]) {
    await card.getByRole("radio", { name: curve, exact: true }).click();
    heights.add((await card.boundingBox())!.height);
  }
  expect([...heights]).toHaveLength(1);
});
