import { formatRound } from "../format.ts";
import { axisName, axisNumbers, axisOffset } from "./axis-numbers.ts";
import type { Projection } from "./camera-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import { roundest } from "./roundest.ts";

type Axis = "x" | "y" | "J";

/** Something written beside the box: where, in CSS pixels, and how it is aligned there. */
export interface AxisLabel {
  readonly axis: Axis;
  /** The value of a tick; null for the axis's name, with what its numbers are counted from. */
  readonly value: number | null;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "center" | "right";
}

/** A line of the box in world units: x, y, z of one end, then of the other. */
export type BoxLine = readonly [number, number, number, number, number, number];

/** Labels nearer to each other than this, in pixels, are thinned out. */
const TICK_SPACING = 46;
/** About the width of a letter. */
const LETTER = 6;
const LABEL_GAP = 15;
const NAME_GAP = 34;
/** Names are centred, so longer ones keep a larger distance. */
const nameGap = ({ name }: BoxAxis) => NAME_GAP + ((name.length - 1) * LETTER) / 2;
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

/** Numbers along an axis of the box. */
interface BoxAxis {
  readonly name: string;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Round values of J that are about evenly spaced up the box, `count` at most. */
function heightAxis(mesh: HeightMesh, range: readonly [number, number], count: number): BoxAxis {
  const [low, high] = range;
  const offset = axisOffset(range);
  if (!(low < high)) return { name: "J", ticks: [] };
  const half = 0.3 / Math.max(1, count - 1);
  const heights = Array.from({ length: count }, (_, i) => {
    const height = i / Math.max(1, count - 1);
    return roundest(
      lossAt(Math.max(0, height - half), mesh, low, high) - offset,
      lossAt(Math.min(1, height + half), mesh, low, high) - offset,
    );
  });
  const values = [...new Set(heights)].filter((value) => value >= low - offset && value <= high - offset);
  const label = (value: number) => (offset === 0 ? axisNumber(value) : `${value > 0 ? "+" : ""}${formatRound(value)}`);
  return {
    name: axisName("J", offset),
    ticks: values.map((value) => ({ value: offset + value, label: label(value) })),
  };
}

/** A value of J: plain where that is short. */
function axisNumber(value: number): string {
  const size = Math.abs(value);
  const digits = Number(value.toPrecision(6));
  const text = size !== 0 && (size >= 1e5 || size < 1e-3) ? digits.toExponential().replace("e+", "e") : String(digits);
  return text.replaceAll("-", "−");
}

const lengthOf = (a: readonly [number, number], b: readonly [number, number]) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The numbers of an edge of the floor that is so many pixels long. */
function floorAxis(name: string, domain: readonly [number, number], pixels: number): BoxAxis {
  // Text is level and edges are not: what counts is how wide a label is, whichever way the edge goes.
  const { ticks, offset } = axisNumbers(
    domain,
    pixels,
    Math.max(TICK_SPACING, pixels / 7),
    (label) => label.length * LETTER,
  );
  return { name: axisName(name, offset), ticks };
}

/** The box around the surface as seen from the camera: its lines behind the surface, and its labels on the sides towards the eye. */
export class Box {
  /** Edges, and the fainter lines at the ticks. */
  readonly edges: readonly BoxLine[];
  readonly grid: readonly BoxLine[];
  readonly labels: readonly AxisLabel[];

  constructor(
    mesh: HeightMesh,
    range: readonly [number, number],
    projection: Projection,
    names: readonly [string, string],
  ) {
    const { halfWidth: w, halfDepth: d, top } = mesh;
    const { window } = mesh.field;
    // The walls at the back, and the sides at the front.
    const backX = projection.toEye[0] > 0 ? -w : w;
    const backY = projection.toEye[1] > 0 ? -d : d;

    const x = floorAxis(names[0], window.x, lengthOf(projection.at(-w, -backY, 0), projection.at(w, -backY, 0)));
    const y = floorAxis(names[1], window.y, lengthOf(projection.at(-backX, -d, 0), projection.at(-backX, d, 0)));
    const tall = lengthOf(projection.at(backX, backY, 0), projection.at(backX, backY, top));
    const z = heightAxis(mesh, range, Math.max(2, Math.min(6, Math.floor(tall / 32))));
    const zTicks = projection.toEye[2] > STEEPEST ? [] : z.ticks;

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
      ...x.ticks.map(({ value }): BoxLine => [mesh.worldX(value), backY, 0, mesh.worldX(value), backY, top]),
      ...y.ticks.map(({ value }): BoxLine => [backX, mesh.worldY(value), 0, backX, mesh.worldY(value), top]),
      ...zTicks.flatMap(({ value }): BoxLine[] => {
        const height = mesh.z(value);
        return [
          [-w, backY, height, w, backY, height],
          [backX, -d, height, backX, d, height],
        ];
      }),
    ];

    const middle = projection.at(0, 0, 0);
    const outward = (edge: readonly [number, number], inner: readonly [number, number], gap: number) => {
      const length = lengthOf(edge, inner) || 1;
      return { x: edge[0] + ((edge[0] - inner[0]) / length) * gap, y: edge[1] + ((edge[1] - inner[1]) / length) * gap };
    };
    const floorLabel = (axis: "x" | "y", value: number | null, text: string, gap: number): AxisLabel => {
      const at = (side: number) =>
        axis === "x"
          ? projection.at(value === null ? 0 : mesh.worldX(value), side * -backY, 0)
          : projection.at(side * -backX, value === null ? 0 : mesh.worldY(value), 0);
      return { axis, value, text, align: "center", ...outward(at(1), at(0.6), gap) };
    };
    // The upright edge at the side of the picture: the leftmost of the two at its ends.
    const ends = [projection.at(-backX, backY, 0), projection.at(backX, -backY, 0)] as const;
    const [cornerX, cornerY] = ends[0][0] < ends[1][0] ? [-backX, backY] : [backX, -backY];
    this.labels = [
      ...x.ticks.map(({ value, label }) => floorLabel("x", value, label, LABEL_GAP)),
      ...y.ticks.map(({ value, label }) => floorLabel("y", value, label, LABEL_GAP)),
      floorLabel("x", null, x.name, nameGap(x)),
      floorLabel("y", null, y.name, nameGap(y)),
      ...zTicks.flatMap(({ value, label }): AxisLabel[] => {
        const [px, py] = projection.at(cornerX, cornerY, mesh.z(value));
        // The lowest ones would run into the numbers of the floor.
        return projection.at(cornerX, cornerY, 0)[1] - py < 9
          ? []
          : [{ axis: "J", value, text: label, x: px - 7, y: py, align: "right" }];
      }),
      ...(zTicks.length === 0
        ? []
        : [
            (() => {
              const [px, py] = projection.at(cornerX, cornerY, top);
              const aside = px > middle[0] ? 8 : -8;
              return { axis: "J", value: null, text: z.name, x: px + aside, y: py - 16, align: "center" } as const;
            })(),
          ]),
    ];
  }
}
