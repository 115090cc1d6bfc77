import { type ReactNode, useId } from "react";
import { Choices } from "../../controls/choices.tsx";
import styles from "./curves-panel.module.css";
import { CurvesSummary, type SummaryRow } from "./curves-summary.tsx";
import { LinePlot, type PlotSubject } from "./line-plot.tsx";
import { words } from "./words.ts";

interface Choice<Value extends string, Option> {
  readonly options: readonly (Option & { readonly value: Value; readonly label: string })[];
  readonly value: Value;
  readonly choose: (value: Value) => void;
}

interface CardProps<Curve extends string, Abscissa extends string> {
  /** The title says in full what a curve shows. */
  readonly curve: Choice<Curve, { readonly title: string }>;
  readonly abscissa: Choice<Abscissa, unknown>;
  readonly subject: PlotSubject;
  /** Why there is nothing to see; null where there is something. */
  readonly nothing: string | null;
  /** The rows of the table that stands for the plot; null where there is no run. */
  readonly summary: () => readonly SummaryRow[] | null;
  /** What tells the lines apart, below the plot. */
  readonly children?: ReactNode;
}

/** A choice of curves, the plot of the one chosen, and what it is drawn against. */
export function CurvesCard<Curve extends string, Abscissa extends string>(props: CardProps<Curve, Abscissa>) {
  const { curve, abscissa, subject, nothing, summary, children } = props;
  const t = words.useWords();
  const title = useId();
  const caption = useId();
  const full = curve.options.find(({ value }) => value === curve.value)?.title ?? "";
  return (
    <section className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <Choices {...curve} className={styles.tabs} optionClass="tab" aria-label={t("curve")} />
      <div className={styles.figure} data-printed>
        <LinePlot captionId={caption} subject={subject} nothing={nothing} />
        <span className="visually-hidden">{full}</span>
        {children}
        <div className={styles.foot}>
          <p id={caption} className={styles.caption} />
          <label className={styles.abscissa}>
            <span>{t("against")}</span>
            <select
              className={styles.select}
              value={abscissa.value}
              onChange={({ target }) => {
                const chosen = abscissa.options.find(({ value }) => value === target.value);
                if (chosen) abscissa.choose(chosen.value);
              }}
              aria-label={t("abscissa")}
            >
              {abscissa.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <CurvesSummary curve={full} rowsOf={summary} />
    </section>
  );
}
