import { useId } from "react";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import { headsOf } from "../../../engine/training/specification.ts";
import { type TrainingAbscissa, trainingAbscissas, trainingCurves } from "../../../experiment/configuration.ts";
import { changeView } from "../../../state/lab.ts";
import { Choices } from "../../controls/choices.tsx";
import { DASHES } from "../../draw/curves.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import styles from "../curves/curves-panel.module.css";
import analysis from "./analysis.module.css";
import { layerColor } from "./layer-color.ts";
import { SERIES_DASHES } from "./training-model.ts";
import { TrainingPlot } from "./training-plot.tsx";
import { TrainingSummary } from "./training-summary.tsx";
import { SERIES_LABELS, TRAINING_ABSCISSA_LABELS, TRAINING_LABELS, trainingWords } from "./training-words.ts";
import { useNetwork } from "./use-network.ts";

/** A piece of a line, as long as a key shows. */
function Dash({ of, color }: { readonly of: keyof typeof SERIES_DASHES; readonly color: string }) {
  return (
    <svg width="30" height="8" aria-hidden="true" focusable="false">
      <path d="M0 4H30" stroke={color} strokeWidth="1.5" strokeDasharray={DASHES[SERIES_DASHES[of]].join(" ")} />
    </svg>
  );
}

/** Names the lines of a plot that has one for each layer: a strip from the first to the last where there are many. */
function LayerKey() {
  const t = trainingWords.useWords();
  const theme = useTheme();
  const { problem, view } = useNetwork();
  const looks = useLaneLooks();
  const names = [...problem.model.hidden.map((_, layer) => t("layer", { layer: layer + 1 })), t("outputLayer")];
  const shown = names.length <= 6 ? names.map((_, i) => i) : [0, 1, 2, names.length - 2, names.length - 1];
  return (
    <ul className={analysis.key}>
      <li>
        {t("layersOf", { lane: looks.find(({ selected, index }) => selected && index === view.lane)?.name ?? "" })}
      </li>
      {shown.map((i, place) => (
        <li key={names[i]}>
          {place > 0 && shown[place - 1] !== i - 1 && <span aria-hidden="true">… </span>}
          <i style={{ background: layerColor(theme, i, names.length) }} />
          {names[i]}
        </li>
      ))}
      {headsOf(problem.model)
        .toSorted((a, b) => a - b)
        .map((layer) => (
          <li key={`head ${layer}`}>
            <Dash of="head" color={layerColor(theme, layer, names.length)} />
            {t("headOn", { layer: layer + 1 })}
          </li>
        ))}
    </ul>
  );
}

/** Names the dashes of the lines where lanes keep averages. */
function DashKey() {
  const local = useLocal();
  const { problem, view } = useNetwork();
  const { heldOut } = sizesOf(problem.dataset);
  const shown = (["heldOut", "averaged", "averagedHeldOut"] as const).filter(
    (of) => of === "averaged" || (heldOut > 0 && view.trainingCurve !== "gradNorm"),
  );
  return (
    <ul className={analysis.key}>
      {shown.map((of) => (
        <li key={of}>
          <Dash of={of} color="var(--ink)" />
          {local(SERIES_LABELS[of])}
        </li>
      ))}
    </ul>
  );
}

/** How losses, the gradient and the steps go while the lanes train. */
export function TrainingCurvesPanel() {
  const t = trainingWords.useWords();
  const local = useLocal();
  const title = useId();
  const caption = useId();
  const { problem, lanes, view } = useNetwork();
  const looks = useLaneLooks();
  const averages = looks.some(({ index, visible }) => visible && lanes[index]?.average !== undefined);
  const { trainingCurve: curve, trainingAbscissa: abscissa } = view;
  const { classes } = sizesOf(problem.dataset);
  const nothing = !looks.some(({ visible }) => visible)
    ? t("noLane")
    : curve === "zeroOne" && !classes
      ? t("noClasses")
      : null;
  return (
    <section className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <Choices
        options={trainingCurves.map((id) => ({
          value: id,
          label: local(TRAINING_LABELS[id].tab),
          title: local(TRAINING_LABELS[id].full),
        }))}
        value={curve}
        choose={(chosen) => changeView({ trainingCurve: chosen })}
        className={styles.tabs}
        optionClass={styles.tab}
        aria-label={t("curve")}
      />
      <TrainingPlot captionId={caption} nothing={nothing} />
      {curve === "layers" && <LayerKey />}
      {(curve === "loss" || curve === "zeroOne" || curve === "gradNorm") && averages && <DashKey />}
      <div className={styles.foot}>
        <p id={caption} className={styles.caption} />
        <label className={styles.abscissa}>
          <span>{t("against")}</span>
          <select
            className={styles.select}
            value={abscissa}
            onChange={({ target }) => changeView({ trainingAbscissa: target.value as TrainingAbscissa })}
            aria-label={t("abscissa")}
          >
            {trainingAbscissas.map((id) => (
              <option key={id} value={id}>
                {local(TRAINING_ABSCISSA_LABELS[id])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TrainingSummary />
    </section>
  );
}
