import { expect, test } from "./fixtures.ts";
import { computed, lanes, openLab, typeInto } from "./lab.ts";

const announced = "main [role=status].visually-hidden";

test("the live region has the table's own word for a lane, while it trains and after it", { tag: "@chromium" }, async ({
  page,
}) => {
  await openLab(page, "network=moons&steps=100&lane=sgd&lane=adam&v=1");
  const region = page.locator(announced);
  await expect(region).toContainText("Run finished. Update 100 of 100.");
  for (const at of ["completed", "training"]) {
    for (const line of await lanes(page).all()) {
      await expect(line.locator("td").last()).toHaveText(at);
      const name = await line.getByRole("button").first().textContent();
      await expect(region).toContainText(`${name}: ${at},`);
    }
    await page.keyboard.press("ArrowLeft");
  }
});

test("start and end of playback and new names of lanes are announced", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "surface=quadratic&steps=40&lane=sgd(learningRate:0.01)&view=(cursor:5)&v=1");
  const region = page.locator(announced);
  await expect(region).toContainText("Step 5 of 40. SGD: moving,");
  const spoken = await region.evaluateHandle((element) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(element.textContent)).observe(element, { childList: true });
    return texts;
  });
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(region).toContainText("Playback finished. Step 40 of 40. SGD: completed,");
  expect(await spoken.jsonValue()).toContain("Playing from step 5.");
  await page.getByText("SGD", { exact: true }).first().dblclick();
  const field = page.getByRole("textbox", { name: "Name" });
  await typeInto(field, "slow");
  await expect(region).toHaveText("SGD is now named slow.");
});

test("the misclassification rate is not offered for regression", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "network=curve&steps=20&lane=sgd&view=(trainingCurve:zeroOne)&v=1");
  await computed(page);
  await expect(page.getByText("Not defined for regression.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Loss", exact: true })).toBeVisible();
  await expect(page.getByRole("radio", { name: "0/1 loss" })).toHaveCount(0);
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press("c");
    await expect(page.getByText("Not defined for regression.")).toHaveCount(0);
  }
});

for (const language of ["en", "ja"]) {
  test(`the update after the last is marked as not taken, and why lines are skipped is read in full (${language})`, {
    tag: "@chromium",
  }, async ({ page }) => {
    await openLab(
      page,
      `surface=sparse-coding&steps=60&lane=lbfgs&lane=sgd&view=(lane:0,tab:lines,language:${language})&v=1`,
    );
    const of = page.locator("[data-part=update]");
    const step = page.locator("[data-part=step-words]");
    await expect(of).toHaveText(/^(Next update, not taken: the run ends at step 60|次の更新\(ステップ 60 で終わる.*)$/);
    await expect(step).toHaveText(/not taken|実行されません/);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const skipped = page.locator("[data-active=false] [data-part=result]");
      await expect(skipped).toHaveCount(5);
      const cut = await skipped.evaluateAll(
        (results) =>
          results.filter((it) => it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight + 1).length,
      );
      expect(cut).toBe(0);
    }
    await page.keyboard.press("ArrowLeft");
    await expect(of).toHaveText(/^(Update from step 59 to step 60|ステップ 59 から 60 への更新)$/);
    await expect(step).toHaveText(/^(actual next step|実際の次の更新)$/);
  });
}

test("the update after a network's last is marked as not taken", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "network=moons&steps=20&lane=sgd&view=(tab:lines)&v=1");
  const batch = page.locator("[data-part=batch]");
  await expect(batch).toHaveText(/update 20: not taken, the run ends here$/);
  await page.keyboard.press("ArrowLeft");
  await expect(batch).toHaveText(/update 19$/);
});
