import { useId } from "react";
import type { NumberParameter, SwitchParameter } from "../../../engine/core/types.ts";
import { surfaceOf } from "../../../engine/surface-task.ts";
import { type Configuration, coordinateNames, limits, onSurface } from "../../../experiment/configuration.ts";
import { hasOwnStart, resetStart } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import { targetBase } from "../../../state/measures.ts";
import { readable } from "../../../state/suggested-params.ts";
import controls from "../../controls/controls.module.css";
import { CoordinateField } from "../../controls/coordinates-control.tsx";
import { Hint } from "../../controls/hint.tsx";
import { DiceIcon, ResetIcon } from "../../controls/icons.tsx";
import { NumberControl } from "../../controls/number-control.tsx";
import { roundStep } from "../../controls/slider-stops.ts";
import { SwitchControl } from "../../controls/switch-control.tsx";
import { Tex } from "../../controls/tex.tsx";
import { type Commit, useNumberEntry } from "../../controls/use-number-entry.ts";
import { catalogue } from "../../language.ts";
import styles from "./surface.module.css";

const words = catalogue("run-settings", {
  start: { en: "start", ja: "開始点" },
  reset: { en: "Back to the surface's own start", ja: "曲面本来の開始点に戻す" },
  seed: { en: "seed", ja: "乱数シード" },
  stopAt: { en: "stop at J ≤", ja: "停止する J(以下)" },
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

const stopSwitch: SwitchParameter = {
  kind: "switch",
  label: { en: "stop at a loss", ja: "目標の損失で停止" },
  doc: {
    en: "A lane stops at its first recorded J that is at most this. On networks J is recorded at evaluations, over the whole training set.",
    ja: "記録された J が初めてこの値以下になった時点で、レーンを停止します。ネットワークの J は、評価のたびに訓練データ全体で記録されます。",
  },
  default: false,
};

/** The loss to stop at for a start: the table's target on a surface, and one that networks often reach. */
const initialStop = ({ problem, view }: Configuration): number =>
  problem.kind === "network" ? 0.1 : readable(targetBase(problem) + view.target, 6);

const setStop = (value: number | undefined, gesture?: string) =>
  change(({ stopAtLoss: _, ...before }) => (value === undefined ? before : { ...before, stopAtLoss: value }), gesture);

function StopField({ value }: { readonly value: number }) {
  const t = words.useWords();
  const id = useId();
  const { inputProps, error, errorId } = useNumberEntry({
    value,
    commit: setStop,
    gesture: "stopAtLoss",
    step: (from, direction, coarse) => readable(from * (coarse ? 10 : 2) ** direction, 6),
  });
  return (
    <div className={`${styles.seed} ${styles.stop}`}>
      <label className={controls.name} htmlFor={id}>
        {t("stopAt")}
      </label>
      <input {...inputProps} id={id} className={controls.entry} aria-describedby={error ? errorId : undefined} />
      <p id={errorId} className={controls.error} role="alert" hidden={error === null}>
        {error}
      </p>
    </div>
  );
}

/** Whether lanes stop at a loss, and at which. */
function StopAtLoss() {
  const value = useLab((lab) => lab.configuration.stopAtLoss);
  return (
    <>
      <SwitchControl
        parameter={stopSwitch}
        value={value !== undefined}
        commit={(on) => setStop(on ? initialStop(useLab.getState().configuration) : undefined)}
      />
      {value !== undefined && <StopField value={value} />}
    </>
  );
}

/** How long the run is, and its seed. */
export function RunLength() {
  const value = useLab((lab) => lab.configuration.steps);
  return (
    <>
      <NumberControl parameter={steps} value={value} commit={commitSteps} path="steps" />
      <Seed />
      <StopAtLoss />
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
