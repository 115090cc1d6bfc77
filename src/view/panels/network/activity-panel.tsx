import { useCallback, useId } from "react";
import type { ActivityHistograms } from "../../../engine/networks/activity.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { paintHistogram } from "../../draw/paint-histogram.ts";
import { formatNumber } from "../../format.ts";
import { catalogue } from "../../language.ts";
import styles from "./analysis.module.css";
import { LaneAtUpdate } from "./lane-at-update.tsx";
import { useActivity } from "./use-activity.ts";

const words = catalogue("activity", {
  title: { en: "Layer by layer", ja: "層ごとの分布" },
  about: {
    en: "All training examples at the cursor. The layers share their axes.",
    ja: "カーソル位置での全訓練データの分布です。軸はどの層も共通です。",
  },
  layer: { en: "Layer", ja: "層" },
  hidden: { en: "hidden {{layer}}", ja: "隠れ層 {{layer}}" },
  output: { en: "output", ja: "出力" },
  activations: { en: "activations", ja: "活性" },
  gradients: { en: "log₁₀ |∂J/∂a|", ja: "log₁₀ |∂J/∂a|" },
  rms: { en: "RMS", ja: "二乗平均根" },
  dead: { en: "{{share}} % dead units", ja: "常に 0 のユニット {{share}} %" },
  allZero: { en: "{{share}} % are 0", ja: "{{share}} % が 0" },
  activationsLabel: {
    en: "Activations of {{layer}}: mean {{mean}}, standard deviation {{deviation}}",
    ja: "{{layer}} の活性: 平均 {{mean}}、標準偏差 {{deviation}}",
  },
  gradientsLabel: {
    en: "Gradients of {{layer}}: root mean square {{size}}",
    ja: "{{layer}} の勾配: 二乗平均根 {{size}}",
  },
  waiting: { en: "Not computed yet.", ja: "まだ計算されていません。" },
});

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
  const t = words.useWords();
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
  const t = words.useWords();
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
