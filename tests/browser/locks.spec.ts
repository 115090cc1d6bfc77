import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

test("a locked part is there to be read, in its place and by screen readers, and nothing in it can be used", {
  tag: "@chromium",
}, async ({ page }) => {
  const locked = ["header", "surface", "lanes", "landscape", "transport", "table", "curves", "debugger", "curvature"];
  await openLab(page, `surface=booth&steps=20&lane=adam&lane=sgd&view=(line:1,lock:(${locked.join(",")}))&v=1`);
  const groups = page.getByRole("group", { name: /: locked by the link$/, disabled: true });
  await expect(groups).toHaveCount(locked.length);
  for (const group of await groups.all()) await expect(group.getByText(/: locked by the link$/)).toBeVisible();
  for (const role of ["slider", "button", "radio", "combobox", "textbox", "spinbutton", "checkbox"] as const)
    for (const control of await groups.getByRole(role).all()) await expect(control).toBeDisabled();
  const link = page.url();
  for (const control of await groups.locator("button:visible, a:visible, summary:visible, input:visible").all()) {
    await control.dispatchEvent("pointerdown", { button: 0 });
    await control.dispatchEvent("click");
  }
  await groups.getByRole("application").press("+");
  await groups.getByRole("link").last().press("Enter");
  await groups.getByRole("application").hover({ position: { x: 90, y: 90 } });
  await page.mouse.wheel(0, 300);
  expect(page.url()).toBe(link);
  await expect(page.locator("[role=dialog], [role=menu]")).toHaveCount(0);
  await expectAccessible(page, "locked");
});
