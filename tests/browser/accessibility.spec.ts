import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("axe finds nothing on the page as it opens", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page);
  await expectAccessible(page, "opening page");
});

// Every state is looked at in both themes, both languages and both sizes, though not in all eight combinations.
for (const { language, theme, width, height } of [
  { language: "en", theme: "light", width: 1440, height: 900 },
  { language: "ja", theme: "dark", width: 390, height: 844 },
] as const) {
  const title = `axe finds nothing in any view, menu or sheet: ${language}, ${theme}, ${width} pixels wide`;
  test(title, { tag: "@chromium" }, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    const lines = "lane=sgd(learningRate:1,noise:(sigma:0.1))&lane=newton&lane=adam(hidden:true)";
    await openLab(page, `surface=rosenbrock(b:8)&steps=140&${lines}&view=(language:${language},theme:${theme})&v=1`);
    await expectAccessible(page, "page");
    // A dialog and a menu are seen with the page behind them; the other sheets differ from them only in what they hold.
    for (const [name, opener, part] of [
      ["picker", /choose a surface|曲面や実験例を選ぶ/],
      ["menu of optimizers", /^(Add an optimizer|最適化手法を追加)$/],
      ["menu of a lane", /^Menu of|のメニュー$/, ".floating"],
      ["playback speed", /^(Playback speed|再生速度)/, ".floating"],
      ["noise sheet", /^(noise|ノイズ): /, ".floating"],
      ["contour levels", /Show all contour levels|等高線の値をすべて表示/, ".floating"],
      ["shortcuts", /^(Keyboard shortcuts|キーボードショートカット)$/, ".floating"],
      ["share sheet", /^(Share link|リンクを共有)$/, ".floating"],
    ] as const) {
      await page.getByRole("button", { name: opener }).first().click();
      const open = page.locator(".floating[data-state=open]");
      await expect(open).toBeVisible();
      await expectAccessible(page, name, ...(part === undefined ? [] : [part]));
      await page.keyboard.press("Escape");
      await expect(open).toHaveCount(0);
    }
    for (const view of [/^(Side by side|並べる)$/, /^3D$/]) {
      await page.getByRole("radio", { name: view }).click();
      await expect(page.getByRole("main").getByRole("application").first()).toBeVisible();
      await expectAccessible(page, String(view));
    }
  });
}

for (const [kind, fragment] of [
  ["a surface", "surface=himmelblau&steps=60&lane=sgd&lane=adam&v=1"],
  ["a network", "network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=sgd&lane=adam&v=1"],
] as const) {
  test(`axe finds nothing on the page of ${kind} in any language, theme, forced colours or width`, {
    tag: "@chromium",
  }, async ({ page }) => {
    test.slow();
    await openLab(page, fragment);
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const language of ["日本語", "EN"]) {
        await page.getByRole("radio", { name: language === "EN" ? /^(EN|English)$/ : language }).click();
        for (let theme = 0; theme < 2; theme++) {
          await page.getByRole("button", { name: /^((Dark|Light) theme|.*配色にする)$/ }).click();
          await expectAccessible(page, `${language}, ${width} pixels, theme ${await themeOf(page)}`);
        }
      }
      await page.emulateMedia({ forcedColors: "active" });
      await expectAccessible(page, `forced colours, ${width} pixels`);
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, `forced colours, dialog, ${width} pixels`, "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.emulateMedia({ forcedColors: "none" });
    }
  });
}
