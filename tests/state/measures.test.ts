import fc from "fast-check";
import { expect, test } from "vitest";
import { columnNames } from "../../src/engine/task.ts";
import { distances, KnownMinima, minimaOf, stepLengths, stepsToTarget, targetBase } from "../../src/state/measures.ts";
import { Trajectory } from "../../src/state/trajectory.ts";

const NAMES = columnNames(2, {});

/** Appends rows of x, y and J to a trajectory, as a chunk would. */
function append(trajectory: Trajectory, rows: readonly (readonly [number, number, number])[]): void {
  const buffer = new Float64Array(rows.length * NAMES.length);
  for (const [r, row] of rows.entries()) for (const [c, value] of row.entries()) buffer[c * rows.length + r] = value;
  trajectory.append(buffer, { lane: 0, from: trajectory.length, rows: rows.length, offset: 0, elapsed: 0 });
}

const number = fc.double({ min: -10, max: 10, noNaN: true });
const row = fc.tuple(number, number, number);

test("columns that grow as rows arrive, in whatever pieces, equal those of the whole", () => {
  const minima = new KnownMinima([{ point: [1, 1], value: 0 }]);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.nat(), number, (rows, at, target) => {
      const cut = at % rows.length;
      const whole = new Trajectory(NAMES, rows.length);
      append(whole, rows);
      const pieces = new Trajectory(NAMES, rows.length);
      append(pieces, rows.slice(0, cut));
      stepLengths(pieces);
      distances(pieces, minima, 2);
      stepsToTarget(pieces, 0, target);
      append(pieces, rows.slice(cut));
      expect(stepLengths(pieces)).toEqual(stepLengths(whole));
      expect(distances(pieces, minima).values).toEqual(distances(whole, minima).values);
      expect(stepLengths(whole).values[0]).toBeNaN();
      for (const [k, [x, y]] of rows.entries()) {
        expect(distances(whole, minima).values[k]).toBeCloseTo(Math.hypot(x - 1, y - 1), 12);
        const before = rows[k - 1];
        if (before) expect(stepLengths(whole).values[k]).toBeCloseTo(Math.hypot(x - before[0], y - before[1]), 12);
      }
      const reached = rows.findIndex(([, , loss]) => loss <= target);
      expect(stepsToTarget(pieces, 0, target)).toBe(reached < 0 ? null : reached);
    }),
    { seed: 8, numRuns: 200 },
  );
});

test("a target that changes is searched for anew", () => {
  const trajectory = new Trajectory(NAMES, 3);
  append(trajectory, [
    [0, 0, -70],
    [0, 0, -77.5],
    [0, 0, -78],
  ]);
  expect(stepsToTarget(trajectory, -78, 0.5)).toBe(1);
  expect(stepsToTarget(trajectory, -78, 1e-3)).toBe(2);
  expect(stepsToTarget(trajectory, -80, 1e-3)).toBeNull();
});

test("the distance to minima along a curve is that to its nearest segment", () => {
  // A circle of radius 2: far more segments than one block holds.
  const circle = Float64Array.from({ length: 2 * 201 }, (_, i) => {
    const angle = (Math.floor(i / 2) / 200) * 2 * Math.PI;
    return 2 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
  const minima = new KnownMinima([], [circle]);
  fc.assert(
    fc.property(number, number, (x, y) => {
      // A chord lies 2 (1 − cos(π / 200)) = 2.5e-4 inside the circle at most.
      expect(Math.abs(minima.distance(x, y) - Math.abs(Math.hypot(x, y) - 2))).toBeLessThan(3e-4);
    }),
    { seed: 8, numRuns: 300 },
  );
  expect(new KnownMinima([]).empty).toBe(true);
  expect(new KnownMinima([], [circle]).empty).toBe(false);
});

test("distances of overflowing size stay finite as long as they can be", () => {
  expect(new KnownMinima([{ point: [0, 0], value: 0 }]).distance(3e200, 4e200)).toBeCloseTo(5e200, -190);
});

test("the minima and the base of the target come from the surface's declaration", () => {
  const problem = { kind: "surface", id: "rosenbrock", params: { a: 2 } } as const;
  expect(minimaOf(problem).distance(2, 1)).toBe(3);
  expect(minimaOf({ ...problem, params: { a: 2 } })).toBe(minimaOf(problem));
  expect(targetBase(problem)).toBe(0);
});
