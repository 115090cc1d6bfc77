import { surfaceRun } from "../../../engine/problems/index.ts";
import type { SurfaceProblem } from "../../../engine/surface-task.ts";
import type { Curve, ViewConfiguration } from "../../../experiment/configuration.ts";
import { curvatures, distances, type KnownMinima, minimaOf, stepLengths, targetBase } from "../../../state/measures.ts";
import type { Picture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { indexAt } from "../../draw/series.ts";
import { ordinateScale, shortLabel } from "../../draw/series-scales.ts";
import type { LaneLook } from "../../lanes.ts";
import type { SummaryRow } from "./curves-summary.tsx";
import {
  type CurvesModel,
  LinesModeller,
  type LinesQuestion,
  leadingOf,
  paceEnd,
  ROWS_A_FRAME,
} from "./lines-model.ts";

/** Distances worked out in one frame: a few milliseconds' worth, on curves of minima too. */
const DISTANCES_A_FRAME = 40_000;
/** Hessians taken in one frame, likewise. */
const CURVATURES_A_FRAME = 8_000;

/** A column with the number of its rows that count. */
interface Column {
  readonly values: Float64Array;
  readonly length: number;
}

/** The columns that a curve shows of a trajectory, the second dashed, as far as one of so many lanes may work them out in one frame. */
function curveColumns(
  trajectory: Trajectory,
  curve: Curve,
  problem: SurfaceProblem,
  minima: KnownMinima,
  lanes: number,
): readonly Column[] {
  const { length } = trajectory;
  switch (curve) {
    case "loss":
      return ["loss", "meanLoss"]
        .filter((name) => trajectory.has(name))
        .map((name) => ({ values: trajectory.column(name), length }));
    case "gradNorm":
      return [{ values: trajectory.column(curve), length }];
    case "stepLength":
      return [stepLengths(trajectory, Math.ceil(ROWS_A_FRAME / lanes))];
    case "distance":
      return minima.empty
        ? [{ values: new Float64Array(0), length: 0 }]
        : [distances(trajectory, minima, Math.ceil(DISTANCES_A_FRAME / lanes))];
    case "curvature":
    case "taylor": {
      const columns = curvatures(trajectory, problem, Math.ceil(CURVATURES_A_FRAME / lanes));
      const shown = curve === "curvature" ? [columns.gHg, columns.gg] : [columns.actual, columns.predicted];
      return shown.map((values) => ({ values, length: columns.length }));
    }
  }
}

export type { CurvesModel };

export interface CurvesQuestion extends LinesQuestion {
  readonly picture: Picture;
}

/** The costs of the rows; null where rows themselves are what is counted. */
const abscissasOf = (trajectory: Trajectory, view: ViewConfiguration): Float64Array | null =>
  view.abscissa === "updates" ? null : trajectory.column(view.abscissa);

function endOf({ picture, view, running }: CurvesQuestion, drawn: readonly Trajectory[]): number {
  const { steps } = picture.specification;
  if (view.abscissa === "updates") return steps;
  const reached = drawn.map(
    (trajectory) =>
      [trajectory.column(view.abscissa)[trajectory.length - 1] ?? 0, Math.max(0, trajectory.length - 1)] as const,
  );
  const end = paceEnd(steps, running, reached);
  return view.abscissa === "time" ? end || 1 : Math.max(1, Math.ceil(end));
}

/** Makes the pictures of a run on a surface. */
export class CurvesModeller {
  private readonly lines = new LinesModeller();

  scene(question: CurvesQuestion): CurvesModel {
    const { picture, view, looks, step } = question;
    const { problem } = surfaceRun(picture.specification);
    const minima = minimaOf(problem);
    const visible = looks.filter(({ index, visible }) => visible && (picture.lanes[index]?.length ?? 0) > 0);
    const base = targetBase(problem);
    return this.lines.model(question, {
      end: endOf(
        question,
        visible.map(({ index }) => picture.lanes[index]!),
      ),
      series: visible.flatMap(({ index, color, selected }) => {
        const trajectory = picture.lanes[index]!;
        const xs = abscissasOf(trajectory, view);
        const row = Math.min(step, trajectory.length - 1);
        const now = xs === null ? step : xs[row]!;
        const columns = curveColumns(trajectory, view.curve, problem, minima, visible.length);
        return columns.map(({ values: ys, length }, c) => ({
          ...{ lane: index, color, selected, dashed: c > 0, xs, ys, now, row, length },
          rows: Math.min(trajectory.length, ys.length),
        }));
      }),
      scale: ordinateScale,
      target:
        view.curve === "loss"
          ? { value: base + view.target, label: shortLabel(view.target), offset: base !== 0 }
          : null,
    });
  }
}

/** The step that a place on the axis stands for: on the axis of evaluations, that of the leading lane. */
export function stepAt({ lines }: CurvesModel, abscissa: number): number {
  const leading = leadingOf(lines);
  if (!leading || leading.xs === null) return Math.round(abscissa);
  return indexAt(leading.xs, abscissa, leading.thinned.length);
}

/** What a curve shows of one row; undefined where it shows nothing. */
function valueAt(
  trajectory: Trajectory,
  curve: Curve,
  problem: SurfaceProblem,
  minima: KnownMinima,
  row: number,
): number | undefined {
  const x = trajectory.column("theta0");
  const y = trajectory.column("theta1");
  switch (curve) {
    case "loss":
    case "gradNorm":
      return trajectory.column(curve)[row];
    case "stepLength":
      return row < 1 ? undefined : Math.hypot(x[row]! - x[row - 1]!, y[row]! - y[row - 1]!);
    case "distance":
      return minima.empty || row < 0 ? undefined : minima.distance(x[row]!, y[row]!);
    case "curvature":
      return curvatures(trajectory, problem).gHg[row];
    case "taylor":
      return row < 1 ? undefined : curvatures(trajectory, problem).actual[row];
  }
}

/** The first and the last value that a curve has of each lane. */
export function summaryOf({ specification, lanes }: Picture, looks: readonly LaneLook[], curve: Curve): SummaryRow[] {
  const { problem } = surfaceRun(specification);
  const minima = minimaOf(problem);
  const first = curve === "stepLength" || curve === "taylor" ? 1 : 0;
  return looks.flatMap(({ index, name }) => {
    const trajectory = lanes[index];
    if (!trajectory) return [];
    const last = trajectory.length - 1;
    const [start, end] = [first, last].map((row) =>
      row > last ? undefined : valueAt(trajectory, curve, problem, minima, row),
    );
    return [{ key: String(index), name, start, end }];
  });
}
