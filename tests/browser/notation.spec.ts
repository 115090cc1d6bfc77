import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

test("a surface's coordinates have its formula's names, and a path that is pointed at shows its lane's mark", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, "surface=sparse-coding&steps=60&lane=lbfgs&lane=bfgs&lane=sgd&v=1");
  for (const name of ["h", "w"]) await expect(page.getByRole("textbox", { name: `start ${name}` })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "start x" })).toHaveCount(0);

  // The last point of SGD, the third lane, whose mark is a triangle.
  const picture = page.getByRole("application").first();
  await picture.focus();
  await page.keyboard.press("3");
  const readout = page.locator("[data-part=theta]");
  await expect(readout).toHaveText(/^\(h, w\) = \(/);
  const corners = (d: string | null) => d!.split(/[ML]/).length - 1;
  expect(corners(await page.locator("[data-part=head]").first().getAttribute("d"))).toBe(3);

  await page.getByRole("tab", { name: "State" }).click();
  const entries = page.getByRole("tabpanel").getByRole("listitem");
  await page.getByLabel("Quantity").selectOption("g");
  await expect(entries).toHaveText([/^gh/, /^gw/]);

  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Data" }).click();
  await expect(dialog).toContainText("step, h, w, J,");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save CSV" }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv).toMatch(/^lane,optimizer,step,h,w,loss,/);
});
