import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectiveOf, surfaceOf } from "../../../src/engine/surface-task.ts";
import { clipSegment } from "../../../src/view/draw/clip-segment.ts";
import { surfaceScale } from "../../../src/view/draw/height-scale-3d.ts";
import { HeightMesh } from "../../../src/view/draw/mesh-3d.ts";
import { Path3d, POINT_FLOATS } from "../../../src/view/draw/path-3d.ts";
import { sampleField } from "../../../src/worker/contours.ts";

const seed = 20161120;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const problem = { kind: "surface", id: "rosenbrock", params: {} } as const;
const objective = objectiveOf(problem);
const { surface, params } = surfaceOf(problem);
const field = sampleField({ problem, window: surface.window(params), columns: 61, rows: 61 });
const scale = surfaceScale(field.values.filter(Number.isFinite).toSorted(), surface.infimum(params), 18)!;
const mesh = new HeightMesh(field, scale);

/** Points in and around the window −2 … 2, −1 … 3, some of them far outside. */
const walks = fc.array(fc.tuple(number(-3, 3), number(-2, 4)), { minLength: 1, maxLength: 40 });

function columnsOf(walk: readonly (readonly [number, number])[]) {
  return {
    x: Float64Array.from(walk, ([x]) => x),
    y: Float64Array.from(walk, ([, y]) => y),
    loss: Float64Array.from(walk, ([x, y]) => objective.value(Float64Array.of(x, y))),
  };
}

function pathOf(walk: readonly (readonly [number, number])[], chunk = walk.length): Path3d {
  const { x, y, loss } = columnsOf(walk);
  const path = new Path3d(mesh, walk.length, "ground");
  for (let until = Math.min(chunk, walk.length); path.rows < walk.length; until = Math.min(until + chunk, walk.length))
    path.extend(x, y, loss, until);
  return path;
}

/** The diagonal of the finest cell, twice: both ends of a step may stand for their cells. */
const GRAIN = 2 * Math.SQRT2 * 0.004;

function distanceTo([ax, ay, bx, by]: readonly [number, number, number, number], x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

const pointsOf = ({ line }: Path3d) =>
  Array.from({ length: line.count }, (_, i) => line.data.slice(i * POINT_FLOATS, (i + 1) * POINT_FLOATS));

describe("a path on the surface", () => {
  it("lies on the mesh, or above it at the height of its own J, and nowhere outside the window", () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const own = new Map<string, number>();
        for (const [x, y] of walk) {
          const at = [Math.fround(mesh.worldX(x)), Math.fround(mesh.worldY(y))];
          own.set(at.join(), mesh.z(objective.value(Float64Array.of(x, y))));
        }
        for (const [x, y, z] of pointsOf(pathOf(walk))) {
          expect(Math.abs(x!)).toBeLessThanOrEqual(mesh.halfWidth + 1e-6);
          expect(Math.abs(y!)).toBeLessThanOrEqual(mesh.halfDepth + 1e-6);
          const ground = mesh.heightAt(x!, y!);
          expect(z).toBeCloseTo(Math.max(ground, own.get([x, y].join()) ?? ground), 4);
        }
      }),
      { seed },
    );
  });

  it("follows the ground in steps no longer than a cell, and leaves out nothing that is inside", () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const points = pointsOf(pathOf(walk));
        const drawn: (readonly [number, number, number, number])[] = [];
        for (const [i, [x, y, , pen]] of points.entries()) {
          if (pen === 0) continue;
          const [bx, by] = points[i - 1]!;
          // A step that was too small to draw is made good by the next.
          expect(Math.hypot(x! - bx!, y! - by!)).toBeLessThan(mesh.cell + GRAIN);
          drawn.push([bx!, by!, x!, y!]);
        }
        for (let k = 1; k < walk.length; k++) {
          for (const t of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
            const x = mesh.worldX(walk[k - 1]![0] + t * (walk[k]![0] - walk[k - 1]![0]));
            const y = mesh.worldY(walk[k - 1]![1] + t * (walk[k]![1] - walk[k - 1]![1]));
            if (Math.abs(x) > mesh.halfWidth - GRAIN || Math.abs(y) > mesh.halfDepth - GRAIN) continue;
            if (walk.every(([px, py]) => Math.hypot(mesh.worldX(px) - x, mesh.worldY(py) - y) < GRAIN)) continue;
            const distances = drawn.map((segment) => distanceTo(segment, x, y));
            expect(Math.min(...distances)).toBeLessThan(GRAIN);
          }
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it("is the same whether its rows come at once or in pieces, and its beginnings are beginnings", () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 1, max: 7 }), (walk, chunk) => {
        const whole = pathOf(walk);
        const pieces = pathOf(walk, chunk);
        expect(pointsOf(pieces)).toEqual(pointsOf(whole));
        for (let row = 0; row < walk.length; row++) {
          const begun = pathOf(walk.slice(0, row + 1));
          expect(whole.lineUpTo(row)).toBe(begun.line.count);
          expect(whole.dotsUpTo(row)).toBe(begun.dots.count);
        }
        expect(whole.lineUpTo(walk.length + 5)).toBe(whole.line.count);
      }),
      { seed, numRuns: 40 },
    );
  });

  it("loses no slow creep", () => {
    const walk = Array.from({ length: 4000 }, (_, k) => [-1.5 + k * 1e-4, 1] as const);
    const points = pointsOf(pathOf(walk));
    expect(points.length).toBeLessThan(200);
    const steps = points.slice(1).map(([x], i) => x! - points[i]![0]!);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(0.0042);
    const end = points.at(-1)!;
    expect(Math.abs(end[0]! - mesh.worldX(walk.at(-1)![0]))).toBeLessThan(0.0042);
  });

  it("draws a step that it takes again and again only once", () => {
    const walk = Array.from({ length: 2000 }, (_, k) => (k % 2 === 0 ? ([-1, 0] as const) : ([1, 0.5] as const)));
    const once = pathOf(walk.slice(0, 2));
    expect(pathOf(walk).line.count).toBe(once.line.count);
  });

  it("keeps to a bounded number of points however long it wanders", () => {
    let [x, y, bits] = [0, 1, 1];
    const random = () => {
      bits = (bits * 48271) % 2147483647;
      return bits / 2147483647 - 0.5;
    };
    const walk = Array.from({ length: 100_000 }, () => {
      x = Math.max(-2, Math.min(2, x + 0.05 * random()));
      y = Math.max(-1, Math.min(3, y + 0.05 * random()));
      return [x, y] as const;
    });
    expect(pathOf(walk).line.count).toBeLessThan(30_000);
  });

  it("at its own height is straight where the ground is not", () => {
    const path = new Path3d(mesh, 2, "own");
    path.extend(Float64Array.of(-2, 2), Float64Array.of(1, 1), Float64Array.of(0, 0), 2);
    for (const [, , z] of pointsOf(path)) expect(z).toBeCloseTo(mesh.z(0), 6);
  });
});

describe("a clipped segment", () => {
  it("is the part of the segment within the rectangle", () => {
    fc.assert(
      fc.property(number(-3, 3), number(-3, 3), number(-3, 3), number(-3, 3), (ax, ay, bx, by) => {
        const cut = new Float64Array(2);
        const found = clipSegment(ax, ay, bx, by, 1, 0.5, cut);
        for (let i = 0; i <= 50; i++) {
          const t = i / 50;
          const [x, y] = [ax + t * (bx - ax), ay + t * (by - ay)];
          const margin = Math.max(Math.abs(x) - 1, Math.abs(y) - 0.5);
          if (margin < -1e-9) expect(found && t >= cut[0]! - 1e-9 && t <= cut[1]! + 1e-9).toBe(true);
          if (margin > 1e-9) expect(found && t > cut[0]! + 1e-9 && t < cut[1]! - 1e-9).toBe(false);
        }
      }),
      { seed },
    );
    expect(clipSegment(Number.NaN, 0, 0, 0, 1, 1, new Float64Array(2))).toBe(false);
  });
});
