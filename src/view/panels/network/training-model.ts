import type { TrainingCurve, ViewConfiguration } from "../../../experiment/configuration.ts";
import { abscissasOf, type NetworkPicture, rowAt } from "../../../state/network-picture.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { type CurveLine, type CurvesScene, type Dashes, ordinatePixels, plotWidth } from "../../draw/curves.ts";
import { linearScale } from "../../draw/linear-scale.ts";
import { indexAt, Thinned } from "../../draw/series.ts";
import { ordinateScale, type SeriesRange } from "../../draw/series-scales.ts";
import type { LaneLook } from "../../lanes.ts";

/** Rows thinned in one frame: a few milliseconds' worth. */
const ROWS_A_FRAME = 400_000;

/** What else than the training set's numbers at θ itself a line can be of, and its dashes. */
export const SERIES_DASHES = {
  heldOut: "short",
  averaged: "long",
  averagedHeldOut: "dotted",
  head: "fine",
} as const satisfies Record<string, Dashes>;

/** Whether a key below the plot tells what a line's dashes mean: all but those of the held-out set alone. */
export const isInKey = ({ dashes }: CurveLine): boolean => dashes !== undefined && dashes !== SERIES_DASHES.heldOut;

/** One line that a curve has of a lane. */
interface Series {
  readonly column: string;
  /** Absent: the training set, at θ itself. */
  readonly of?: keyof typeof SERIES_DASHES;
  /** The layer that it is of, or that the head stands on, from 0, where there is one line for each. */
  readonly layer?: number;
}

/** The columns that a curve shows of a trajectory: the training set's first; the held-out set's, those at the averaged θ and heads dashed. */
export function seriesOf(trajectory: Trajectory, curve: TrainingCurve): readonly Series[] {
  const there = (series: readonly Series[]) => series.filter(({ column }) => trajectory.has(column));
  switch (curve) {
    case "loss":
      return there([
        { column: "loss" },
        { column: "heldOutLoss", of: "heldOut" },
        { column: "meanLoss", of: "averaged" },
        { column: "meanHeldOutLoss", of: "averagedHeldOut" },
      ]);
    case "zeroOne":
      return there([
        { column: "zeroOne" },
        { column: "heldOutZeroOne", of: "heldOut" },
        { column: "meanZeroOne", of: "averaged" },
        { column: "meanHeldOutZeroOne", of: "averagedHeldOut" },
      ]);
    case "layers":
      return layerSeries(trajectory);
    case "gradNorm":
      return there([{ column: "gradNorm" }, { column: "meanGradNorm", of: "averaged" }]);
    case "stepLength":
      return there([{ column: "stepLength" }]);
  }
}

/** ‖g‖ of every layer, from the input on, and of the heads. */
function layerSeries({ columns }: Trajectory): readonly Series[] {
  const layers = columns.filter((name) => /^(?:layerNorm\d+|outputNorm)$/.test(name));
  const heads = columns.flatMap((column) => {
    const [, layer] = /^headNorm(\d+)$/.exec(column) ?? [];
    return layer === undefined ? [] : [{ column, of: "head", layer: Number(layer) } as const];
  });
  return [...layers.map((column, layer) => ({ column, layer })), ...heads];
}

interface Kept {
  readonly trajectory: Trajectory;
  readonly key: string;
  readonly thinned: Thinned;
}

/** What the plot shows. */
export interface TrainingModel extends CurvesScene {
  /** More rows are there than this frame could take in. */
  readonly pending: boolean;
}

export interface TrainingQuestion {
  readonly picture: NetworkPicture;
  readonly view: ViewConfiguration;
  readonly looks: readonly LaneLook[];
  readonly diverged: readonly boolean[];
  /** Whether rows may still come. */
  readonly running: boolean;
  readonly step: number;
  readonly size: { readonly width: number; readonly height: number };
  /** The pointer's abscissa as a share of the axis. */
  readonly hover: number | null;
  /** The colour of a layer's line, where there is one for each. */
  readonly layerColor: (layer: number, count: number) => string;
}

/** Where the axis ends: the lanes still running are taken to go on at the pace they have had. */
function endOf({ picture, view, running }: TrainingQuestion, drawn: readonly number[]): number {
  const { steps } = picture.specification;
  const ends = drawn.map((lane) => {
    const xs = abscissasOf(picture, lane, view.trainingAbscissa);
    const updates = abscissasOf(picture, lane, "updates");
    const rows = picture.lanes[lane]!.length;
    const last = xs[rows - 1] ?? 0;
    const done = updates[rows - 1] ?? 0;
    return running && done > 0 ? (last / done) * steps : last;
  });
  if (view.trainingAbscissa === "updates") return Math.max(1, steps);
  const end = Math.max(0, ...ends);
  return end === 0 ? 1 : end;
}

/** Makes scenes, and keeps what can be used again for the next: thinned lines grow as rows arrive. */
export class TrainingModeller {
  private kept = new Map<string, Kept>();

  scene(question: TrainingQuestion): TrainingModel {
    const { picture, view, looks, diverged, step, size, hover, layerColor } = question;
    const curve = view.trainingCurve;
    const there = looks.filter(({ index, visible }) => visible && (picture.lanes[index]?.length ?? 0) > 0);
    // A line for each layer of each lane would be a thicket: the selected lane's alone.
    const shown = curve === "layers" ? there.filter(({ selected }) => selected) : there;
    const end = endOf(
      question,
      shown.map(({ index }) => index),
    );
    const kept = new Map<string, Kept>();
    const lines: CurveLine[] = [];
    const ranges: SeriesRange[] = [];
    let pending = false;
    for (const { index, color, selected } of shown) {
      const trajectory = picture.lanes[index]!;
      const xs = abscissasOf(picture, index, view.trainingAbscissa);
      const series = seriesOf(trajectory, curve);
      const layers = series.filter(({ of }) => of === undefined).length;
      const row = rowAt(picture, index, step);
      const now = view.trainingAbscissa === "updates" ? step : row === null ? 0 : xs[row]!;
      for (const { column, of, layer } of series) {
        const ys = trajectory.column(column);
        const name = `${index} ${column}`;
        const key = `${plotWidth(size.width)} ${end} ${view.trainingAbscissa}`;
        let entry = this.kept.get(name);
        if (entry?.trajectory !== trajectory || entry.key !== key)
          entry = { trajectory, key, thinned: new Thinned(plotWidth(size.width), end) };
        kept.set(name, entry);
        const { thinned } = entry;
        thinned.extend(xs, ys, Math.min(trajectory.length, thinned.length + Math.ceil(ROWS_A_FRAME / shown.length)));
        if (thinned.length < trajectory.length) pending = true;
        lines.push({
          ...{ lane: index, dashed: of !== undefined, xs, ys, thinned, now },
          ...(of && { dashes: SERIES_DASHES[of] }),
          ...(layer === undefined ? { color, selected } : { color: layerColor(layer, layers), selected: false }),
        });
        const { smallest, largest, smallestPositive } = thinned;
        const first = ys[thinned.indices()[0] ?? -1];
        if (first !== undefined)
          ranges.push({ smallest, largest, smallestPositive, first, diverged: diverged[index] ?? false });
      }
    }
    this.kept = kept;
    const leading = lines.find(({ selected }) => selected) ?? lines[0];
    const pixels = ordinatePixels(size.height);
    return {
      ...size,
      end,
      y: curve === "zeroOne" ? linearScale(ranges, pixels) : ordinateScale(ranges, () => [], pixels),
      lines,
      cursor: leading?.now ?? Math.min(step, end),
      hover: hover === null ? null : hover * end,
      target: null,
      pending,
    };
  }
}

/** The update that a place on the axis stands for: that of the leading lane. */
export function updateAt({ lines }: TrainingModel, abscissa: number, picture: NetworkPicture, view: ViewConfiguration) {
  const leading = lines.find(({ selected }) => selected) ?? lines[0];
  if (!leading?.xs || view.trainingAbscissa === "updates") return Math.round(abscissa);
  const row = indexAt(leading.xs, abscissa, leading.thinned.length);
  return abscissasOf(picture, leading.lane, "updates")[row] ?? 0;
}
