import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** The table of the lanes at the cursor. */
export const table = (page: Page): Locator => page.getByRole("main").getByRole("table");

/** The table's lines of lanes, without its head and the lines of averages. */
export const lanes = (page: Page): Locator => table(page).locator("tbody tr[data-lane]");

/** Opens the page, at a link's fragment or its own opening experiment, and waits until every lane has been computed. */
export async function openLab(page: Page, fragment = ""): Promise<void> {
  await page.goto(fragment === "" ? "./" : `./#${fragment}`);
  await computed(page);
}

/** Waits until every lane has its values and none is still being computed. */
export async function computed(page: Page): Promise<void> {
  // Asked within the page, since to find the table by its role takes longer than to read it.
  await page.waitForFunction(
    () => {
      const lines = [...document.querySelectorAll("main table tbody tr[data-lane]")];
      return (
        lines.length > 0 &&
        lines.every((line) => {
          const cells = [...line.querySelectorAll("td")];
          return cells[0]?.title !== "" && cells.at(-1)?.dataset.kind !== "running";
        })
      );
    },
    undefined,
    { polling: 50, timeout: 60_000 },
  );
}

/** J and ‖g‖ of every lane at the cursor, to the last bit: numbers as JavaScript writes them. */
export async function exactValues(page: Page): Promise<string[][]> {
  return lanes(page).evaluateAll((lines) =>
    lines.map((line) => [...line.querySelectorAll("td")].slice(0, 2).map(({ title }) => title)),
  );
}

/** Types over what a field holds, as a person would, and confirms it. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
  await field.press("Enter");
}

/** Presses Tab until the keyboard has reached the place. */
export async function tabTo(page: Page, place: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(place).toBeVisible();
  // To find it anew by its role at every press would take most of the time.
  let element = await place.elementHandle();
  for (let presses = 0; presses < 150; presses++) {
    if (!(await element?.evaluate(({ isConnected }) => isConnected))) element = await place.elementHandle();
    if (await element?.evaluate((found) => found === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error("the keyboard does not get there");
}
