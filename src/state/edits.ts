import { defaultsOf, type Parameter, type ParameterValue, type ParameterValues } from "../engine/core/types.ts";
import { optimizerById } from "../engine/methods/index.ts";
import type { MethodId } from "../engine/methods/rules.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { isUsable } from "../engine/modifiers/types.ts";
import { surfaceById } from "../engine/surfaces/index.ts";
import { needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { dropsUnits, problemOf } from "../engine/training/specification.ts";
import {
  type Configuration,
  isNetwork,
  isSurface,
  type LaneConfiguration,
  limits,
  type SurfaceConfiguration,
  type ViewConfiguration,
} from "../experiment/configuration.ts";
import { optionNeeds } from "../experiment/lane-schema.ts";
import { takesTooMuch } from "../experiment/network-work.ts";
import { laneColor, PALETTE, placeColor } from "../experiment/palette.ts";
import { renumberedPlane } from "../experiment/plane.ts";
import { kindOf } from "../experiment/problem-kinds.ts";
import { startOf } from "../experiment/schema.ts";
import { withoutSolo } from "./lane-visibility.ts";
import { sensibleParams, suggestedParams } from "./suggested-params.ts";
import { lengthOfTheta } from "./theta-length.ts";
import { withFormerBatch, withWholeSet } from "./whole-set.ts";

/*
 * What the page's controls do to an experiment: every function takes a complete, valid configuration and returns one.
 */

// lanes: the list

/** All lanes with their colours written out, so that they keep them when their places change. */
export function colored(configuration: Configuration): LaneConfiguration[] {
  return configuration.lanes.map((lane, index) => ({ ...lane, color: laneColor(configuration.lanes, index) }));
}

/** The lanes without the colours that their places give them anyway, which keeps links short. */
export function settled(lanes: readonly LaneConfiguration[]): LaneConfiguration[] {
  return lanes.map((lane, index) => {
    const { color, ...rest } = lane;
    return color === undefined || color === placeColor(index) ? rest : lane;
  });
}

/** The first colour of the palette that no lane has; the place's own where all are taken. */
export function unusedColor(lanes: readonly LaneConfiguration[]): string {
  const used = new Set(lanes.map((_, index) => laneColor(lanes, index).toLowerCase()));
  return PALETTE.find((color) => !used.has(color)) ?? placeColor(lanes.length);
}

/** The view with its lane indices renumbered; `place` says where a lane has gone, null if it is no more. */
function renumbered(view: ViewConfiguration, lane: number, place: (index: number) => number | null): ViewConfiguration {
  const { solo, ...rest } = view;
  const moved = solo === undefined ? null : place(solo);
  return { ...rest, lane, plane: renumberedPlane(view.plane, place), ...(moved !== null && { solo: moved }) };
}

/** The lane without modifiers that make no sense for its method as it is set. */
function withoutUnusable(lane: LaneConfiguration, kind: Configuration["problem"]["kind"]): LaneConfiguration {
  const optimizer = optimizerById(lane.optimizer);
  const unusable: readonly string[] = modifiers
    .filter((modifier) => !isUsable(modifier, optimizer, lane.params, kind))
    .map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(lane).filter(([field]) => !unusable.includes(field)),
  ) as unknown as LaneConfiguration;
}

/**
 * The lane as the experiment allows it: without modifiers that cannot be used there, and on a network with the whole training set as
 * its batch if its method needs that. Null if the network has too many parameters for the method, or drops units.
 */
export function fitted(configuration: Configuration, wanted: LaneConfiguration): LaneConfiguration | null {
  const lane = withoutUnusable(wanted, configuration.problem.kind);
  const kept = withoutUnmetOptions(configuration, lane);
  if (isSurface(configuration)) return kept;
  if (needsMatrix(lane) && lengthOfTheta(configuration, lane) > limits.hessianDimension) return null;
  if (!isNetwork(configuration)) return kept;
  const { problem } = configuration;
  if (needsWholeSet(lane) && dropsUnits(problemOf(problem, lane))) return null;
  return withWholeSet(problem, kept);
}

/** The lane with the default of every option that the problem does not offer. */
function withoutUnmetOptions({ problem }: Configuration, lane: LaneConfiguration): LaneConfiguration {
  const { parameters } = optimizerById(lane.optimizer);
  const unmet = [...optionNeeds(optimizerById(lane.optimizer), lane.params)].filter(
    ([, { needs }]) => !kindOf(problem.kind)?.offers(problem, needs),
  );
  if (unmet.length === 0) return lane;
  const standard = defaultsOf(parameters);
  return { ...lane, params: { ...lane.params, ...Object.fromEntries(unmet.map(([name]) => [name, standard[name]!])) } };
}

/** An experiment with other lanes; as it was, where training these would take more than there may be. */
export const affordable = (before: Configuration, after: Configuration): Configuration =>
  (isNetwork(after) ? takesTooMuch(after) : kindOf(after.problem.kind)?.takesTooMuch(after)) ? before : after;

/**
 * Adds a lane at the end, selected and visible, unless there are as many as allowed or the network cannot have it. `given`: parameters
 * other than those that suit the problem.
 */
export function addLane(configuration: Configuration, optimizer: MethodId, given: ParameterValues = {}): Configuration {
  const { lanes, problem, view } = configuration;
  if (lanes.length >= limits.lanes) return configuration;
  const params = { ...sensibleParams(optimizer, problem), ...given };
  const lane = fitted(configuration, { optimizer, params, color: unusedColor(lanes) });
  if (!lane) return configuration;
  return affordable(configuration, {
    ...configuration,
    lanes: settled([...lanes, lane]),
    view: { ...withoutSolo(view), lane: lanes.length },
  });
}

/** Adds a copy of a lane below it, selected and visible, in a colour of its own. */
export function duplicateLane(configuration: Configuration, index: number): Configuration {
  const { lanes, view } = configuration;
  const original = lanes[index];
  if (!original || lanes.length >= limits.lanes) return configuration;
  const { hidden: _, ...copy } = original;
  const name = original.name === undefined ? {} : { name: copiedName(original.name, lanes) };
  return affordable(configuration, {
    ...configuration,
    lanes: settled(colored(configuration).toSpliced(index + 1, 0, { ...copy, ...name, color: unusedColor(lanes) })),
    view: { ...withoutSolo(view), lane: index + 1 },
  });
}

/** Whether there is a place for a copy of a lane, and time. */
export const canDuplicate = (configuration: Configuration, index: number): boolean =>
  duplicateLane(configuration, index) !== configuration;

/** "slow" → "slow 2", or the next number that is free, within the bound on names. */
function copiedName(name: string, lanes: readonly LaneConfiguration[]): string {
  const [, stem, ordinal] = /^(.*?)(?: (\d{1,3}))?$/su.exec(name)!;
  for (let next = Number(ordinal ?? 1) + 1; ; next++) {
    const suffix = ` ${next}`;
    const copy =
      Array.from(stem!)
        .slice(0, limits.nameLength - suffix.length)
        .join("") + suffix;
    if (lanes.every((lane) => lane.name !== copy)) return copy;
  }
}

export function removeLane(configuration: Configuration, index: number): Configuration {
  const { lanes, view } = configuration;
  if (!lanes[index]) return configuration;
  const place = (other: number) => (other === index ? null : other > index ? other - 1 : other);
  const selected = place(view.lane) ?? Math.max(0, Math.min(index, lanes.length - 2));
  return {
    ...configuration,
    lanes: settled(colored(configuration).toSpliced(index, 1)),
    view: renumbered(view, selected, place),
  };
}

/** Moves a lane to another place; those between make room. */
export function moveLane(configuration: Configuration, from: number, to: number): Configuration {
  const { lanes, view } = configuration;
  if (from === to || !lanes[from] || !lanes[to]) return configuration;
  const place = (index: number) => {
    if (index === from) return to;
    if (from < index && index <= to) return index - 1;
    return to <= index && index < from ? index + 1 : index;
  };
  const all = colored(configuration);
  return {
    ...configuration,
    lanes: settled(all.toSpliced(from, 1).toSpliced(to, 0, all[from]!)),
    view: renumbered(view, place(view.lane), place),
  };
}

// lanes: one of them

/**
 * A configuration with one lane changed; unchanged if the network cannot have such a lane. `history`: earlier configurations, in which
 * the lane's batch is looked up that a method with the whole set replaced.
 */
export function changeLane(
  configuration: Configuration,
  index: number,
  recipe: (lane: LaneConfiguration) => LaneConfiguration,
  history: readonly Configuration[] = [],
): Configuration {
  const lane = configuration.lanes[index];
  const changed = lane && fitted(configuration, withFormerBatch(configuration, index, recipe(lane), history));
  return changed ? { ...configuration, lanes: settled(configuration.lanes.with(index, changed)) } : configuration;
}

/** Gives a lane a name of its own; an empty one takes it away. */
export function renameLane(configuration: Configuration, index: number, name: string): Configuration {
  const trimmed = name.trim();
  return changeLane(configuration, index, ({ name: _, ...lane }) =>
    trimmed === "" ? lane : { ...lane, name: trimmed },
  );
}

export function recolorLane(configuration: Configuration, index: number, color: string): Configuration {
  return changeLane(configuration, index, (lane) => ({ ...lane, color }));
}

export function setLaneParameter(
  configuration: Configuration,
  index: number,
  name: string,
  value: ParameterValue,
  history: readonly Configuration[] = [],
): Configuration {
  const set = (lane: LaneConfiguration) => ({ ...lane, params: { ...lane.params, [name]: value } });
  return changeLane(configuration, index, set, history);
}

export function resetLaneParameters(configuration: Configuration, index: number): Configuration {
  return changeLane(configuration, index, (lane) => ({
    ...lane,
    params: sensibleParams(lane.optimizer, configuration.problem),
  }));
}

/**
 * Gives a lane another optimizer. What the user has set stays if the new optimizer has the parameter, too; what is still as the
 * old one suggested becomes what the new one suggests. Modifiers that it cannot use are dropped. A method that needs the whole training
 * set gets it as the lane's batch; one that does not gets back the batch that the lane had in `history`.
 */
export function changeOptimizer(
  configuration: Configuration,
  index: number,
  optimizer: MethodId,
  history: readonly Configuration[] = [],
): Configuration {
  const { problem } = configuration;
  const become = (lane: LaneConfiguration) => {
    const untouched = sensibleParams(lane.optimizer, problem);
    const { parameters } = optimizerById(optimizer);
    const kept = Object.entries(lane.params).filter(
      ([name, value]) =>
        value !== untouched[name] && Object.hasOwn(parameters, name) && accepts(parameters[name]!, value),
    );
    return { ...lane, optimizer, params: { ...sensibleParams(optimizer, problem), ...Object.fromEntries(kept) } };
  };
  return affordable(configuration, changeLane(configuration, index, become, history));
}

export function accepts(parameter: Parameter, value: ParameterValue): boolean {
  switch (parameter.kind) {
    case "number": {
      if (typeof value !== "number" || (parameter.integer && !Number.isInteger(value))) return false;
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = parameter;
      return (
        (parameter.exclusiveMin ? value > min : value >= min) && (parameter.exclusiveMax ? value < max : value <= max)
      );
    }
    case "choice":
      return parameter.options.some((option) => option.value === value);
    case "coordinates":
      return typeof value === "number" || Array.isArray(value);
    case "numbers":
      return Array.isArray(value);
    case "switch":
      return typeof value === "boolean";
  }
}

// the surface

/**
 * Puts the lanes on another surface, each with what its optimizer suggests there. Start and window become the surface's own, and the
 * time cursor goes to the end.
 */
export function changeSurface(configuration: Configuration, id: string): SurfaceConfiguration {
  const problem = { kind: "surface", id, params: defaultsOf(surfaceById(id).parameters) } as const;
  const { window: _window, cursor: _cursor, ...view } = configuration.view;
  return {
    ...configuration,
    problem,
    start: startOf(problem),
    lanes: configuration.lanes.map(
      ({ batchSize: _batch, sampling: _sampling, model: _model, start: _start, ...lane }) => ({
        ...lane,
        params: { ...lane.params, ...suggestedParams(lane.optimizer, problem) },
      }),
    ),
    view,
  };
}

/** Sets a parameter of the surface, if there is one. A start that nobody has moved stays the surface's own. */
export function setSurfaceParameter(configuration: Configuration, name: string, value: ParameterValue): Configuration {
  if (!isSurface(configuration)) return configuration;
  const { problem } = configuration;
  const changed = { ...problem, params: { ...problem.params, [name]: value } };
  return {
    ...configuration,
    problem: changed,
    start: hasOwnStart(configuration) ? startOf(changed) : configuration.start,
  };
}

/** Whether the run begins where the surface suggests. */
export function hasOwnStart({ problem, start }: SurfaceConfiguration): boolean {
  const [x, y] = startOf(problem);
  return start[0] === x && start[1] === y;
}

/** Back to the surface's own start, or to the network's drawn one. */
export function resetStart(configuration: Configuration): Configuration {
  if (!isSurface(configuration)) {
    const { start: _, ...drawn } = configuration;
    return drawn;
  }
  return { ...configuration, start: startOf(configuration.problem) };
}
