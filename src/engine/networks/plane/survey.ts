import type { Vector, Window } from "../../core/types.ts";
import { norm, zeros } from "../../core/vector.ts";
import type { Block, NetworkObjective } from "../types.ts";
import { sharesOfVariance } from "./directions.ts";
import { minimaOf, type PlaneMinimum } from "./minima.ts";
import { decisive, extentOf, type Plane, type PlaneChoice, place, planeOf, type SampledPath } from "./plane.ts";
import { refine, refineLine, type SampledField } from "./refinement.ts";
import { pointOf, slice } from "./slice.ts";

/** What is looked at: a plane with all lanes on it, or for each lane the line from its first to its last point. */
export type SurveyChoice = PlaneChoice | { readonly kind: "line" };

/** Where a path is seen: a plane, the same for all, or a line of its own. */
export interface Ground {
  readonly origin: Vector;
  /** Orthonormal. */
  readonly directions: readonly Vector[];
  /** The length that a coordinate of 1 stands for. */
  readonly unit: number;
}

/** A point seen on its ground: its coordinates there, and how far it is from there. */
export interface Sight {
  readonly x: number;
  /** 0 on a line. */
  readonly y: number;
  readonly distance: number;
}

/** A path seen on its ground: one number for each of its points. */
export interface PathOnPlane {
  readonly lane: number;
  readonly steps: readonly number[];
  readonly xs: Vector;
  readonly ys: Vector;
  /** ‖θ − its projection‖. */
  readonly distances: Vector;
}

/** J at the points of a path, and at their projections. */
export interface LossesOnPlane {
  readonly lane: number;
  readonly actual: Vector;
  readonly projected: Vector;
}

/** What a survey finds, in this order; fields and profiles come again and again, finer every time. */
export type SurveyNews =
  | {
      readonly type: "plane";
      readonly window: Window;
      /** The share of the variance of all paths' points about their mean, along x and along y. */
      readonly shares: readonly number[];
      /** Whether nothing determined a direction, so that a random one took its place. */
      readonly arbitrary: readonly boolean[];
      readonly spectrum: Plane["spectrum"];
      readonly paths: readonly PathOnPlane[];
      readonly grounds: readonly Ground[];
    }
  | { readonly type: "losses"; readonly losses: readonly LossesOnPlane[] }
  | { readonly type: "field"; readonly field: SampledField; readonly last: boolean }
  /** After the last field. */
  | { readonly type: "minima"; readonly minima: readonly PlaneMinimum[] }
  | {
      readonly type: "lines";
      readonly span: readonly [number, number];
      readonly paths: readonly PathOnPlane[];
      readonly grounds: readonly Ground[];
    }
  | { readonly type: "profiles"; readonly profiles: readonly Profile[]; readonly last: boolean };

/** J on a lane's line, at even distances over the span. */
export interface Profile {
  readonly lane: number;
  readonly values: Vector;
}

export interface SurveyRequest {
  readonly choice: SurveyChoice;
  /** At least one; all of one length. */
  readonly paths: readonly SampledPath[];
  /** The picture is so many times as wide as high. */
  readonly aspect: number;
  /** How many times closer than so that the paths fill the picture. */
  readonly zoom: number;
}

/** Cells of the coarsest field along the picture's longer side, and how often they are halved. */
const CELLS = 12;
const LEVELS = 5;
/** Lines go on before the first point and beyond the last, by this share of the way between them. */
const SPAN = [-0.25, 1.25] as const;
const LINE_CELLS = 24;
const LINE_LEVELS = 5;

/**
 * Looks at J around the paths of some lanes: chooses the plane, projects the paths, and samples J on it ever more finely. Yields null
 * after every small piece of work, at which the caller may pause or give up.
 */
export function* survey(
  request: SurveyRequest,
  objective: NetworkObjective,
  blocks: readonly Block[],
): Generator<SurveyNews | null, void> {
  const { choice, paths } = request;
  if (choice.kind === "line") yield* surveyLines(paths, objective);
  else yield* surveyPlane(yield* planeOf(choice, paths, objective, blocks), request, objective);
}

/** Where θ is seen on its ground. */
export function sightOf({ origin, directions, unit }: Ground, theta: Vector): Sight {
  const { coordinates, distance } = place(origin, directions, theta);
  return { x: coordinates[0]! / unit, y: (coordinates[1] ?? 0) / unit, distance };
}

/** J at the place on the ground where a point is seen. */
export function lossAt({ origin, directions, unit }: Ground, { x, y }: Sight, objective: NetworkObjective): number {
  const theta = zeros(origin.length);
  pointOf(origin, directions, [x * unit, y * unit], theta);
  return objective.value(theta);
}

function* surveyPlane(
  { origin, directions, arbitrary, radius, spectrum }: Plane,
  { paths, aspect, zoom }: SurveyRequest,
  objective: NetworkObjective,
): Generator<SurveyNews | null, void> {
  const ground = { origin, directions, unit: 1 };
  const grounds = paths.map(() => ground);
  const seen = paths.map((path) => pathOn(ground, path));
  const deciding = decisive(paths);
  const shown = seen.filter(({ lane }) => deciding.some((path) => path.lane === lane));
  const window = extentOf(
    shown.flatMap(({ xs, ys }) => Array.from(xs, (x, i) => [x, ys[i]!])),
    radius,
    aspect,
    zoom,
  );
  const shares = sharesOfVariance(
    deciding.flatMap(({ points }) => points),
    directions,
  );
  yield { type: "plane", window, shares, arbitrary, spectrum, paths: seen, grounds };
  const coarsest = {
    across: Math.max(3, Math.round(CELLS * Math.min(1, aspect))),
    up: Math.max(3, Math.round(CELLS * Math.min(1, 1 / aspect))),
    levels: LEVELS,
  };
  const surface = slice(objective, origin, ...directions);
  let level = 0;
  for (const field of refine(surface, window, coarsest)) {
    if (field) level++;
    yield field && { type: "field", field, last: level === LEVELS };
    if (field !== null && level === 1) yield yield* lossesOf(paths, grounds, objective);
    if (field !== null && level === LEVELS) yield { type: "minima", minima: yield* minimaOf(surface, field) };
  }
}

function pathOn(ground: Ground, { lane, steps, points }: SampledPath): PathOnPlane {
  const sights = points.map((point) => sightOf(ground, point));
  return {
    lane,
    steps,
    xs: Float64Array.from(sights, ({ x }) => x),
    ys: Float64Array.from(sights, ({ y }) => y),
    distances: Float64Array.from(sights, ({ distance }) => distance),
  };
}

function* lossesOf(
  paths: readonly SampledPath[],
  grounds: readonly Ground[],
  objective: NetworkObjective,
): Generator<null, SurveyNews> {
  const losses: LossesOnPlane[] = [];
  for (const [p, { lane, points }] of paths.entries()) {
    const actual = zeros(points.length);
    const projected = zeros(points.length);
    for (const [i, point] of points.entries()) {
      actual[i] = objective.value(point);
      projected[i] = lossAt(grounds[p]!, sightOf(grounds[p]!, point), objective);
      yield null;
    }
    losses.push({ lane, actual, projected });
  }
  return { type: "losses", losses };
}

/** Every lane on a line of its own, whose coordinate is 0 at the lane's first point and 1 at its last. */
function* surveyLines(paths: readonly SampledPath[], objective: NetworkObjective): Generator<SurveyNews | null, void> {
  const grounds = paths.map(lineOf);
  yield { type: "lines", span: SPAN, paths: paths.map((path, p) => pathOn(grounds[p]!, path)), grounds };
  const refinements = grounds.map(({ origin, directions: [direction], unit }) =>
    refineLine(
      slice(
        objective,
        origin,
        direction!.map((entry) => entry * unit),
      ),
      SPAN,
      LINE_CELLS,
      LINE_LEVELS,
    ),
  );
  for (let level = 0; level < LINE_LEVELS; level++) {
    const profiles: Profile[] = [];
    for (const [p, { lane }] of paths.entries()) profiles.push({ lane, values: yield* nextOf(refinements[p]!) });
    yield { type: "profiles", profiles, last: level === LINE_LEVELS - 1 };
    if (level === 0) yield yield* lossesOf(paths, grounds, objective);
  }
}

/** The line of a path; that of one which ends where it began has no direction, and all of it is one point. */
function lineOf({ points }: SampledPath): Ground {
  const origin = points[0]!;
  const way = points.at(-1)!.map((entry, i) => entry - origin[i]!);
  const length = norm(way);
  return { origin, directions: [way.map((entry) => (length > 0 ? entry / length : 0))], unit: length > 0 ? length : 1 };
}

/** Goes on to the next values. */
function* nextOf(refinement: Generator<Vector | null, void>): Generator<null, Vector> {
  for (;;) {
    const { value } = refinement.next();
    if (value) return value;
    yield null;
  }
}
