import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { headless } from "./headless.ts";
import { computed, lanes, openLab, tabTo, typeInto } from "./lab.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const kind = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name });
const updateField = (page: Page) => page.getByRole("textbox", { name: "Go to update" });
const picture = (page: Page, lane: string) => page.getByRole("main").getByRole("img", { name: new RegExp(`^${lane}`) });

/** Training and held-out loss of every lane at the cursor, to the last bit. */
const exactLosses = (page: Page) =>
  lanes(page).evaluateAll((lines) =>
    lines.map((line) => [...line.querySelectorAll("td")].slice(0, 2).map(({ title }) => title)),
  );

/** A small training with an adaptive method, momentum and early stopping. */
const SMALL =
  "network=moons(n:80)&model=mlp(hidden:(5,4))&batch=16&evaluateEvery=10&steps=300&lane=adam(learningRate:0.01)&lane=momentum(learningRate:0.05)";

test("go to networks, train, scrub, change the network, and open the link elsewhere: the same bits as headless", async ({
  page,
  freshContext,
}) => {
  await openLab(page);
  const surfaces = page.url();
  await kind(page, "Networks").click();
  await expect(page.getByRole("heading", { name: "Two moons" })).toBeVisible();
  await computed(page);
  await expect(picture(page, "Adam")).toHaveAccessibleName(/at update 2000/);

  // By update, by epoch, by hand.
  await page.getByRole("button", { name: "To the start" }).click();
  await page.getByRole("button", { name: "One update forward" }).click();
  await expect(updateField(page)).toHaveValue("1");
  await page.getByRole("button", { name: "One epoch forward (updates: 10)" }).click();
  await expect(updateField(page)).toHaveValue("10");
  await expect(picture(page, "SGD")).toHaveAccessibleName(/at update 10/);
  await typeInto(updateField(page), "500");
  await expect(picture(page, "SGD")).toHaveAccessibleName(/at update 500/);

  // Another network is another run.
  const before = await exactLosses(page);
  await typeInto(page.getByRole("textbox", { name: "Units of hidden layer 2" }), "3");
  await page.getByRole("button", { name: "Add a hidden layer" }).click();
  await expect(page.getByRole("textbox", { name: "Units of hidden layer 3" })).toHaveValue("3");
  await computed(page);
  await expect.poll(() => exactLosses(page)).not.toEqual(before);

  await expect(page).toHaveURL(/cursor:500/);
  expect(page.url()).toContain("hidden:(8,3,3)");
  const link = page.url();
  const values = await exactLosses(page);
  const [expected] = headless(link);
  const row = 500 / 10;
  expect(values.map(([loss]) => loss)).toEqual(expected!.map(({ loss }) => String(loss[row])));

  const elsewhere = await (await freshContext()).newPage();
  await elsewhere.goto(link);
  await computed(elsewhere);
  await expect(updateField(elsewhere)).toHaveValue("500");
  await expect.poll(() => exactLosses(elsewhere)).toEqual(values);

  // Each kind is found as it was left, and Back goes through them.
  await kind(page, "Surfaces").click();
  await computed(page);
  await expect(page).toHaveURL(surfaces);
  await page.goBack();
  await computed(page);
  await expect(updateField(page)).toHaveValue("500");
});

test("a lane gets a model of its own on its card, which says so, and has the bits of headless", async ({ page }) => {
  await openLab(page, `${SMALL}&v=1`);
  await computed(page);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Adam/, expanded: true }) });
  await card.getByText("own model").click();
  const add = card.getByRole("combobox", { name: "Set for this lane only…" });
  await add.selectOption("batch normalization");
  await add.selectOption("hidden layers");
  await card.getByRole("button", { name: "Remove hidden layer 2" }).click();
  await expect(card).toContainText("hidden layers: 5 · batch normalization");
  await computed(page);
  await expect(page).toHaveURL(/lane=adam\(learningRate:0.01,model:\(hidden:\(5\),batchNorm:true\)\)/);
  const [expected] = headless(page.url());
  await expect
    .poll(async () => (await exactLosses(page)).map(([loss]) => loss))
    .toEqual(expected!.map(({ loss }) => String(loss.at(-1))));
  await card.getByRole("button", { name: "batch normalization: same as the other lanes" }).click();
  await expect(page).toHaveURL(/lane=adam\(learningRate:0.01,model:\(hidden:\(5\)\)\)/);
});

test("a network that the device has no memory for says so and what to change, and the page goes on", {
  tag: "@chromium",
}, async ({ page }) => {
  // Workers cannot be given less memory than the browser has: theirs is said to end where it begins.
  await page.route(/network-entry.*\.js$/, async (route) => {
    const response = await route.fetch();
    const poor = "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('no'); };\n";
    await route.fulfill({ response, body: poor + (await response.text()) });
  });
  await page.goto("./#network=moons(n:2000)&model=mlp(hidden:(64,64,64),batchNorm:true)&steps=2&lane=sgd&v=1");
  await expect(page.getByRole("alert")).toHaveText(/^This network needs \d+ MB at once, more than this device gives/);
  await typeInto(page.getByRole("textbox", { name: "training examples" }), "20");
  await computed(page);
  await expect(page.getByRole("alert")).toHaveCount(0);

  // One that no device is asked for is refused where it is chosen, and the page stays as it is.
  await typeInto(page.getByRole("textbox", { name: "training examples" }), "10000");
  for (const layer of [1, 2, 3])
    await typeInto(page.getByRole("textbox", { name: `Units of hidden layer ${layer}` }), "256");
  await page.getByRole("button", { name: "Add a hidden layer" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: /^works on all 10000 training examples in one piece/ }),
  ).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Units of hidden layer/ })).toHaveCount(3);
});

test("the keyboard alone sets a network up, trains it, and looks into it", async ({ page }) => {
  await openLab(page);
  await tabTo(page, kind(page, "Networks"));
  await page.keyboard.press("Enter");
  await computed(page);
  await tabTo(page, page.getByRole("button", { name: /choose a data set/ }));
  await page.keyboard.press("Enter");
  const picker = page.getByRole("dialog", { name: "Choose a dataset" });
  await tabTo(page, picker.getByRole("button", { name: /Concentric|circles/i }));
  await page.keyboard.press("Enter");
  await expect(picker).toBeHidden();
  await tabTo(page, page.getByRole("textbox", { name: "Units of hidden layer 1" }));
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("textbox", { name: "Units of hidden layer 1" })).toHaveValue("9");
  await computed(page);
  await tabTo(page, page.getByRole("slider", { name: "Time cursor on the curves" }));
  await page.keyboard.press("Home");
  await expect(updateField(page)).toHaveValue("0");
  const spectrum = page.getByRole("region", { name: "Hessian spectrum" });
  await tabTo(page, spectrum.getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(spectrum.getByRole("img")).toHaveAccessibleName(/\d+ eigenvalues/);
});

test("a training is paused and goes on where it stood, to the same bits as without a pause", {
  tag: "@chromium",
}, async ({ page }) => {
  const link = "network=moons&model=mlp(hidden:(12,12))&batch=32&evaluateEvery=1000&steps=100000&lane=momentum&v=1";
  await page.goto(`./#${link}`);
  await page.getByRole("button", { name: "Pause computing" }).click();
  const status = page.getByRole("status").filter({ hasText: "Paused at" });
  await expect(status).toBeVisible();
  // What was on its way has come.
  const [paused, later] = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const share = () => document.querySelector("main [role=status]")!.textContent;
        setTimeout(() => {
          const before = share();
          setTimeout(() => resolve([before, share()]), 400);
        }, 400);
      }),
  );
  expect(later).toBe(paused);
  await status.getByRole("button", { name: "Resume computing" }).click();
  // Until the worker's next chunk the table still calls the lane unfinished.
  await expect(lanes(page)).toContainText("completed");
  const [expected] = headless(link);
  expect((await exactLosses(page)).map(([loss]) => loss)).toEqual(expected!.map(({ loss }) => String(loss.at(-1))));
});

test("a CSV file is trained on, and neither the address nor the share sheet holds it", async ({ page }) => {
  await openLab(page, `${SMALL}&v=1`);
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${(i * 3) % 5},${i % 2},${i % 2 ? "odd" : "even"}`);
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Train on a CSV file" });
  await expect(dialog).toContainText("never leaves it");
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "parity.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["a,b,a,parity", ...rows].join("\n")),
  });
  await expect(dialog.getByLabel("Target", { exact: true })).toHaveValue("3");
  await expect(dialog).toContainText("Columns with the same name are numbered by position.");
  for (const name of ["a (1)", "b", "a (3)"])
    await expect(dialog.getByRole("checkbox", { name, exact: true })).toBeChecked();
  await dialog.getByRole("button", { name: "Use this data" }).click();
  await expect(page.getByRole("heading", { name: "Your own data" })).toBeVisible();
  await computed(page);
  await expect(page.getByRole("main").getByRole("table").first()).toContainText("Held-out set");
  expect(page.url()).not.toContain("inline");
  expect(page.url()).not.toContain("#");
  await page.getByRole("button", { name: "Share link" }).click();
  await expect(page.getByRole("dialog", { name: "Share link" })).toContainText("stays on this device");
});

test("listed examples say which class none of them has", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "network=inline(inputs:((0,1),(1,0),(1,1)),targets:(0,2,0))&steps=5&lane=sgd&v=1");
  await expect(page.getByText("No example has class 1; the network has an output for each class")).toBeVisible();
});

for (const { language, theme, width, height } of [
  { language: "en", theme: "light", width: 1440, height: 900 },
  { language: "ja", theme: "dark", width: 390, height: 844 },
] as const) {
  test(`axe finds nothing about networks: ${language}, ${theme}, ${width} pixels wide`, {
    tag: "@chromium",
  }, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    for (const fragment of [
      SMALL,
      "network=digits(n:60)&steps=40&lane=sgd",
      "network=curve&steps=40&lane=sgd(model:(skip:true))",
    ]) {
      await page.goto("about:blank");
      await openLab(page, `${fragment}&view=(language:${language},theme:${theme},trainingCurve:layers)&v=1`);
      await expect(
        page.getByRole("region", { name: /^(Layer by layer|層ごとの分布)$/ }).getByRole("table"),
      ).toBeVisible();
      await expectAccessible(page, fragment);
      const beyond = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(beyond, fragment).toBeLessThanOrEqual(0);
    }
  });
}
