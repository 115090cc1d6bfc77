import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { computed, lanes, openLab } from "./lab.ts";
import { choose, heading, PARITY, type TestFile, tableDialog, trainOnParity } from "./own-files.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const NETWORK = "network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=adam&v=1";

/** Drops a file on the page once it takes files. */
async function drop(page: Page, { name, content }: TestFile): Promise<void> {
  const bytes = typeof content === "string" ? [...Buffer.from(content)] : content;
  const data = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes as number[])], name));
      return transfer;
    },
    [name, bytes] as const,
  );
  const main = page.locator("main");
  await expect(async () => {
    await main.dispatchEvent("dragenter", { dataTransfer: data });
    await expect(page.getByText("Drop to open the experiment")).toBeVisible({ timeout: 500 });
  }).toPass();
  await main.dispatchEvent("drop", { dataTransfer: data });
}

test("the dialog says how a file is read, and every finding can be overridden", async ({ page }) => {
  await openLab(page, NETWORK);
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  const dialog = tableDialog(page);
  await choose(dialog, {
    name: "leaves.csv",
    content:
      "Leaves\n\nsize;hue;width;kind\n1,5;red;2,5;0\n2,5;blue;broken;1\n4,5;red;NA;0,0\n3;blue;1,25;1\n5;;2;1\n6;2\n",
  });
  await expect(dialog.getByLabel("Separator")).toHaveValue(";");
  await expect(dialog.getByLabel("Numbers")).toContainText("1234,5");
  await expect(dialog.getByLabel("Lines above the table")).toHaveValue("2");
  await expect(dialog).toContainText("leaves.csv: 5 rows, 4 columns");
  await expect(dialog).toContainText("do not have 4 entries: 1 (line 9)");
  await expect(dialog).toContainText("width is text because of entries such as “broken” on line 5");
  const preview = dialog.getByRole("region", { name: "First rows" });
  await expect(preview.getByRole("cell", { name: "broken (not a number)" })).toBeVisible();
  await expect(preview.getByRole("cell", { name: "NA (missing)" })).toBeVisible();
  await expectAccessible(page, "table dialog");

  // The word becomes a missing entry, and the column one of numbers.
  await dialog.getByLabel("Also missing").fill("broken");
  await dialog.getByLabel("Also missing").press("Enter");
  await expect(dialog.getByRole("checkbox", { name: "width", exact: true })).toBeChecked();
  await expect(dialog.getByLabel("Target", { exact: true })).toHaveValue("3");
  await expect(dialog).toContainText("Examples: 3. Inputs: 2.");
  await expect(dialog).toContainText("missing entries: 2");

  // Words as inputs, all and none.
  await dialog.getByRole("button", { name: "None", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Use this data" })).toBeDisabled();
  await dialog.getByRole("button", { name: "All", exact: true }).click();
  await expect(dialog.getByRole("checkbox", { name: "hue (text, 2 inputs)" })).toBeChecked();
  await expect(dialog).toContainText("Inputs: 4.");

  // Another header, and no such separator.
  await dialog.getByLabel("First row", { exact: true }).selectOption("noHeader");
  await expect(preview.getByRole("rowheader").first()).toHaveText("3");
  await dialog.getByLabel("First row", { exact: true }).selectOption("header");
  await dialog.getByLabel("Separator").selectOption("|");
  await expect(dialog.getByRole("alert")).toContainText("at least two columns");
  await dialog.getByLabel("Separator").selectOption(";");
  await dialog.getByRole("button", { name: "All", exact: true }).click();
  await dialog.getByRole("button", { name: "Use this data" }).click();
  await expect(dialog).toBeHidden();
  const dataset = page.getByRole("region", { name: "Data set" });
  await expect(dataset).toContainText(/leaves\.csv.*kind from size, hue = blue, hue = red, width/);
  await computed(page);
});

test("an encoding that the bytes do not decide is chosen by what its text looks like", { tag: "@chromium" }, async ({
  page,
}) => {
  await openLab(page, NETWORK);
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  const dialog = tableDialog(page);
  const cats = [0xea, 0xee, 0xf2];
  const dogs = [0xef, 0xb8, 0xf1];
  const line = (x: number, word: readonly number[]) => [...Buffer.from(`${x},`), ...word, 10];
  await choose(dialog, {
    name: "pets.csv",
    content: [...Buffer.from("x,kind\n"), ...line(1.5, cats), ...line(2.5, dogs), ...line(3, cats), ...line(4, dogs)],
  });
  await expect(dialog.getByRole("alert")).toContainText("does not show which encoding");
  await expect(dialog.getByRole("button", { name: "Use this data" })).toHaveCount(0);
  await expectAccessible(page, "encodings");
  await dialog.getByRole("button", { name: /Cyrillic.*кот/ }).click();
  await expect(dialog).toContainText("Classes: 0 = кот, 1 = пёс");
});

test("files dropped on the page are opened as what they are, or refused in a sentence", async ({ page }) => {
  await openLab(page);
  const alert = page.getByRole("alert").filter({ hasText: "could not be opened" });
  const png = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
  ];
  const refused: readonly (readonly [TestFile, string])[] = [
    [{ name: "picture.png", content: png }, "This picture does not carry the link to an experiment."],
    [{ name: "letter.txt", content: "Dear all,\nthis is a letter.\n" }, "It is neither an experiment"],
    [{ name: "nothing.json", content: "" }, "The file is empty."],
    [{ name: "book.xlsx", content: [0x50, 0x4b, 3, 4, 20, 0, 6, 0] }, "It is neither an experiment"],
  ];
  for (const [file, sentence] of refused) {
    await drop(page, file);
    await expect(alert).toContainText(`${file.name} could not be opened`);
    await expect(alert).toContainText(sentence);
    await expect(alert).not.toContainText("JSON");
  }
  const dialog = tableDialog(page);
  await drop(page, { name: "large.csv", content: 16 * 2 ** 20 + 1 });
  await expect(dialog.getByRole("alert")).toContainText("up to 16 MB");
  await page.keyboard.press("Escape");
  await drop(page, { name: "table.txt", content: PARITY.replaceAll(",", "\t") });
  await expect(dialog.getByLabel("Separator")).toHaveValue("\t");
  await expect(alert).toHaveCount(0);

  // From a surface, it is the network that is trained.
  await dialog.getByRole("button", { name: "Use this data" }).click();
  await expect(heading(page)).toBeVisible();
});

test("own data survives a reload, a crash and a further visit, in no link, until it is forgotten", async ({
  page,
  browserName,
}) => {
  // Firefox does not report a visit to an entry of the history that has no fragment, so the page itself is asked where it is.
  const address = () => page.evaluate(() => window.location.href);
  await openLab(page, NETWORK);
  const link = await address();
  await trainOnParity(page);
  const losses = () => lanes(page).evaluateAll((rows) => rows.map((row) => row.textContent));
  const before = await losses();
  expect(await address()).not.toContain("#");

  await page.reload();
  await expect(heading(page)).toBeVisible();
  await computed(page);
  await expect.poll(losses).toEqual(before);
  expect(await address()).not.toContain("#");

  // Back to the link, and forward to the data.
  await page.evaluate(() => window.history.back());
  await expect(page.getByRole("heading", { name: "Two moons" })).toBeVisible();
  expect(await address()).toBe(link);
  await page.evaluate(() => window.history.forward());
  await expect(heading(page)).toBeVisible();
  expect(await address()).not.toContain("#");

  // Firefox cannot be asked to crash, and ends with its last tab.
  const next = await page.context().newPage();
  if (browserName === "chromium") {
    await Promise.all([page.waitForEvent("crash"), page.goto("chrome://crash").catch(() => null)]);
  } else await page.close();
  await next.goto("./");
  await expect(heading(next)).toBeVisible();
  await computed(next);
  await expect(lanes(next).first()).toHaveText(before[0]!);
  const stored = await next.evaluate(() => Object.entries(localStorage).join());
  expect(stored).not.toMatch(/parity|inline|odd/);

  await next.getByRole("button", { name: "Export" }).click();
  await next.getByRole("tab", { name: "File" }).click();
  await expect(next.getByRole("dialog")).toContainText("kept on this device too");
  await next.getByRole("button", { name: "Forget all" }).click();
  await next.keyboard.press("Escape");
  await expect(next.getByText("lasts for this visit only")).toBeVisible();
  await expect(heading(next)).toBeVisible();
  await next.reload();
  await expect(next.getByRole("alert")).toContainText("Your own data is no longer on this device");
  await expect(heading(next)).toHaveCount(0);
});

test("where the browser cannot store own data, the page says so and offers a file", { tag: "@chromium" }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await openLab(page, NETWORK);
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  await choose(tableDialog(page), { name: "parity.csv", content: PARITY });
  await tableDialog(page).getByRole("button", { name: "Use this data" }).click();
  const note = page.getByRole("alert").filter({ hasText: "could not store your data" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    note.getByRole("button", { name: "Save experiment with data" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("parity.thalweg.json");
});

for (const { language, width, height } of [
  { language: "en", width: 360, height: 740 },
  { language: "ja", width: 844, height: 390 },
] as const) {
  test(`the table dialog fits ${width} × ${height} pixels, ${language}`, { tag: "@chromium" }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLab(page, `${NETWORK.replace("&v=1", "")}&view=(language:${language})&v=1`);
    await page.getByRole("button", { name: /^(Use a CSV file…|CSV ファイルを使う…)$/ }).click();
    const dialog = tableDialog(page);
    await dialog.locator("input[type=file]").setInputFiles({
      name: "parity.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(PARITY),
    });
    const use = dialog.getByRole("button", { name: /^(Use this data|このデータを使う)$/ });
    await use.scrollIntoViewIfNeeded();
    await expect(use).toBeInViewport();
    const beyond = await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await expectAccessible(page, `${width} × ${height}`);
  });
}
