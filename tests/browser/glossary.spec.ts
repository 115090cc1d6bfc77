import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { openLab } from "./lab.ts";

const LINK = "surface=quadratic(condition:4,angle:0)&steps=20&lane=momentum&view=(window:(x:(-4,4),y:(-4,4)))&v=1";

const NETWORK = "network=moons(n:40)&model=mlp(hidden:(4))&steps=20&lane=adam&view=(pane:plane)&v=1";

test("symbols are explained where they are used: hovered, focused and tapped, in both languages", async ({ page }) => {
  const hint = page.getByRole("tooltip");
  for (const link of [NETWORK, LINK]) {
    await openLab(page, link);
    await expect(page.locator("th[title]")).toHaveCount(0);
    for (const term of await page.locator("main [data-term], aside [data-term]").all()) {
      if (!(await term.isVisible())) continue;
      await term.hover();
      await expect(hint, (await term.getAttribute("data-term")) ?? "").not.toBeEmpty();
      await page.keyboard.press("Escape");
      await expect(hint).toHaveCount(0);
      await page.mouse.move(0, 0);
    }
  }
  const row = page.locator("[data-row=condition] [data-term]");
  await page.keyboard.press("Tab");
  await row.focus();
  await expect(hint).toContainText("Condition number");
  const heading = page.getByRole("columnheader").getByRole("button", { name: "‖g‖", exact: true });
  await page.keyboard.press("Tab");
  await heading.focus();
  await expect(hint).toContainText("Norm of the gradient");
  await expect(heading).toHaveAccessibleDescription(/length of g/);
  await page.keyboard.press("Escape");
  await page.locator("[data-line] [data-quantity]").first().hover();
  await expect(hint).not.toBeEmpty();
  await page.mouse.move(0, 0);
  await page.keyboard.press("l");
  await heading.focus();
  await heading.dispatchEvent("pointerup", { pointerType: "touch", bubbles: true });
  await expect(hint).toContainText("勾配のノルム");
});

test("the list of symbols and terms opens by key and from the shortcuts, and axe finds nothing in it", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, LINK);
  await page.keyboard.press("g");
  const dialog = page.getByRole("dialog", { name: "Symbols and terms" });
  await expect(dialog).toContainText("Condition number");
  await expectAccessible(page, "glossary", "[role=dialog]");
  await page.keyboard.press("Escape");
  const opener = page.getByRole("button", { name: "Keyboard shortcuts" });
  await opener.press("Enter");
  await page.getByRole("button", { name: "Symbols and terms" }).press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});

test("side by side, too, the ground is read in the surface's own coordinates", { tag: "@chromium" }, async ({
  page,
}) => {
  await openLab(
    page,
    "surface=sparse-coding&steps=20&lane=sgd&lane=adam&view=(mode:side-by-side,window:(x:(-3,3),y:(-3,3)))&v=1",
  );
  const picture = page.getByRole("application").last();
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.2 * box.height);
  await expect(picture.locator("[data-ground]")).toHaveText(/^h\s[\d.]+\s+w\s[\d.]+\s+J\s[\d.]+\s+‖g‖\s[\d.]+$/);
});

test("the landscape is read at the pointer, at the keyboard's centre and where a finger taps, from J itself", async ({
  page,
}) => {
  await openLab(page, LINK);
  const picture = page.getByRole("application").first();
  const readout = page.locator("[data-ground]");
  await expect(readout).toBeHidden();
  const values = async () => {
    const text = ((await readout.textContent()) ?? "").replaceAll("−", "-");
    return [...text.matchAll(/(?:x|y|J|‖g‖)\s(\S+)/g)].map(([, number]) => Number(number));
  };
  /** J = ½(x² + 4y²) where the axes are the eigenvectors, in either order. */
  const expectExact = async () => {
    const [x, y, J, g] = await values();
    const [flat, steep] = [0.5 * (x! ** 2 + 4 * y! ** 2), 0.5 * (4 * x! ** 2 + y! ** 2)];
    const near = (a: number, b: number) => Math.abs(a - b) <= 0.02 * Math.max(0.05, Math.abs(b));
    expect(near(J!, flat) || near(J!, steep), `${x} ${y} ${J}`).toBe(true);
    expect(near(g!, Math.hypot(x!, 4 * y!)) || near(g!, Math.hypot(4 * x!, y!)), `${x} ${y} ${g}`).toBe(true);
  };
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.7 * box.height);
  await expect(readout).toBeVisible();
  await expectExact();
  await page.mouse.move(0, 0);
  await expect(readout).toBeHidden();

  await page.getByRole("button", { name: "Skip to the landscape" }).press("Enter");
  await picture.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/^At the centre: x\s/)).toHaveCount(1);
  await expect(readout).toBeVisible();
  await expectExact();
});
