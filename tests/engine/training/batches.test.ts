import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shuffle } from "../../../src/engine/core/random.ts";
import { samplings } from "../../../src/engine/networks/types.ts";
import { Batches } from "../../../src/engine/training/batches.ts";

const SEED = { seed: 20_261_125 };

const size = fc.integer({ min: 1, max: 40 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n })));
const seed = fc.nat();
const sorted = (list: Iterable<number>) => [...list].sort((a, b) => a - b);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

const epochOf = (batches: Batches, epoch: number) =>
  upTo(batches.perEpoch).flatMap((i) => [...batches.at(epoch * batches.perEpoch + i)]);

describe("minibatches", () => {
  it("pass once over all examples in an epoch, in full batches but for the last", () => {
    const drawn = fc.constantFrom("shuffled" as const, "shuffled-once" as const, "unshuffled" as const);
    fc.assert(
      fc.property(size, drawn, seed, fc.nat(20), ([n, b], sampling, seed, epoch) => {
        const batches = new Batches(n, b, sampling, seed);
        expect(sorted(epochOf(batches, epoch))).toEqual(upTo(n));
        for (let i = 0; i < batches.perEpoch - 1; i++) expect(batches.at(i)).toHaveLength(b);
        const order = epochOf(batches, epoch);
        if (sampling === "unshuffled" || b === n) expect(order).toEqual(upTo(n));
        if (sampling === "shuffled-once") expect(order).toEqual(epochOf(batches, epoch + 1));
      }),
      SEED,
    );
  });

  it("are a function of the seed and the update alone, and count what they show", () => {
    fc.assert(
      fc.property(size, fc.constantFrom(...samplings), seed, fc.array(fc.nat(200)), ([n, b], sampling, seed, asked) => {
        const used = new Batches(n, b, sampling, seed);
        for (const k of asked) used.at(k);
        let seen = 0;
        for (let k = 0; k < 60; k++) {
          expect(used.seen(k)).toBe(seen);
          const batch = [...used.at(k)];
          expect(batch).toEqual([...new Batches(n, b, sampling, seed).at(k)]);
          expect(batch.every((i) => i >= 0 && i < n)).toBe(true);
          seen += batch.length;
        }
      }),
      SEED,
    );
  });

  it("are shuffled into every order equally often", () => {
    const counts = new Map<string, number>();
    const order = new Uint32Array(4);
    const draws = 24_000;
    for (let i = 0; i < draws; i++) {
      shuffle(7, 6, i, order);
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
    }
    const expected = draws / 24;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(24);
    // 23 degrees of freedom: beyond 55 in one of 5000 cases.
    expect(chiSquare).toBeLessThan(55);
  });

  it("differ from epoch to epoch when shuffled each time, and draw every example when drawn with replacement", () => {
    const shuffled = new Batches(50, 10, "shuffled", 3);
    expect(epochOf(shuffled, 0)).not.toEqual(epochOf(shuffled, 1));
    const drawn = new Batches(20, 10, "with-replacement", 3);
    const counts = new Uint32Array(20);
    for (let k = 0; k < 2000; k++) for (const i of drawn.at(k)) counts[i]!++;
    // 1000 each on average, with a standard deviation of 31.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
