import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectiveOf, surfaceOf } from "../../../src/engine/surface-task.ts";
import { surfaces } from "../../../src/engine/surfaces/index.ts";
import { Box } from "../../../src/view/draw/box-3d.ts";
import { Projection } from "../../../src/view/draw/camera-3d.ts";
import { surfaceScale } from "../../../src/view/draw/height-scale-3d.ts";
import { HeightMesh, type HeightScale, VERTEX_FLOATS } from "../../../src/view/draw/mesh-3d.ts";
import { roundest } from "../../../src/view/draw/roundest.ts";
import { sampleField } from "../../../src/worker/contours.ts";
import { chooseLevels } from "../../../src/worker/levels.ts";
import type { Field } from "../../../src/worker/protocol.ts";

const seed = 20161119;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const plain: HeightScale = { height: (loss) => loss, level: (loss) => loss };

/** A field with the values of a function, over a window of 4 × 3. */
function fieldOf(f: (x: number, y: number) => number, columns = 17, rows = 13): Field {
  const window = { x: [-1, 3], y: [2, 5] } as const;
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    f(window.x[0] + (4 * (i % columns)) / (columns - 1), window.y[0] + (3 * Math.floor(i / columns)) / (rows - 1)),
  );
  return { problem: { kind: "surface", id: "saddle", params: {} }, window, columns, rows, values };
}

describe("the mesh", () => {
  it("keeps the proportions of the window", () => {
    const mesh = new HeightMesh(
      fieldOf(() => 0.5),
      plain,
    );
    expect([mesh.halfWidth, mesh.halfDepth]).toEqual([1, 0.75]);
    expect([mesh.worldX(-1), mesh.worldX(3), mesh.worldY(2), mesh.worldY(5)]).toEqual([-1, 1, -0.75, 0.75]);
  });

  it("of a plane has its height everywhere and its normal at every vertex", () => {
    fc.assert(
      fc.property(number(-0.1, 0.1), number(-0.1, 0.1), number(-1, 3), number(2, 5), (a, b, x, y) => {
        const plane = (p: number, q: number) => 0.5 + a * p + b * q;
        const mesh = new HeightMesh(fieldOf(plane), plain);
        expect(mesh.heightAt(mesh.worldX(x), mesh.worldY(y))).toBeCloseTo(mesh.top * plane(x, y), 5);
        // One unit of the world is 2 units of θ.
        const slope = [2 * a * mesh.top, 2 * b * mesh.top] as const;
        const length = Math.hypot(1, ...slope);
        const vertices = mesh.vertices();
        for (let at = 0; at < vertices.length; at += VERTEX_FLOATS) {
          expect(vertices[at + 3]).toBeCloseTo(-slope[0] / length, 4);
          expect(vertices[at + 4]).toBeCloseTo(-slope[1] / length, 4);
          expect(vertices[at + 5]).toBeCloseTo(1 / length, 4);
        }
      }),
      { seed, numRuns: 10 },
    );
  });

  it("is drawn where heightAt says: triangles turn anticlockwise and hold their own inner points", () => {
    const mesh = new HeightMesh(
      fieldOf((x, y) => 0.5 + 0.3 * Math.sin(3 * x) * Math.cos(2 * y)),
      plain,
    );
    const vertices = mesh.vertices();
    const triangles = mesh.triangles();
    expect(triangles.length).toBe(16 * 12 * 6);
    const corner = (i: number) =>
      [0, 1, 2].map((axis) => vertices[i * VERTEX_FLOATS + axis]!) as [number, number, number];
    for (let t = 0; t < triangles.length; t += 3) {
      const [p, q, r] = [corner(triangles[t]!), corner(triangles[t + 1]!), corner(triangles[t + 2]!)];
      expect((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])).toBeGreaterThan(0);
      const [x, y, z] = [0, 1, 2].map((axis) => 0.5 * p[axis]! + 0.2 * q[axis]! + 0.3 * r[axis]!) as [
        number,
        number,
        number,
      ];
      expect(mesh.heightAt(x, y)).toBeCloseTo(z, 5);
    }
  });

  it("has a hole where J is not finite, and nothing outside the window", () => {
    const mesh = new HeightMesh(
      fieldOf((x) => (x > 1.9 ? Number.POSITIVE_INFINITY : 0.5)),
      plain,
    );
    expect(mesh.triangles().every((i) => Number.isFinite(mesh.heights[i]))).toBe(true);
    expect(mesh.heightAt(mesh.worldX(0), 0)).toBeCloseTo(0.5 * mesh.top, 5);
    expect(mesh.heightAt(mesh.worldX(2.5), 0)).toBeNaN();
    expect(mesh.heightAt(1.01, 0)).toBeNaN();
  });

  it("hides what is behind a ridge, and only that", () => {
    const mesh = new HeightMesh(
      fieldOf((x) => (Math.abs(x - 1) < 0.2 ? 1 : 0), 81, 61),
      plain,
    );
    const eye = (azimuth: number, elevation: number) =>
      new Projection({ azimuth, elevation, zoom: 1, shift: [0, 0] }, 100, 100, mesh).eye;
    const behind = [mesh.worldX(0.6), 0, 0] as const;
    expect(mesh.visible(...behind, eye(90, 20))).toBe(false);
    expect(mesh.visible(...behind, eye(-90, 20))).toBe(true);
    expect(mesh.visible(...behind, eye(90, 90))).toBe(true);
    expect(mesh.visible(mesh.worldX(1), 0, mesh.top, eye(90, 20))).toBe(true);
  });
});

describe("heights and levels of every surface", () => {
  it.each(surfaces.map(({ id }) => id))("%s", (id) => {
    const problem = { kind: "surface", id, params: {} } as const;
    const { surface, params } = surfaceOf(problem);
    const window = surface.window(params);
    const field = sampleField({ problem, window, columns: 41, rows: 41 });
    const sorted = field.values.filter(Number.isFinite).toSorted();
    const scale = surfaceScale(sorted, surface.infimum(params), 18)!;
    expect(scale.height(sorted[0]!)).toBeCloseTo(0, 12);
    expect(scale.height(sorted.at(-1)!)).toBeCloseTo(1, 12);
    let [height, level] = [Number.NEGATIVE_INFINITY, 0];
    for (const loss of sorted) {
      expect(scale.height(loss)).toBeGreaterThanOrEqual(height);
      expect(scale.level(loss)).toBeGreaterThanOrEqual(level);
      height = scale.height(loss);
      level = scale.level(loss);
    }
    const { levels } = chooseLevels(sorted, surface.infimum(params), 18);
    for (const [i, value] of levels.entries()) expect(scale.level(value)).toBeCloseTo(i + 1, 9);

    const mesh = new HeightMesh(field, scale);
    const projection = new Projection({ azimuth: -32, elevation: 44, zoom: 1, shift: [0, 0] }, 700, 540, mesh);
    const { labels, edges, grid } = new Box(mesh, scale.range, projection, ["x", "y"]);
    const ticks = labels.flatMap(({ axis, value }) => (axis === "J" && value !== null ? value : []));
    expect(ticks.length).toBeGreaterThanOrEqual(1);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    expect(ticks.every((tick) => tick >= scale.range[0] && tick <= scale.range[1])).toBe(true);
    for (const { x, y } of labels) expect(x > 0 && x < 700 && y > 0 && y < 540).toBe(true);
    for (const line of [...edges, ...grid]) expect(line.every(Number.isFinite)).toBe(true);
    // The start lies on the ground that its own J gives, up to what the grid cannot see.
    const start = surface.start(params);
    const J = objectiveOf(problem).value(Float64Array.from(start));
    const ground = mesh.heightAt(mesh.worldX(start[0]), mesh.worldY(start[1]));
    expect(Math.abs(ground - mesh.z(J))).toBeLessThan(0.15 * mesh.top);
  });

  it("of a constant are a plain", () => {
    const scale = surfaceScale(Float64Array.from([3, 3, 3]), 0, 18)!;
    expect([scale.height(3), scale.level(3)]).toEqual([0.5, 0]);
    expect(surfaceScale(new Float64Array(), 0, 18)).toBeNull();
  });
});

describe("round numbers", () => {
  it("lie where they are wanted, and have no digits to spare", () => {
    fc.assert(
      fc.property(number(-12, 12), number(0.02, 3), fc.boolean(), (exponent, width, negative) => {
        const [a, b] = [10 ** exponent, 10 ** (exponent + width)];
        const [low, high] = negative ? [-b, -a] : [a, b];
        const value = roundest(low, high);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(Number(value.toPrecision(4))).toBe(value);
      }),
      { seed },
    );
    expect([roundest(-1, 2), roundest(0.3, 12), roundest(12, 19), roundest(0.28, 0.33)]).toEqual([0, 10, 15, 0.3]);
  });
});
