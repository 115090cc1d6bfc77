import type { Outcome } from "../../../engine/outcome.ts";
import type { Counted } from "../../../engine/outcome-words.ts";
import type { RestingPoint } from "../../../engine/stationary-point.ts";
import type { Progress } from "../../../state/lab.ts";
import { RESTING_WORDS, type Words } from "./words.ts";

/** What a lane is doing at an update. */
export type Status =
  | { readonly kind: "resting"; readonly point: RestingPoint; readonly since: number }
  /** θ no longer changes although the gradient is not 0. */
  | { readonly kind: "stalled"; readonly since: number }
  | { readonly kind: "moving" }
  /** The lane has made its last update and came to no rest. */
  | { readonly kind: "completed" }
  /** Early stopping ended the lane. */
  | { readonly kind: "early"; readonly at: number }
  /** The lane stopped where it reached the loss to stop at. */
  | { readonly kind: "reached"; readonly at: number }
  /** The update has not been computed yet. */
  | { readonly kind: "running" }
  /** The run was stopped before the update. */
  | { readonly kind: "cut" }
  | { readonly kind: "diverged"; readonly at: number };

/** The status at update `step` of a lane whose `rows` updates, the start included, have arrived. `outcome` is null until the lane has ended. */
export function statusAt(outcome: Outcome | null, rows: number, step: number, progress: Progress["state"]): Status {
  if (outcome === null) {
    if (step < rows) return { kind: "moving" };
    return { kind: progress === "running" ? "running" : "cut" };
  }
  switch (outcome.status) {
    case "diverged":
      return step >= outcome.at ? { kind: "diverged", at: outcome.at } : { kind: "moving" };
    case "converged":
      if (step >= outcome.since) return { kind: "resting", point: outcome.point, since: outcome.since };
      return { kind: "moving" };
    case "completed": {
      const { early, reached, still } = outcome;
      if (reached && step >= reached.at) return { kind: "reached", at: reached.at };
      if (early && step >= early.at) return { kind: "early", at: early.at };
      if (still && step >= still.since) return { kind: "stalled", since: still.since };
      return { kind: step >= rows - 1 ? "completed" : "moving" };
    }
  }
}

/** A status in a few words: the same ones in the table and for screen readers. */
export function statusText(t: Words, status: Status, counted: Counted): string {
  switch (status.kind) {
    case "resting":
      return t(RESTING_WORDS[status.point], { since: status.since });
    case "stalled":
      return t("stalled", { since: status.since });
    case "early":
    case "reached":
      return t(status.kind, { at: status.at });
    case "diverged":
      return status.at === 0 ? t("neverFinite") : t(`diverged_${counted}`, { at: status.at });
    case "moving":
      return t(`moving_${counted}`);
    case "completed":
    case "running":
    case "cut":
      return t(status.kind);
  }
}
