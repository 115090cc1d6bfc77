import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Camera, Projection, turned, type WorldBox, zoomed } from "../../../src/view/draw/camera-3d.ts";

const seed = 20161118;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const cameras: fc.Arbitrary<Camera> = fc.record({
  azimuth: number(-180, 180),
  elevation: number(8, 90),
  zoom: number(0.5, 20),
  shift: fc.tuple(number(-1, 1), number(-1, 1)),
});
const boxes: fc.Arbitrary<WorldBox> = fc.record({
  halfWidth: fc.constant(1),
  halfDepth: number(0.05, 1),
  top: number(0.3, 0.9),
});
const sizes = fc.tuple(number(300, 2000), number(300, 1500));
const points = fc.tuple(number(-1, 1), number(-1, 1), number(0, 0.9));

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe("the 3-D camera", () => {
  it("looks along right-handed orthonormal axes", () => {
    fc.assert(
      fc.property(cameras, boxes, (camera, box) => {
        const { right, up, toEye } = new Projection(camera, 800, 600, box);
        for (const [a, b, product] of [
          [right, right, 1],
          [up, up, 1],
          [toEye, toEye, 1],
          [right, up, 0],
          [up, toEye, 0],
          [toEye, right, 0],
        ] as const) {
          expect(dot(a, b)).toBeCloseTo(product, 12);
        }
        const cross = [
          right[1] * up[2] - right[2] * up[1],
          right[2] * up[0] - right[0] * up[2],
          right[0] * up[1] - right[1] * up[0],
        ];
        expect(dot(cross, toEye)).toBeCloseTo(1, 12);
      }),
      { seed },
    );
  });

  it("shows x to the right and y upward from straight above, and the height upward from low down", () => {
    const box = { halfWidth: 1, halfDepth: 1, top: 0.9 };
    const above = new Projection({ azimuth: 0, elevation: 90, zoom: 1, shift: [0, 0] }, 600, 600, box);
    expect(above.at(0.5, 0, 0)[0]).toBeGreaterThan(above.at(0, 0, 0)[0]);
    expect(above.at(0, 0.5, 0)[1]).toBeLessThan(above.at(0, 0, 0)[1]);
    const low = new Projection({ azimuth: 0, elevation: 8, zoom: 1, shift: [0, 0] }, 600, 600, box);
    expect(low.at(0, 0, 0.9)[1]).toBeLessThan(low.at(0, 0, 0)[1]);
    // A viewer who has walked anticlockwise by a quarter stands at +x and sees +y to the right.
    const side = new Projection({ azimuth: 90, elevation: 30, zoom: 1, shift: [0, 0] }, 600, 600, box);
    expect(side.toEye[0]).toBeGreaterThan(0.8);
    expect(side.at(0, 0.5, 0)[0]).toBeGreaterThan(side.at(0, 0, 0)[0]);
  });

  it("puts all points of a line of sight on one pixel, the nearer one in front", () => {
    fc.assert(
      fc.property(cameras, boxes, sizes, points, number(0.05, 0.3), (camera, box, [width, height], point, share) => {
        const projection = new Projection(camera, width, height, box);
        const nearer = point.map((x, i) => x + share * (projection.eye[i]! - x)) as [number, number, number];
        const [far, near] = [projection.at(...point), projection.at(...nearer)];
        const tolerance = 1e-3 * (Math.abs(far[0]) + Math.abs(far[1]) + 100);
        expect(Math.abs(far[0] - near[0])).toBeLessThan(tolerance);
        expect(Math.abs(far[1] - near[1])).toBeLessThan(tolerance);
        const depth = ([x, y, z]: readonly number[]) => {
          const m = projection.matrix;
          const row = (i: number) => m[i]! * x! + m[4 + i]! * y! + m[8 + i]! * z! + m[12 + i]!;
          return row(2) / row(3);
        };
        expect(depth(nearer)).toBeLessThan(depth(point));
      }),
      { seed },
    );
  });

  it("shows the whole box, within the depth range, at zoom 1 from everywhere", () => {
    fc.assert(
      fc.property(cameras, boxes, sizes, (camera, box, [width, height]) => {
        const projection = new Projection({ ...camera, zoom: 1, shift: [0, 0] }, width, height, box);
        for (let corner = 0; corner < 8; corner++) {
          const [x, y, z] = [
            corner & 1 ? box.halfWidth : -box.halfWidth,
            corner & 2 ? box.halfDepth : -box.halfDepth,
            corner & 4 ? box.top : 0,
          ] as const;
          const [px, py] = projection.at(x, y, z);
          expect(px).toBeGreaterThanOrEqual(0);
          expect(px).toBeLessThanOrEqual(width);
          expect(py).toBeGreaterThanOrEqual(0);
          expect(py).toBeLessThanOrEqual(height);
          const m = projection.matrix;
          const row = (i: number) => m[i]! * x + m[4 + i]! * y + m[8 + i]! * z + m[12 + i]!;
          expect(Math.abs(row(2) / row(3))).toBeLessThanOrEqual(1);
        }
      }),
      { seed },
    );
  });

  it("zooms about the point under the pointer", () => {
    fc.assert(
      fc.property(cameras, boxes, points, number(0.7, 1.5), (camera, box, point, factor) => {
        const [width, height] = [800, 600];
        const [x, y] = new Projection(camera, width, height, box).at(...point);
        const pointer = [(2 * x) / width - 1, 1 - (2 * y) / height] as const;
        const [px, py] = new Projection(zoomed(camera, factor, pointer), width, height, box).at(...point);
        expect(Math.abs(px - x)).toBeLessThan(0.05);
        expect(Math.abs(py - y)).toBeLessThan(0.05);
      }),
      { seed },
    );
  });

  it("comes round to the same direction, and stops before the floor and over the top", () => {
    fc.assert(
      fc.property(cameras, number(-2000, 2000), number(-400, 400), (camera, around, upward) => {
        const { azimuth, elevation } = turned(camera, around, upward);
        expect(azimuth).toBeGreaterThan(-180 - 1e-9);
        expect(azimuth).toBeLessThanOrEqual(180);
        const turns = (camera.azimuth + around - azimuth) / 360;
        expect(Math.abs(turns - Math.round(turns))).toBeLessThan(1e-9);
        expect(elevation).toBeGreaterThanOrEqual(8);
        expect(elevation).toBeLessThanOrEqual(90);
      }),
      { seed },
    );
  });
});
