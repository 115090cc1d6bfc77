import { useEffect, useState } from "react";
import { explain } from "../../../engine/outcome-words.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import { pictureRevision } from "../../../state/runs.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber, formatPoint } from "../../format.ts";
import type { LaneLook } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { pointValues, rowAtCursor } from "./painted-lanes.ts";
import { words } from "./words.ts";

const SETTLE_MILLISECONDS = 400;

/** Renders again once the time cursor and the trajectories have been still for a moment. */
function useSettled(): void {
  const onFrame = useOnFrame();
  const [, settle] = useState("");
  useEffect(() => {
    let seen = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onFrame(() => {
      const now = `${pictureRevision()} ${currentStep()}`;
      if (now === seen) return;
      seen = now;
      clearTimeout(timer);
      timer = setTimeout(() => settle(now), SETTLE_MILLISECONDS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [onFrame]);
}

/** What the picture shows, in words, for those who cannot see it: where each lane is at the time cursor, and how it ended. */
export function Description({ looks }: { readonly looks: readonly LaneLook[] }) {
  const t = words.useWords();
  const local = useLocal();
  const outcomes = useLab((lab) => lab.outcomes);
  useSettled();
  const lines = looks.flatMap(({ index, name }) => {
    const row = rowAtCursor(index);
    const values = row === null ? null : pointValues(index, row);
    if (row === null || !values) return [];
    const outcome = outcomes[index];
    const text = t("described", {
      lane: name,
      step: row,
      loss: formatNumber(values.loss),
      point: formatPoint(values.x, values.y),
      status: outcome ? local(explain(outcome, "step")) : t("running"),
    });
    return <li key={index}>{text}</li>;
  });
  return (
    <div className="visually-hidden">
      <h3>{t("paths")}</h3>
      {lines.length > 0 ? <ul>{lines}</ul> : <p>{t("noLanes")}</p>}
    </div>
  );
}
