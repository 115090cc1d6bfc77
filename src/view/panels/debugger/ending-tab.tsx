import { useMemo } from "react";
import type { Cause, Outcome } from "../../../engine/outcome.ts";
import { type Counted, explain } from "../../../engine/outcome-words.ts";
import { isSurfaceRun } from "../../../engine/problems/index.ts";
import { limits } from "../../../experiment/configuration.ts";
import { change, changeView, useLab } from "../../../state/lab.ts";
import { isLocked } from "../../../state/parts.ts";
import { seek } from "../../../state/playback.ts";
import { type LowestPoint, type Remedy, remediesFor } from "../../../state/remedies.ts";
import { currentPicture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { useCounted } from "../../counted.ts";
import { formatNumber, formatRound } from "../../format.ts";
import { useLocal } from "../../language.ts";
import panel from "./debugger.module.css";
import styles from "./ending.module.css";
import { type Words, words } from "./words.ts";

export function EndingLabel() {
  const t = words.useWords();
  const diverged = useLab(({ configuration, outcomes }) => outcomes[configuration.view.lane]?.status === "diverged");
  return (
    <span className={panel.label} data-diverged={diverged || undefined}>
      {t("endingTab")}
    </span>
  );
}

/** How the selected lane ended: what happened, why in numbers, the way to where it did, and lanes that would do better. */
export function EndingTab() {
  const t = words.useWords();
  const local = useLocal();
  const lane = useLab(({ configuration }) => configuration.view.lane);
  const exists = useLab(({ configuration }) => configuration.lanes.length > 0);
  const outcome = useLab(({ outcomes }) => outcomes[lane]);
  const counted = useCounted();
  if (!exists) return <p className={panel.nothing}>{t("noLane")}</p>;
  if (!outcome) return <p className={panel.nothing}>{t("running")}</p>;
  return (
    <div className={styles.ending}>
      <p>{local(explain(outcome, counted))}</p>
      <Numbers lane={lane} outcome={outcome} counted={counted} t={t} />
      <Way outcome={outcome} counted={counted} t={t} />
      {counted === "step" && outcome.status === "diverged" && <Remedies lane={lane} cause={outcome.cause} t={t} />}
    </div>
  );
}

interface PartProps {
  readonly outcome: Outcome;
  readonly counted: Counted;
  readonly t: Words;
}

/** Where a lane's J was lowest, of what it has rows of. */
function lowestOf(trajectory: Trajectory): LowestPoint & { readonly loss: number } {
  const loss = trajectory.column("loss");
  let lowest = 0;
  for (let row = 1; row < trajectory.length; row++) if (loss[row]! < loss[lowest]!) lowest = row;
  return {
    ...{ k: trajectory.updateOf(lowest), loss: loss[lowest]! },
    gradNorm: trajectory.column("gradNorm")[lowest]!,
  };
}

/** The numbers of the path about its end: on a network those of its evaluations. */
function Numbers({ lane, outcome, counted, t }: PartProps & { readonly lane: number }) {
  const trajectory = currentPicture()?.lanes[lane];
  if (outcome.status !== "diverged" || !trajectory || trajectory.length === 0) return null;
  const [loss, gradNorm] = [trajectory.column("loss"), trajectory.column("gradNorm")];
  const last = trajectory.length - 1;
  const lowest = lowestOf(trajectory);
  const rows: [string, number][] = [
    [t(counted === "step" ? "lowestLoss" : "lowestEvaluated", { step: lowest.k }), lowest.loss],
    [counted === "step" ? t("lastLoss") : t("lastEvaluated", { step: trajectory.updateOf(last) }), loss[last]!],
    [t("lastGradient"), gradNorm[last]!],
  ];
  return (
    <dl className={styles.causes}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{formatNumber(value, 4)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Buttons to the steps that matter, and on a network to the lines of the update that diverges, which nothing else shows. */
function Way({ outcome, counted, t }: PartProps) {
  if (outcome.status === "completed") return null;
  const diverged = outcome.status === "diverged";
  const step = diverged ? outcome.at - 1 : outcome.since;
  if (step < 0) return null;
  const look = diverged && counted === "update";
  return (
    <p>
      <button
        type="button"
        className="button"
        onClick={() => {
          seek(step);
          if (look) changeView({ tab: "lines" });
        }}
      >
        {look ? t("divergingUpdate", { step }) : t(diverged ? "lastFinite" : `restSince_${counted}`, { step })}
      </button>
    </p>
  );
}

/** Lanes that differ from this one in what made it diverge. */
function Remedies({ lane, cause, t }: { readonly lane: number; readonly cause: Cause; readonly t: Words }) {
  const lanes = useLab((lab) => lab.configuration.lanes.length);
  const picture = currentPicture();
  const trajectory = picture?.lanes[lane];
  // Trying lanes takes a moment: once for every run.
  const remedies = useMemo(
    () =>
      picture && trajectory && isSurfaceRun(picture.specification)
        ? remediesFor(picture.specification, lane, cause, lowestOf(trajectory))
        : [],
    [picture, trajectory, lane, cause],
  );
  if (remedies.length === 0 || isLocked("lanes")) return null;
  const full = lanes >= limits.lanes;
  return (
    <section className={styles.remedies}>
      <h3 className="eyebrow">{t("remedies")}</h3>
      {full && <p>{t("full")}</p>}
      <ul>
        {remedies.map((remedy) => (
          <li key={remedy.kind}>
            <button type="button" className="button" disabled={full} onClick={() => change(remedy.apply)}>
              {remedy.kind === "slower"
                ? t("slower", { rate: formatRound(remedy.rate) })
                : t("clipped", { threshold: formatRound(remedy.threshold) })}
            </button>
            <p>{reason(remedy, t)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function reason(remedy: Remedy, t: Words): string {
  if (remedy.kind === "clipped") return t("clippedWhy");
  return t(remedy.stable ? "slowerWhy" : "slowerGuess");
}
