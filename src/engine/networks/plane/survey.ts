import type { Objective, Vector, Window } from "../../core/types.ts";
import { norm, zeros } from "../../core/vector.ts";
import type { Block, NetworkObjective } from "../types.ts";
import { sharesOfVariance } from "./directions.ts";
import { decisive, extentOf, type Plane, type PlaneChoice, place, planeOf, type SampledPath } from "./plane.ts";
import { refine, refineLine, type SampledField } from "./refinement.ts";
import { slice } from "./slice.ts";

/** What is looked at: a plane with all lanes on it, or for each lane the line from its first to its last point. */
export type SurveyChoice = PlaneChoice | { readonly kind: "line" };

/** A path seen on a plane: one number for each of its points. */
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
    }
  | { readonly type: "losses"; readonly losses: readonly LossesOnPlane[] }
  | { readonly type: "field"; readonly field: SampledField; readonly last: boolean }
  | { readonly type: "lines"; readonly span: readonly [number, number]; readonly paths: readonly PathOnPlane[] }
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

function* surveyPlane(
  { origin, directions, arbitrary, radius, spectrum }: Plane,
  { paths, aspect, zoom }: SurveyRequest,
  objective: NetworkObjective,
): Generator<SurveyNews | null, void> {
  const placed = paths.map((path) => pathOn(origin, directions, path));
  const deciding = decisive(paths);
  const shown = placed.filter(({ lane }) => deciding.some((path) => path.lane === lane));
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
  yield { type: "plane", window, shares, arbitrary, spectrum, paths: placed };
  const surface = slice(objective, origin, ...directions);
  const coarsest = {
    across: Math.max(3, Math.round(CELLS * Math.min(1, aspect))),
    up: Math.max(3, Math.round(CELLS * Math.min(1, 1 / aspect))),
    levels: LEVELS,
  };
  let level = 0;
  for (const field of refine(surface, window, coarsest)) {
    if (field) level++;
    yield field && { type: "field", field, last: level === LEVELS };
    if (field === null || level > 1) continue;
    const losses: LossesOnPlane[] = [];
    for (const [p, path] of paths.entries()) losses.push(yield* lossesOf(path, placed[p]!, objective, surface));
    yield { type: "losses", losses };
  }
}

function pathOn(origin: Vector, directions: readonly Vector[], { lane, steps, points }: SampledPath): PathOnPlane {
  const [xs, ys, distances] = [zeros(points.length), zeros(points.length), zeros(points.length)];
  for (const [i, point] of points.entries()) {
    const { coordinates, distance } = place(origin, directions, point);
    xs[i] = coordinates[0]!;
    ys[i] = coordinates[1] ?? 0;
    distances[i] = distance;
  }
  return { lane, steps, xs, ys, distances };
}

function* lossesOf(
  { lane, points }: SampledPath,
  { xs, ys }: PathOnPlane,
  objective: NetworkObjective,
  surface: Objective,
): Generator<null, LossesOnPlane> {
  const actual = zeros(points.length);
  const projected = zeros(points.length);
  const x = zeros(surface.dimension);
  for (const [i, point] of points.entries()) {
    actual[i] = objective.value(point);
    x[0] = xs[i]!;
    if (x.length > 1) x[1] = ys[i]!;
    projected[i] = surface.value(x);
    yield null;
  }
  return { lane, actual, projected };
}

/** Every lane on a line of its own, whose coordinate is 0 at the lane's first point and 1 at its last. */
function* surveyLines(paths: readonly SampledPath[], objective: NetworkObjective): Generator<SurveyNews | null, void> {
  const lines = paths.map((path) => lineOf(path, objective));
  yield { type: "lines", span: SPAN, paths: lines.map(({ placed }) => placed) };
  const refinements = lines.map(({ along }) => refineLine(along, SPAN, LINE_CELLS, LINE_LEVELS));
  for (let level = 0; level < LINE_LEVELS; level++) {
    const profiles: Profile[] = [];
    for (const [p, { lane }] of paths.entries()) profiles.push({ lane, values: yield* nextOf(refinements[p]!) });
    yield { type: "profiles", profiles, last: level === LINE_LEVELS - 1 };
    if (level > 0) continue;
    const losses: LossesOnPlane[] = [];
    for (const [p, path] of paths.entries()) {
      const { placed, along } = lines[p]!;
      losses.push(yield* lossesOf(path, placed, objective, along));
    }
    yield { type: "losses", losses };
  }
}

function lineOf(path: SampledPath, objective: NetworkObjective) {
  const origin = path.points[0]!;
  const direction = path.points.at(-1)!.map((entry, i) => entry - origin[i]!);
  const length = norm(direction);
  const unit = direction.map((entry) => (length > 0 ? entry / length : 0));
  const placed = pathOn(origin, [unit], path);
  // In units of the whole way.
  for (const [i, x] of placed.xs.entries()) placed.xs[i] = length > 0 ? x / length : 0;
  return { placed, along: slice(objective, origin, direction) };
}

/** Goes on to the next values. */
function* nextOf(refinement: Generator<Vector | null, void>): Generator<null, Vector> {
  for (;;) {
    const { value } = refinement.next();
    if (value) return value;
    yield null;
  }
}
