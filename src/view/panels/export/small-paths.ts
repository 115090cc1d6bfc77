import { surfaceOf } from "../../../engine/surface-task.ts";
import { type Configuration, isSurface, type SurfaceConfiguration } from "../../../experiment/configuration.ts";
import { laneColor } from "../../../experiment/palette.ts";
import type { RecentPath } from "../../../state/recents.ts";
import { currentPicture } from "../../../state/runs.ts";
import { Polyline } from "../../draw/polyline.ts";
import { fitted, screenX, screenY } from "../../draw/viewport.ts";
import { openingWindow } from "../../draw/window-fit.ts";

/** A thumbnail's size, in CSS pixels. */
export const THUMBNAIL = { width: 168, height: 96 } as const;

/** Points of a path that a thumbnail draws at most. */
const MOST_POINTS = 120;
/** How far a thumbnail's path may lie from the true one, in its pixels. */
const TOLERANCE = 0.7;
/** Room around the losses of a network. */
const MARGIN = 8;

/** The viewport of the thumbnail of an experiment on a surface. */
export function thumbnailView({ problem, start, view }: SurfaceConfiguration) {
  const { surface, params } = surfaceOf(problem);
  return fitted(view.window ?? openingWindow(surface.window(params), start, []), THUMBNAIL.width, THUMBNAIL.height);
}

/**
 * The shown lanes in small, as far as they have been computed: paths on a surface, the losses of networks over the updates. Yields
 * after each lane, so that many long ones can be made piece by piece.
 */
export function pathsInSmall(configuration: Configuration): Generator<void, RecentPath[]> {
  return isSurface(configuration) ? surfacePaths(configuration) : lossPaths(configuration);
}

function shownLanes({ lanes, view }: Configuration): number[] {
  const { solo } = view;
  return [...lanes.keys()].filter((index) => (solo === undefined ? !lanes[index]!.hidden : solo === index));
}

function* surfacePaths(configuration: SurfaceConfiguration): Generator<void, RecentPath[]> {
  const paths: RecentPath[] = [];
  const picture = currentPicture();
  const view = thumbnailView(configuration);
  for (const index of shownLanes(configuration)) {
    const path = picture?.lanes[index];
    if (!path) continue;
    const [xs, ys] = [path.column("theta0"), path.column("theta1")];
    const polyline = new Polyline(TOLERANCE / view.scale, 1e300);
    polyline.extend(xs, ys, path.length);
    const points = keptRows(polyline, path.length).map((row) => [screenX(view, xs[row]!), screenY(view, ys[row]!)]);
    paths.push({ color: laneColor(configuration.lanes, index), points: inThousandths(points) });
    yield;
  }
  return paths;
}

/** Losses on a logarithmic scale that all lanes share; what diverges leaves at the top. */
function* lossPaths(configuration: Configuration): Generator<void, RecentPath[]> {
  const paths: RecentPath[] = [];
  const lanes = currentPicture()?.lanes ?? [];
  const shown = shownLanes(configuration).filter((index) => (lanes[index]?.length ?? 0) > 1);
  let lowest = Number.POSITIVE_INFINITY;
  let first = 0;
  for (const index of shown) {
    const losses = lanes[index]!.column("loss").subarray(0, lanes[index]!.length);
    for (const loss of losses) if (loss > 0 && loss < lowest) lowest = loss;
    first = Math.max(first, losses[0]!);
  }
  // Higher than they began, losses are of interest only a little way.
  const highest = Math.max(2 * first, 2 * lowest);
  const { width, height } = THUMBNAIL;
  const across = (width - 2 * MARGIN) / configuration.steps;
  const down = (height - 2 * MARGIN) / Math.log(highest / lowest);
  for (const index of shown) {
    const lane = lanes[index]!;
    const [updates, losses] = [lane.column("update"), lane.column("loss")];
    const xs = Float64Array.from({ length: lane.length }, (_, row) => MARGIN + across * updates[row]!);
    const ys = Float64Array.from({ length: lane.length }, (_, row) => {
      const loss = Math.min(highest, Math.max(lowest, losses[row]!));
      return MARGIN + down * Math.log(highest / loss);
    });
    const polyline = new Polyline(TOLERANCE, 1e300);
    polyline.extend(xs, ys, lane.length);
    const points = keptRows(polyline, lane.length).map((row) => [xs[row]!, ys[row]!]);
    paths.push({ color: laneColor(configuration.lanes, index), points: inThousandths(points) });
    yield;
  }
  return paths;
}

const keptRows = ({ kept, keptLength }: Polyline, length: number): number[] => [
  ...kept.subarray(0, keptLength).slice(0, MOST_POINTS),
  length - 1,
];

/** Points in whole thousandths of the thumbnail's width. What is far outside needs no place in the store. */
const inThousandths = (points: readonly (readonly number[])[]): number[] =>
  points
    .filter((point) => point.every((c) => Math.abs(c) < 10 * THUMBNAIL.width))
    .flatMap((point) => point.map((c) => Math.round((c / THUMBNAIL.width) * 1000)));
