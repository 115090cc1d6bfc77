import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { openLab, typeInto } from "./lab.ts";

/** θ of every update is printed by the headless runner: a row for each. */
const LINK =
  "network=moons(n:80)&model=mlp(hidden:(5,4))&batch=16&evaluateEvery=1&steps=60&lane=momentum(learningRate:0.05)";
/** A method that forms no matrix, and a lane that diverges between two evaluations. */
const ENDS =
  "network=curve(n:40)&model=mlp(hidden:none)&batch=16&evaluateEvery=10&steps=60&lane=lbfgs(batchSize:40)&lane=sgd(learningRate:1e20)";

const panel = (page: Page): Locator => page.getByRole("region", { name: "The algorithm, line by line" });
const result = (page: Page, line: number): Locator => panel(page).locator(`[data-line="${line}"] [data-part=result]`);

/** The number of a line's result, in almost all of its digits. */
async function told(page: Page, line: number): Promise<number> {
  const hint = (await result(page, line).getAttribute("title")) ?? "";
  return Number(hint.replace("‖·‖ = ", "").replaceAll("−", "-") || Number.NaN);
}

/** The points of a lane's way, as the headless runner tells them. */
function headlessPoints(lane: number): readonly (readonly number[])[] {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const words = ["--import", "tsx", "src/headless.ts", `https://example.org/#${LINK}&v=1`, "--points"];
  const output = execFileSync(process.execPath, words, { cwd: root, maxBuffer: 1 << 30 }).toString();
  return (JSON.parse(output) as { lanes: { points: number[][] }[] }).lanes[lane]!.points;
}

async function expectNear(page: Page, line: number, wanted: number): Promise<void> {
  await expect
    .poll(async () => Math.abs((await told(page, line)) - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)))
    .toBe(true);
}

test.describe("an update of a network", { tag: "@chromium" }, () => {
  test("is stepped through in norms and at one parameter, with the headless runner's numbers", async ({ page }) => {
    await openLab(page, `${LINK}&view=(cursor:40)&v=1`);
    await expect(panel(page).getByRole("tab", { name: "Momentum, update 40" })).toBeVisible();
    await expect(panel(page).getByText("batch of 16, update 40")).toBeVisible();
    const points = headlessPoints(0);
    await expectNear(page, 3, Math.hypot(...points[41]!));

    // The second layer's W comes after the first one's W (5 × 2) and b.
    await panel(page).getByRole("combobox", { name: "Numbers" }).selectOption("Layer 2: weights W");
    await typeInto(panel(page).getByRole("textbox", { name: "Row" }), "3");
    await typeInto(panel(page).getByRole("textbox", { name: "Column" }), "4");
    const index = 5 * 2 + 5 + 2 * 5 + 3;
    await expectNear(page, 3, points[41]![index]!);
    await expectNear(page, 2, points[41]![index]! - points[40]![index]!);

    await panel(page).locator("[data-line='2']").getByRole("button").click();
    await expect(panel(page).locator("[data-line='2'] [data-part=numbers]")).toContainText("0.9·");
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    await expect(panel(page).getByText("batch of 16, update 41")).toBeVisible();
    await expect(panel(page).locator("[data-line='1'] [aria-pressed=true]")).toBeVisible();
    await expectNear(page, 3, points[42]![index]!);

    await panel(page).getByRole("tab", { name: "State" }).click();
    await panel(page).getByRole("combobox", { name: "Quantity" }).selectOption("theta");
    const followed = panel(page).getByRole("listitem").first().locator(".number");
    const value = async () => Number((await followed.textContent())!.replaceAll("−", "-"));
    await expect.poll(async () => Math.abs((await value()) / points[41]![index]! - 1)).toBeLessThan(1e-3);
    await panel(page).getByRole("combobox", { name: "Numbers" }).selectOption("norms of all of θ");
    await expect.poll(async () => Math.abs((await value()) / Math.hypot(...points[41]!) - 1)).toBeLessThan(1e-3);
  });

  test("opens from its link in another browser as it was looked at", async ({ page, freshContext }) => {
    await openLab(page, `${LINK}&lane=adam&view=(cursor:40)&v=1`);
    await page.keyboard.press("2");
    await panel(page).getByRole("combobox", { name: "Numbers" }).selectOption("Layer 3 (output): weights W");
    const row = panel(page).getByRole("textbox", { name: "Row" });
    await typeInto(row, "3");
    await expect(panel(page).getByRole("alert")).toHaveText(/at most 2/);
    await typeInto(row, "2");
    await typeInto(panel(page).getByRole("textbox", { name: "Column" }), "4");
    await panel(page).getByRole("tab", { name: "State" }).click();
    await panel(page).getByRole("combobox", { name: "Quantity" }).selectOption("sHat");
    await expect(page).toHaveURL(/tab:state,quantity:sHat,parameter:\(layer:3,block:W,row:2,column:4\)/);
    const followed = (where: Page) => panel(where).getByRole("listitem").first().locator(".number");
    await expect(followed(page)).toHaveText(/\d/);
    const value = await followed(page).textContent();

    const other = await (await freshContext()).newPage();
    await other.goto(page.url());
    await expect(panel(other).getByRole("tab", { name: "State", selected: true })).toBeVisible();
    await expect(panel(other).getByRole("combobox", { name: "Quantity" })).toHaveValue("sHat");
    await expect(panel(other).getByRole("combobox", { name: "Numbers" }).locator("option:checked")).toHaveText(
      "Layer 3 (output): weights W",
    );
    await expect(panel(other).getByRole("textbox", { name: "Column" })).toHaveValue("4");
    await expect(followed(other)).toHaveText(value!);

    // A network without that layer has norms to show.
    await other.getByRole("button", { name: "Remove hidden layer 2" }).click();
    await expect(other).not.toHaveURL(/parameter:/);
    await expect(panel(other).getByRole("combobox", { name: "Numbers" })).toHaveValue("");
    await other.keyboard.press("ControlOrMeta+z");
    await expect(panel(other).getByRole("textbox", { name: "Row" })).toHaveValue("2");
  });

  test("says why there is no number, and a diverged lane where it ends", async ({ page }) => {
    await openLab(page, `${ENDS}&view=(cursor:0)&v=1`);
    await expect(panel(page).getByText("all 40 examples, update 0")).toBeVisible();
    await panel(page).locator("[data-line='2']").getByRole("button").click();
    await expect(panel(page).locator("[data-part=numbers]")).toContainText(
      "L-BFGS keeps pairs (s, y) instead of the matrix",
    );

    await page.keyboard.press("2");
    await panel(page).getByRole("tab", { name: "Ending" }).click();
    await expect(panel(page).getByText("What would help")).toHaveCount(0);
    const way = panel(page).getByRole("button", { name: /Look into update \d+, which diverges/ });
    const last = /\d+/.exec((await way.textContent())!)![0];
    expect(Number(last) % 10).not.toBe(0);
    await way.click();
    await expect(panel(page).getByRole("tab", { name: `SGD, update ${last}`, selected: true })).toBeVisible();
    await expect(panel(page).getByText(`batch of 16, update ${last}`)).toBeVisible();
    await expectAccessible(page, "update that diverges", "[role=tabpanel]");
  });

  for (const [language, theme, widths] of [
    ["en", "light", [390, 1440]],
    ["ja", "dark", [1440, 390]],
  ] as const) {
    test(`axe finds nothing in any tab, and keys go along them: ${language}, ${theme}`, async ({ page }) => {
      const view = `view=(cursor:40,line:2,parameter:(layer:2,block:W,row:3,column:4),language:${language},theme:${theme})`;
      await openLab(page, `${LINK.replace("0.05", "1e30")}&${view}&v=1`);
      const tabs = page.getByRole("tablist", { name: /selected lane|選択中のレーン/ });
      await expect(tabs).toBeVisible();
      await tabs.getByRole("tab").first().focus();
      for (const [key, tab] of [
        ["Home", "lines"],
        ["ArrowRight", "state"],
        ["End", "ending"],
      ] as const) {
        await page.keyboard.press(key);
        await expect(tabs.getByRole("tab", { selected: true })).toBeFocused();
        if (tab === "lines") await expect(page).not.toHaveURL(/tab:/);
        else await expect(page).toHaveURL(new RegExp(`tab:${tab}`));
        // Nothing of the panel is cut off. Axe looks at the last width, which is another one in the other theme and language.
        for (const width of widths) {
          await page.setViewportSize({ width, height: 844 });
          await expect
            .poll(() => tabs.evaluate(({ parentElement }) => parentElement!.scrollWidth - parentElement!.clientWidth))
            .toBeLessThanOrEqual(0);
        }
        const parts = ["[role=tablist]", "[role=tabpanel]"].map((role) => `section:has(> ${role}) ${role}`);
        await expectAccessible(page, `${tab} at ${widths.at(-1)} pixels`, ...parts);
      }
    });
  }

  test("says so where the worker fails, and tries again", async ({ page }) => {
    // Workers that look into lanes break off at their first questions, as one does that has run out of memory.
    await page.addInitScript(() => {
      const Real = window.Worker;
      Object.assign(window, { failing: true });
      window.Worker = class extends Real {
        readonly asked: string;
        constructor(script: string | URL, options?: WorkerOptions) {
          super(script, options);
          this.asked = String(script);
        }
        override postMessage(message: { topic?: string; type?: string }): void {
          const onNetworks = this.asked.includes("findings") && ["lines", "series"].includes(message.topic ?? "");
          const breaks = onNetworks || message.type === "inspect";
          if (breaks && "failing" in window && window.failing)
            this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
          else super.postMessage(message);
        }
      };
    });
    await openLab(page, `${LINK}&view=(cursor:40)&v=1`);
    const notice = panel(page).getByRole("alert").filter({ hasText: "out of memory" });
    await expect(notice).toBeVisible();
    await expect(panel(page).getByText("does not get to")).toHaveCount(0);
    await panel(page).getByRole("tab", { name: "State" }).click();
    await expect(notice).toBeVisible();
    await page.evaluate(() => Object.assign(window, { failing: false }));
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(notice).toHaveCount(0);
    await expect(panel(page).getByRole("listitem").first().locator(".number")).toHaveText(/\d/);

    await page.evaluate(() => Object.assign(window, { failing: true }));
    await panel(page).getByRole("tab", { name: "Momentum" }).click();
    await expect(notice).toBeVisible();
    await page.evaluate(() => Object.assign(window, { failing: false }));
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(notice).toHaveCount(0);
    await expectNear(page, 3, Math.hypot(...headlessPoints(0)[41]!));

    await page.evaluate(() => Object.assign(window, { failing: true }));
    await openLab(page, "surface=saddle&lane=momentum(learningRate:0.01)&view=(cursor:4)&v=1");
    await expect(notice).toBeVisible();
    await page.evaluate(() => Object.assign(window, { failing: false }));
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(notice).toHaveCount(0);
    await expect(panel(page).locator("[data-line]").first().locator(".number").first()).toHaveText(/\d/);
  });
});
