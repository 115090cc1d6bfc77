import { expect, test } from "./fixtures.ts";
import { computed, lanes, openLab, table, tabTo } from "./lab.ts";

test("a modifier is added by the keyboard from a menu, set in its sheet, and removed there", async ({ page }) => {
  await openLab(page, "surface=rosenbrock&steps=60&lane=momentum(learningRate:0.0004)&v=1");
  const chips = page.getByRole("list", { name: "Modifiers" });
  await expect(chips.getByRole("button")).toHaveText(["modifier"]);
  const add = chips.getByRole("button", { name: "Add a modifier" });
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: /Gradient clipping|Clipping/ }).press("Enter");
  const sheet = page.getByRole("dialog");
  await expect(sheet).toBeVisible();
  await expect(page).toHaveURL(/clip:norm/);
  await sheet.getByRole("combobox", { name: "Kind" }).selectOption("value");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  const chip = chips.getByRole("button", { name: /^clip/ });
  await expect(chip).toBeFocused();

  await chip.press("Enter");
  await sheet.getByRole("button", { name: "Remove" }).click();
  await expect(chip).toHaveCount(0);
  await expect(page).not.toHaveURL(/clip/);
  await expect(add).toBeFocused();
});

test("a full-batch method joins minibatches in two clicks, says which batch it has, and gives it back", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, "network=moons(n:60)&model=mlp(hidden:(4))&batch=12&evaluateEvery=5&steps=40&lane=sgd&v=1");
  await page.getByRole("button", { name: "Add an optimizer" }).click();
  await page.getByRole("menuitem", { name: /L-BFGS.*all 60/ }).click();
  await expect(page).toHaveURL(/lane=lbfgs\(batchSize:60\)/);
  await expect(page.getByText("Batch: all 60 training examples")).toBeVisible();
  await computed(page);
  await page.getByRole("combobox", { name: "Optimizer (L-BFGS)" }).selectOption("momentum");
  await expect(page).not.toHaveURL(/batchSize/);
  await expect(page.getByText("Batch: all 60 training examples")).toHaveCount(0);
});

test("a new lane takes ε and α of the selected lane of its family, or those that suit it", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, "surface=rosenbrock(b:8)&steps=60&lane=momentum(learningRate:0.0005,momentum:0.8)&v=1");
  const add = page.getByRole("button", { name: "Add an optimizer" });
  await add.click();
  await expect(page.getByRole("menuitemradio", { name: "as in Momentum: ε = 5e-4, α = 0.8" })).toBeChecked();
  await page.getByRole("menuitem", { name: "Nesterov momentum ε = 5e-4, α = 0.8" }).click();
  await expect(page).toHaveURL(/lane=nesterov\(learningRate:0.0005,momentum:0.8\)/);
  await add.click();
  await page.getByRole("menuitemradio", { name: "suited to each method" }).click();
  await page.getByRole("menuitem", { name: "SGD", exact: true }).click();
  await expect(page).toHaveURL(/lane=sgd\(learningRate:0\.0[^0]/);
});

test("compares rates, and repeats a lane over five seeds as one group", { tag: "@chromium" }, async ({ page }) => {
  await openLab(
    page,
    "network=moons(n:60)&model=mlp(hidden:(4))&batch=12&evaluateEvery=5&steps=60&lane=sgd(learningRate:0.2)&v=1",
  );
  const menu = page.getByRole("button", { name: /^Menu of SGD/ });
  await menu.first().click();
  await page.getByRole("menuitem", { name: "Compare values of" }).click();
  await page.getByRole("menuitem", { name: /learning rate ε.*0.05 … 0.8/ }).click();
  await computed(page);
  await expect(lanes(page).getByRole("rowheader")).toHaveText(
    ["0.05", "0.1", "0.2", "0.4", "0.8"].map((rate) => `SGD ε = ${rate}`),
  );
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lanes(page)).toHaveCount(1);
  await menu.first().click();
  await page.getByRole("menuitem", { name: "Repeat over 5 seeds" }).click();
  await computed(page);
  await expect(lanes(page).getByRole("rowheader")).toHaveText([1, 2, 3, 4, 5].map((seed) => `SGD, seed ${seed}`));
  await expect(
    page.getByRole("main").getByText(/SGD over 5 seeds ends at 0\.\d+ \(median; 0\.\d+ to 0\.\d+\)\./),
  ).toBeVisible();
});

test("answers which lane did best: in a sentence, and marked in every column", { tag: "@chromium" }, async ({
  page,
}) => {
  const answer = (sentence: RegExp | string) => page.getByRole("main").getByText(sentence);
  await openLab(
    page,
    "surface=rosenbrock(b:8)&steps=60&lane=sgd(learningRate:0.002)&lane=newton&lane=sgd(learningRate:1)&v=1",
  );
  await expect(answer("Lowest J: Newton's method, 0 at update 12.")).toContainText(
    "First to J ≤ 0.001: Newton's method, after 9 updates. Diverged: SGD 2.",
  );
  const marked = lanes(page).getByRole("cell", { name: /\(best\)$/ });
  await expect(marked).toHaveCount(4);
  await expect(lanes(page).nth(1).getByRole("cell", { name: "0 (best)" })).toHaveCount(3);
  await expect(marked.first()).toHaveCSS("font-weight", "700");

  await openLab(
    page,
    "network=curve(n:40)&model=mlp(hidden:(6))&evaluateEvery=10&steps=200&lane=sgd(learningRate:0.1)&lane=lbfgs&v=1",
  );
  await expect(answer(/^Lowest held-out loss: L-BFGS, 0\.\d+ at update \d+\.$/)).toBeVisible();
  const best = lanes(page)
    .nth(1)
    .getByRole("button", { name: /^0\.\d+ \(\d+\)$/ });
  const update = /\((\d+)\)/.exec((await best.textContent())!)![1]!;
  await best.click();
  await expect(page.getByRole("main").getByRole("textbox", { name: /update/i })).toHaveValue(update);
  await expect(table(page).getByRole("columnheader", { name: "R²", exact: true })).toBeVisible();
});
