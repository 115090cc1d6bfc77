import { createHash } from "node:crypto";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { runLanes } from "../../../src/experiment/results.ts";
import { resultsJson } from "../../../src/experiment/results-text.ts";

/** What earlier versions already printed of a lane, numbers only: words may improve, and later versions may print more. */
const KEPT: readonly string[] = [
  "optimizer",
  "status",
  "steps",
  "convergedAt",
  "divergedAt",
  "stoppedAt",
  "lowestHeldOut",
  "evaluations",
  "points",
  "loss",
  "gradNorm",
  "averagePoints",
  "averageLoss",
  "sigma",
  "blurredLoss",
  "finalParams",
  "bestParams",
  "evaluatedAt",
  "dataLoss",
  "zeroOne",
  "heldOutLoss",
  "heldOutZeroOne",
  "stepLength",
  "examples",
  "gradientEvaluations",
  "gradNormOutput",
];

/** One case: what was written, and what became of it. */
export interface Kept {
  readonly configuration: unknown;
  /** A line for each lane: status, updates, the final J and a digest of all kept numbers. */
  readonly lanes?: readonly string[];
  /** The paths of the errors of a configuration that is refused. */
  readonly errors?: readonly string[];
}

/** Runs a configuration and sums up its results. */
export function keep(configuration: unknown): Kept {
  const parsed = parseConfiguration(configuration);
  if (!parsed.ok) return { configuration, errors: parsed.errors.map(({ path }) => path) };
  const { lanes }: { lanes: Printed[] } = JSON.parse([...resultsJson(runLanes(parsed.configuration))].join(""));
  return { configuration, lanes: lanes.map(summary) };
}

/** A lane of the results, as printed. */
interface Printed {
  readonly status: string;
  readonly steps: number;
  readonly loss: readonly (number | null)[];
}

function summary(lane: Printed): string {
  const kept = Object.fromEntries(Object.entries(lane).filter(([name]) => KEPT.includes(name)));
  const digest = createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 16);
  return `${lane.status} ${lane.steps} ${lane.loss.at(-1)} ${digest}`;
}
