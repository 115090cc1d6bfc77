import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Kept, keep } from "../golden/kept/digest.ts";

const cases: readonly Kept[] = readFileSync(new URL("../golden/kept/cases.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));

describe("configurations made with version 0.1.0", () => {
  it("give the same bits, or the same errors by path", () => {
    const changed = cases
      .map((before) => ({ before, now: keep(before.configuration) }))
      .filter(({ before, now }) => JSON.stringify(before) !== JSON.stringify(now));
    expect(changed.map(({ before, now }) => ({ ...before, now: now.lanes ?? now.errors }))).toEqual([]);
  });
});
