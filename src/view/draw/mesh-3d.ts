import type { Field } from "../../worker/protocol.ts";
import type { WorldBox } from "./camera-3d.ts";

/** Floats of a vertex: position (3), normal (3), level (1). */
export const VERTEX_FLOATS = 7;

/** Height of the box; less where the surface would be so rough that its peaks hid everything, but not below LOWEST_TOP. */
const TOP = 0.9;
const LOWEST_TOP = 0.36;
/** The mean slope that is still easy to read. */
const MEAN_SLOPE = 1.1;

/** How J becomes height and colour. */
export interface HeightScale {
  /** Share of the box's height, 0 … 1 over the window's range of J. Monotone. */
  height(loss: number): number;
  /** Which band of the contours J is in, with the share of the way through it: the lines are at whole numbers. */
  level(loss: number): number;
}

/** The mean rise per unit of way along the grid's rows and columns, over what is finite. */
function meanSlope(heights: Float32Array, columns: number, rows: number, cell: number): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < columns * (rows - 1) - 1; at++) {
    const rise = Math.hypot(heights[at + 1]! - heights[at]!, heights[at + columns]! - heights[at]!);
    if (!Number.isFinite(rise) || at % columns === columns - 1) continue;
    sum += rise;
    count++;
  }
  return count > 0 ? sum / count / cell : 0;
}

/**
 * The surface over a window as a height field in world units (see Projection): the larger side of the window spans −1 … 1, the
 * other keeps its proportion, and heights are 0 … top. Cells are split along the diagonal from low x, low y.
 */
export class HeightMesh implements WorldBox {
  readonly field: Field;
  readonly scale: HeightScale;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly top: number;
  /** World z at each grid point; NaN where J is not finite. */
  readonly heights: Float32Array<ArrayBuffer>;
  readonly levels: Float32Array<ArrayBuffer>;
  /** The larger side of a cell, in world units. */
  readonly cell: number;
  private readonly unit: number;
  private readonly centre: readonly [number, number];

  constructor(field: Field, scale: HeightScale) {
    const { window, columns, rows, values } = field;
    const [width, depth] = [window.x[1] - window.x[0], window.y[1] - window.y[0]];
    this.field = field;
    this.scale = scale;
    this.unit = Math.max(width, depth) / 2;
    this.halfWidth = width / 2 / this.unit;
    this.halfDepth = depth / 2 / this.unit;
    this.centre = [(window.x[0] + window.x[1]) / 2, (window.y[0] + window.y[1]) / 2];
    this.cell = Math.max((2 * this.halfWidth) / (columns - 1), (2 * this.halfDepth) / (rows - 1));
    const shares = Float32Array.from(values, (loss) => (Number.isFinite(loss) ? scale.height(loss) : Number.NaN));
    const slope = meanSlope(shares, columns, rows, this.cell);
    this.top = slope * TOP > MEAN_SLOPE ? Math.max(LOWEST_TOP, MEAN_SLOPE / slope) : TOP;
    this.heights = shares.map((share) => share * this.top);
    this.levels = Float32Array.from(values, (loss) => scale.level(loss));
  }

  worldX(x: number): number {
    return (x - this.centre[0]) / this.unit;
  }

  worldY(y: number): number {
    return (y - this.centre[1]) / this.unit;
  }

  /** World height of a value of J; NaN where it is not finite. */
  z(loss: number): number {
    return Number.isFinite(loss) ? this.top * this.scale.height(loss) : Number.NaN;
  }

  /** World height of the mesh at a world point, exactly as it is drawn; NaN outside the window or where J is not finite. */
  heightAt(x: number, y: number): number {
    const { columns, rows } = this.field;
    const u = ((x / this.halfWidth + 1) / 2) * (columns - 1);
    const v = ((y / this.halfDepth + 1) / 2) * (rows - 1);
    // A little beyond the edge still counts as the edge: clipped points are there to rounding.
    if (!(u > -1e-6 && v > -1e-6 && u < columns - 1 + 1e-6 && v < rows - 1 + 1e-6)) return Number.NaN;
    const column = Math.min(columns - 2, Math.max(0, Math.floor(u)));
    const row = Math.min(rows - 2, Math.max(0, Math.floor(v)));
    const [s, t] = [u - column, v - row];
    const at = row * columns + column;
    const { heights } = this;
    const low = heights[at]!;
    const far = heights[at + columns + 1]!;
    const side = s > t ? heights[at + 1]! : heights[at + columns]!;
    return s > t ? low + s * (side - low) + t * (far - side) : low + t * (side - low) + s * (far - side);
  }

  /** Whether nothing of the surface stands between a world point (or a hair above it) and the eye. */
  visible(x: number, y: number, z: number, eye: readonly [number, number, number]): boolean {
    const [dx, dy, dz] = [eye[0] - x, eye[1] - y, eye[2] - z];
    const along = Math.hypot(dx, dy);
    const step = along > 0 ? this.cell / along : 1;
    const top = (this.top - z) / dz;
    const hair = 0.004;
    for (let t = 1.5 * step; t < Math.min(1, top); t += step) {
      const ground = this.heightAt(x + t * dx, y + t * dy);
      if (ground > z + t * dz + hair) return false;
      if (Math.abs(x + t * dx) > this.halfWidth || Math.abs(y + t * dy) > this.halfDepth) return true;
    }
    return true;
  }

  /** Vertices, VERTEX_FLOATS each, one a grid point in the field's order. Normals have length 1 and point up. */
  vertices(): Float32Array<ArrayBuffer> {
    const { columns, rows } = this.field;
    const { heights, levels } = this;
    const [stepX, stepY] = [(2 * this.halfWidth) / (columns - 1), (2 * this.halfDepth) / (rows - 1)];
    const out = new Float32Array(columns * rows * VERTEX_FLOATS);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        const west = column > 0 ? at - 1 : at;
        const east = column < columns - 1 ? at + 1 : at;
        const south = row > 0 ? at - columns : at;
        const north = row < rows - 1 ? at + columns : at;
        const slopeX = (heights[east]! - heights[west]!) / ((east - west) * stepX);
        const slopeY = (heights[north]! - heights[south]!) / (((north - south) / columns) * stepY);
        const length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
        const to = at * VERTEX_FLOATS;
        out[to] = -this.halfWidth + column * stepX;
        out[to + 1] = -this.halfDepth + row * stepY;
        out[to + 2] = heights[at]!;
        // Beside a point that is not finite no slope is known: flat is as good as any.
        out[to + 3] = Number.isFinite(length) ? -slopeX / length : 0;
        out[to + 4] = Number.isFinite(length) ? -slopeY / length : 0;
        out[to + 5] = Number.isFinite(length) ? 1 / length : 1;
        out[to + 6] = levels[at]!;
      }
    }
    return out;
  }

  /** Triangles, three vertices each, anticlockwise from above; those with a corner that is not finite are left out. */
  triangles(): Uint32Array<ArrayBuffer> {
    const { columns, rows } = this.field;
    const { heights } = this;
    const out = new Uint32Array((columns - 1) * (rows - 1) * 6);
    let count = 0;
    const add = (a: number, b: number, c: number) => {
      if (!Number.isFinite(heights[a]! + heights[b]! + heights[c]!)) return;
      out[count] = a;
      out[count + 1] = b;
      out[count + 2] = c;
      count += 3;
    };
    for (let row = 0; row < rows - 1; row++) {
      for (let column = 0; column < columns - 1; column++) {
        const at = row * columns + column;
        add(at, at + 1, at + columns + 1);
        add(at, at + columns + 1, at + columns);
      }
    }
    return out.slice(0, count);
  }
}
