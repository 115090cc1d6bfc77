import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { computed } from "./lab.ts";

export interface TestFile {
  readonly name: string;
  /** Text, bytes, or how many bytes. */
  readonly content: string | readonly number[] | number;
}

export const tableDialog = (page: Page): Locator =>
  page.getByRole("dialog", { name: /^(Train on a CSV file|CSV ファイルで学習)$/ });

/** The page's heading while an experiment on the user's own data is open. */
export const heading = (page: Page): Locator => page.getByRole("heading", { name: "Your own data" });

export async function choose(dialog: Locator, { name, content }: TestFile): Promise<void> {
  const buffer = Buffer.from(content as string);
  await dialog.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer });
}

export const PARITY = [
  "left,right,parity",
  ...Array.from({ length: 40 }, (_, i) => `${i % 7},${(i * 3) % 5}.25,${i % 2 ? "odd" : "even"}`),
].join("\n");

/** Trains the network on the page on a small file, and waits until the device keeps its data. */
export async function trainOnParity(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  const dialog = tableDialog(page);
  await choose(dialog, { name: "parity.csv", content: PARITY });
  await dialog.getByRole("button", { name: "Use this data" }).click();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText("Kept on this device")).toBeVisible();
  await computed(page);
}
