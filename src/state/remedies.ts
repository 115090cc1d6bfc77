import { Lane, type LaneSpecification } from "../engine/lane.ts";
import { optimizerById } from "../engine/methods/index.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { isUsable } from "../engine/modifiers/types.ts";
import type { Cause } from "../engine/outcome.ts";
import { type SurfaceRunSpecification, surfaceTasks } from "../engine/surface-task.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { changeLane, duplicateLane } from "./edits.ts";
import { readable } from "./suggested-params.ts";

/** A copy of a diverged lane that differs in what made it diverge. `apply` adds it below the lane, selected. */
export type Remedy = { readonly apply: (configuration: Configuration) => Configuration } & (
  | {
      readonly kind: "slower";
      readonly rate: number;
      /** The rate is half of what is stable where J was lowest. */
      readonly stable: boolean;
    }
  | { readonly kind: "clipped"; readonly threshold: number }
);

/** Where a lane was still in order: the step of its lowest J, and ‖∇J‖ there. */
export interface LowestPoint {
  readonly k: number;
  readonly gradNorm: number;
}

/** Of a stable rate so much is taken, since the curvature is another elsewhere; of a rate of which nothing is known, so much. */
const SHARE_OF_STABLE = 0.5;
const SHARE_OF_UNKNOWN = 0.1;
/** What is offered has been tried for so many updates, and halved so many times until it held. */
const TRIED_UPDATES = 1000;
const HALVINGS = 10;

/** Whether a lane diverges within the run, as far as it is tried. */
function diverges({ problem, start, seed, steps }: SurfaceRunSpecification, lane: LaneSpecification): boolean {
  const tried = new Lane(surfaceTasks({ problem, start, seed, steps, lanes: [lane] })(lane), lane, seed);
  const rows = Math.min(steps, TRIED_UPDATES) + 1;
  tried.advance(rows - 1, rows, new Float64Array(rows * tried.columns.length), 0);
  return tried.divergence !== null;
}

/** The first of a value and its halves with which a lane does not diverge; null where none is found. */
function firstThatHolds(
  run: SurfaceRunSpecification,
  value: number,
  changed: (value: number) => LaneSpecification,
): number | null {
  for (let halving = 0; halving <= HALVINGS; halving++) {
    const candidate = readable(value / 2 ** halving, 2);
    if (candidate > 0 && !diverges(run, changed(candidate))) return candidate;
  }
  return null;
}

/** The lanes that a diverged one suggests; none where neither a smaller rate nor a bound on the gradient would change how it ends. */
export function remediesFor(
  run: SurfaceRunSpecification,
  index: number,
  cause: Cause,
  lowest: LowestPoint,
): readonly Remedy[] {
  const lane = run.lanes[index];
  if (!lane || (cause.kind !== "rate-above-limit" && cause.kind !== "overflow")) return [];
  const added = (changed: Pick<LaneSpecification, "params" | "clip">) => (before: Configuration) =>
    changeLane(duplicateLane(before, index), index + 1, (copy) => ({ ...copy, ...changed }));
  const remedies: Remedy[] = [];
  const { learningRate } = lane.params;
  if (typeof learningRate === "number") {
    // The curvature far out, where J is huge already, says nothing about a rate to walk with. A schedule keeps its shape.
    const limit = cause.kind === "rate-above-limit" && cause.k === lowest.k ? cause.limit / cause.rate : null;
    const wanted = learningRate * (limit === null ? SHARE_OF_UNKNOWN : SHARE_OF_STABLE * limit);
    const slower = (rate: number) => ({ params: { ...lane.params, learningRate: rate } });
    const rate = firstThatHolds(run, wanted, (rate) => ({ ...lane, ...slower(rate) }));
    const stable = limit !== null && rate === readable(wanted, 2);
    if (rate !== null) remedies.push({ kind: "slower", rate, stable, apply: added(slower(rate)) });
  }
  const clip = modifiers.find(({ id }) => id === "clip")!;
  if (!lane.clip && lowest.gradNorm > 0 && isUsable(clip, optimizerById(lane.optimizer), lane.params)) {
    const clipped = (threshold: number) => ({ params: lane.params, clip: { kind: "norm", threshold } as const });
    const threshold = firstThatHolds(run, readable(lowest.gradNorm, 1), (threshold) => ({
      ...lane,
      ...clipped(threshold),
    }));
    if (threshold !== null) remedies.push({ kind: "clipped", threshold, apply: added(clipped(threshold)) });
  }
  return remedies;
}
