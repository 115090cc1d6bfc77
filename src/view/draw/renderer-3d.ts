import type { Box } from "./box-3d.ts";
import type { Projection } from "./camera-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import type { Path3d } from "./path-3d.ts";

/** Red, green, blue in 0 … 1. */
export type Color = readonly [number, number, number];

/** The colours of the 3-D view. */
export interface Look {
  /** From the lowest band to the highest: the same as in the plan. */
  readonly bands: readonly Color[];
  /** Contour lines, and how strongly they show. */
  readonly line: Color;
  readonly lineOpacity: number;
  /** The cut sides of the block under the surface. */
  readonly wall: Color;
  readonly edge: Color;
  readonly grid: Color;
  /** Around paths, to set them off from any ground. */
  readonly casing: Color;
}

/** One lane's path as it is to be drawn. */
export interface Stroke {
  readonly path: Path3d;
  readonly color: Color;
  readonly weight: "normal" | "selected" | "thin";
  /** The row up to which the path has been walked; the remainder is drawn fainter. */
  readonly row: number;
}

/** Everything in the picture but its labels and markers. */
export interface Scene {
  readonly projection: Projection;
  readonly box: Box;
  /** In drawing order: later ones lie on top. */
  readonly strokes: readonly Stroke[];
}

/** Paints scenes. */
export interface Renderer {
  /** The surface of the scenes to come. */
  setSurface(mesh: HeightMesh, look: Look): void;
  /**
   * Paints the ground on the renderer's own canvas, and the paths there or on the empty sheet above it, whose unit is a CSS pixel.
   * `ratio`: device pixels a CSS pixel. `hurried`: more frames follow at once, so speed counts more than finish.
   */
  draw(scene: Scene, ratio: number, hurried: boolean, above: CanvasRenderingContext2D): void;
  dispose(): void;
}

/** Radii of a path's line in CSS pixels. */
export const radii = {
  normal: 1.1,
  selected: 1.7,
  thin: 0.7,
  /** What the casing adds. */
  casing: 1,
  /** What a dot at a step adds. */
  dot: 1.1,
  rest: 0.75,
  hidden: 0.6,
} as const;

/** Opacity of the part of a path that is still to come, and of what hides behind the surface. */
export const opacities = { rest: 0.45, hidden: 0.38 } as const;

/** The direction of the light, a unit vector: from the upper left of whoever looks, so that turning never loses the relief. */
export function lightOf({ right, toEye }: Projection): Color {
  const forward = Math.hypot(toEye[0], toEye[1]) || 1;
  const [fx, fy] = toEye[2] > 0.999 ? [-right[1], right[0]] : [-toEye[0] / forward, -toEye[1] / forward];
  const [x, y, z] = [-0.62 * right[0] - 0.1 * fx, -0.62 * right[1] - 0.1 * fy, 0.78];
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/** The colour of ground with this normal: level ground has the colour of the plan, slopes are darker or mixed with white. */
export function shaded(color: Color, normal: readonly [number, number, number], light: Color): Color {
  const lit = normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2];
  const shade = SHADING * (lit - light[2]);
  const tone = (channel: number) => (shade < 0 ? channel * (1 + shade) : channel + (1 - channel) * shade);
  return [tone(color[0]), tone(color[1]), tone(color[2])];
}

/** How strongly slopes darken and brighten. */
export const SHADING = 0.38;
