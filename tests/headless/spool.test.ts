import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Spool } from "../../src/headless-spool.ts";

const before = process.env.TMPDIR;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thalweg-test-"));
  process.env.TMPDIR = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true });
});

function* pieces(count: number): Generator<string> {
  for (let i = 0; i < count; i++) yield `${i}: θ ${"·".repeat(50_000)}\n`;
}

const hashOf = (parts: Iterable<string | Buffer>): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

it.each([0, 3, 700])("gives back all of what it was given, %i pieces, and leaves no file", (count) => {
  const spool = new Spool(pieces(count));
  // 100 kB each: 700 do not stay in memory.
  expect(readdirSync(folder)).toHaveLength(count === 700 ? 1 : 0);
  expect(hashOf(spool.read())).toBe(hashOf(pieces(count)));
  spool.close();
  expect(readdirSync(folder)).toEqual([]);
});

it("is none, and leaves no file, where the text cannot be made to its end", () => {
  function* failing(): Generator<string> {
    yield* pieces(700);
    throw new RangeError("Array buffer allocation failed");
  }
  expect(() => new Spool(failing())).toThrow("Array buffer allocation failed");
  expect(readdirSync(folder)).toEqual([]);
});
