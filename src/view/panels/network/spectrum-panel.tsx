import { useCallback, useId } from "react";
import { isFiniteVector } from "../../../engine/core/vector.ts";
import { dimensionOf } from "../../../engine/training/specification.ts";
import { limits } from "../../../experiment/configuration.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { classColor } from "../../draw/class-colors.ts";
import { paintSpectrum } from "../../draw/paint-spectrum.ts";
import { formatNumber } from "../../format.ts";
import styles from "./analysis.module.css";
import { factsOf } from "./analysis-facts.ts";
import { spectrumWords } from "./analysis-words.ts";
import { JobActions, JobNote } from "./job-actions.tsx";
import { LaneAtUpdate } from "./lane-at-update.tsx";
import { useJob } from "./use-job.ts";
import { useSelectedProblem } from "./use-network.ts";

function Plot({ eigenvalues }: { readonly eigenvalues: Float64Array }) {
  const t = spectrumWords.useWords();
  const { largest, smallest, negative } = factsOf(eigenvalues);
  const paint = useCallback(
    ({ context, width, height, theme, token }: Paper) =>
      paintSpectrum(context, width, height, eigenvalues, {
        ...{ positive: classColor(theme, 0), negative: classColor(theme, 1) },
        ...{ text: token("--ink-soft"), grid: token("--line"), font: `11px ${token("--font-ui")}` },
      }),
    [eigenvalues],
  );
  const label = t("figure", {
    ...{ count: eigenvalues.length, negative },
    ...{ largest: formatNumber(largest), smallest: formatNumber(smallest) },
  });
  return <PaintedCanvas paint={paint} className={styles.plot} label={label} />;
}

function Numbers({ eigenvalues }: { readonly eigenvalues: Float64Array }) {
  const t = spectrumWords.useWords();
  const { largest, smallest, negative, flat } = factsOf(eigenvalues);
  const rows = [
    ["largest", formatNumber(largest, 4)],
    ["smallest", formatNumber(smallest, 4)],
    ["negative", `${negative} / ${eigenvalues.length}`],
    ["flat", `${flat} / ${eigenvalues.length}`],
    ["rate", largest > 0 ? formatNumber(2 / largest, 3) : "—"],
  ] as const;
  return (
    <dl className={styles.numbers}>
      {rows.map(([key, text]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd className="number">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** All eigenvalues of the Hessian for the selected lane at the time cursor, when they are asked for. */
export function SpectrumPanel() {
  const t = spectrumWords.useWords();
  const title = useId();
  const problem = useSelectedProblem();
  const count = dimensionOf(problem);
  const job = useJob("spectrum");
  const { found } = job;
  return (
    <section className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {t("title")}
      </h2>
      {count > limits.hessianDimension ? (
        <p className={styles.note}>{t("tooLarge", { count, limit: limits.hessianDimension })}</p>
      ) : (
        <>
          <LaneAtUpdate found={found} />
          <JobActions job={job} />
          {found &&
            (isFiniteVector(found.result) ? (
              <>
                <Plot eigenvalues={found.result} />
                <Numbers eigenvalues={found.result} />
              </>
            ) : (
              <p className={styles.waiting}>{t("notFinite")}</p>
            ))}
          <JobNote job={job}>{t("note")}</JobNote>
        </>
      )}
    </section>
  );
}
