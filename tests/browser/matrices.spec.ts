import { expect, test } from "./fixtures.ts";

const LINK = "#matrix=factorization&steps=30&lane=coordinate-descent(order:blocks)&lane=adam(learningRate:0.02)&v=1";

test("a matrix problem opens with its singular values, curves, table and lines @chromium", async ({ page }) => {
  await page.goto(`./${LINK}`);
  await expect(page.getByRole("heading", { name: "Singular values" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Matrix problem" })).toHaveValue("factorization");
  await expect(page.getByRole("table", { name: /Singular values of the parameter matrices/ })).toContainText(
    "U, value 1",
  );
  await page.getByRole("radio", { name: "of g" }).click();
  await expect(page).toHaveURL(/spectrum:gradient/);
  await page.getByRole("combobox", { name: "Matrix problem" }).selectOption("quadratic");
  await expect(page).toHaveURL(/#matrix=quadratic/);
  // It has no blocks, so the lane's order is the default again.
  await expect(page).not.toHaveURL(/order:blocks/);
  await expect(page.getByRole("radio", { name: "Distance" })).toBeVisible();
});
