import type { Window } from "../engine/core/types.ts";
import type { CurvatureInspection } from "../engine/inspect.ts";
import type { AnyRunSpecification } from "../engine/problems/index.ts";
import type { Chunk } from "../engine/run.ts";
import type { SurfaceProblem, SurfaceRunSpecification } from "../engine/surface-task.ts";

/**
 * The page pulls: it names a run, then asks for one chunk after the other, each when it is ready to draw. A new run replaces the
 * one before; chunks carry the run's number, and the page drops those of a run that it has given up. Surfaces and networks have
 * workers of their own, which run in the same way.
 */
export type RunRequest =
  | { readonly type: "run"; readonly run: number; readonly specification: AnyRunSpecification }
  /** Answered by one chunk, after about `budget` milliseconds of work at most. */
  | { readonly type: "pull"; readonly run: number; readonly budget: number }
  | { readonly type: "cancel"; readonly run: number };

export type Request =
  | RunRequest
  | { readonly type: "field"; readonly job: number; readonly field: FieldRequest }
  | { readonly type: "contours"; readonly job: number; readonly field: FieldRequest; readonly levels: number }
  /** What a lane of `specification` knows and does at step k. */
  | {
      readonly type: "inspect";
      readonly job: number;
      readonly specification: SurfaceRunSpecification;
      readonly lane: number;
      readonly k: number;
    }
  /** The rows from `from` on of something that a lane of `specification` holds, after about `budget` milliseconds of work at most. */
  | {
      readonly type: "series";
      readonly job: number;
      readonly specification: SurfaceRunSpecification;
      readonly lane: number;
      readonly series: string;
      readonly from: number;
      readonly budget: number;
    };

export type Reply =
  | {
      readonly type: "chunk";
      readonly run: number;
      readonly chunk: Chunk;
      /** Milliseconds of work in the worker since the chunk before. */
      readonly elapsed: number;
    }
  | { readonly type: "field"; readonly job: number; readonly field: Field }
  | { readonly type: "contours"; readonly job: number; readonly contours: ContourMap }
  | { readonly type: "inspection"; readonly job: number; readonly inspection: CurvatureInspection | null }
  | { readonly type: "series"; readonly job: number; readonly part: SeriesPart }
  | {
      readonly type: "failed";
      readonly run?: number;
      readonly job?: number;
      readonly message: string;
      /** How much memory there was not, in megabytes. */
      readonly megabytes?: number;
    };

/** Some rows of a series, one column an entry. `from` is the first row; there may be none, where finding the place took all the time. */
export interface SeriesPart {
  readonly from: number;
  readonly columns: readonly Float64Array<ArrayBuffer>[];
  /** Whether the lane has ended with these rows. */
  readonly done: boolean;
}

/** J is wanted on a grid of columns × rows points that spans the window, its corners included. */
export interface FieldRequest {
  readonly problem: SurfaceProblem;
  readonly window: Window;
  readonly columns: number;
  readonly rows: number;
  /** The standard deviation of a Gaussian blur; absent or 0: J itself. */
  readonly sigma?: number;
}

/** J on a grid: values[row × columns + column], row 0 at the window's lower edge (smallest y). */
export interface Field extends FieldRequest {
  readonly values: Float64Array<ArrayBuffer>;
}

/** How the levels are spaced. All are numbers of few digits, so that a legend can name them. */
export type LevelScale =
  /** Even, as nearly as round numbers allow, in log(J − floor + offset): every level is `floor` plus a round number. */
  | { readonly kind: "log"; readonly floor: number; readonly offset: number }
  /** About as much of the window between any two levels. */
  | { readonly kind: "quantile" }
  | { readonly kind: "linear" };

/**
 * Filled contours. Band i is the region where J ≥ levels[i]; painted in order, each covers what lies above it. One band more, the
 * last, is the region where J is not a number.
 * Ring r of all rings has the points coordinates[2·ringStarts[r]] … up to coordinates[2·ringStarts[r + 1]], (x, y) by turns. Both
 * count from the window's lower left corner in units of its width, so that single precision is enough however small the window.
 * Band i owns the rings bandStarts[i] … bandStarts[i + 1]. Rings reach a little beyond the window, where they are closed.
 */
export interface ContourMap {
  readonly window: Window;
  readonly levels: Float64Array<ArrayBuffer>;
  readonly scale: LevelScale;
  /** Smallest and largest finite J on the grid; NaN where there is none. */
  readonly range: readonly [number, number];
  readonly coordinates: Float32Array<ArrayBuffer>;
  readonly ringStarts: Uint32Array<ArrayBuffer>;
  readonly bandStarts: Uint32Array<ArrayBuffer>;
}
