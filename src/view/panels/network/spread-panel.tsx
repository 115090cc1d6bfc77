import { useCallback, useId } from "react";
import type { GradientSpread } from "../../../engine/networks/spread.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { paintSpread } from "../../draw/paint-spread.ts";
import { formatNumber } from "../../format.ts";
import { catalogue } from "../../language.ts";
import styles from "./analysis.module.css";
import { JobActions } from "./job-actions.tsx";
import { LaneAtUpdate } from "./lane-at-update.tsx";
import { useJob } from "./use-job.ts";

const words = catalogue("spread", {
  title: { en: "Spread of the minibatch gradient", ja: "ミニバッチ勾配のばらつき" },
  figure: {
    en: "Distance from the full gradient by batch size: {{points}}; the slope on log axes is {{slope}}",
    ja: "バッチサイズごとの全勾配からの距離: {{points}}。両対数での傾き {{slope}}",
  },
  slope: { en: "slope on log axes", ja: "両対数での傾き" },
  norm: { en: "‖g‖ over all examples", ja: "全データの ‖g‖" },
  note: {
    en: "√(mean ‖g_batch − g‖²) over 64 batches of each size, drawn with replacement. Dashed: 1/√batch.",
    ja: "各サイズ 64 個のバッチ(復元抽出)での √(‖g_batch − g‖² の平均)です。破線は 1/√バッチサイズ。",
  },
  outdated: { en: "The cursor has moved since.", ja: "カーソルはその後移動しています。" },
});

/** The slope of the line that fits the points best on logarithmic axes; NaN for fewer than two. */
function slopeOf({ sizes, errors }: GradientSpread): number {
  const points = sizes.flatMap((size, i) => (errors[i]! > 0 ? [[Math.log(size), Math.log(errors[i]!)] as const] : []));
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / along;
}

function Plot({ spread }: { readonly spread: GradientSpread }) {
  const t = words.useWords();
  const paint = useCallback(
    ({ context, width, height, token }: Paper) =>
      paintSpread(context, width, height, spread, (value) => formatNumber(value, 2), {
        ...{ line: token("--link"), text: token("--ink-soft"), grid: token("--line") },
        font: `11px ${token("--font-ui")}`,
      }),
    [spread],
  );
  const points = spread.sizes.map((size, i) => `${size}: ${formatNumber(spread.errors[i]!, 2)}`).join(", ");
  const label = t("figure", { points, slope: formatNumber(slopeOf(spread), 2) });
  return <PaintedCanvas paint={paint} className={styles.plot} label={label} />;
}

/** How the noise of minibatch gradients falls with the batch, for the selected lane at the time cursor, when it is asked for. */
export function SpreadPanel() {
  const t = words.useWords();
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
              <dd className="number">{formatNumber(slopeOf(found.result), 3)}</dd>
            </div>
            <div>
              <dt>{t("norm")}</dt>
              <dd className="number">{formatNumber(found.result.norm, 3)}</dd>
            </div>
          </dl>
        </>
      )}
      <p className={styles.note}>
        {t("note")} {job.outdated ? t("outdated") : ""}
      </p>
    </section>
  );
}
