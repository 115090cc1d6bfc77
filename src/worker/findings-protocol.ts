import type { Vector, Window } from "../engine/core/types.ts";
import type { LineDigest } from "../engine/digest.ts";
import type { ActivityHistograms } from "../engine/networks/activity.ts";
import type { DeadEnd } from "../engine/networks/diagnose.ts";
import type { GradientSpread } from "../engine/networks/spread.ts";
import type { AnyRunSpecification } from "../engine/problems/index.ts";
import type { Convention } from "../engine/trace.ts";
import type { SeriesPart } from "./protocol.ts";

/** A grid over a window of a network's inputs; of one row where there is but one input. */
export interface NetworkGrid {
  readonly window: Window;
  readonly columns: number;
  readonly rows: number;
}

/** What a lane's network says at one update. */
export interface NetworkPortrait {
  /** Updates done. */
  readonly update: number;
  readonly theta: Vector;
  /** Output units for every training example, n × outputs. */
  readonly training: Vector;
  /** Likewise for those held out; null where there are none. */
  readonly heldOut: Vector | null;
  /** Output units on the grid that was asked for, from its lower left corner, row by row; null where none was. */
  readonly field: (NetworkGrid & { readonly outputs: number; readonly values: Vector }) | null;
}

/** Which lines of an update are wanted: in whose names, and at which parameter (an index into θ) or, where it is null, in norms. */
export interface LinesWish {
  readonly names: Convention;
  readonly parameter: number | null;
}

/** The rows of a series that are wanted: from `from` on, as many as `budget` milliseconds of work give, up to the question's update. */
export interface SeriesWish {
  readonly id: string;
  readonly parameter: number | null;
  readonly from: number;
  readonly budget: number;
}

/** The update that leaves a point, line by line. */
export interface NetworkLines {
  /** Updates done before it. */
  readonly update: number;
  readonly lines: readonly LineDigest[];
  /** Examples of its minibatch, and of the whole set; null if J is no mean over examples. */
  readonly examples: { readonly batch: number; readonly all: number } | null;
}

/** What there is to find out about a network, and what the answer is. */
export interface NetworkFindings {
  readonly portrait: NetworkPortrait;
  readonly activity: ActivityHistograms;
  /** Eigenvalues of H, ascending. */
  readonly spectrum: Vector;
  readonly spread: GradientSpread;
  readonly lines: NetworkLines;
  readonly series: SeriesPart;
  readonly deadEnds: readonly DeadEnd[];
}

export type NetworkTopic = keyof NetworkFindings;

/**
 * The page sends a specification before the first question about it, and after that nothing but questions, each answered in turn;
 * long ones say on the way how far they have come. To give one up, its worker is ended.
 */
export type NetworkRequest =
  | { readonly type: "specification"; readonly specification: AnyRunSpecification }
  | {
      readonly type: "question";
      readonly id: number;
      readonly topic: NetworkTopic;
      readonly lane: number;
      readonly update: number;
      readonly grid: NetworkGrid | null;
      readonly lines: LinesWish | null;
      readonly series: SeriesWish | null;
    };

export type NetworkReply =
  | { readonly type: "share"; readonly id: number; readonly share: number }
  /** Null where the lane does not get there. */
  | { readonly type: "found"; readonly id: number; readonly result: NetworkFindings[NetworkTopic] | null }
  | { readonly type: "failed"; readonly id: number; readonly message: string };
