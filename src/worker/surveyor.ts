import type { Vector } from "../engine/core/types.ts";
import type { SampledPath } from "../engine/networks/plane/plane.ts";
import { type Ground, lossAt, type SurveyNews, sightOf, survey } from "../engine/networks/plane/survey.ts";
import type { Block, NetworkObjective } from "../engine/networks/types.ts";
import { traceContours } from "./contours.ts";
import type { PlaneNews, Reading, SurveyedLane, SurveySpecification } from "./survey-protocol.ts";

/** About how many levels a picture has. */
const LEVELS = 18;
/** A loss is a sum of what is never negative. */
const INFIMUM = 0;

/** Where the lanes of a run went, and the loss that they went on. */
export interface Followed {
  readonly objective: NetworkObjective;
  readonly blocks: readonly Block[];
  /** Points of a lane, one of `lanes`. Yields the share that has been followed, at which the caller may pause. */
  path(lane: SurveyedLane, lanes: number): Generator<number, SampledPath>;
  /** The point of a lane after so many updates, which it has. */
  at(lane: number, updates: number): Vector;
}

/** Looks at a network's loss on a plane or along lines, piece by piece. */
export class Surveyor {
  private readonly specification: SurveySpecification;
  private readonly trails: Followed;
  private readonly work: Generator<PlaneNews | null, void>;
  private grounds: readonly Ground[] = [];

  constructor(specification: SurveySpecification, trails: Followed) {
    this.specification = specification;
    this.trails = trails;
    this.work = this.all();
  }

  /** What is found until the clock has gone on by `budget` milliseconds, and whether that is all. */
  advance(budget: number, clock: () => number): { readonly news: readonly PlaneNews[]; readonly done: boolean } {
    const news: PlaneNews[] = [];
    const end = clock() + budget;
    do {
      const next = this.work.next();
      if (next.done) return { news, done: true };
      if (next.value) news.push(next.value);
    } while (clock() < end);
    return { news, done: false };
  }

  /** Every lane after so many updates, or at its last point where that comes before. Empty until the plane is known. */
  readings(updates: number): readonly Reading[] {
    const { objective } = this.trails;
    return this.grounds.map((ground, i): Reading => {
      const { lane, updates: last } = this.specification.lanes[i]!;
      const theta = this.trails.at(lane, Math.min(updates, last));
      const sight = sightOf(ground, theta);
      return {
        ...{ lane, updates: Math.min(updates, last) },
        ...sight,
        actual: objective.value(theta),
        projected: lossAt(ground, sight, objective),
      };
    });
  }

  private *all(): Generator<PlaneNews | null, void> {
    const { trails, specification } = this;
    const { lanes } = specification;
    const paths: SampledPath[] = [];
    for (const [i, lane] of lanes.entries()) {
      const following = trails.path(lane, lanes.length);
      let next = following.next();
      for (; !next.done; next = following.next()) yield { type: "following", share: (i + next.value) / lanes.length };
      paths.push(next.value);
    }
    yield { type: "following", share: 1 };
    for (const news of survey({ ...specification, paths }, trails.objective, trails.blocks)) yield this.told(news);
  }

  private told(news: SurveyNews | null): PlaneNews | null {
    if (news === null) return null;
    if (news.type === "field") {
      // The refinement still needs the values that contours overwrite.
      const field = { ...news.field, values: news.field.values.slice() };
      return { type: "contours", contours: traceContours(field, INFIMUM, LEVELS), last: news.last };
    }
    if (!("grounds" in news)) return news;
    const { grounds, ...rest } = news;
    this.grounds = grounds;
    return rest;
  }
}
