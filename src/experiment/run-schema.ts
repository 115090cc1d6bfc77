import * as v from "valibot";
import { closed, pathTo, type Schema, said } from "./closed.ts";
import { type Configuration, defaults, type LaneConfiguration, limits } from "./configuration.ts";
import { messages } from "./messages.ts";
import { numberWithin } from "./parameters.ts";
import { lanesOf } from "./plane.ts";
import { viewSchema, wholeNumber } from "./view-schema.ts";

/** The fields of a run that mean the same on every kind of problem. */
export const runFields = {
  steps: v.exactOptional(wholeNumber(limits.steps), defaults.steps),
  seed: v.exactOptional(wholeNumber(limits.seed), defaults.seed),
  stopAtLoss: v.exactOptional(numberWithin({})),
};
export const viewField = { view: v.exactOptional(viewSchema, {}) };

/** What is wrong with the view's lane indices. */
export const laneIndices = <C extends Partial<Pick<Configuration, "lanes">> & Pick<Configuration, "view">>() =>
  v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const count = (value.lanes ?? defaults.lanes).length;
    for (const key of ["lane", "solo"] as const) {
      const index = value.view[key];
      if (index === undefined || index < count || (key === "lane" && index === 0)) continue;
      const message = said(() =>
        key === "solo" && count === 0 ? messages.soloWithoutLanes : messages.laneIndex(count, index),
      );
      addIssue({ message, path: pathTo(value, ["view", key]) });
    }
    for (const [keys, index] of lanesOf(value.view.plane)) {
      if (index < count) continue;
      const message = said(() => messages.laneIndex(count, index));
      addIssue({ message, path: pathTo(value, ["view", "plane", ...keys]) });
    }
  });

/** The schema of an experiment with such a problem, start and lanes. What the fields have to do with each other is left to the kind. */
export const experimentSchema = <P>(
  problem: Schema<P>,
  start: Schema<readonly number[]>,
  lanes: Schema<readonly LaneConfiguration[]>,
) =>
  v.pipe(
    closed({
      version: v.literal(1),
      problem,
      start: v.exactOptional(start),
      ...runFields,
      lanes: v.exactOptional(lanes),
      ...viewField,
    }),
    laneIndices(),
  );
