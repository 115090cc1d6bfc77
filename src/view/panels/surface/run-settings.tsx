import { useId } from "react";
import type { NumberParameter } from "../../../engine/core/types.ts";
import { surfaceOf } from "../../../engine/run.ts";
import { coordinateNames, limits, onSurface } from "../../../experiment/configuration.ts";
import { hasOwnStart, resetStart } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import controls from "../../controls/controls.module.css";
import { CoordinateField } from "../../controls/coordinates-control.tsx";
import { Hint } from "../../controls/hint.tsx";
import { DiceIcon, ResetIcon } from "../../controls/icons.tsx";
import { NumberControl } from "../../controls/number-control.tsx";
import { roundStep } from "../../controls/slider-stops.ts";
import { Tex } from "../../controls/tex.tsx";
import { type Commit, useNumberEntry } from "../../controls/use-number-entry.ts";
import { catalogue } from "../../language.ts";
import styles from "./surface.module.css";

const words = catalogue("run-settings", {
  start: { en: "start", ja: "開始点" },
  reset: { en: "Back to the surface's own start", ja: "曲面本来の開始点に戻す" },
  seed: { en: "seed", ja: "乱数シード" },
  another: { en: "Another seed", ja: "別のシード" },
});

const steps: NumberParameter = {
  kind: "number",
  label: { en: "updates", ja: "更新回数" },
  doc: {
    en: "How often every optimizer updates θ. All lanes get the same number.",
    ja: "各最適化手法が θ を更新する回数。すべてのレーンで同じです。",
  },
  symbol: "k",
  default: 500,
  min: 0,
  max: limits.steps,
  integer: true,
  scale: "log",
  slider: [1, limits.steps],
};

const commitSteps: Commit = (value, gesture) =>
  change((before) => {
    const { cursor, ...view } = before.view;
    // A cursor beyond the new end would show nothing more than the end does.
    return { ...before, steps: value, view: cursor !== undefined && cursor < value ? before.view : view };
  }, gesture);

const commitSeed: Commit = (value, gesture) => change((before) => ({ ...before, seed: value }), gesture);

function Start() {
  const t = words.useWords();
  const id = useId();
  const start = useLab((lab) => onSurface(lab.configuration).start);
  const own = useLab((lab) => hasOwnStart(onSurface(lab.configuration)));
  const problem = useLab((lab) => onSurface(lab.configuration).problem);
  const { surface, params } = surfaceOf(problem);
  const names = coordinateNames({ problem });
  const { x, y } = surface.window(params);
  const step = roundStep(Math.max(x[1] - x[0], y[1] - y[0]) / 100);
  const commit =
    (index: 0 | 1): Commit =>
    (value, gesture) =>
      change((configuration) => {
        const before = onSurface(configuration);
        const [a, b] = before.start;
        return { ...before, start: index === 0 ? [value, b] : [a, value] };
      }, gesture);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a grid everywhere.
    <div className={styles.start} role="group" aria-labelledby={id}>
      <span className={controls.name}>
        <span className={controls.symbol} aria-hidden="true">
          <Tex tex="\theta^{(0)}" />
        </span>
        <span id={id}>{t("start")}</span>
      </span>
      <Hint text={t("reset")}>
        <button
          type="button"
          className={`bare ${styles.small}`}
          onClick={() => change(resetStart)}
          data-idle={own || undefined}
          disabled={own}
          aria-label={t("reset")}
        >
          <ResetIcon />
        </button>
      </Hint>
      {names.map((name, index) => (
        <CoordinateField
          key={name}
          name={name}
          value={start[index]!}
          commit={commit(index as 0 | 1)}
          path={`start.${index}`}
          step={step}
          labelledBy={id}
        />
      ))}
    </div>
  );
}

function Seed() {
  const t = words.useWords();
  const id = useId();
  const seed = useLab((lab) => lab.configuration.seed);
  const { inputProps, error, errorId } = useNumberEntry({
    value: seed,
    commit: commitSeed,
    gesture: "seed",
    step: (from, direction, coarse) => Math.max(0, from + direction * (coarse ? 10 : 1)),
  });
  return (
    <div className={styles.seed}>
      <label className={controls.name} htmlFor={id}>
        {t("seed")}
      </label>
      <Hint text={t("another")}>
        <button
          type="button"
          className={`bare ${styles.small}`}
          onClick={() => commitSeed(crypto.getRandomValues(new Uint16Array(1))[0]!)}
          aria-label={t("another")}
        >
          <DiceIcon />
        </button>
      </Hint>
      <input {...inputProps} id={id} className={controls.entry} aria-describedby={error ? errorId : undefined} />
      <p id={errorId} className={controls.error} role="alert" hidden={error === null}>
        {error}
      </p>
    </div>
  );
}

/** How long the run is, and its seed. */
export function RunLength() {
  const value = useLab((lab) => lab.configuration.steps);
  return (
    <>
      <NumberControl parameter={steps} value={value} commit={commitSteps} path="steps" />
      <Seed />
    </>
  );
}

/** Where the run begins, how long it is, and its seed. */
export function RunSettings() {
  return (
    <div className={styles.settings}>
      <Start />
      <RunLength />
    </div>
  );
}
