import { useId } from "react";
import { type Abscissa, abscissas, curves } from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { Choices } from "../../controls/choices.tsx";
import { useLocal } from "../../language.ts";
import styles from "./curves-panel.module.css";
import { CurvesPlot } from "./curves-plot.tsx";
import { CurvesSummary } from "./curves-summary.tsx";
import { ABSCISSA_LABELS, CURVE_LABELS, words } from "./words.ts";

/** How J, the gradient, the steps and the distance to a minimum go, lane by lane. */
export function CurvesPanel() {
  const t = words.useWords();
  const local = useLocal();
  const title = useId();
  const caption = useId();
  const { curve, abscissa } = useLab((lab) => lab.configuration.view);
  return (
    <section className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <Choices
        options={curves.map((id) => ({
          value: id,
          label: local(CURVE_LABELS[id].tab),
          title: local(CURVE_LABELS[id].full),
        }))}
        value={curve}
        choose={(chosen) => changeView({ curve: chosen })}
        className={styles.tabs}
        optionClass={styles.tab}
        aria-label={t("curve")}
      />
      <CurvesPlot captionId={caption} />
      <div className={styles.foot}>
        <p id={caption} className={styles.caption} />
        <label className={styles.abscissa}>
          <span>{t("against")}</span>
          <select
            className={styles.select}
            value={abscissa}
            onChange={({ target }) => changeView({ abscissa: target.value as Abscissa })}
            aria-label={t("abscissa")}
          >
            {abscissas.map((id) => (
              <option key={id} value={id}>
                {local(ABSCISSA_LABELS[id].tab)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <CurvesSummary />
    </section>
  );
}
