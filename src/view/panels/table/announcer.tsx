import { useEffect, useRef } from "react";
import type { Configuration } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep, onCursor } from "../../../state/playback.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { currentPicture } from "../../../state/runs.ts";
import { useCounted } from "../../counted.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, laneNames, useLaneLooks } from "../../lanes.ts";
import { laneRow } from "./lane-row.ts";
import { statusText } from "./status.ts";
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
      return t("announceLane", { name, status: statusText(t, row.status, "step"), loss });
    });
  return [t("announceStep", { step, steps: configuration.steps }), ...lanes].join(" ");
}

/** The lane that got another name between two configurations that are the same otherwise in their names; null if there is none. */
function renamedLane(before: Configuration, after: Configuration): number | null {
  if (before.lanes.length !== after.lanes.length) return null;
  const renamed = after.lanes.flatMap(({ name }, index) => (name === before.lanes[index]!.name ? [] : [index]));
  return renamed.length === 1 ? renamed[0]! : null;
}

/** Tells screen readers that a run or playback starts and ends, the state of the lanes after that, and new names of lanes. */
export function Announcer({ summary }: { readonly summary: (t: Words, looks: readonly LaneLook[]) => string }) {
  const t = words.useWords();
  const looks = useLaneLooks();
  const counted = useCounted();
  const region = useRef<HTMLParagraphElement>(null);
  const latest = useRef({ t, looks, summary, counted });
  useEffect(() => {
    latest.current = { t, looks, summary, counted };
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** What ended since the last summary, or before there was any. */
    let ended: "announceFinished" | "announcePlayed" | "announcePaused" | null =
      useLab.getState().progress.state === "done" ? "announceFinished" : null;
    const say = (text: string) => {
      if (region.current!.textContent !== text) region.current!.textContent = text;
    };
    const summarize = () => {
      const { playing, progress } = useLab.getState();
      if (playing) return;
      const { t, looks, summary } = latest.current;
      if (progress.state === "running") {
        say(t("announceComputing"));
        return;
      }
      say([...(ended ? [t(ended)] : []), summary(t, looks)].join(" "));
      ended = null;
    };
    const renew = () => {
      clearTimeout(timer);
      timer = setTimeout(summarize, SETTLE_MILLISECONDS);
    };
    const stopCursor = onCursor(renew);
    const stopStore = useLab.subscribe((state, before) => {
      const { t, counted } = latest.current;
      if (state.progress !== before.progress) {
        if (state.progress.state === "done" && before.progress.state === "running") ended = "announceFinished";
        renew();
      }
      if (state.playing !== before.playing) {
        if (state.playing) say(t(`announcePlaying_${counted}`, { step: currentStep() }));
        else ended = currentStep() >= state.configuration.steps ? "announcePlayed" : "announcePaused";
        renew();
      }
      if (state.configuration !== before.configuration && state.opened === before.opened) {
        const lane = renamedLane(before.configuration, state.configuration);
        if (lane === null) return;
        const { language } = usePreferences.getState();
        const nameIn = (configuration: Configuration) => laneNames(configuration, language)[lane]!;
        say(t("announceRenamed", { before: nameIn(before.configuration), after: nameIn(state.configuration) }));
      }
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
