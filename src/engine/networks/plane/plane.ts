import type { Vector, Window } from "../../core/types.ts";
import { dot, norm, zeros } from "../../core/vector.ts";
import type { Block, NetworkObjective } from "../types.ts";
import { type Axes, filterNormalized, orthonormal, principal, sharpest } from "./directions.ts";

/** Which plane through parameter space is looked at. Lanes are named by their index. */
export type PlaneChoice =
  /** The plane nearest to all points of all lanes: through their mean, along their first two principal directions. */
  | { readonly kind: "principal" }
  /** Through the last points of two lanes and a third point: the start, or the last point of a third lane. */
  | { readonly kind: "end-points"; readonly lanes: readonly [number, number]; readonly third: "start" | number }
  /** Through a lane's last point along two random directions, normalized filter by filter. */
  | { readonly kind: "random"; readonly lane: number; readonly seed: number }
  /** Through a lane's last or first point along the eigenvectors of the two largest eigenvalues of the Hessian there. */
  | { readonly kind: "eigenvectors"; readonly lane: number; readonly at: "start" | "end" };

/** Points that a lane went through, all of them finite, from its start on. */
export interface SampledPath {
  readonly lane: number;
  /** Updates before each point. */
  readonly steps: readonly number[];
  /** At least one. */
  readonly points: readonly Vector[];
  /** Whether the lane diverged. Its last points then say little of where the others are. */
  readonly diverged: boolean;
}

/** A plane with an orthonormal basis, so that lengths and angles on it are those of parameter space. */
export interface Plane extends Axes {
  readonly origin: Vector;
  /** Half the size that a picture should have at least, whatever the paths: 0 where they alone decide. */
  readonly radius: number;
  /** The eigenvalues that belong to the directions, and whether the iteration for them converged. */
  readonly spectrum: {
    readonly values: readonly number[];
    readonly converged: boolean;
    readonly products: number;
  } | null;
}

/** The paths that choose a plane and its extent: those of lanes that did not diverge, if there are any. */
export function decisive(paths: readonly SampledPath[]): readonly SampledPath[] {
  const calm = paths.filter(({ diverged }) => !diverged);
  return calm.length > 0 ? calm : paths;
}

/** The chosen path, or the first where that lane is not there. */
function pathOf(paths: readonly SampledPath[], lane: number): SampledPath {
  return paths.find((path) => path.lane === lane) ?? paths[0]!;
}

const lastOf = ({ points }: SampledPath): Vector => points.at(-1)!;
const difference = (a: Vector, b: Vector): Vector => a.map((entry, i) => entry - b[i]!);

/** Turns each direction so that the paths, from their first to their last points, rather go along it than against it. */
function facing(axes: Axes, paths: readonly SampledPath[]): Axes {
  const directions = axes.directions.map((direction) => {
    const along = paths.reduce((sum, path) => sum + dot(direction, difference(lastOf(path), path.points[0]!)), 0);
    return along < 0 ? direction.map((entry) => -entry) : direction;
  });
  return { ...axes, directions };
}

/** The plane that a choice means among these paths, of which there is at least one. Yields between pieces of the work. */
export function* planeOf(
  choice: PlaneChoice,
  paths: readonly SampledPath[],
  objective: NetworkObjective,
  blocks: readonly Block[],
): Generator<null, Plane> {
  const plain = { radius: 0, spectrum: null };
  switch (choice.kind) {
    case "principal": {
      const { mean, ...axes } = yield* principal(
        decisive(paths).flatMap(({ points }) => points),
        0,
      );
      return { origin: mean, ...facing(axes, decisive(paths)), ...plain };
    }
    case "end-points": {
      const { third } = choice;
      const [a, b] = choice.lanes.map((lane) => pathOf(paths, lane));
      const origin = third === "start" ? a!.points[0]! : lastOf(pathOf(paths, third));
      const given = [difference(lastOf(a!), origin), difference(lastOf(b!), origin)];
      return { origin, ...orthonormal(given, 0), ...plain };
    }
    case "random": {
      const origin = lastOf(pathOf(paths, choice.lane));
      const given = [0, 1].map((index) => filterNormalized(blocks, origin, choice.seed, index as 0 | 1));
      // As in the paper, the picture reaches one normalized direction to every side.
      return { origin, ...orthonormal(given, choice.seed), ...plain, radius: Math.max(...given.map(norm)) };
    }
    case "eigenvectors": {
      const path = pathOf(paths, choice.lane);
      const origin = choice.at === "start" ? path.points[0]! : lastOf(path);
      const iteration = sharpest(objective, origin, 0);
      while (!iteration.done) {
        iteration.step();
        yield null;
      }
      const pairs = iteration.pairs();
      const given = [0, 1].map((k) => pairs[k]?.vector ?? zeros(origin.length));
      const { converged, products } = iteration;
      const spectrum = { values: pairs.map(({ value }) => value), converged, products };
      return { origin, ...facing(orthonormal(given, 0), decisive(paths)), ...plain, spectrum };
    }
  }
}

/** Where a point of parameter space falls on a plane (or a line): its coordinates there, and its distance from it. */
export interface Placed {
  readonly coordinates: readonly number[];
  readonly distance: number;
}

/** The orthogonal projection of θ. The distance is that of the remainder itself, not a difference of squares. */
export function place(origin: Vector, directions: readonly Vector[], theta: Vector): Placed {
  const rest = difference(theta, origin);
  const coordinates = directions.map((direction) => dot(direction, rest));
  for (const [d, direction] of directions.entries()) {
    const along = coordinates[d]!;
    for (let i = 0; i < rest.length; i++) rest[i] = rest[i]! - along * direction[i]!;
  }
  return { coordinates, distance: norm(rest) };
}

/** What is left free around the paths, as a share of the picture's size. */
const MARGIN = 0.12;

/**
 * The window, `aspect` times as wide as high, that shows the points given as [x, y] with a margin around them, and the plane's origin
 * `radius` far to every side. `zoom` magnifies it about its middle.
 */
export function extentOf(points: readonly (readonly number[])[], radius: number, aspect: number, zoom: number): Window {
  const side = (axis: 0 | 1): readonly [number, number] => {
    const along = points.map((point) => point[axis]!).filter(Number.isFinite);
    return [Math.min(...along, ...(radius > 0 ? [-radius] : [])), Math.max(...along, ...(radius > 0 ? [radius] : []))];
  };
  const [x, y] = [side(0), side(1)];
  const needed = Math.max(x[1] - x[0], (y[1] - y[0]) * aspect) / (1 - 2 * MARGIN);
  // A lane that has not moved is looked at from a distance of 1.
  const half = (needed > 0 && Number.isFinite(needed) ? needed / 2 : 1) / zoom;
  const around = ([low, high]: readonly [number, number], reach: number) => {
    const middle = low + (high - low) / 2;
    return [middle - reach, middle + reach] as const;
  };
  return { x: around(x, half), y: around(y, half / aspect) };
}
