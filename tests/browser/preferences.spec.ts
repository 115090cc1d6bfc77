import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

test("the language and the theme are remembered, and are no part of the link", {
  tag: "@chromium",
}, async ({ page, freshContext }) => {
  await openLab(page);
  const link = page.url();
  await page.getByRole("button", { name: "Dark theme" }).click();
  await page.getByRole("radio", { name: "日本語" }).click();
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "ja");
  await expect(page.getByRole("button", { name: "実行" })).toBeVisible();
  expect(page.url()).toBe(link);

  await page.reload();
  await expect(html).toHaveAttribute("lang", "ja");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "実行" })).toBeVisible();

  // A link that asks for a language and a theme gets them, in any profile.
  await page.getByRole("button", { name: "リンクを共有" }).click();
  await page.getByRole("checkbox", { name: "日本語で開く" }).check();
  await page.getByRole("checkbox", { name: "暗い配色で開く" }).check();
  await expect(page).toHaveURL(/language:ja,theme:dark/);
  const other = await (await freshContext()).newPage();
  await other.goto(page.url());
  await expect(other.locator("html")).toHaveAttribute("lang", "ja");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("no word of the page is left in the other language", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page);
  await page.getByRole("radio", { name: "日本語" }).click();
  await expect(page.getByRole("button", { name: "実行" })).toBeVisible();
  // Labels that are sentences or words of English, not names, symbols or numbers.
  const english = await page.evaluate(() => {
    const names = [...document.querySelectorAll("button, input, select, [role], section, table, th")].flatMap(
      (element) =>
        [element.getAttribute("aria-label"), element.getAttribute("title"), element.getAttribute("placeholder")].filter(
          (text) => text !== null,
        ),
    );
    return names.filter((text) => /[a-z]{3,} [a-z]{2,}/.test(text) && !/[ぁ-んァ-ヶ一-龠]/.test(text));
  });
  expect(english).toEqual([]);
});
