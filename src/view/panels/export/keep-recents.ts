import { surfaceOf } from "../../../engine/run.ts";
import {
  type Configuration,
  defaults,
  isSurface,
  problemId,
  type SurfaceConfiguration,
} from "../../../experiment/configuration.ts";
import { encodeLink } from "../../../experiment/link.ts";
import { laneColor } from "../../../experiment/palette.ts";
import { parseConfiguration } from "../../../experiment/parse.ts";
import { presets } from "../../../experiment/presets.ts";
import { useLab } from "../../../state/lab.ts";
import { keepRecent, type RecentPath } from "../../../state/recents.ts";
import { currentPicture } from "../../../state/runs.ts";
import { Polyline } from "../../draw/polyline.ts";
import { fitted, screenX, screenY } from "../../draw/viewport.ts";

/** A thumbnail's size, in CSS pixels. */
export const THUMBNAIL = { width: 168, height: 96 } as const;

/** An experiment is kept once it has rested this long, in milliseconds. */
const REST_MILLISECONDS = 3000;
/** Points of a path that a thumbnail draws at most. */
const MOST_POINTS = 120;

/** The viewport of the thumbnail of an experiment on a surface. */
export function thumbnailView({ problem, view }: SurfaceConfiguration) {
  const { surface, params } = surfaceOf(problem);
  return fitted(view.window ?? surface.window(params), THUMBNAIL.width, THUMBNAIL.height);
}

/** The shown lanes' paths as far as they have been computed, in small; none on a network. */
function pathsInSmall(configuration: Configuration): RecentPath[] {
  if (!isSurface(configuration)) return [];
  const picture = currentPicture();
  const view = thumbnailView(configuration);
  const { solo } = configuration.view;
  return configuration.lanes.flatMap((lane, index) => {
    const path = picture?.lanes[index];
    if (!path || (solo === undefined ? lane.hidden : solo !== index)) return [];
    const [xs, ys] = [path.column("theta0"), path.column("theta1")];
    const polyline = new Polyline(0.7 / view.scale, 1e300);
    polyline.extend(xs, ys, path.length);
    const rows = [...polyline.kept.subarray(0, polyline.keptLength).slice(0, MOST_POINTS), path.length - 1];
    const points = rows
      .map((row) => [screenX(view, xs[row]!), screenY(view, ys[row]!)] as const)
      // What is far outside needs no place in the store.
      .filter((point) => point.every((c) => Math.abs(c) < 10 * THUMBNAIL.width))
      .flatMap((point) => point.map((c) => Math.round((c / THUMBNAIL.width) * 1000)));
    return [{ color: laneColor(configuration.lanes, index), points }];
  });
}

/** The experiment apart from how it is looked at. */
const essence = (configuration: Configuration) => encodeLink({ ...configuration, view: defaults.view });

let started = false;

/** Keeps every experiment on which somebody has worked: its latest stage until another one is opened or another problem is chosen. */
export function keepRecents(): void {
  if (started) return;
  started = true;
  const opening = parseConfiguration(presets[0].configuration);
  const untouched = opening.ok ? essence(opening.configuration) : "";
  let current: { readonly link: string; readonly problem: string; readonly opened: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(): void {
    clearTimeout(timer);
    timer = undefined;
    const { configuration, opened, progress } = useLab.getState();
    const link = encodeLink(configuration);
    if (link === current?.link || progress.state === "running" || essence(configuration) === untouched) return;
    const problem = problemId(configuration);
    const continues = current?.problem === problem && current.opened === opened;
    keepRecent({ link, saved: Date.now(), paths: pathsInSmall(configuration) }, continues ? current!.link : null);
    current = { link, problem, opened };
  }

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST_MILLISECONDS);
  };
  useLab.subscribe((lab, before) => {
    if (lab.configuration !== before.configuration || lab.progress !== before.progress) wait();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) keep();
  });
  wait();
}
