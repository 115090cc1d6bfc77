import { useId, useMemo } from "react";
import {
  spectra as columns,
  matrixBlocks,
  type Spectrum,
  spectrumColumn,
  valuesIn,
} from "../../../engine/problems/matrix/task.ts";
import { type SpectrumView, spectra } from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { DASHES, type Dashes } from "../../draw/curves.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import { CurvesCard } from "../curves/curves-card.tsx";
import { words as shared } from "../curves/words.ts";
import { layerColor } from "../network/layer-color.ts";
import { type ColumnPlot, useAbscissas, useColumnPlot } from "./column-plot.ts";
import styles from "./matrix.module.css";
import { matrixPicture, useMatrix } from "./use-matrix.ts";
import { SPECTRUM_LABELS, words } from "./words.ts";

/** The columns of what is chosen. */
const COLUMNS: Readonly<Record<SpectrumView, Spectrum>> = {
  parameters: columns[0],
  gradient: columns[1],
  update: columns[2],
};

/** How the lines of one matrix after the other are dashed: the first not at all. */
const BLOCK_DASHES: readonly (Dashes | undefined)[] = [undefined, ...(Object.keys(DASHES) as Dashes[])];
const dashesOf = (block: number): Dashes | undefined => BLOCK_DASHES[block % BLOCK_DASHES.length];

/** The singular values of every matrix of the selected lane over time: the picture of a matrix problem. */
export function SpectraPanel() {
  const t = words.useWords();
  const s = shared.useWords();
  const local = useLocal();
  const theme = useTheme();
  const looks = useLaneLooks();
  const id = useId();
  const { problem } = useMatrix();
  const { spectrum, lane } = useLab((lab) => lab.configuration.view);
  const look = looks.find(({ index, visible }) => visible && index === lane);
  const blocks = useMemo(() => matrixBlocks(problem), [problem]);
  const plot = useMemo(
    (): ColumnPlot => ({
      linesOf: (view, looks) =>
        looks
          .filter(({ index, visible }) => visible && index === view.lane)
          .flatMap(({ index }) =>
            blocks.flatMap((block, b) =>
              Array.from({ length: valuesIn(block) }, (_, i) => ({
                lane: index,
                column: spectrumColumn(COLUMNS[view.spectrum], block.name, i),
                color: layerColor(theme, valuesIn(block) - 1 - i, valuesIn(block)),
                selected: false,
                dashes: dashesOf(b),
              })),
            ),
          ),
      partsOf: (view) => [view.spectrum],
      symbolOf: () => "σ₁",
      notes: () => [],
    }),
    [blocks, theme],
  );
  return (
    <section className={styles.spectra} aria-labelledby={id}>
      <header>
        <h2 className="eyebrow" id={id}>
          {t("spectra")}
        </h2>
      </header>
      <div data-picture>
        <CurvesCard
          curve={{
            options: spectra.map((value) => ({
              value,
              label: local(SPECTRUM_LABELS[value].tab),
              title: local(SPECTRUM_LABELS[value].full),
            })),
            value: spectrum,
            choose: (chosen) => changeView({ spectrum: chosen }),
          }}
          abscissa={useAbscissas()}
          subject={useColumnPlot(plot)}
          nothing={look ? null : s(looks.length > 0 ? "noLane" : "noOptimizer")}
          summary={() => {
            const trajectory = matrixPicture()?.lanes[lane];
            if (!trajectory) return null;
            const first = spectrum === "update" ? 1 : 0;
            return blocks.flatMap((block) =>
              Array.from({ length: valuesIn(block) }, (_, i) => {
                const column = spectrumColumn(COLUMNS[spectrum], block.name, i);
                const values = trajectory.has(column) ? trajectory.column(column) : null;
                return {
                  key: column,
                  name: t("value", { block: block.name, number: i + 1 }),
                  ...{ start: values?.[first], end: values?.[trajectory.length - 1] },
                };
              }),
            );
          }}
        >
          <ul className={styles.key}>
            <li>{t("ofLane", { lane: look?.name ?? "" })}</li>
            {blocks.map(({ name, rows, columns }, b) => (
              <li key={name}>
                <svg width="30" height="8" aria-hidden="true" focusable="false">
                  <path
                    d="M0 4H30"
                    stroke="var(--ink)"
                    strokeWidth="1.5"
                    strokeDasharray={dashesOf(b) && DASHES[dashesOf(b)!].join(" ")}
                  />
                </svg>
                {name} ({rows} × {columns})
              </li>
            ))}
          </ul>
        </CurvesCard>
      </div>
    </section>
  );
}
