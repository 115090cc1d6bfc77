import { useEffect, useRef } from "react";
import { useLab } from "../../../state/lab.ts";
import { currentStep, onCursor } from "../../../state/playback.ts";
import { currentPicture } from "../../../state/runs.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { laneRow } from "./lane-row.ts";
import { statusText } from "./status-text.ts";
import { type Words, words } from "./words.ts";

/** Nothing is said until all has been still for so long, in milliseconds. */
const SETTLE_MILLISECONDS = 1200;

/** What there is to see of surfaces at the cursor, in sentences. */
export function surfaceSummary(t: Words, looks: readonly LaneLook[]): string {
  const picture = currentPicture();
  const { configuration, outcomes, progress } = useLab.getState();
  if (!picture) return "";
  const step = currentStep();
  const lanes = looks
    .filter(({ visible }) => visible)
    .map(({ index, name }) => {
      const row = laneRow(picture, index, step, configuration.view, outcomes[index] ?? null, progress.state);
      const loss = row.loss === null ? "—" : formatNumber(row.loss);
      return t("announceLane", { name, status: statusText(t, row.status), loss });
    });
  return [t("announceStep", { step, steps: configuration.steps }), ...lanes].join(" ");
}

/** Tells screen readers what a run has come to, and where the cursor has come to rest. */
export function Announcer({ summary }: { readonly summary: (t: Words, looks: readonly LaneLook[]) => string }) {
  const t = words.useWords();
  const looks = useLaneLooks();
  const region = useRef<HTMLParagraphElement>(null);
  const latest = useRef({ t, looks, summary });
  useEffect(() => {
    latest.current = { t, looks, summary };
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { playing, progress } = useLab.getState();
        if (playing || progress.state === "running") return;
        const { t, looks, summary } = latest.current;
        const text = summary(t, looks);
        if (region.current!.textContent !== text) region.current!.textContent = text;
      }, SETTLE_MILLISECONDS);
    };
    const stopCursor = onCursor(renew);
    const stopStore = useLab.subscribe((state, before) => {
      if (state.progress !== before.progress || state.playing !== before.playing) renew();
    });
    renew();
    return () => {
      clearTimeout(timer);
      stopCursor();
      stopStore();
    };
  }, []);
  return <p ref={region} role="status" className="visually-hidden" />;
}
