import type { Browser, Page } from "playwright-core";
import { limited, middle, type Row } from "./report.ts";
import { contoursShown, longest } from "./tracing.ts";

/** A mid-range phone is about four times as slow as a desk's machine. */
const SLOWDOWN = 4;
const SCREEN = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 };
const REPETITIONS = 3;

const FIRST_CONTOURS_MILLISECONDS = 2000;
const LOAD_TASK_MILLISECONDS = 150;
const GESTURE_TASK_MILLISECONDS = 50;

type Gesture = (page: Page) => Promise<void>;

/** Opens an address in an empty profile of the phone, and does something with it. */
async function onPhone(browser: Browser, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(SCREEN);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await work(page);
  await context.close();
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(contoursShown, undefined, { polling: "raf" });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(3000);
}

/** Touches by the browser's own protocol, at points of the page. */
async function toucher(page: Page) {
  const session = await page.context().newCDPSession(page);
  return async (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) => {
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
}

const tap: Gesture = async (page) => {
  const touch = await toucher(page);
  const box = (await page.getByRole("application").first().boundingBox())!;
  for (const [u, v] of [
    [0.3, 0.3],
    [0.6, 0.4],
    [0.7, 0.7],
    [0.4, 0.6],
  ] as const) {
    await touch("touchStart", { x: box.x + u * box.width, y: box.y + v * box.height });
    await touch("touchEnd");
    await page.waitForTimeout(900);
  }
};

const drag: Gesture = async (page) => {
  const touch = await toucher(page);
  const box = (await page.getByRole("button", { name: /^Start point/ }).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await touch("touchStart", { x, y });
  for (let k = 1; k <= 40; k++) {
    await touch("touchMove", { x: x + 60 * Math.sin(k / 6), y: y + 60 * Math.cos(k / 6) - 60 });
    await page.waitForTimeout(16);
  }
  await touch("touchEnd");
  await page.waitForTimeout(1500);
};

/** What a visitor with a mid-range phone waits for and feels: a cold load, and the start of six lanes tapped and dragged. */
export async function measurePhone(browser: Browser, sixLanes: string, origin: string): Promise<Row[]> {
  const drawn: number[] = [];
  const loading: number[] = [];
  const gestures = { tapped: [] as number[], dragged: [] as number[] };
  for (let i = 0; i < REPETITIONS; i++) {
    await onPhone(browser, async (page) => {
      const { task } = await longest(browser, page, async () => {
        await page.goto(origin, { waitUntil: "commit" });
        await page.waitForFunction(contoursShown, undefined, { polling: "raf" });
        drawn.push(await page.evaluate(() => performance.now()));
        await settled(page);
      });
      loading.push(task);
    });
    await onPhone(browser, async (page) => {
      await page.goto(sixLanes);
      await settled(page);
      gestures.tapped.push((await longest(browser, page, () => tap(page))).task);
      gestures.dragged.push((await longest(browser, page, () => drag(page))).task);
    });
  }
  return [
    limited("phone, 4 × slower: cold load to first contours", middle(drawn), FIRST_CONTOURS_MILLISECONDS, "ms"),
    limited("  longest task at load", middle(loading), LOAD_TASK_MILLISECONDS, "ms"),
    limited("  longest task, start of six lanes tapped", middle(gestures.tapped), GESTURE_TASK_MILLISECONDS, "ms"),
    limited("  longest task, start of six lanes dragged", middle(gestures.dragged), GESTURE_TASK_MILLISECONDS, "ms"),
  ];
}
