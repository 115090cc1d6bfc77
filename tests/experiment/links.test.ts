import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeLink } from "../../src/experiment/link.ts";

/** Links as people have them, each with what it means. Lines are added, never changed. */
const golden = JSON.parse(readFileSync(new URL("links.json", import.meta.url), "utf8")) as {
  readonly link: string;
  readonly configuration: object;
}[];

describe("a link that was once given out", () => {
  for (const { link, configuration } of golden) {
    it(`still means the same: ${link.slice(0, 60)}`, () => {
      const result = decodeLink(link);
      assert.ok(result.ok, JSON.stringify(result));
      // Later versions may know further fields with defaults of their own.
      expect(result.configuration).toMatchObject(configuration);
    });
  }
});
