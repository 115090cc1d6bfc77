import type { Outcome } from "../../../engine/outcome.ts";
import type { Abscissa, ViewConfiguration } from "../../../experiment/configuration.ts";
import type { Progress } from "../../../state/lab.ts";
import { minimaOf, stepsToTarget, targetBase } from "../../../state/measures.ts";
import type { Picture } from "../../../state/runs.ts";
import { type Status, statusAt } from "./status.ts";

export const columns = ["lane", "loss", "gradNorm", "distance", "toTarget", "cost", "status"] as const;
export type ColumnId = (typeof columns)[number];

/** The cost that the table tells: the one that the curves are drawn against, or gradient evaluations beside updates. */
export const costOf = (abscissa: Abscissa): Exclude<Abscissa, "updates"> =>
  abscissa === "updates" ? "gradientEvaluations" : abscissa;

/** One lane at one step. Null where there is nothing to tell. */
export interface LaneRow {
  readonly loss: number | null;
  readonly gradNorm: number | null;
  readonly distance: number | null;
  /** What had been spent when the target was reached. */
  readonly toTarget: number | null;
  /** What has been spent so far, of what the curves are drawn against; gradient evaluations where that is updates. */
  readonly cost: number | null;
  readonly status: Status;
}

/** A lane at a step, or at its last finite one before that. */
export function laneRow(
  picture: Picture,
  lane: number,
  step: number,
  view: ViewConfiguration,
  outcome: Outcome | null,
  progress: Progress["state"],
): LaneRow {
  const trajectory = picture.lanes[lane];
  const rows = trajectory?.length ?? 0;
  const status = statusAt(outcome, rows, step, progress);
  if (!trajectory || rows === 0)
    return { loss: null, gradNorm: null, distance: null, toTarget: null, cost: null, status };
  const row = Math.min(step, rows - 1);
  const value = (column: string) => trajectory.column(column)[row]!;
  const { problem } = picture.specification;
  const minima = minimaOf(problem);
  const reached = stepsToTarget(trajectory, targetBase(problem), view.target);
  return {
    loss: value("loss"),
    gradNorm: value("gradNorm"),
    distance: trajectory.has("distance")
      ? value("distance")
      : minima.empty
        ? null
        : minima.distance(value("theta0"), value("theta1")),
    toTarget: reached === null || view.abscissa === "updates" ? reached : trajectory.column(view.abscissa)[reached]!,
    cost: value(costOf(view.abscissa)),
    status,
  };
}

/** The averaged θ of a lane in the same columns; null for a lane that keeps no average, or where nothing has arrived. */
export function averagedRow(
  picture: Picture,
  lane: number,
  step: number,
  view: ViewConfiguration,
): Omit<LaneRow, "status"> | null {
  const trajectory = picture.lanes[lane];
  if (!trajectory?.has("mean0") || trajectory.length === 0) return null;
  const row = Math.min(step, trajectory.length - 1);
  const value = (column: string) => trajectory.column(column)[row]!;
  const { problem } = picture.specification;
  const minima = minimaOf(problem);
  const reached = stepsToTarget(trajectory, targetBase(problem), view.target, "meanLoss");
  return {
    loss: value("meanLoss"),
    gradNorm: null,
    distance: minima.empty ? null : minima.distance(value("mean0"), value("mean1")),
    toTarget: reached === null || view.abscissa === "updates" ? reached : trajectory.column(view.abscissa)[reached]!,
    cost: value(costOf(view.abscissa)),
  };
}

const STATUS_ORDER = [
  "resting",
  "stalled",
  "completed",
  "reached",
  "early",
  "moving",
  "running",
  "cut",
  "diverged",
] as const satisfies readonly Status["kind"][];

function sortValue(row: LaneRow, lane: number, column: ColumnId): number {
  switch (column) {
    case "lane":
      return lane;
    case "status":
      return STATUS_ORDER.indexOf(row.status.kind);
    case "loss":
    case "gradNorm":
    case "distance":
    case "toTarget":
    case "cost":
      return row[column] ?? Number.POSITIVE_INFINITY;
  }
}

/** The lanes in the order of a column; equals, and lanes with nothing to tell, stay in the order of the lanes. */
export function sorted(rows: readonly LaneRow[], column: ColumnId, direction: "ascending" | "descending"): number[] {
  const sign = direction === "ascending" ? 1 : -1;
  return rows
    .map((row, lane) => ({ lane, value: sortValue(row, lane, column) }))
    .sort((a, b) => {
      if (a.value === b.value) return a.lane - b.lane;
      // What is missing comes last in both directions.
      if (a.value === Number.POSITIVE_INFINITY) return 1;
      if (b.value === Number.POSITIVE_INFINITY) return -1;
      return sign * (a.value - b.value);
    })
    .map(({ lane }) => lane);
}
