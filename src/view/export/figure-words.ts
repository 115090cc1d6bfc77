import type { ArrowKind } from "../draw/curvature-marks.ts";

/** The words in a figure, in the reader's language. */
export interface FigureWords {
  /** The surface. */
  readonly title: string;
  /** Where time stands, and what else a reader must know of the whole. */
  readonly note: string;
  readonly lanes: string;
  readonly levels: string;
  /** Stands before the floor that levels count from. */
  readonly levelsAbove: string;
  readonly start: string;
  /** The start where it lies outside the picture. */
  readonly startOutside: string;
  readonly minimum: string;
  readonly localMinimum: string;
  readonly minima: string;
  readonly average: string;
  readonly undefinedRegion: string;
  /** What the arrows of the curvature's marks are. */
  readonly arrows: Readonly<Record<ArrowKind, string>>;
}
