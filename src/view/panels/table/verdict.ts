import type { Outcome } from "../../../engine/outcome.ts";
import type { ViewConfiguration } from "../../../experiment/configuration.ts";
import { stepsToTarget, targetBase } from "../../../state/measures.ts";
import type { Picture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { formatNumber } from "../../format.ts";
import type { LaneLook } from "../../lanes.ts";

/** The best of some lanes, with all that tie with it at the digits shown. */
export interface Winner {
  readonly names: readonly string[];
  readonly value: number;
  /** The update of the first of them. */
  readonly update: number;
}

/** What a run has shown. Only visible lanes count, and of those that diverged only that they did. */
export interface Verdict {
  readonly lowest: Winner | null;
  /** The lanes that reach the target for J with the fewest updates, or the least of what the curves are drawn against. */
  readonly first: Winner | null;
  readonly diverged: readonly string[];
  /** Whether any lane was compared at all. */
  readonly compared: number;
}

/** The lowest value of a column so far, and its row. */
function lowestRow(trajectory: Trajectory, column: string): number | null {
  const values = trajectory.column(column);
  let best: number | null = null;
  for (let row = 0; row < trajectory.length; row++)
    if (Number.isFinite(values[row]) && (best === null || values[row]! < values[best]!)) best = row;
  return best;
}

interface Entry {
  readonly name: string;
  readonly value: number;
  readonly update: number;
}

function winnerOf(entries: readonly Entry[]): Winner | null {
  const [first, ...others] = entries;
  if (!first) return null;
  const best = others.reduce((a, b) => (b.value < a.value ? b : a), first);
  const tied = entries.filter(({ value }) => formatNumber(value) === formatNumber(best.value));
  const earliest = tied.reduce((a, b) => (b.update < a.update ? b : a));
  return { names: tied.map(({ name }) => name), value: best.value, update: earliest.update };
}

/** The last values of lanes that repeat one method over seeds. */
export interface Repetition {
  readonly name: string;
  readonly count: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The median and range of the last values of a column over seeds; a lane that diverged counts as +∞. */
export function repetitionOf(
  { lanes }: Picture,
  members: readonly LaneLook[],
  outcomes: readonly (Outcome | null)[],
  column: string,
): Omit<Repetition, "name"> {
  const values = members.map(({ index }) => {
    const trajectory = lanes[index];
    const value =
      trajectory && outcomes[index]?.status !== "diverged" && trajectory.column(column)[trajectory.length - 1];
    return typeof value === "number" && Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  });
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { count: sorted.length, median, lowest: sorted[0]!, highest: sorted.at(-1)! };
}

/** What the lanes of a picture have come to. `column`: the loss that is compared; `target` asks for the first to reach the view's. */
export function verdictOf(
  picture: Picture,
  looks: readonly LaneLook[],
  outcomes: readonly (Outcome | null)[],
  column: "loss" | "heldOutLoss",
  target: ViewConfiguration | null,
): Verdict {
  const shown = looks.filter(({ index, visible }) => visible && (picture.lanes[index]?.length ?? 0) > 0);
  const diverged = looks.filter(({ index, visible }) => visible && outcomes[index]?.status === "diverged");
  const compared = shown.filter((look) => !diverged.includes(look));
  const lowest = compared.flatMap(({ index, name }): Entry[] => {
    const trajectory = picture.lanes[index]!;
    const row = lowestRow(trajectory, column);
    return row === null ? [] : [{ name, value: trajectory.column(column)[row]!, update: trajectory.updateOf(row) }];
  });
  const base = targetBase(picture.specification.problem);
  const first = compared.flatMap(({ index, name }): Entry[] => {
    const trajectory = picture.lanes[index]!;
    const update = target && stepsToTarget(trajectory, base, target.target);
    if (target === null || update === null) return [];
    const value = target.abscissa === "updates" ? update : trajectory.column(target.abscissa)[update]!;
    return [{ name, value, update }];
  });
  return {
    ...{ lowest: winnerOf(lowest), first: winnerOf(first) },
    ...{ diverged: diverged.map(({ name }) => name), compared: compared.length },
  };
}
