import { ticks } from "d3";
import type { Projection } from "./camera-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import { roundest } from "./roundest.ts";

export type Axis = "x" | "y" | "J";

/** Something written beside the box: where, in CSS pixels, and how it is aligned there. */
export interface AxisLabel {
  readonly axis: Axis;
  /** The value of a tick; null for the axis's own name. */
  readonly value: number | null;
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "center" | "right";
}

/** A line of the box in world units: x, y, z of one end, then of the other. */
export type BoxLine = readonly [number, number, number, number, number, number];

/** Labels nearer to each other than this, in pixels, are thinned out. */
const TICK_SPACING = 46;
const LABEL_GAP = 15;
const NAME_GAP = 34;
/** Above this share of "straight down" the vertical axis is too short to be labelled. */
const STEEPEST = 0.94;

/** J at a height (0 … 1) of the box, by bisection of the monotone scale over the range of J. */
function lossAt(height: number, mesh: HeightMesh, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 60; i++) {
    const middle = a + (b - a) / 2;
    if (mesh.scale.height(middle) < height) a = middle;
    else b = middle;
  }
  return a + (b - a) / 2;
}

/** Round values of J that stand about evenly up the box, `count` at most. */
function heightTicks(mesh: HeightMesh, range: readonly [number, number], count: number): readonly number[] {
  const [low, high] = range;
  if (!(low < high)) return [];
  const half = 0.3 / Math.max(1, count - 1);
  const values = Array.from({ length: count }, (_, i) => {
    const height = i / Math.max(1, count - 1);
    return roundest(
      lossAt(Math.max(0, height - half), mesh, low, high),
      lossAt(Math.min(1, height + half), mesh, low, high),
    );
  });
  return [...new Set(values)].filter((value) => value >= low && value <= high);
}

const lengthOf = (a: readonly [number, number], b: readonly [number, number]) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** How many ticks an edge of so many pixels has room for. */
const tickCount = (pixels: number) => Math.max(2, Math.min(7, Math.floor(pixels / TICK_SPACING)));

/** The box around the surface as seen from the camera: its lines behind the surface, and its labels on the sides towards the eye. */
export class Box {
  /** Edges, and the fainter lines at the ticks. */
  readonly edges: readonly BoxLine[];
  readonly grid: readonly BoxLine[];
  readonly labels: readonly AxisLabel[];

  constructor(mesh: HeightMesh, range: readonly [number, number], projection: Projection) {
    const { halfWidth: w, halfDepth: d, top } = mesh;
    const { window } = mesh.field;
    // The walls at the back, and the sides at the front.
    const backX = projection.toEye[0] > 0 ? -w : w;
    const backY = projection.toEye[1] > 0 ? -d : d;

    const xTicks = ticks(...window.x, tickCount(lengthOf(projection.at(-w, -backY, 0), projection.at(w, -backY, 0))));
    const yTicks = ticks(...window.y, tickCount(lengthOf(projection.at(-backX, -d, 0), projection.at(-backX, d, 0))));
    const tall = lengthOf(projection.at(backX, backY, 0), projection.at(backX, backY, top));
    const zTicks =
      projection.toEye[2] > STEEPEST ? [] : heightTicks(mesh, range, Math.max(2, Math.min(6, Math.floor(tall / 32))));

    this.edges = [
      [-w, -d, 0, w, -d, 0],
      [-w, d, 0, w, d, 0],
      [-w, -d, 0, -w, d, 0],
      [w, -d, 0, w, d, 0],
      [backX, backY, 0, backX, backY, top],
      [-backX, backY, 0, -backX, backY, top],
      [backX, -backY, 0, backX, -backY, top],
      [-w, backY, top, w, backY, top],
      [backX, -d, top, backX, d, top],
    ];
    this.grid = [
      ...xTicks.map((x): BoxLine => [mesh.worldX(x), backY, 0, mesh.worldX(x), backY, top]),
      ...yTicks.map((y): BoxLine => [backX, mesh.worldY(y), 0, backX, mesh.worldY(y), top]),
      ...zTicks.flatMap((loss): BoxLine[] => {
        const z = mesh.z(loss);
        return [
          [-w, backY, z, w, backY, z],
          [backX, -d, z, backX, d, z],
        ];
      }),
    ];

    const middle = projection.at(0, 0, 0);
    const outward = (edge: readonly [number, number], inner: readonly [number, number], gap: number) => {
      const length = lengthOf(edge, inner) || 1;
      return { x: edge[0] + ((edge[0] - inner[0]) / length) * gap, y: edge[1] + ((edge[1] - inner[1]) / length) * gap };
    };
    const floorLabel = (axis: "x" | "y", value: number | null, gap: number): AxisLabel => {
      const at = (side: number) =>
        axis === "x"
          ? projection.at(value === null ? 0 : mesh.worldX(value), side * -backY, 0)
          : projection.at(side * -backX, value === null ? 0 : mesh.worldY(value), 0);
      return { axis, value, align: "center", ...outward(at(1), at(0.6), gap) };
    };
    // The upright edge at the side of the picture: the leftmost of the two at its ends.
    const ends = [projection.at(-backX, backY, 0), projection.at(backX, -backY, 0)] as const;
    const [cornerX, cornerY] = ends[0][0] < ends[1][0] ? [-backX, backY] : [backX, -backY];
    this.labels = [
      ...xTicks.map((x) => floorLabel("x", x, LABEL_GAP)),
      ...yTicks.map((y) => floorLabel("y", y, LABEL_GAP)),
      floorLabel("x", null, NAME_GAP),
      floorLabel("y", null, NAME_GAP),
      ...zTicks.flatMap((loss): AxisLabel[] => {
        const [x, y] = projection.at(cornerX, cornerY, mesh.z(loss));
        // The lowest ones would run into the numbers of the floor.
        return projection.at(cornerX, cornerY, 0)[1] - y < 9
          ? []
          : [{ axis: "J", value: loss, x: x - 7, y, align: "right" }];
      }),
      ...(zTicks.length === 0
        ? []
        : [
            (() => {
              const [x, y] = projection.at(cornerX, cornerY, top);
              return { axis: "J", value: null, x: x + (x > middle[0] ? 8 : -8), y: y - 16, align: "center" } as const;
            })(),
          ]),
    ];
  }
}
