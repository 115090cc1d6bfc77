import { useEffect, useRef } from "react";
import { batchesOf, stepByEpoch } from "../../../state/epochs.ts";
import { useLab } from "../../../state/lab.ts";
import { evaluatedUpdate, networkPicture, reachedUpdate } from "../../../state/network-picture.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber } from "../../format.ts";
import { catalogue } from "../../language.ts";
import styles from "./epoch-bar.module.css";
import { useNetwork } from "./use-network.ts";

const words = catalogue("epochs", {
  back: { en: "‹ epoch", ja: "‹ エポック" },
  forward: { en: "epoch ›", ja: "エポック ›" },
  backTitle: { en: "One epoch back (updates: {{updates}})", ja: "1 エポック(更新 {{updates}} 回)戻る" },
  forwardTitle: { en: "One epoch forward (updates: {{updates}})", ja: "1 エポック(更新 {{updates}} 回)進む" },
  shown: {
    en: "showing update {{update}}, epoch {{epoch}} · batches of {{batch}} of {{examples}}",
    ja: "更新 {{update}}、エポック {{epoch}} を表示 · {{examples}} 件中 {{batch}} 件ずつ",
  },
  shownBetween: {
    en: "showing update {{update}}, epoch {{epoch}} · values of update {{evaluated}}",
    ja: "更新 {{update}}、エポック {{epoch}} を表示 · 値は更新 {{evaluated}}",
  },
  shownWhole: {
    en: "showing update {{update}}, epoch {{epoch}} · all {{examples}} examples at every update",
    ja: "更新 {{update}}、エポック {{epoch}} を表示 · 毎回 {{examples}} 件すべて",
  },
});

/** Steps by whole epochs of the selected lane, and says what update is on the screen: while a run streams, the last that has come. */
export function EpochBar() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const configuration = useNetwork();
  const { batch, examples, updates } = batchesOf(configuration);
  const seldom = configuration.problem.evaluateEvery > 1;
  const text = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onFrame(() => {
        const picture = networkPicture();
        const { configuration: now, playing } = useLab.getState();
        const { lane } = now.view;
        const update = (picture && reachedUpdate(picture, lane)) ?? 0;
        const evaluated = picture && evaluatedUpdate(picture, lane);
        const place = { update, epoch: formatNumber(update / updates, 3) };
        const shown =
          // While time goes on, the sentence keeps its form from one evaluation to the next.
          evaluated !== null && (evaluated < update || (playing && seldom))
            ? t("shownBetween", { ...place, evaluated })
            : t(batch < examples ? "shown" : "shownWhole", { ...place, batch, examples });
        if (text.current && text.current.textContent !== shown) text.current.textContent = shown;
      }),
    [onFrame, t, batch, examples, updates, seldom],
  );
  return (
    <div className={styles.bar}>
      {([-1, 1] as const).map((direction) => {
        const key = direction < 0 ? "back" : "forward";
        const title = t(`${key}Title`, { updates });
        return (
          <button
            key={key}
            type="button"
            className={`button ${styles.epoch}`}
            aria-label={title}
            title={title}
            onClick={() => stepByEpoch(direction)}
          >
            {t(key)}
          </button>
        );
      })}
      <span ref={text} className={styles.shown} />
    </div>
  );
}
