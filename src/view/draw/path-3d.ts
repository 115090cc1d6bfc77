import { clipSegment } from "./clip-segment.ts";
import type { HeightMesh } from "./mesh-3d.ts";

/** Floats of a point: position (3) and pen (1), which is 1 when a line leads here from the point before. */
export const POINT_FLOATS = 4;

/** Steps longer than this are marked one by one. */
const APART = 0.08;

/**
 * Rows that lie in one cell of this size, in half widths of the box, are one point, and a step between two cells is drawn once, however
 * often the path takes it: about a pixel at first, and coarser as the path has more and more points, since by then it has covered
 * its ground with ink. So a path of 100 000 rows costs little more than one of 10 000.
 */
const GRAINS = [
  { upTo: 4000, size: 0.004 },
  { upTo: 7000, size: 0.008 },
  { upTo: 9000, size: 0.016 },
  { upTo: Number.POSITIVE_INFINITY, size: 0.032 },
] as const;
/** Points between rows are at least so many grains apart, and at least one cell of the mesh. */
const GRAINS_PER_PIECE = 4;
/** Height differences count as this much less than ways along the plane: the ground between two points hides most of them. */
const FLATNESS = 4;

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

interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** More than there are cells of the finest grain in the box, and small enough for pairs of them to be exact numbers. */
const CELL_COUNT = 2 ** 26;

/** The number of the cell of a grain that a place within the box lies in. */
function cellOf({ x, y, z }: Place, size: number): number {
  const along = (distance: number) => Math.floor((distance + 1) / size);
  const across = Math.ceil(2 / size) + 1;
  return (Math.floor(z / (FLATNESS * size)) * across + along(y)) * across + along(x);
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
  /** Where the pen is; x is NaN when the line must begin anew. */
  private readonly drawn = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  /** Whether the pen got there without drawing. */
  private lifted = false;
  private readonly cut = new Float64Array(2);
  private grain = 0;
  /** The steps between cells that are drawn. */
  private readonly seen = new Set<number>();
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
      if (Number.isFinite(z)) this.addPoint({ x, y, z }, 0);
    } else {
      if (Number.isFinite(z) && Math.hypot(x - last.x, y - last.y) >= APART) this.dots.add(x, y, z, 1);
      if (clipSegment(last.x, last.y, x, y, mesh.halfWidth, mesh.halfDepth, this.cut)) this.addStep(x, y, z);
    }
    last.x = x;
    last.y = y;
    last.z = z;
  }

  private addStep(x: number, y: number, z: number): void {
    const { mesh, last, drawn, line, seen } = this;
    while (line.count > GRAINS[this.grain]!.upTo) {
      this.grain++;
      seen.clear();
    }
    const { size } = GRAINS[this.grain]!;
    const [enter, leave] = [this.cut[0]!, this.cut[1]!];
    const at = (t: number): Place => {
      if (t === 1) return { x, y, z };
      const [px, py] = [last.x + t * (x - last.x), last.y + t * (y - last.y)];
      return { x: px, y: py, z: this.lies === "own" ? last.z + t * (z - last.z) : mesh.heightAt(px, py) };
    };
    // The line goes on from the last point drawn, so that a slow creep is not lost.
    const goesOn = enter === 0 && !Number.isNaN(drawn.x);
    const begin: Place = goesOn ? { ...drawn } : enter === 0 ? { ...last } : at(enter);
    const end = at(leave);
    const [from, to] = [cellOf(begin, size), cellOf(end, size)];
    const step = from < to ? from * CELL_COUNT + to : to * CELL_COUNT + from;
    if (from === to || seen.has(step)) {
      // Not drawn, or not again; the next step starts where this one ends, or where it began if it is still about to leave its cell.
      if (leave < 1) drawn.x = Number.NaN;
      else if (from !== to || !goesOn) this.lift(end);
      return;
    }
    seen.add(step);
    if (!goesOn || this.lifted) this.addPoint(begin, 0);
    const pieces = Math.ceil(
      (Math.hypot(x - last.x, y - last.y) * (leave - enter)) / Math.max(mesh.cell, GRAINS_PER_PIECE * size),
    );
    for (let piece = 1; piece < pieces; piece++) this.addPoint(at(enter + ((leave - enter) * piece) / pieces), 1);
    this.addPoint(end, 1);
    if (leave < 1) drawn.x = Number.NaN;
  }

  /** Goes to a place without drawing. */
  private lift(place: Place): void {
    Object.assign(this.drawn, place);
    this.lifted = true;
  }

  private addPoint({ x, y, z }: Place, pen: 0 | 1): void {
    const { drawn, lifted } = this;
    // Over ground that is not finite there is nothing to lie on.
    const known = Number.isFinite(z);
    this.line.add(x, y, known ? z : 0, known && !lifted && Number.isFinite(drawn.z) ? pen : 0);
    drawn.x = x;
    drawn.y = y;
    drawn.z = known ? z : Number.NaN;
    this.lifted = false;
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
