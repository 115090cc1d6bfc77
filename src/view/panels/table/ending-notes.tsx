import type { Outcome } from "../../../engine/outcome.ts";
import { explain } from "../../../engine/outcome-words.ts";
import { useLab } from "../../../state/lab.ts";
import { seek } from "../../../state/playback.ts";
import { currentPicture } from "../../../state/runs.ts";
import { useCounted } from "../../counted.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { Swatch } from "./swatch.tsx";
import styles from "./table-panel.module.css";
import { words } from "./words.ts";

/** Says where the numbers of a lane that diverged end, where that is before its last finite update: a network is evaluated only so often. */
function unseen(outcome: Outcome, lane: number, t: ReturnType<typeof words.useWords>): string {
  const trajectory = currentPicture()?.lanes[lane];
  if (outcome.status !== "diverged" || !trajectory || trajectory.length === 0) return "";
  const last = trajectory.updateOf(trajectory.length - 1);
  return last < outcome.at - 1 ? t("lastEvaluated", { update: last }) : "";
}

/** How lanes ended, in full: those that diverged, and the selected one where it stopped or did something unusual. */
export function EndingNotes() {
  const t = words.useWords();
  const local = useLocal();
  const looks = useLaneLooks();
  const counted = useCounted();
  const outcomes = useLab((lab) => lab.outcomes);
  const notes = looks.flatMap((look) => {
    const outcome = outcomes[look.index];
    if (!outcome) return [];
    const silent =
      outcome.status === "completed" &&
      !outcome.still &&
      !outcome.remarks &&
      !outcome.early &&
      !outcome.reached &&
      !outcome.deadEnds;
    return outcome.status === "diverged" || (look.selected && !silent) ? [{ look, outcome }] : [];
  });
  return (
    <ul className={styles.notes} aria-label={t("notes")}>
      {notes.map(({ look, outcome }) => (
        <li key={look.index} className={styles.note} data-diverged={outcome.status === "diverged" || undefined}>
          <Swatch look={look} />
          <p>
            <b>{look.name}</b> {local(explain(outcome, counted))} {unseen(outcome, look.index, t)}
          </p>
          {outcome.status === "diverged" && outcome.at > 0 && (
            <button type="button" className="button" onClick={() => seek(outcome.at - 1)}>
              {t(`lastFinite_${counted}`, { step: outcome.at - 1 })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
