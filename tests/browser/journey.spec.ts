import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { headless } from "./headless.ts";
import { computed, exactValues, lanes, openLab, tabTo, typeInto } from "./lab.ts";

const stepField = (page: Page) => page.getByRole("textbox", { name: "Go to step" });

/** The link in the open share sheet, once it tells of the step: links follow the cursor when it has come to rest. */
async function sharedLink(page: Page, step: number): Promise<string> {
  await expect(page).toHaveURL(new RegExp(`cursor:${step}\\b`));
  const field = page.getByRole("dialog", { name: "Share link" }).getByRole("textbox", { name: "Link" });
  await expect(field).toBeVisible();
  await expect.poll(async () => (await field.inputValue()) === page.url()).toBe(true);
  return field.inputValue();
}

/** The values that the page shows at a step, and those of the headless runner for the same link. */
async function expectSameBits(page: Page, link: string, step: number): Promise<void> {
  const [expected] = headless(link);
  const at = (column: readonly number[]) => String(column[Math.min(step, column.length - 1)]);
  expect(await exactValues(page)).toEqual(expected!.map(({ loss, gradNorm }) => [at(loss), at(gradNorm)]));
}

test("pick a surface, drag the start, add a lane, change it, run, scrub, share and open the link elsewhere", async ({
  page,
  freshContext,
}) => {
  await openLab(page);

  await page.getByRole("button", { name: /choose a surface/ }).click();
  const picker = page.getByRole("dialog", { name: "Choose a landscape" });
  await picker.getByRole("button", { name: /Himmelblau/ }).click();
  await expect(picker).toBeHidden();
  await expect(page.getByRole("main").getByRole("heading", { name: /Himmelblau/ })).toBeVisible();

  const start = page.getByRole("button", { name: /^Start point/ });
  const before = await start.getAttribute("aria-label");
  const box = (await start.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y - 20, { steps: 4 });
  await page.mouse.move(x + 70, y - 60, { steps: 4 });
  await page.mouse.up();
  await expect(start).not.toHaveAttribute("aria-label", before!);

  const count = await lanes(page).count();
  await page.getByRole("button", { name: "Add an optimizer" }).click();
  await page.getByRole("menuitem", { name: "AdaGrad" }).click();
  await expect(lanes(page)).toHaveCount(count + 1);
  await typeInto(page.getByRole("textbox", { name: /learning rate/ }), "0.75");

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(stepField(page)).not.toHaveValue("0");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  const scrubber = page.getByRole("slider", { name: "Step on the screen" });
  await scrubber.focus();
  await scrubber.press("Home");
  for (let i = 0; i < 7; i++) await scrubber.press("ArrowRight");
  await expect(stepField(page)).toHaveValue("7");
  await computed(page);

  await page.getByRole("button", { name: "Share link" }).click();
  const link = await sharedLink(page, 7);
  for (const part of ["surface=himmelblau", "lane=adagrad(learningRate:0.75"]) expect(link).toContain(part);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status").getByText("Copied")).toBeVisible();

  const values = await exactValues(page);
  await expectSameBits(page, link, 7);
  const elsewhere = await (await freshContext()).newPage();
  await elsewhere.goto(link);
  await computed(elsewhere);
  await expect(stepField(elsewhere)).toHaveValue("7");
  expect(await exactValues(elsewhere)).toEqual(values);
  expect(elsewhere.url()).toBe(link);
});

test("the same with the keyboard alone", async ({ page }) => {
  await openLab(page);

  await tabTo(page, page.getByRole("button", { name: /choose a surface/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("searchbox", { name: "Filter" }));
  await page.keyboard.type("booth");
  await tabTo(page, page.getByRole("button", { name: /Booth/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { name: /Booth/ })).toBeVisible();

  const count = await lanes(page).count();
  await tabTo(page, page.getByRole("button", { name: "Add an optimizer" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.type("adad");
  await expect(page.getByRole("menuitem", { name: "AdaDelta" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(lanes(page)).toHaveCount(count + 1);
  await tabTo(page, page.getByRole("textbox", { name: /learning rate/ }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1.5");
  await page.keyboard.press("Enter");

  const start = page.getByRole("button", { name: /^Start point/ });
  await tabTo(page, start);
  const before = await start.getAttribute("aria-label");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(start).not.toHaveAttribute("aria-label", before!);

  await tabTo(page, page.getByRole("button", { name: "Run", exact: true }));
  await page.keyboard.press("Enter");
  await expect(stepField(page)).not.toHaveValue("0");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeFocused();
  await tabTo(page, page.getByRole("slider", { name: "Step on the screen" }));
  await page.keyboard.press("Home");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await expect(stepField(page)).toHaveValue("5");
  await computed(page);

  await tabTo(page, page.getByRole("button", { name: "Share link" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const link = await sharedLink(page, 5);
  for (const part of ["surface=booth", "lane=adadelta(learningRate:1.5"]) expect(link).toContain(part);
  await expectSameBits(page, link, 5);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share link" })).toBeFocused();
});

test("undo and redo, Back and Forward go through the same changes", async ({ page }) => {
  await openLab(page);
  const count = await lanes(page).count();
  const opening = page.url();
  await page.getByRole("button", { name: "Add an optimizer" }).click();
  await page.getByRole("menuitem", { name: "AdaGrad" }).click();
  await expect(lanes(page)).toHaveCount(count + 1);
  const added = page.url();
  expect(added).not.toBe(opening);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lanes(page)).toHaveCount(count);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(lanes(page)).toHaveCount(count + 1);

  await typeInto(page.getByRole("textbox", { name: "seed" }), "7");
  await expect(page).toHaveURL(/seed=7/);
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "seed" })).toHaveValue("1");
  await expect(lanes(page)).toHaveCount(count + 1);
  await page.goForward();
  await expect(page.getByRole("textbox", { name: "seed" })).toHaveValue("7");
});

test("the three views show every lane, and the link remembers the view", async ({ page }) => {
  await openLab(page);
  const count = await lanes(page).count();
  const pictures = page.getByRole("main").getByRole("application");
  await expect(pictures).toHaveCount(1);
  await page.getByRole("radio", { name: "Side by side" }).click();
  await expect(pictures).toHaveCount(count);
  await expect(page).toHaveURL(/mode:side-by-side/);

  await page.getByRole("radio", { name: "3D" }).click();
  const solid = page.getByRole("application", { name: /^3-D view/ });
  await expect(solid).toBeVisible();
  await solid.focus();
  await solid.press("ArrowLeft");
  await expect(page).toHaveURL(/camera/);
  const turned = page.url();
  await page.reload();
  await expect(solid).toBeVisible();
  expect(page.url()).toBe(turned);
});

test("a lane that diverges says at which step and why", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "surface=quadratic&steps=2000&lane=sgd(learningRate:0.2)&lane=sgd(learningRate:0.05)&v=1");
  await expect(page.getByRole("list", { name: "How lanes ended" })).toContainText(
    /Diverged at step \d+: .* the learning rate 0\.2 is above 0\.1, the largest stable one/,
  );
  await expect(lanes(page).first()).toContainText(/diverged at \d+/);
  await page.getByRole("button", { name: /^Show step/ }).click();
  await expect(lanes(page).first()).toContainText("moving");
});
