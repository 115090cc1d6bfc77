import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Outcome } from "../engine/outcome.ts";
import {
  type Configuration,
  isNetwork,
  problemId,
  selectedProblem,
  type ViewConfiguration,
} from "../experiment/configuration.ts";
import { keepingParts } from "../experiment/kept-parts.ts";
import { minimal } from "../experiment/minimal.ts";
import { opening } from "../experiment/opening.ts";
import { sameBlocks } from "../experiment/parameter-place.ts";
import { type ConfigurationError, parseConfiguration } from "../experiment/parse.ts";
import { withFittingParameter } from "./chosen-parameter.ts";
import { sliced } from "./slices.ts";

/** Changes of one gesture (a drag, a burst of key presses on one control) that follow each other within this time are one change. */
const GESTURE_MILLISECONDS = 1000;
const UNDO_DEPTH = 200;

/** A change of the view: undefined takes an entry out again. */
export type ViewChange = { readonly [K in keyof ViewConfiguration]?: ViewConfiguration[K] | undefined };

export type Progress =
  | { readonly state: "running" | "done" | "stopped" }
  | {
      readonly state: "failed";
      readonly message: string;
      /** How much memory there was not, where it was that. */
      readonly megabytes?: number;
    };

interface Lab {
  /** What is on the page, complete and valid at all times. */
  readonly configuration: Configuration;
  /** Counts the changes that Back should return from; one that continues a gesture keeps the number. */
  readonly entry: number;
  /** The experiment as it was opened last: by a link, a file or a choice of a whole experiment. */
  readonly origin: Configuration;
  /** Counts the experiments that were opened. */
  readonly opened: number;
  readonly past: readonly Configuration[];
  readonly future: readonly Configuration[];
  /** What is wrong with the link or file that was to be opened. */
  readonly problems: readonly ConfigurationError[];
  /** The name of that file; null for a link. */
  readonly problemFile: string | null;
  readonly progress: Progress;
  /** How each lane ended; null while it runs. */
  readonly outcomes: readonly (Outcome | null)[];
  readonly playing: boolean;
  /** Factor on the speed of playback. */
  readonly speed: number;
}

const first = parseConfiguration(opening.surface.configuration);
if (!first.ok) throw new Error("the opening preset is not valid");

const store = createStore<Lab>()(() => ({
  configuration: first.configuration,
  origin: first.configuration,
  entry: 0,
  opened: 0,
  past: [],
  future: [],
  problems: [],
  problemFile: null,
  progress: { state: "running" },
  outcomes: [],
  playing: false,
  speed: 1,
}));

/** `inSlices` makes changes that the page may show bit by bit: where the start is dragged to, what workers report. */
const rendered = sliced(store);
export const { inSlices } = rendered;

/** The page's state: all that React must render. Trajectories and the time cursor live in runs.ts and playback.ts. */
export const useLab: (<T>(selector: (lab: Lab) => T) => T) & StoreApi<Lab> = Object.assign(
  <T>(selector: (lab: Lab) => T) => useStore(rendered.api, selector),
  store,
);

const { getState, setState } = useLab;
let lastGesture: { readonly name: string; readonly time: number } | null = null;

/**
 * Changes the experiment. The result is checked against the schema: where it is not valid nothing changes, and the errors come back.
 * Changes with the same `gesture` in quick succession become one entry for Undo and Back.
 */
export function change(
  recipe: (configuration: Configuration) => Configuration,
  gesture?: string,
): readonly ConfigurationError[] {
  const { configuration, past, entry } = getState();
  const parsed = parseConfiguration(minimal(withFittingParameter(recipe(configuration))));
  if (!parsed.ok) return parsed.errors;
  const changed = keepingParts(configuration, parsed.configuration);
  const now = performance.now();
  const continues =
    gesture !== undefined && lastGesture?.name === gesture && now - lastGesture.time < GESTURE_MILLISECONDS;
  lastGesture = gesture === undefined ? null : { name: gesture, time: now };
  setState(
    continues
      ? { configuration: changed }
      : {
          configuration: changed,
          past: [...past.slice(-UNDO_DEPTH), configuration],
          future: [],
          entry: entry + 1,
        },
  );
  return [];
}

/** Changes how the experiment is looked at. Part of the link, but no step for Undo or Back. */
export function changeView(view: ViewChange): void {
  const { configuration } = getState();
  const changed = { ...configuration, view: withoutAbsent({ ...configuration.view, ...view }) };
  setState({ configuration: "lane" in view ? withFittingParameter(changed) : changed });
}

/** A view whose optional entries are absent where they were undefined. */
function withoutAbsent(view: ViewChange): ViewConfiguration {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined),
  ) as unknown as ViewConfiguration;
}

/**
 * An experiment of before or after, looked at as the present one is, where it is about the same landscape: Undo is about the experiment.
 * Which lane is selected and which parts are shown goes with it, and on a network of other parameters the one that was chosen there.
 */
function seenAsNow(configuration: Configuration): Configuration {
  const now = getState().configuration;
  if (problemId(configuration) !== problemId(now)) return configuration;
  const { lane, solo, hide, lock, language, theme } = configuration.view;
  const alike =
    isNetwork(now) && isNetwork(configuration) && sameBlocks(selectedProblem(now), selectedProblem(configuration));
  const { parameter } = alike ? now.view : configuration.view;
  const own = { lane, solo, hide, lock, language, theme, parameter };
  return { ...configuration, view: withoutAbsent({ ...now.view, ...own }) };
}

/** Experiments that Undo and Redo bring back with their own view: returning to the origin changes the view as well. */
const withView = new WeakSet<Configuration>();
const broughtBack = (configuration: Configuration) =>
  withView.has(configuration) ? configuration : seenAsNow(configuration);

export function undo(): void {
  const { configuration, past, future, entry } = getState();
  const before = past.at(-1);
  if (!before) return;
  lastGesture = null;
  setState({
    configuration: broughtBack(before),
    past: past.slice(0, -1),
    future: [configuration, ...future],
    entry: entry + 1,
  });
}

export function redo(): void {
  const { configuration, past, future, entry } = getState();
  const [after, ...later] = future;
  if (!after) return;
  lastGesture = null;
  setState({ configuration: broughtBack(after), past: [...past, configuration], future: later, entry: entry + 1 });
}

export interface Opening {
  /** False if the browser's history has an entry for it already. */
  readonly entry?: boolean;
  /** What returning to the origin means from now on, if not the experiment itself. */
  readonly origin?: Configuration;
}

/** Puts another experiment on the page. */
export function open(
  configuration: Configuration,
  { entry: enters = true, origin = configuration }: Opening = {},
): void {
  const { configuration: before, past, entry, opened } = getState();
  lastGesture = null;
  setState({
    configuration,
    origin,
    past: [...past.slice(-UNDO_DEPTH), before],
    future: [],
    problems: [],
    playing: false,
    opened: opened + 1,
    entry: enters ? entry + 1 : entry,
  });
}

/** Before the page returns to the origin: Undo brings back the present view, too, and Redo the origin's. */
export function markReturn(): void {
  const { configuration, origin } = getState();
  withView.add(configuration).add(origin);
}

/** Says what is wrong with a link, or with the file of that name; the page keeps what it has. */
export function report(problems: readonly ConfigurationError[], file: string | null = null): void {
  setState({ problems, problemFile: file });
}
