import { whenReady } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { currentReadings, planes, resumePlane, type Shown, startPlanes } from "../../../state/plane.ts";
import { currentStep } from "../../../state/playback.ts";
import type { Reading } from "../../../worker/survey-protocol.ts";
import { caption } from "../../export/figure-frame.ts";
import { type PlaneFigureLane, planeFigure } from "../../export/plane-figure.ts";
import { profilesBox, profilesFigure } from "../../export/profiles-figure.ts";
import { formatNumber } from "../../format.ts";
import { notesOf } from "../plane/notes.ts";
import { type SeenLane, seenLanes } from "../plane/seen-lanes.ts";
import { words } from "../plane/words.ts";
import type { NetworkFigureSource } from "./network-figures.ts";
import { FIGURE_TEXTS, NETWORK_FIGURE_TEXTS } from "./words.ts";

/** A plane, or lines, as they are known now, with the lanes at the time cursor. */
interface Sight {
  readonly shown: Shown;
  readonly readings: readonly Reading[];
  /** Nothing finer will come. */
  readonly last: boolean;
}

/** The loss landscape, or the losses along lines, whether or not the page shows them too: finer figure by figure. */
export async function* planeFigures(source: NetworkFigureSource): AsyncGenerator<string> {
  const stop = startPlanes();
  try {
    const { stage, shown } = planes.getState();
    if (stage === "failed" || (stage === "stopped" && !shown)) resumePlane();
    for (let drawn: Shown | null = null; ; ) {
      const sight: Sight = await whenReady(() => sightOf(source, drawn), source.signal);
      yield sight.shown.place.type === "plane" ? ofPlane(source, sight) : ofLines(source, sight);
      if (sight.last) return;
      drawn = sight.shown;
    }
  } finally {
    stop();
  }
}

/** What is known of the plane that the page is set to; null where that is nothing, or no more than was drawn. */
function sightOf({ configuration, picture, lanes }: NetworkFigureSource, drawn: Shown | null): Sight | null {
  const { stage, shown, message } = planes.getState();
  if (stage === "failed") throw new Error(message);
  if (!shown || (stage !== "sampling" && stage !== "done" && stage !== "stopped")) return null;
  const { run, choice, zoom, lanes: surveyed } = shown.specification;
  const wanted = JSON.stringify(configuration.view.plane) === JSON.stringify({ ...choice, zoom });
  if (run !== picture.specification || !wanted || surveyed.length !== lanes.length) return null;
  if (shown.contours === null && shown.profiles.length === 0) return null;
  const last = stage !== "sampling";
  if (drawn && drawn.contours === shown.contours && drawn.profiles === shown.profiles && !last) return null;
  const readings = currentReadings();
  const { playing } = useLab.getState();
  const read = surveyed.every(({ lane, updates }) =>
    readings.some(
      (reading) => reading.lane === lane && (playing || reading.updates === Math.min(updates, currentStep())),
    ),
  );
  return read ? { shown, readings, last } : null;
}

/** The lanes as they are seen, those of a figure by their place in it. */
const seen = ({ looks }: NetworkFigureSource, { shown, readings }: Sight): readonly SeenLane[] =>
  seenLanes(shown, readings, looks, currentStep());

function figureLanes(source: NetworkFigureSource, sight: Sight): PlaneFigureLane[] {
  return seen(source, sight).flatMap((path): PlaneFigureLane[] => {
    const lane = source.lanes.find(({ index }) => index === path.index);
    const reading = sight.readings.find((each) => each.lane === path.index);
    if (!lane || !reading) return [];
    const { xs, ys, distances, shown } = path;
    const diverged = path.diverged && shown === path.length;
    const { actual, projected, distance } = reading;
    return [{ ...lane, xs, ys, distances, shown, diverged, loss: actual, projected, distance }];
  });
}

function ofPlane(source: NetworkFigureSource, sight: Sight): string {
  const { look, language, title, noted, configuration } = source;
  const { shown } = sight;
  const { place, contours, minima } = shown;
  if (place.type !== "plane" || !contours) throw new RangeError("not a plane");
  const t = NETWORK_FIGURE_TEXTS;
  const below = (projected: number, distance: number) =>
    `${t.onPlane[language]} ${formatNumber(projected)}${t.comma[language]}${t.off[language]} ${formatNumber(distance)}`;
  const lanes = figureLanes(source, sight);
  const [first, ...others] = notesOf(shown, words.inLanguage(language));
  const notes = [...(first ? [first] : []), ...(look.legend ? [t.distances[language]] : []), ...others];
  const read = lanes.map(({ name, projected, distance }) => `${name}: ${below(projected, distance)}`).join("; ");
  const description = `${look.description}. ${read}. ${notes.join(" ")}`;
  return planeFigure(
    { map: contours, window: place.window, lanes, minima },
    { ...look, description },
    {
      ...{ title, note: noted(words.inLanguage(language)(configuration.view.plane.kind)), caption: notes },
      ...{ lanes: FIGURE_TEXTS.lanes[language], undefinedRegion: FIGURE_TEXTS.undefinedRegion[language] },
      ...{ levels: FIGURE_TEXTS.levels[language], levelsAbove: FIGURE_TEXTS.levelsAbove[language] },
      ...{ minimum: t.lowestOnPlane[language], localMinimum: t.minimumOnPlane[language] },
      offPlane: below,
    },
  );
}

function ofLines(source: NetworkFigureSource, sight: Sight): string {
  const { look, language, title, noted, lanes, configuration } = source;
  const { shown } = sight;
  if (shown.place.type !== "lines") throw new RangeError("not lines");
  const t = words.inLanguage(language);
  const notes = notesOf(shown, t);
  const lines = seen(source, sight).flatMap((path) => {
    const profile = shown.profiles.find(({ lane }) => lane === path.index);
    const { color, selected, xs, actual, shown: rows } = path;
    if (!profile) return [];
    const head = { t: xs[rows - 1]!, loss: actual[rows - 1]! };
    return [{ color, selected, values: profile.values, path: { ts: xs, losses: actual }, head }];
  });
  const box = profilesBox(look, caption(notes, look).height);
  const scene = { ...box, span: shown.place.span, lines, names: [t("start"), t("end")] as const };
  return profilesFigure(
    scene,
    lanes,
    { ...look, description: `${look.description}. ${notes.join(" ")}` },
    {
      ...{ title, note: noted(t(configuration.view.plane.kind)), caption: notes },
      ...{ lanes: FIGURE_TEXTS.lanes[language], ordinate: t("loss") },
    },
  );
}
