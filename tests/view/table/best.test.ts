import { expect, it } from "vitest";
import { bestOf, type Candidate, competes } from "../../../src/view/panels/table/best.ts";

const cells = (...values: (number | null)[]): Candidate[] =>
  values.map((value, lane) => ({ lane, value, text: value === null ? "—" : value.toPrecision(2) }));

it("names the best of a column, all that read the same, and none where nothing can be compared", () => {
  expect([...bestOf(cells(3, 1, 2), "lower")]).toEqual([1]);
  expect([...bestOf(cells(3, 1, 2), "higher")]).toEqual([0]);
  expect([...bestOf(cells(1.001, 1, 2), "lower")]).toEqual([0, 1]);
  for (const none of [cells(), cells(1), cells(2, 2), cells(null, null)]) expect(bestOf(none, "lower").size).toBe(0);
  for (const missing of [null, Number.NaN]) expect([...bestOf(cells(missing, 1), "lower")]).toEqual([1]);
  expect([...bestOf(cells(null, 5, 4, Number.POSITIVE_INFINITY), "lower")]).toEqual([2]);
});

it("lets no hidden and no diverged lane win", () => {
  expect(competes(true, { kind: "moving" })).toBe(true);
  expect(competes(false, { kind: "moving" })).toBe(false);
  expect(competes(true, { kind: "diverged", at: 3 })).toBe(false);
});
