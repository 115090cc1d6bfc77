import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Axe finds nothing on the whole page, or in parts of it, which takes less time. */
export async function expectAccessible(page: Page, state: string, ...parts: readonly string[]): Promise<void> {
  // In place, since the page has no frames, and with violations alone described: that is several times faster.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  for (const part of parts) axe.include(part);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
  expect(found, state).toEqual([]);
}
