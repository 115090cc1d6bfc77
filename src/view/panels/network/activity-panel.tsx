import { useCallback, useId } from "react";
import type { ActivityHistograms } from "../../../engine/networks/activity.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { paintHistogram } from "../../draw/paint-histogram.ts";
import { formatNumber } from "../../format.ts";
import styles from "./analysis.module.css";
import { activityWords } from "./analysis-words.ts";
import { LaneAtUpdate } from "./lane-at-update.tsx";
import { useActivity } from "./use-activity.ts";

interface BarsProps {
  readonly counts: Float64Array;
  /** Where 0 stands on the axis, as a share; null where it does not. */
  readonly zero: number | null;
  readonly color: string;
  readonly label: string;
}

function Bars({ counts, zero, color, label }: BarsProps) {
  const paint = useCallback(
    ({ context, width, height, token }: Paper) =>
      paintHistogram(context, width, height, counts, token(color), { color: token("--line-strong"), at: zero }),
    [counts, zero, color],
  );
  return <PaintedCanvas paint={paint} className={styles.bars} label={label} />;
}

function Table({ activity }: { readonly activity: ActivityHistograms }) {
  const t = activityWords.useWords();
  const { range, decades, layers } = activity;
  const zero = -range[0] / (range[1] - range[0]);
  const percent = (share: number) => Math.round(100 * share);
  return (
    <table className={styles.layers}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t("layer")}</span>
          </th>
          <th scope="col">
            {t("activations")}
            <span className={styles.range}>
              {formatNumber(range[0], 2)} … {formatNumber(range[1], 2)}
            </span>
          </th>
          <th scope="col">
            {t("gradients")}
            <span className={styles.range}>
              {formatNumber(decades[0], 2)} … {formatNumber(decades[1], 2)}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {layers.map((layer, i) => {
          const name = i === layers.length - 1 ? t("output") : t("hidden", { layer: i + 1 });
          return (
            // A layer has no name but its place.
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <tr key={i}>
              <th scope="row">{name}</th>
              <td>
                <Bars
                  counts={layer.activations}
                  zero={zero}
                  color="--link"
                  label={t("activationsLabel", {
                    layer: name,
                    mean: formatNumber(layer.mean),
                    deviation: formatNumber(layer.deviation),
                  })}
                />
                <span className={styles.figure}>
                  σ <b className="number">{formatNumber(layer.deviation, 2)}</b>
                  {layer.dead > 0 && <span className={styles.warn}> {t("dead", { share: percent(layer.dead) })}</span>}
                </span>
              </td>
              <td>
                <Bars
                  counts={layer.gradients}
                  zero={null}
                  color="--good"
                  label={t("gradientsLabel", { layer: name, size: formatNumber(layer.gradientSize) })}
                />
                <span className={styles.figure}>
                  {t("rms")} <b className="number">{formatNumber(layer.gradientSize, 2)}</b>
                  {layer.gradientZeros >= 0.005 && (
                    <span className={styles.warn}> {t("allZero", { share: percent(layer.gradientZeros) })}</span>
                  )}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How activations and gradients are spread in every layer, for the selected lane at the time cursor. */
export function ActivityPanel() {
  const t = activityWords.useWords();
  const title = useId();
  const found = useActivity();
  return (
    <section className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {t("title")}
      </h2>
      <LaneAtUpdate found={found} />
      {found ? <Table activity={found.result} /> : <p className={styles.waiting}>{t("waiting")}</p>}
      <p className={styles.note}>{t("about")}</p>
    </section>
  );
}
