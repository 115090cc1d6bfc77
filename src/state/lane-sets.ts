import { isInUse, isSet, type NumberParameter, type Parameters, type Text } from "../engine/core/types.ts";
import { optimizerById } from "../engine/methods/index.ts";
import { type Configuration, type LaneConfiguration, limits } from "../experiment/configuration.ts";
import { laneColor } from "../experiment/palette.ts";
import { accepts, affordable, colored, settled, unusedColor } from "./edits.ts";
import { withoutSolo } from "./lane-visibility.ts";

/** An experiment with a set of lanes in place of one, or why it cannot have them. */
export type LaneSet =
  | { readonly ok: true; readonly configuration: Configuration; readonly added: number }
  | { readonly ok: false; readonly reason: Text };

const TOO_LONG: Text = { en: "takes too long for so many updates", ja: "更新回数に対して計算量が多すぎます" };

const noPlace = (wanted: number): Text => ({
  en: `needs ${wanted} more ${wanted === 1 ? "lane" : "lanes"}; at most ${limits.lanes} are allowed`,
  ja: `あと ${wanted} 本のレーンが必要です(上限 ${limits.lanes} 本)`,
});

/** Replaces one lane by several, of which `selected` is the lane itself. */
function replaced(
  configuration: Configuration,
  index: number,
  lanes: readonly LaneConfiguration[],
  selected: number,
): LaneSet {
  const added = lanes.length - 1;
  if (configuration.lanes.length + added > limits.lanes) return { ok: false, reason: noPlace(added) };
  const after = {
    ...configuration,
    lanes: settled(colored(configuration).toSpliced(index, 1, ...lanes)),
    view: { ...withoutSolo(configuration.view), lane: index + selected },
  };
  if (affordable(configuration, after) !== after) return { ok: false, reason: TOO_LONG };
  return { ok: true, configuration: after, added };
}

// values of a parameter

/** The factors of a comparison, ascending. */
const FACTORS = [1 / 4, 1 / 2, 1, 2, 4] as const;

/** No digits beyond those that a person would write. */
const rounded = (x: number) => Number(x.toPrecision(12));

/**
 * The values to compare one with, ascending and including it: a quarter to four times it on a logarithmic scale; of a share below 1,
 * such as α, distances from 1 of a quarter to four times. Only itself if the parameter has no such scale.
 */
export function comparedValues(parameter: NumberParameter, value: number): readonly number[] {
  const share = parameter.scale === "linear" && parameter.max === 1 && parameter.exclusiveMax === true;
  if (!share && (parameter.scale !== "log" || value === 0)) return [value];
  const values = FACTORS.map((factor) => {
    const scaled = share ? 1 - (1 - value) / factor : value * factor;
    return factor === 1 ? value : rounded(parameter.integer ? Math.round(scaled) : scaled);
  });
  return [...new Set(values)].filter((candidate) => accepts(parameter, candidate)).sort((a, b) => a - b);
}

/** The numeric parameters of a lane that can be compared, by name. */
export function comparableParameters({
  optimizer,
  params,
}: LaneConfiguration): readonly (readonly [string, NumberParameter])[] {
  const parameters: Parameters = optimizerById(optimizer).parameters;
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = params[name];
    if (parameter.kind !== "number" || typeof value !== "number" || !isInUse(parameter, params)) return [];
    return comparedValues(parameter, value).length > 1 ? [[name, parameter] as const] : [];
  });
}

/** One lane for each of some values of a parameter, the lane's own included, named by `nameOf` and ordered by value. */
export function compareParameter(
  configuration: Configuration,
  index: number,
  name: string,
  nameOf: (value: number) => string,
): LaneSet {
  const lane = configuration.lanes[index]!;
  const parameter = optimizerById(lane.optimizer).parameters[name] as NumberParameter;
  const own = lane.params[name] as number;
  const { hidden: _, ...shown } = lane;
  const made: LaneConfiguration[] = [];
  const values = comparedValues(parameter, own);
  for (const value of values) {
    const color =
      value === own ? laneColor(configuration.lanes, index) : unusedColor([...colored(configuration), ...made]);
    made.push({ ...shown, params: { ...lane.params, [name]: value }, name: nameOf(value), color });
  }
  return replaced(configuration, index, made, values.indexOf(own));
}

// seeds

/** The lanes that a repetition has in all. */
export const REPETITIONS = 5;

/** Whether a lane's numbers depend on its seed: always on networks; on surfaces if its method or its noise is random. */
function isRandom({ problem }: Configuration, lane: LaneConfiguration): boolean {
  if (problem.kind === "network" || lane.noise) return true;
  const { draws } = optimizerById(lane.optimizer);
  return draws !== undefined && isSet(draws, lane.params);
}

/** The lane with five seeds: copies below it with the next seeds, in its colour. */
export function repeatSeeds(configuration: Configuration, index: number): LaneSet {
  const lane = configuration.lanes[index]!;
  if (!isRandom(configuration, lane))
    return { ok: false, reason: { en: "every seed gives the same path", ja: "シードによらず同じ経路です" } };
  const first = lane.seed ?? configuration.seed;
  const color = laneColor(configuration.lanes, index);
  const copies = Array.from({ length: REPETITIONS }, (_, i): LaneConfiguration => {
    if (i === 0) return { ...lane, color };
    return { ...lane, color, seed: (first + i) % limits.seed };
  });
  return replaced(configuration, index, copies, 0);
}
