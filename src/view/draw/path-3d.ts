import { clipSegment } from "./clip-segment.ts";
import type { HeightMesh } from "./mesh-3d.ts";

/** Floats of a point: position (3) and pen (1), which is 1 when a line leads here from the point before. */
export const POINT_FLOATS = 4;

/** Points nearer than this to the one before, in half widths of the box, are less than a pixel away at any usual zoom. */
const FINEST = 0.0012;
/** Steps longer than this are marked one by one. */
const APART = 0.08;
/** A path with more points than this is no longer bent along the surface between its rows. */
const DRAPED_POINTS = 60_000;

/** Points of the world in a buffer that grows, POINT_FLOATS each; only the first `count` count. */
export class Points {
  data = new Float32Array(256 * POINT_FLOATS);
  count = 0;

  add(x: number, y: number, z: number, pen: number): void {
    const at = this.count * POINT_FLOATS;
    if (at === this.data.length) {
      const grown = new Float32Array(this.data.length * 2);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[at] = x;
    this.data[at + 1] = y;
    this.data[at + 2] = z;
    this.data[at + 3] = pen;
    this.count++;
  }
}

/**
 * One lane's path on a surface: the rows of its trajectory as points of the world, at the height of their J, with points between
 * them where a step is longer than a cell of the mesh, so that the line follows the ground. What lies outside the window is cut off.
 */
export class Path3d {
  readonly line = new Points();
  /** The rows that lie far from the row before, their pens all 1. */
  readonly dots = new Points();
  /** Rows taken in. */
  rows = 0;
  /** The numbers of points and of dots up to row k, k from 0. */
  private readonly lineEnds: Uint32Array;
  private readonly dotEnds: Uint32Array;
  private readonly mesh: HeightMesh;
  /** The row before, in world units; z is NaN outside the window. */
  private readonly last = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  /** The last point as drawn; x is NaN when the line must begin anew. */
  private readonly drawn = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  private readonly cut = new Float64Array(2);

  private readonly lies: "ground" | "own";

  /** On the ground as it is drawn, or at the height of its own J even where that is hidden. `capacity`: the most rows to come. */
  constructor(mesh: HeightMesh, capacity: number, lies: "ground" | "own") {
    this.mesh = mesh;
    this.lies = lies;
    this.lineEnds = new Uint32Array(capacity);
    this.dotEnds = new Uint32Array(capacity);
  }

  /** The number of points of the line up to a row, counted from 0. */
  lineUpTo(row: number): number {
    return this.rows === 0 ? 0 : this.lineEnds[Math.min(row, this.rows - 1)]!;
  }

  dotsUpTo(row: number): number {
    return this.rows === 0 ? 0 : this.dotEnds[Math.min(row, this.rows - 1)]!;
  }

  /** Takes rows in, from where it left off to `until` (exclusive). θ in units of the surface. */
  extend(theta0: Float64Array, theta1: Float64Array, loss: Float64Array, until: number): void {
    for (; this.rows < until; this.rows++) {
      const row = this.rows;
      this.addRow(theta0[row]!, theta1[row]!, loss[row]!);
      this.lineEnds[row] = this.line.count;
      this.dotEnds[row] = this.dots.count;
    }
  }

  private addRow(theta0: number, theta1: number, loss: number): void {
    const { mesh, last } = this;
    const x = mesh.worldX(theta0);
    const y = mesh.worldY(theta1);
    const ground = groundedHeight(mesh, x, y, loss);
    const z = this.lies === "own" && Number.isFinite(ground) ? mesh.z(loss) : ground;
    if (this.rows === 0) {
      if (Number.isFinite(z)) this.addPoint(x, y, z, 0);
    } else {
      if (Number.isFinite(z) && Math.hypot(x - last.x, y - last.y) >= APART) this.dots.add(x, y, z, 1);
      if (clipSegment(last.x, last.y, x, y, mesh.halfWidth, mesh.halfDepth, this.cut)) this.addStep(x, y, z);
    }
    last.x = x;
    last.y = y;
    last.z = z;
  }

  private addStep(x: number, y: number, z: number): void {
    const { mesh, last, drawn, line } = this;
    const [enter, leave] = [this.cut[0]!, this.cut[1]!];
    const [dx, dy] = [x - last.x, y - last.y];
    const length = Math.hypot(dx, dy) * (leave - enter);
    const place = (t: number, pen: 0 | 1) => {
      const [px, py] = [last.x + t * dx, last.y + t * dy];
      const straight = this.lies === "own" ? last.z + t * (z - last.z) : mesh.heightAt(px, py);
      this.addPoint(px, py, t === 0 ? last.z : t === 1 ? z : straight, pen);
    };
    if (enter > 0 || Number.isNaN(drawn.x)) place(enter, 0);
    // Measured from the last point that was drawn, so that a slow creep is not lost.
    else if (leave === 1 && Math.hypot(x - drawn.x, y - drawn.y, z - drawn.z) < FINEST) return;
    const pieces = line.count > DRAPED_POINTS ? 1 : Math.min(400, Math.max(1, Math.ceil(length / mesh.cell)));
    for (let piece = 1; piece <= pieces; piece++) {
      place(piece === pieces ? leave : enter + ((leave - enter) * piece) / pieces, 1);
    }
    if (leave < 1) drawn.x = Number.NaN;
  }

  private addPoint(x: number, y: number, z: number, pen: 0 | 1): void {
    const { drawn } = this;
    // Over ground that is not finite there is nothing to lie on.
    const known = Number.isFinite(z);
    this.line.add(x, y, known ? z : 0, known && Number.isFinite(drawn.z) ? pen : 0);
    drawn.x = x;
    drawn.y = y;
    drawn.z = known ? z : Number.NaN;
  }
}

/**
 * The height at which a point with this J is drawn: its own, or that of the mesh where the mesh, between its grid points, is higher
 * and would hide it. NaN outside the window and over ground that is not finite.
 */
export function groundedHeight(mesh: HeightMesh, x: number, y: number, loss: number): number {
  const ground = mesh.heightAt(x, y);
  const z = mesh.z(loss);
  return z > ground ? z : ground;
}
