import type { Status } from "./lane-row.ts";
import { RESTING_WORDS, type Words } from "./words.ts";

/** A status in a few words. */
export function statusText(t: Words, status: Status): string {
  switch (status.kind) {
    case "resting":
      return t(RESTING_WORDS[status.point], { since: status.since });
    case "diverged":
      return t("diverged", { at: status.at });
    case "moving":
    case "running":
    case "cut":
      return t(status.kind);
  }
}
