import { describe, expect, it } from "vitest";
import { normals, philox } from "../../src/engine/core/random.ts";

describe("philox", () => {
  // Known answers of the authors' Random123 distribution.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)("gives the known block for counter %j and key %j", (counter, key, block) => {
    const out = new Uint32Array(4);
    philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1], out);
    expect([...out]).toEqual(block);
  });
});

function draw(seed: number, stream: number, index: number, part: number, n = 2): number[] {
  const out = new Float64Array(n);
  normals(seed, stream, index, part, out);
  return [...out];
}

describe("normals", () => {
  it("have the moments of 𝒩(0, 1) and no correlation between neighbours", () => {
    const n = 200_000;
    const pairs = Array.from({ length: n / 2 }, (_, k) => draw(1, 0, k, 0));
    const z = pairs.flat();
    const mean = (f: (x: number) => number) => z.reduce((sum, x) => sum + f(x), 0) / n;
    // Four standard errors each.
    const within = 4 / Math.sqrt(n);
    expect(Math.abs(mean((x) => x))).toBeLessThan(within);
    expect(Math.abs(mean((x) => x ** 2) - 1)).toBeLessThan(within * Math.sqrt(2));
    expect(Math.abs(mean((x) => x ** 3))).toBeLessThan(within * Math.sqrt(15));
    expect(Math.abs(mean((x) => x ** 4) - 3)).toBeLessThan(within * Math.sqrt(96));
    const withinPair = pairs.reduce((sum, [a, b]) => sum + a! * b!, 0) / (n / 2);
    const acrossSteps = pairs.slice(1).reduce((sum, [a], k) => sum + a! * pairs[k]![0]!, 0) / (n / 2);
    expect(Math.abs(withinPair)).toBeLessThan(within * Math.SQRT2);
    expect(Math.abs(acrossSteps)).toBeLessThan(within * Math.SQRT2);
    // Φ(1.96) to four standard errors.
    expect(Math.abs(z.filter((x) => Math.abs(x) > 1.959963985).length / n - 0.05)).toBeLessThan(within * 0.218);
  });

  it("depend on seed, stream, index and part alone, not on the order or number of draws", () => {
    const first = draw(7, 0, 3, 0);
    draw(1, 1, 1, 1, 9);
    expect(draw(7, 0, 3, 0)).toEqual(first);
    // More numbers begin with the same ones.
    expect(draw(7, 0, 3, 0, 5).slice(0, 2)).toEqual(first);
    const others = [draw(8, 0, 3, 0), draw(7, 1, 3, 0), draw(7, 0, 4, 0), draw(7, 0, 3, 1), draw(7 + 2 ** 32, 0, 3, 0)];
    const seen = new Set([first, ...others].flat());
    expect(seen.size).toBe(12);
  });
});
