import type { CriticalPoint, Objective, SurfaceDeclaration } from "../engine/core/types.ts";
import { type CurvatureColumns, extendCurvature } from "../engine/curvature.ts";
import { objectiveOf, type SurfaceProblem, type SurfaceRunSpecification, surfaceOf } from "../engine/surface-task.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { kindOf } from "../experiment/problem-kinds.ts";
import type { Trajectory } from "./trajectory.ts";

type Problem = Configuration["problem"] | SurfaceRunSpecification["problem"];

/** √(x² + y²), by the slow and safe way only where squares overflow or underflow. */
function length(x: number, y: number): number {
  const plain = Math.sqrt(x * x + y * y);
  return plain > 1e-150 && plain < Number.POSITIVE_INFINITY ? plain : Math.hypot(x, y);
}

/** Distance of (x, y) from the segment between (ax, ay) and (bx, by). */
function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return length(x - ax - share * dx, y - ay - share * dy);
}

/** Segments per block: what lies in a block that is farther off than the nearest so far is never looked at. */
const BLOCK = 16;

interface Block {
  /** Corners of the box around its points. */
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
  /** A piece of a polyline: x₀, y₀, x₁, y₁, … */
  readonly points: Float64Array;
}

function blocksOf(curve: Float64Array): Block[] {
  const blocks: Block[] = [];
  const last = curve.length / 2 - 1;
  for (let first = 0; first < last; first += BLOCK) {
    const points = curve.subarray(2 * first, 2 * (Math.min(last, first + BLOCK) + 1));
    const xs = points.filter((_, i) => i % 2 === 0);
    const ys = points.filter((_, i) => i % 2 === 1);
    blocks.push({
      low: [Math.min(...xs), Math.min(...ys)],
      high: [Math.max(...xs), Math.max(...ys)],
      points,
    });
  }
  return blocks;
}

/** Every minimum that a surface declares: isolated points, and curves as polylines. */
export class KnownMinima {
  private readonly points: readonly CriticalPoint[];
  private readonly blocks: readonly Block[];
  /** The block that was nearest last time: on a path it most likely is so again. */
  private nearest = 0;

  constructor(points: readonly CriticalPoint[], curves: readonly Float64Array[] = []) {
    this.points = points;
    this.blocks = curves.flatMap(blocksOf);
  }

  /** Whether none is known. */
  get empty(): boolean {
    return this.points.length === 0 && this.blocks.length === 0;
  }

  /** Distance from (x, y) to the nearest one; +∞ where none is known. */
  distance(x: number, y: number): number {
    let best = Number.POSITIVE_INFINITY;
    for (const { point } of this.points) best = Math.min(best, length(x - point[0], y - point[1]));
    const { blocks, nearest } = this;
    for (let i = 0; i < blocks.length; i++) {
      const index = (i + nearest) % blocks.length;
      const { low, high, points } = blocks[index]!;
      const outside = length(Math.max(0, low[0] - x, x - high[0]), Math.max(0, low[1] - y, y - high[1]));
      if (outside >= best) continue;
      for (let p = 0; p + 3 < points.length; p += 2) {
        const distance = distanceToSegment(x, y, points[p]!, points[p + 1]!, points[p + 2]!, points[p + 3]!);
        if (distance >= best) continue;
        best = distance;
        this.nearest = index;
      }
    }
    return best;
  }
}

/** What there is to know of a network's loss beforehand. */
const nothingKnown = { key: "", minima: new KnownMinima([]), infimum: 0 };

let known: { readonly key: string; readonly minima: KnownMinima; readonly infimum: number } | null = null;

function declared(problem: Problem): NonNullable<typeof known> {
  if (problem.kind === "network") return nothingKnown;
  const key = JSON.stringify(problem);
  if (known?.key === key) return known;
  if (problem.kind !== "surface") {
    known = { key, minima: nothingKnown.minima, infimum: kindOf(problem.kind)!.infimum(problem) ?? 0 };
    return known;
  }
  const { surface, params }: { surface: SurfaceDeclaration; params: object } = surfaceOf(problem);
  known = {
    key,
    minima: new KnownMinima(surface.minima(params as never), surface.minimaCurves?.(params as never)),
    infimum: surface.infimum(params as never),
  };
  return known;
}

/** The minima that a problem's surface declares. The same object as long as the problem is the same. */
export const minimaOf = (problem: Problem): KnownMinima => declared(problem).minima;

/** The value that `view.target` counts from: inf J, or 0 where J is unbounded below. */
export function targetBase(problem: Problem): number {
  const { infimum } = declared(problem);
  return Number.isFinite(infimum) ? infimum : 0;
}

/** A column worked out from others, as far as it has been asked for. */
interface Derived {
  readonly values: Float64Array;
  /** Rows worked out so far. */
  length: number;
}

const stepLengthColumns = new WeakMap<Trajectory, Derived>();
const distanceColumns = new WeakMap<Trajectory, Derived & { readonly minima: KnownMinima }>();

/**
 * ‖θₖ − θₖ₋₁‖ of every row; NaN in row 0, which no step led to. At most `most` further rows are worked out in one call, so that a
 * long trajectory can be spread over frames: `length` says how many are there.
 */
export function stepLengths(trajectory: Trajectory, most = Number.POSITIVE_INFINITY): Derived {
  const x = trajectory.column("theta0");
  const y = trajectory.column("theta1");
  let column = stepLengthColumns.get(trajectory);
  if (!column) {
    column = { values: new Float64Array(x.length).fill(Number.NaN), length: Math.min(1, trajectory.length) };
    stepLengthColumns.set(trajectory, column);
  }
  const end = Math.min(trajectory.length, column.length + most);
  for (let k = Math.max(1, column.length); k < end; k++)
    column.values[k] = length(x[k]! - x[k - 1]!, y[k]! - y[k - 1]!);
  column.length = end;
  return column;
}

/** The distance of every row to the nearest known minimum, `most` further rows a call. */
export function distances(trajectory: Trajectory, minima: KnownMinima, most = Number.POSITIVE_INFINITY): Derived {
  const x = trajectory.column("theta0");
  const y = trajectory.column("theta1");
  let column = distanceColumns.get(trajectory);
  if (column?.minima !== minima) {
    column = { values: new Float64Array(x.length), length: 0, minima };
    distanceColumns.set(trajectory, column);
  }
  const end = Math.min(trajectory.length, column.length + most);
  for (let k = column.length; k < end; k++) column.values[k] = minima.distance(x[k]!, y[k]!);
  column.length = end;
  return column;
}

const curvatureOf = new WeakMap<Trajectory, CurvatureColumns & { length: number; readonly objective: Objective }>();

/** The curvature along a path, `most` further rows a call. */
export function curvatures(
  trajectory: Trajectory,
  problem: SurfaceProblem,
  most = Number.POSITIVE_INFINITY,
): CurvatureColumns & { readonly length: number } {
  const theta = [trajectory.column("theta0"), trajectory.column("theta1")];
  let columns = curvatureOf.get(trajectory);
  if (!columns) {
    const make = () => new Float64Array(theta[0]!.length);
    columns = {
      ...{ gHg: make(), gg: make(), predicted: make(), actual: make() },
      ...{ length: 0, objective: objectiveOf(problem) },
    };
    curvatureOf.set(trajectory, columns);
  }
  const end = Math.min(trajectory.length, columns.length + most);
  extendCurvature(columns.objective, theta, columns, columns.length, end);
  columns.length = end;
  return columns;
}

interface Search {
  readonly base: number;
  readonly target: number;
  scanned: number;
  found: number | null;
}

/** By the column that is searched. */
const searches = new WeakMap<Float64Array, Search>();

/**
 * The first k with J(θₖ) − base ≤ target among the rows that have arrived, or null; with the column "meanLoss" for the averaged θ.
 * Goes on where the last call left off.
 */
export function stepsToTarget(
  trajectory: Trajectory,
  base: number,
  target: number,
  column: "loss" | "meanLoss" = "loss",
): number | null {
  const loss = trajectory.column(column);
  let search = searches.get(loss);
  if (search?.base !== base || search.target !== target) {
    search = { base, target, scanned: 0, found: null };
    searches.set(loss, search);
  }
  while (search.found === null && search.scanned < trajectory.length) {
    if (loss[search.scanned]! - base <= target) search.found = search.scanned;
    search.scanned++;
  }
  return search.found;
}
