import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

const LINK = "surface=rosenbrock&start=-1.5,1&steps=60&lane=adam()";
const PHONE = { width: 390, height: 740 };

const map = (page: Page) => page.getByRole("application").first();

async function centreOf(page: Page): Promise<{ x: number; y: number }> {
  await map(page).scrollIntoViewIfNeeded();
  const box = (await map(page).boundingBox())!;
  return { x: box.x + box.width * 0.6, y: box.y + box.height * 0.6 };
}

const touchesOf = (...points: readonly (readonly [number, number])[]) => points.map(([x, y], id) => ({ x, y, id }));

/** Fingers that move from one set of places to another, as a touch screen reports them. */
async function fingers(
  session: CDPSession,
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): Promise<void> {
  const FRAMES = 12;
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: touchesOf(...from) });
  for (let i = 1; i <= FRAMES; i++) {
    const at = from.map(
      ([x, y], k) => [x + ((to[k]![0] - x) * i) / FRAMES, y + ((to[k]![1] - y) * i) / FRAMES] as const,
    );
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: touchesOf(...at) });
    await nextFrame(session);
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Waits for a frame, so that moves are not merged into one. */
const nextFrame = (session: CDPSession) =>
  session.send("Runtime.evaluate", {
    expression: "new Promise((resolve) => requestAnimationFrame(() => resolve()))",
    awaitPromise: true,
  });

const scrolled = (page: Page) => page.evaluate(() => window.scrollY);
const linked = (page: Page) => page.evaluate(() => window.location.hash);

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });

  for (const mode of ["overlay", "3d"] as const) {
    test(`one finger scrolls the page and leaves the view alone, two change the view: ${mode}`, {
      tag: "@chromium",
    }, async ({ page }) => {
      await openLab(page, `${LINK}${mode === "3d" ? "&view=(mode:3d)" : ""}&v=1`);
      await expect(map(page)).toBeVisible();
      const { x, y } = await centreOf(page);
      const session = await page.context().newCDPSession(page);
      const plain = await linked(page);
      const [key, changed] = mode === "3d" ? (["ArrowLeft", /camera:/] as const) : (["+", /window:/] as const);
      await map(page).press(key);
      await expect.poll(() => linked(page)).toMatch(changed);
      const moved = await linked(page);
      await map(page).press("0");
      await expect.poll(() => linked(page)).toBe(plain);

      const before = await scrolled(page);
      await fingers(session, [[x, y]], [[x + 3, y - 170]]);
      await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 60);
      // From the same view as before, the same key leads to the same link.
      await map(page).press(key);
      await expect.poll(() => linked(page)).toMatch(changed);
      expect(await linked(page)).toBe(moved);
      await expect(page.getByText(mode === "3d" ? /Swipe sideways/ : /Two fingers/)).toHaveCount(1);

      await map(page).press("0");
      await expect.poll(() => linked(page)).toBe(plain);

      const centre = await centreOf(page);
      const at = await scrolled(page);
      const pair = (gap: number) =>
        [
          [centre.x - gap, centre.y - gap / 2],
          [centre.x + gap, centre.y + gap / 2],
        ] as const;
      if (mode === "overlay") {
        await fingers(session, pair(20), pair(60));
        await expect.poll(() => linked(page)).toMatch(changed);
      } else {
        await fingers(session, [[centre.x, centre.y]], [[centre.x - 90, centre.y + 5]]);
        await expect.poll(() => linked(page)).toMatch(changed);
      }
      expect(Math.abs((await scrolled(page)) - at)).toBeLessThan(2);
    });
  }

  test("a finger that scrolls past the curves leaves the cursor alone, one that goes sideways moves it", {
    tag: "@chromium",
  }, async ({ page }) => {
    await openLab(page, `${LINK}&view=(cursor:30)&v=1`);
    const plot = page.getByRole("slider", { name: /cursor/i }).last();
    await plot.scrollIntoViewIfNeeded();
    const box = (await plot.boundingBox())!;
    const [x, y] = [box.x + box.width * 0.8, box.y + box.height / 2];
    const session = await page.context().newCDPSession(page);
    await fingers(session, [[x, y]], [[x + 2, y - 120]]);
    await plot.press("ArrowRight");
    await expect.poll(() => linked(page)).toMatch(/cursor:31\b/);
    const again = (await plot.boundingBox())!;
    const middle = again.y + again.height / 2;
    await fingers(session, [[x, middle]], [[x - 60, middle]]);
    await expect.poll(() => linked(page)).not.toMatch(/cursor:31\b/);
  });
});

test("the wheel over a picture in a frame scrolls the page around it, until Ctrl is held or the picture clicked", {
  tag: "@chromium",
}, async ({ page, baseURL }) => {
  await page.route(`${baseURL}host.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<body style="margin:0;height:3000px"><iframe src="${baseURL}?embed#${LINK}&v=1" width="800" height="600"></iframe></body>`,
    }),
  );
  await page.goto(`${baseURL}host.html`);
  const frame = page.frameLocator("iframe");
  const picture = frame.getByRole("application").first();
  await expect(picture).toBeVisible();
  const box = (await picture.boundingBox())!;
  const over = () => page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const inner = () => page.frames()[1]!.evaluate(() => window.location.hash);
  await over();
  await page.mouse.wheel(0, 200);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
  await expect(frame.getByText(/hold Ctrl/)).toBeVisible();
  expect(await inner()).not.toMatch(/window:/);
  await page.evaluate(() => window.scrollTo(0, 0));
  await over();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await expect.poll(inner).toMatch(/window:/);
  expect(await scrolled(page)).toBe(0);
});

test("a start outside the picture is marked at the edge, and F fits it in with the paths", async ({ page }) => {
  await openLab(page, `${LINK}&view=(window:(x:(0.9,1.1),y:(0.9,1.1)))&v=1`);
  const start = page.getByRole("button", { name: /^Start point/ });
  await expect(start).toHaveAttribute("data-outside", "");
  await expect(start).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("f");
  await expect(start).not.toHaveAttribute("data-outside");
  const inside = async () => {
    const [handle, box] = [(await start.boundingBox())!, (await map(page).boundingBox())!];
    return handle.x > box.x && handle.y > box.y && handle.x + handle.width < box.x + box.width;
  };
  await expect.poll(inside).toBe(true);
  await page.getByRole("button", { name: /^Reset to the default window/ }).click();
  await expect(page).not.toHaveURL(/window:/);
});

test("pictures are sharp at once when the screen's pixel density changes", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, `${LINK}&v=1`);
  const blurred = () =>
    page.locator("main canvas").evaluateAll(
      (canvases) =>
        (canvases as HTMLCanvasElement[]).filter(({ width, clientWidth }) => {
          const ratio = Math.min(2, window.devicePixelRatio);
          return clientWidth > 0 && Math.abs(width - clientWidth * ratio) > 2;
        }).length,
    );
  await expect.poll(blurred).toBe(0);
  const session = await page.context().newCDPSession(page);
  for (const deviceScaleFactor of [2, 1.25, 1]) {
    await session.send("Emulation.setDeviceMetricsOverride", {
      ...{ width: 1440, height: 900, deviceScaleFactor, mobile: false },
    });
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(deviceScaleFactor);
    await expect.poll(blurred).toBe(0);
  }
});
