import type { SurveyChoice, SurveyNews } from "../engine/networks/plane/survey.ts";
import type { NetworkRunSpecification } from "../engine/training/specification.ts";
import type { ContourMap } from "./protocol.ts";

/** A lane to be looked at, and how far it got. */
export interface SurveyedLane {
  readonly lane: number;
  readonly updates: number;
  readonly diverged: boolean;
}

/** Which plane through a run's parameter space is looked at, with which lanes on it. */
export interface SurveySpecification {
  readonly run: NetworkRunSpecification;
  /** At least one; all of one network. */
  readonly lanes: readonly SurveyedLane[];
  /** Lanes that are not on the plane because their networks are other functions of other parameters. */
  readonly others: readonly number[];
  readonly choice: SurveyChoice;
  readonly aspect: number;
  readonly zoom: number;
}

/** A lane after so many updates, seen on its plane or line. */
export interface Reading {
  readonly lane: number;
  readonly updates: number;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  /** J(θ), and J where θ is seen. */
  readonly actual: number;
  readonly projected: number;
}

type Told<News> = News extends { readonly grounds: unknown } ? Omit<News, "grounds"> : News;

/** What a survey tells the page, in this order. */
export type PlaneNews =
  /** The share of the lanes' updates that have been run again, to know where they went. */
  | { readonly type: "following"; readonly share: number }
  | Told<Exclude<SurveyNews, { readonly type: "field" }>>
  | { readonly type: "contours"; readonly contours: ContourMap; readonly last: boolean };

/**
 * The page pulls, as it does from a run: it names a survey, then asks for one piece of work after the other. A new survey replaces
 * the one before.
 */
export type SurveyRequest =
  | { readonly type: "survey"; readonly survey: number; readonly specification: SurveySpecification }
  /** Answered after about `budget` milliseconds of work, if the survey is the current one. */
  | { readonly type: "pull"; readonly survey: number; readonly budget: number }
  /** Where the lanes are after so many updates, or at their last where that comes before. Answered once the plane is known. */
  | { readonly type: "read"; readonly survey: number; readonly updates: number };

export type SurveyReply =
  | { readonly type: "news"; readonly survey: number; readonly news: readonly PlaneNews[]; readonly done: boolean }
  | {
      readonly type: "readings";
      readonly survey: number;
      readonly updates: number;
      readonly readings: readonly Reading[];
    }
  | { readonly type: "failed"; readonly survey: number; readonly message: string };
