import type { TrainingCurve, ViewConfiguration } from "../../../experiment/configuration.ts";
import { abscissasOf, type NetworkPicture, rowAt } from "../../../state/network-picture.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import type { CurveLine, Dashes } from "../../draw/curves.ts";
import { linearScale } from "../../draw/linear-scale.ts";
import { indexAt } from "../../draw/series.ts";
import { ordinateScale } from "../../draw/series-scales.ts";
import { type CurvesModel, LinesModeller, type LinesQuestion, leadingOf, paceEnd } from "../curves/lines-model.ts";

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

export type { CurvesModel as TrainingModel };

export interface TrainingQuestion extends LinesQuestion {
  readonly picture: NetworkPicture;
  /** The colour of a layer's line, where there is one for each. */
  readonly layerColor: (layer: number, count: number) => string;
}

function endOf({ picture, view, running }: TrainingQuestion, drawn: readonly number[]): number {
  const { steps, problem } = picture.specification;
  if (view.trainingAbscissa === "updates") {
    // Early stopping may have ended all lanes in a corner of the plot.
    const last =
      (problem.earlyStopping || picture.specification.stopAtLoss !== undefined) && !running
        ? drawn.map((lane) => picture.lanes[lane]!.lastUpdate)
        : [];
    return Math.max(1, last.length > 0 ? Math.max(...last) : steps);
  }
  const reached = drawn.map((lane) => {
    const row = picture.lanes[lane]!.length - 1;
    const last = abscissasOf(picture, lane, view.trainingAbscissa)[row] ?? 0;
    return [last, abscissasOf(picture, lane, "updates")[row] ?? 0] as const;
  });
  return paceEnd(steps, running, reached) || 1;
}

/** Makes the pictures of a training. */
export class TrainingModeller {
  private readonly lines = new LinesModeller();

  scene(question: TrainingQuestion): CurvesModel {
    const { picture, view, looks, step, layerColor } = question;
    const { trainingCurve: curve, trainingAbscissa: abscissa } = view;
    const there = looks.filter(({ index, visible }) => visible && (picture.lanes[index]?.length ?? 0) > 0);
    // A line for each layer of each lane would be a thicket: the selected lane's alone.
    const shown = curve === "layers" ? there.filter(({ selected }) => selected) : there;
    const end = endOf(
      question,
      shown.map(({ index }) => index),
    );
    return this.lines.model(question, {
      end,
      series: shown.flatMap(({ index: lane, color, selected }) => {
        const trajectory = picture.lanes[lane]!;
        const { length } = trajectory;
        const xs = abscissasOf(picture, lane, abscissa);
        const row = rowAt(picture, lane, step) ?? -1;
        const now = abscissa === "updates" ? Math.min(step, end) : (xs[row] ?? 0);
        const series = seriesOf(trajectory, curve);
        const layers = series.filter(({ of }) => of === undefined).length;
        return series.map(({ column, of, layer }) => ({
          ...{ lane, dashed: of !== undefined, xs, ys: trajectory.column(column), now, length, rows: length, row },
          ...(of && { dashes: SERIES_DASHES[of] }),
          ...(layer === undefined ? { color, selected } : { color: layerColor(layer, layers), selected: false }),
        }));
      }),
      scale: (ranges, _, pixels) =>
        curve === "zeroOne" ? linearScale(ranges, pixels) : ordinateScale(ranges, () => [], pixels),
      target: null,
    });
  }
}

/** The update that a place on the axis stands for: that of the leading lane. */
export function updateAt({ lines }: CurvesModel, abscissa: number, picture: NetworkPicture, view: ViewConfiguration) {
  const leading = leadingOf(lines);
  if (!leading?.xs || view.trainingAbscissa === "updates") return Math.round(abscissa);
  const row = indexAt(leading.xs, abscissa, leading.thinned.length);
  return abscissasOf(picture, leading.lane, "updates")[row] ?? 0;
}
