import { useCallback, useId } from "react";
import { dimensionOf } from "../../../engine/training/specification.ts";
import { limits } from "../../../experiment/configuration.ts";
import { PaintedCanvas, type Paper } from "../../controls/painted-canvas.tsx";
import { classColor } from "../../draw/class-colors.ts";
import { paintSpectrum } from "../../draw/paint-spectrum.ts";
import { formatNumber } from "../../format.ts";
import { catalogue } from "../../language.ts";
import styles from "./analysis.module.css";
import { JobActions } from "./job-actions.tsx";
import { LaneAtUpdate } from "./lane-at-update.tsx";
import { useJob } from "./use-job.ts";
import { useNetwork } from "./use-network.ts";

const words = catalogue("spectrum", {
  title: { en: "Hessian spectrum", ja: "ヘッセ行列の固有値" },
  tooLarge: {
    en: "{{count}} parameters are too many: the spectrum takes all {{count}}² entries of H. Up to {{limit}} can be computed.",
    ja: "パラメータが {{count}} 個と多すぎます。H の全要素({{count}}² 個)が必要なため、{{limit}} 個まで計算できます。",
  },
  largest: { en: "largest λ", ja: "最大の λ" },
  smallest: { en: "smallest λ", ja: "最小の λ" },
  negative: { en: "negative", ja: "負の割合" },
  flat: { en: "nearly 0", ja: "ほぼ 0" },
  rate: { en: "stable ε below", ja: "安定な ε の上限" },
  figure: {
    en: "{{count}} eigenvalues from {{largest}} down to {{smallest}}, {{negative}} of them negative",
    ja: "固有値 {{count}} 個、{{largest}} から {{smallest}} まで、負は {{negative}} 個",
  },
  note: {
    en: "Exact, of the loss over the whole training set, largest first. “Nearly 0”: below a millionth of the largest.",
    ja: "訓練データ全体の損失の厳密な固有値を、大きい順に示します。「ほぼ 0」は最大の百万分の一未満です。",
  },
  outdated: { en: "The cursor has moved since.", ja: "カーソルはその後移動しています。" },
});

/** An eigenvalue below this share of the largest counts as 0. */
const FLAT = 1e-6;

interface Facts {
  readonly largest: number;
  readonly smallest: number;
  readonly negative: number;
  readonly flat: number;
}

function factsOf(eigenvalues: Float64Array): Facts {
  const largest = eigenvalues.at(-1)!;
  const smallest = eigenvalues[0]!;
  const size = Math.max(Math.abs(largest), Math.abs(smallest));
  const flat = eigenvalues.filter((value) => Math.abs(value) <= FLAT * size).length;
  return { largest, smallest, flat, negative: eigenvalues.filter((value) => value < -FLAT * size).length };
}

function Plot({ eigenvalues }: { readonly eigenvalues: Float64Array }) {
  const t = words.useWords();
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
  const t = words.useWords();
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
  const t = words.useWords();
  const title = useId();
  const { problem } = useNetwork();
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
          {found && (
            <>
              <Plot eigenvalues={found.result} />
              <Numbers eigenvalues={found.result} />
            </>
          )}
          <p className={styles.note}>
            {t("note")} {job.outdated ? t("outdated") : ""}
          </p>
        </>
      )}
    </section>
  );
}
