import { useCallback, useId } from "react";
import type { GradientSpread } from "../../../engine/networks/spread.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { paintSpread } from "../../draw/paint-spread.ts";
import { formatNumber } from "../../format.ts";
import styles from "./analysis.module.css";
import { slopeText } from "./analysis-facts.ts";
import { spreadWords } from "./analysis-words.ts";
import { JobActions, JobNote } from "./job-actions.tsx";
import { LaneAtUpdate } from "./lane-at-update.tsx";
import { useJob } from "./use-job.ts";

function Plot({ spread }: { readonly spread: GradientSpread }) {
  const t = spreadWords.useWords();
  const paint = useCallback(
    ({ context, width, height, token }: Paper) =>
      paintSpread(context, width, height, spread, (value) => formatNumber(value, 2), {
        ...{ line: token("--link"), text: token("--ink-soft"), grid: token("--line") },
        font: `11px ${token("--font-ui")}`,
      }),
    [spread],
  );
  const points = spread.sizes.map((size, i) => `${size}: ${formatNumber(spread.errors[i]!, 2)}`).join(", ");
  const label = t("figure", { points, slope: slopeText(spread, 2) });
  return <PaintedCanvas paint={paint} className={styles.plot} label={label} />;
}

/** How the noise of minibatch gradients falls with the batch, for the selected lane at the time cursor, when it is asked for. */
export function SpreadPanel() {
  const t = spreadWords.useWords();
  const title = useId();
  const job = useJob("spread");
  const { found } = job;
  return (
    <section className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {t("title")}
      </h2>
      <LaneAtUpdate found={found} />
      <JobActions job={job} />
      {found && (
        <>
          <Plot spread={found.result} />
          <dl className={styles.numbers}>
            <div>
              <dt>{t("slope")}</dt>
              <dd className="number">{slopeText(found.result, 3)}</dd>
            </div>
            <div>
              <dt>{t("norm")}</dt>
              <dd className="number">{formatNumber(found.result.norm, 3)}</dd>
            </div>
          </dl>
        </>
      )}
      <JobNote job={job}>{t("note")}</JobNote>
    </section>
  );
}
