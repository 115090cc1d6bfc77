import type { RestingPoint } from "../../../engine/stationary-point.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import { currentPicture } from "../../../state/runs.ts";
import { formatNumber } from "../../format.ts";
import { statusAt } from "../table/status.ts";

/** What a lane's card says of the lane at the time cursor. */
export type Reading =
  | { readonly kind: "loss"; readonly loss: number }
  | { readonly kind: "rest"; readonly since: number; readonly point: RestingPoint }
  | { readonly kind: "diverged" }
  | { readonly kind: "nothing" };

/** The lane's state at the time cursor, as far as its path has arrived. */
export function readingOf(lane: number): Reading {
  const trajectory = currentPicture()?.lanes[lane];
  if (!trajectory || trajectory.length === 0) return { kind: "nothing" };
  const step = currentStep();
  const { outcomes, progress } = useLab.getState();
  const status = statusAt(outcomes[lane] ?? null, trajectory.updateOf(trajectory.length - 1) + 1, step, progress.state);
  if (status.kind === "diverged") return { kind: "diverged" };
  if (status.kind === "resting") return { kind: "rest", since: status.since, point: status.point };
  return { kind: "loss", loss: trajectory.column("loss")[trajectory.rowAt(step)]! };
}

interface ReadingWords {
  readonly rest: (point: RestingPoint, since: number) => string;
  readonly diverged: string;
}

/** Writes a reading where it differs from what is there. */
export function writeReading(output: HTMLElement, reading: Reading, words: ReadingWords): void {
  const text = textOf(reading, words);
  if (output.textContent !== text) output.textContent = text;
  const kind = reading.kind === "rest" ? reading.point : reading.kind;
  if (output.dataset.kind !== kind) output.dataset.kind = kind;
}

function textOf(reading: Reading, words: ReadingWords): string {
  switch (reading.kind) {
    case "loss":
      return `J ${formatNumber(reading.loss, 2)}`;
    case "rest":
      return words.rest(reading.point, reading.since);
    case "diverged":
      return words.diverged;
    case "nothing":
      return "";
  }
}
