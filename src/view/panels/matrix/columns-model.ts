import type { Abscissa, ViewConfiguration } from "../../../experiment/configuration.ts";
import type { Picture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import type { Dashes } from "../../draw/curves.ts";
import { indexAt } from "../../draw/series.ts";
import { ordinateScale } from "../../draw/series-scales.ts";
import { type CurvesModel, LinesModeller, type LinesQuestion, leadingOf, paceEnd } from "../curves/lines-model.ts";

/** A column of a lane, and how it is drawn. */
export interface ColumnLine {
  readonly lane: number;
  readonly column: string;
  readonly color: string;
  readonly selected: boolean;
  /** Absent: a solid line. */
  readonly dashes?: Dashes | undefined;
}

/** What a lane's rows, one for each update, are drawn against. */
const abscissasOf = (trajectory: Trajectory, abscissa: Abscissa): Float64Array =>
  trajectory.column(abscissa === "updates" ? "update" : abscissa);

/** Makes pictures of columns over time. */
export class ColumnsModeller {
  private readonly lines = new LinesModeller();

  scene(question: LinesQuestion, { lanes, specification }: Picture, wanted: readonly ColumnLine[]): CurvesModel {
    const { view, step, running } = question;
    const there = wanted.filter(({ lane, column }) => {
      const trajectory = lanes[lane];
      return trajectory && trajectory.length > 0 && trajectory.has(column);
    });
    const reached = there.map(({ lane }): readonly [number, number] => {
      const trajectory = lanes[lane]!;
      const row = trajectory.length - 1;
      return [abscissasOf(trajectory, view.abscissa)[row]!, row];
    });
    const { steps, stopAtLoss } = specification;
    const cut = stopAtLoss !== undefined && !running && reached.length > 0;
    const end = view.abscissa === "updates" && !cut ? Math.max(1, steps) : paceEnd(steps, running, reached) || 1;
    return this.lines.model(question, {
      end,
      series: there.map(({ lane, column, color, selected, dashes }) => {
        const trajectory = lanes[lane]!;
        const { length } = trajectory;
        const row = Math.min(step, length - 1);
        const xs = abscissasOf(trajectory, view.abscissa);
        return {
          ...{ lane, color, selected, dashed: dashes !== undefined, ...(dashes && { dashes }) },
          ...{ xs, ys: trajectory.column(column), length, rows: length, row },
          now: view.abscissa === "updates" ? Math.min(step, end) : xs[row]!,
        };
      }),
      scale: (ranges, _, pixels) => ordinateScale(ranges, () => [], pixels),
      target: null,
    });
  }
}

/** The update that a place on the axis stands for: that of the leading lane. */
export function updateAt({ lines }: CurvesModel, abscissa: number, view: ViewConfiguration): number {
  const leading = leadingOf(lines);
  if (!leading?.xs || view.abscissa === "updates") return Math.round(abscissa);
  return indexAt(leading.xs, abscissa, leading.thinned.length);
}
