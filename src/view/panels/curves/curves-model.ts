import type { SurfaceProblem } from "../../../engine/run.ts";
import { surfaceRun } from "../../../engine/training/specification.ts";
import type { Curve, ViewConfiguration } from "../../../experiment/configuration.ts";
import { curvatures, distances, type KnownMinima, minimaOf, stepLengths, targetBase } from "../../../state/measures.ts";
import type { Picture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { type CurveLine, type CurvesScene, ordinatePixels, plotWidth } from "../../draw/curves.ts";
import { indexAt, Thinned } from "../../draw/series.ts";
import { ordinateScale, type SeriesRange, shortLabel } from "../../draw/series-scales.ts";
import type { LaneLook } from "../../lanes.ts";

/** Distances worked out in one frame: a few milliseconds' worth, on curves of minima too. */
const DISTANCES_A_FRAME = 40_000;
/** Hessians taken in one frame, likewise. */
const CURVATURES_A_FRAME = 8_000;
/** Rows thinned in one frame, likewise. */
const ROWS_A_FRAME = 400_000;

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

interface Kept {
  readonly trajectory: Trajectory;
  readonly values: Float64Array;
  readonly key: string;
  readonly thinned: Thinned;
}

/** What the plot shows, and what its caption says of it. */
export interface CurvesModel extends CurvesScene {
  /** More rows are there than this frame could take in. */
  readonly pending: boolean;
}

export interface CurvesQuestion {
  readonly picture: Picture;
  readonly view: ViewConfiguration;
  readonly looks: readonly LaneLook[];
  readonly diverged: readonly boolean[];
  /** Whether rows may still come. */
  readonly running: boolean;
  readonly step: number;
  readonly size: { readonly width: number; readonly height: number };
  /** The pointer's abscissa as a share of the axis. */
  readonly hover: number | null;
}

/** The costs of the rows; null where rows themselves are what is counted. */
const abscissasOf = (trajectory: Trajectory, view: ViewConfiguration): Float64Array | null =>
  view.abscissa === "updates" ? null : trajectory.column(view.abscissa);

/** Where the axis ends: the lanes still running are taken to go on at the pace they have had. */
function endOf({ picture, view, running }: CurvesQuestion, drawn: readonly Trajectory[]): number {
  const { steps } = picture.specification;
  if (view.abscissa === "updates") return steps;
  const ends = drawn.map((trajectory) => {
    const rows = trajectory.length;
    const last = trajectory.column(view.abscissa)[rows - 1] ?? 0;
    return running && rows > 1 ? (last / (rows - 1)) * steps : last;
  });
  const end = Math.max(0, ...ends);
  return view.abscissa === "time" ? end || 1 : Math.max(1, Math.ceil(end));
}

/** Makes scenes, and keeps what can be used again for the next: thinned lines grow as rows arrive. */
export class CurvesModeller {
  private kept = new Map<string, Kept>();

  scene(question: CurvesQuestion): CurvesModel {
    const { picture, view, looks, diverged, step, size, hover } = question;
    const minima = minimaOf(picture.specification.problem);
    const visible = looks.filter(({ index, visible }) => visible && (picture.lanes[index]?.length ?? 0) > 0);
    const end = endOf(
      question,
      visible.map(({ index }) => picture.lanes[index]!),
    );
    const kept = new Map<string, Kept>();
    const lines: CurveLine[] = [];
    const ranges: SeriesRange[] = [];
    let pending = false;
    for (const { index, color, selected } of visible) {
      const trajectory = picture.lanes[index]!;
      const xs = abscissasOf(trajectory, view);
      const columns = curveColumns(
        trajectory,
        view.curve,
        surfaceRun(picture.specification).problem,
        minima,
        visible.length,
      );
      for (const [c, { values, length }] of columns.entries()) {
        const name = `${index} ${c}`;
        const key = `${plotWidth(size.width)} ${end} ${view.abscissa}`;
        let entry = this.kept.get(name);
        if (entry?.trajectory !== trajectory || entry.values !== values || entry.key !== key)
          entry = { trajectory, values, key, thinned: new Thinned(plotWidth(size.width), end) };
        kept.set(name, entry);
        const { thinned } = entry;
        thinned.extend(xs, values, Math.min(length, thinned.length + Math.ceil(ROWS_A_FRAME / visible.length)));
        if (thinned.length < trajectory.length && values.length > 0) pending = true;
        const now = xs === null ? step : xs[Math.min(step, trajectory.length - 1)]!;
        lines.push({ lane: index, color, selected, dashed: c > 0, xs, ys: values, thinned, now });
        const { smallest, largest, smallestPositive } = thinned;
        const first = values[thinned.indices()[0] ?? -1];
        if (first !== undefined)
          ranges.push({ smallest, largest, smallestPositive, first, diverged: diverged[index] ?? false });
      }
    }
    this.kept = kept;
    const sizes = () => lines.flatMap(({ thinned, ys }) => Array.from(thinned.indices(), (i) => Math.abs(ys[i]!)));
    const base = targetBase(picture.specification.problem);
    const leading = lines.find(({ selected }) => selected) ?? lines[0];
    return {
      ...size,
      end,
      y: ordinateScale(ranges, sizes, ordinatePixels(size.height)),
      lines,
      cursor: leading?.now ?? Math.min(step, end),
      hover: hover === null ? null : hover * end,
      target:
        view.curve === "loss"
          ? { value: base + view.target, label: shortLabel(view.target), offset: base !== 0 }
          : null,
      pending,
    };
  }
}

/** The step that a place on the axis stands for: on the axis of evaluations, that of the leading lane. */
export function stepAt({ lines }: CurvesModel, abscissa: number): number {
  const leading = lines.find(({ selected }) => selected) ?? lines[0];
  if (!leading || leading.xs === null) return Math.round(abscissa);
  return indexAt(leading.xs, abscissa, leading.thinned.length);
}
