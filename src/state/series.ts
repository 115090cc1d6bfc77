import type { RunSpecification } from "../engine/run.ts";
import { isNetworkRun } from "../engine/training/specification.ts";
import type { SeriesPart } from "../worker/protocol.ts";
import { invalidate, onFrame } from "./frame.ts";
import { observer } from "./inspection.ts";
import { useLab } from "./lab.ts";
import { currentPicture } from "./runs.ts";

/** Worker time that one part may take, in milliseconds: looks at single steps wait no longer for it. */
const BUDGET_MILLISECONDS = 12;

/** What a lane held at each of its steps, as far as it has been worked out. */
export interface FollowedSeries {
  readonly specification: RunSpecification;
  readonly lane: number;
  readonly id: string;
  /** One column an entry, of which the first `length` rows count. */
  readonly columns: readonly Float64Array<ArrayBuffer>[];
  readonly length: number;
  readonly done: boolean;
}

let followed: FollowedSeries | null = null;
let wanted: string | null = null;
let waiting = false;
let stop: (() => void) | null = null;

/** What is followed, of the run on the screen; null before its first rows are there. */
export const currentSeries = (): FollowedSeries | null => followed;

function taken(before: FollowedSeries, { from, columns, done }: SeriesPart): FollowedSeries {
  const rows = columns[0]?.length ?? 0;
  const capacity = before.specification.steps + 1;
  const grown = columns.map((part, c) => {
    const whole = before.columns[c] ?? new Float64Array(capacity);
    whole.set(part, from);
    return whole;
  });
  return { ...before, columns: rows > 0 ? grown : before.columns, length: from + rows, done };
}

function watch(): void {
  const picture = currentPicture();
  const { lane } = useLab.getState().configuration.view;
  if (!picture || isNetworkRun(picture.specification) || wanted === null || !picture.specification.lanes[lane]) {
    followed = null;
    return;
  }
  const { specification } = picture;
  if (followed?.specification !== specification || followed.lane !== lane || followed.id !== wanted)
    followed = { specification, lane, id: wanted, columns: [], length: 0, done: false };
  if (waiting || followed.done) return;
  const asked = followed;
  waiting = true;
  observer()
    .follow("series", specification, lane, wanted, asked.length, BUDGET_MILLISECONDS)
    .then((part) => {
      if (part && followed === asked) followed = taken(asked, part);
    })
    .catch(() => {
      // A part that failed is the end of what can be shown.
      if (followed === asked) followed = { ...asked, done: true };
    })
    .finally(() => {
      waiting = false;
      invalidate();
    });
}

/** Works a series of the selected lane out, part by part, while somebody shows it. Another one takes its place. Returns how to stop. */
export function followSeries(id: string): () => void {
  wanted = id;
  stop ??= onFrame(watch);
  invalidate();
  return () => {
    if (wanted !== id) return;
    wanted = null;
    followed = null;
    stop?.();
    stop = null;
  };
}
