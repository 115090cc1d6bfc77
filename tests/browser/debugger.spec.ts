import type { Locator, Page } from "@playwright/test";
import { onSurface } from "../../src/experiment/configuration.ts";
import { decodeLink } from "../../src/experiment/link.ts";
import { inspectorOf } from "../engine/lanes.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { openLab, tabTo } from "./lab.ts";

const LANES =
  "surface=rosenbrock(b:8)&start=-1.6,2.35&steps=140&lane=momentum(learningRate:0.004)&lane=sgd(learningRate:0.5)";

const panel = (page: Page): Locator => page.getByRole("region", { name: "The algorithm, line by line" });
const line = (page: Page, number: number): Locator => panel(page).locator(`[data-line="${number}"]`);

/** The numbers of a line's result, in as many digits as its hint has: almost all. */
async function result(page: Page, number: number): Promise<number[]> {
  const hint = (await line(page, number).locator("[data-part=result]").getAttribute("title")) ?? "";
  return Array.from(hint.replaceAll("−", "-").matchAll(/-?\d[\d.]*(?:e-?\d+)?/g), ([text]) => Number(text));
}

function expectClose(got: readonly number[], want: Iterable<number>): void {
  const wanted = [...want];
  expect(got.length).toBe(wanted.length);
  for (const [i, x] of wanted.entries())
    expect(Math.abs(got[i]! - x)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(x)));
}

/** What is worked out in the link's first lane at a step. */
function inspected(k: number) {
  const decoded = decodeLink(`${LANES}&v=1`);
  if (!decoded.ok) throw new Error("the link is not valid");
  return inspectorOf(onSurface(decoded.configuration), 0).curvatureAt(k)!;
}

test("an update of momentum is stepped through line by line, by the keyboard alone, with the engine's numbers", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, `${LANES}&view=(cursor:34)&v=1`);
  await expect(panel(page).getByRole("tab", { name: "Momentum, step 34" })).toBeVisible();
  await expect(panel(page).locator("[data-line]")).toHaveCount(3);
  const pressed = panel(page).locator("[aria-pressed=true]");
  await expect(pressed).toHaveCount(0);

  await page.keyboard.press("n");
  await expect(line(page, 1).locator("[aria-pressed=true]")).toBeVisible();
  const { gradient, after } = inspected(34);
  await expect.poll(async () => (await result(page, 1)).length).toBe(2);
  expectClose(await result(page, 1), gradient);
  expectClose(await result(page, 2), after.state.v as Float64Array);
  expectClose(await result(page, 3), after.theta);

  await page.keyboard.press("n");
  const numbers = line(page, 2).locator("[data-part=numbers]");
  await expect(numbers).toContainText("0.9·(");
  await expect(numbers).toContainText("0.004·(");
  await expect(page).toHaveURL(/line:2/);
  // The symbols of the line can be reached, and say what they stand for.
  const velocity = panel(page).getByRole("button", { name: /the velocity/ });
  await tabTo(page, velocity);
  await expect(panel(page).locator("[data-part=meaning]")).toContainText("the velocity: (");

  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await expect(panel(page).getByRole("tab", { name: "Momentum, step 35" })).toBeVisible();
  await expect(line(page, 1).locator("[aria-pressed=true]")).toBeVisible();
  await expect.poll(async () => (await result(page, 1))[0]).not.toBe(gradient[0]);
  expectClose(await result(page, 1), inspected(35).gradient);
  await page.keyboard.press("p");
  await expect(line(page, 3).locator("[aria-pressed=true]")).toBeVisible();
  await expect(panel(page).getByRole("tab", { name: "Momentum, step 34" })).toBeVisible();

  // PyTorch's buffer is −v/ε, and the same point comes of it.
  await tabTo(page, panel(page).getByRole("radio", { name: "Book" }));
  await page.keyboard.press("ArrowRight");
  await expect(panel(page).getByText("PyTorch stores −v/ε instead of v.")).toBeVisible();
  const v = after.state.v as Float64Array;
  await expect.poll(async () => Math.abs(((await result(page, 2))[0] ?? 0) + v[0]! / 0.004)).toBeLessThan(1e-9);
  expectClose(await result(page, 3), after.theta);
  await expect(page).toHaveURL(/names:torch/);
});

test("the selected line's vectors stand on the landscape, and go with it", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, `${LANES}&view=(cursor:34)&v=1`);
  await expect(panel(page).locator("[data-line]")).toHaveCount(3);
  const painted = () =>
    page
      .getByRole("application")
      .locator("canvas")
      .evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join());
  let before = "";
  // The ground may still be refined.
  await expect
    .poll(async () => {
      const last = before;
      before = await painted();
      return before === last;
    })
    .toBe(true);
  await line(page, 2).getByRole("button").click();
  await expect.poll(painted).not.toBe(before);
  await line(page, 2).getByRole("button").click();
  await page.mouse.move(0, 0);
  await expect.poll(painted).toBe(before);
});

test("the state is followed over time, and a diverged lane says why and what would help", { tag: "@chromium" }, async ({
  page,
}) => {
  await openLab(page, `${LANES}&view=(lane:1,cursor:34)&v=1`);
  await panel(page).getByRole("tab", { name: "Ending" }).click();
  await expect(panel(page).getByText("is above 0.0106")).toBeVisible();
  await panel(page).getByRole("button", { name: "To the last finite step, 4" }).click();
  await expect(page).toHaveURL(/cursor:4/);
  await panel(page).getByRole("button", { name: "Add a lane with ε = 0.0053" }).click();
  await expect(page).toHaveURL(/sgd\(learningRate:0\.0053\)/);
  await expect(panel(page).getByText("All updates done")).toBeVisible();

  await page.keyboard.press("1");
  await panel(page).getByRole("tab", { name: "State" }).click();
  await panel(page).getByRole("combobox", { name: "Quantity" }).selectOption("v");
  const v = inspected(4).state.v as Float64Array;
  const shown = panel(page).getByRole("listitem").first().locator(".number");
  const value = async () => Number((await shown.textContent())!.replaceAll("−", "-"));
  await expect.poll(async () => Math.abs((await value()) / v[0]! - 1)).toBeLessThan(1e-3);
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in any tab: ${theme}`, { tag: "@chromium" }, async ({ page }) => {
    await openLab(page, `${LANES}&view=(cursor:34,line:2,theme:${theme})&v=1`);
    await expect(panel(page).locator(".katex").first()).toBeVisible();
    for (const tab of [/step/, "State", "Ending"]) {
      await panel(page).getByRole("tab", { name: tab }).click();
      await expectAccessible(page, String(tab), "[role=tabpanel]", "[role=tablist]");
    }
  });
}
