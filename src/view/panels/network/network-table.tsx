import { useCallback, useEffect, useId, useRef } from "react";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import { useLab } from "../../../state/lab.ts";
import { evaluatedUpdate, type NetworkPicture, networkPicture, reachedUpdate } from "../../../state/network-picture.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { pictureRevision } from "../../../state/runs.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber } from "../../format.ts";
import { Explained } from "../../glossary/explained.tsx";
import type { TermId } from "../../glossary/glossary.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { catalogue } from "../../language.ts";
import { Announcer } from "../table/announcer.tsx";
import { type Better, bestOf, competes } from "../table/best.ts";
import { EndingNotes } from "../table/ending-notes.tsx";
import { LaneLines, markBest, writeNumber, writeStatus } from "../table/lane-lines.tsx";
import { statusText } from "../table/status.ts";
import table from "../table/table-panel.module.css";
import { VerdictLine } from "../table/verdict-line.tsx";
import { words as tableWords, type Words } from "../table/words.ts";
import { averagedNetworkRow, type NetworkNumbers, type NetworkRow, networkRow, variancesOf } from "./network-row.ts";
import styles from "./network-table.module.css";
import { useNetwork } from "./use-network.ts";

const words = catalogue("network-table", {
  title: { en: "Values at the cursor", ja: "カーソル位置での値" },
  lane: { en: "Optimizer", ja: "最適化手法" },
  loss: { en: "J", ja: "J" },
  heldOutLoss: { en: "J, held out", ja: "検証 J" },
  zeroOne: { en: "misclassified", ja: "誤分類率" },
  heldOutZeroOne: { en: "misclassified, held out", ja: "検証 誤分類率" },
  gradNorm: { en: "‖g‖", ja: "‖g‖" },
  r2: { en: "R²", ja: "R²" },
  heldOutR2: { en: "R², held out", ja: "検証 R²" },
  best: { en: "best held-out J (at update)", ja: "最良の検証 J(更新)" },
  showBest: { en: "Show this update", ja: "この更新を表示" },
  gradientEvaluations: { en: "grad. evals", ja: "勾配評価" },
  status: { en: "status", ja: "状態" },
  evaluated: { en: "{{value}} after update {{update}}", ja: "更新 {{update}} 回後の {{value}}" },
});

const MEASURES = [
  "loss",
  "heldOutLoss",
  "best",
  "zeroOne",
  "heldOutZeroOne",
  "r2",
  "heldOutR2",
  "gradNorm",
  "gradientEvaluations",
] as const;
type Measure = (typeof MEASURES)[number];

/** What the glossary explains of each column. */
const TERMS: Readonly<Record<Measure, TermId>> = {
  ...{ loss: "trainingLoss", heldOutLoss: "heldOutLoss", best: "best", zeroOne: "zeroOne", heldOutZeroOne: "zeroOne" },
  ...{ r2: "r2", heldOutR2: "r2", gradNorm: "gradNorm", gradientEvaluations: "cost" },
};

function rowsNow(lanes: number): NetworkRow[] {
  const picture = networkPicture();
  const { outcomes, progress } = useLab.getState();
  if (!picture) return [];
  return Array.from({ length: lanes }, (_, lane) =>
    networkRow(picture, lane, currentStep(), outcomes[lane] ?? null, progress.state),
  );
}

function textOf(value: number | null, measure: Exclude<Measure, "best">): string {
  if (value === null) return "—";
  if (measure === "zeroOne" || measure === "heldOutZeroOne") return `${formatNumber(100 * value, 3)} %`;
  return measure === "gradientEvaluations" ? String(value) : formatNumber(value);
}

/** A number with the update that it is of. */
type Evaluated = (value: string, update: number) => string;

/** Whether a row's numbers are of an update before that of the time cursor, the last that was evaluated. */
const isEarlier = (row: NetworkNumbers): row is NetworkNumbers & { readonly update: number } =>
  row.update !== null && row.update < currentStep();

/** What there is to see at the cursor, in sentences. */
function summary(t: Words, evaluated: Evaluated, looks: readonly LaneLook[]): string {
  const { steps } = useLab.getState().configuration;
  const rows = rowsNow(looks.length);
  const lanes = looks
    .filter(({ visible }) => visible)
    .flatMap(({ index, name }) => {
      const row = rows[index];
      if (!row) return [];
      const value = row.loss === null ? "—" : formatNumber(row.loss);
      const loss = isEarlier(row) ? evaluated(value, row.update) : value;
      return [t("announceLane", { name, status: statusText(t, row.status, "update"), loss })];
    });
  return [t("announceUpdate", { step: currentStep(), steps }), ...lanes].join(" ");
}

/** The lanes at the cursor, in numbers and words. */
export function NetworkTablePanel() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const common = tableWords.useWords();
  const title = useId();
  const looks = useLaneLooks();
  const body = useRef<HTMLTableSectionElement>(null);
  const outcomes = useLab((lab) => lab.outcomes);
  const { problem, lanes, seed } = useNetwork();
  const { classes, heldOut } = sizesOf(problem.dataset);
  const variances = variancesOf(problem, seed);
  const shown = MEASURES.filter((measure) => {
    if (measure === "r2") return variances.training !== null;
    if (measure === "heldOutR2") return variances.heldOut !== null;
    if (measure === "zeroOne" || measure === "heldOutZeroOne") return classes && (measure === "zeroOne" || heldOut > 0);
    return heldOut > 0 || (measure !== "heldOutLoss" && measure !== "best");
  });
  const columns = shown.join(" ");
  const evaluated: Evaluated = useCallback((value, update) => t("evaluated", { value, update }), [t]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a ref is always the same; the compiler's own rule wants it named here.
  useEffect(() => {
    let painted = "";
    return onFrame(() => {
      const { progress, outcomes: endings } = useLab.getState();
      const key = [pictureRevision(), currentStep(), progress.state, endings.length].join(" ");
      if (key === painted) return;
      painted = key;
      write(body.current!, rowsNow(looks.length), columns, evaluated, (row) =>
        statusText(common, row.status, "update"),
      );
      markAll(body.current!, rowsNow(looks.length), looks, columns, common("best"));
    });
  }, [onFrame, body, looks, columns, common, evaluated]);

  return (
    <div className={styles.panel}>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <VerdictLine />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section className={table.scroll} aria-labelledby={title} tabIndex={0}>
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col" className={table.lane}>
                <Explained term="lane">{t("lane")}</Explained>
              </th>
              {shown.map((measure) => (
                <th key={measure} scope="col">
                  <Explained term={TERMS[measure]}>{t(measure)}</Explained>
                </th>
              ))}
              <th scope="col" className={table.status}>
                <Explained term="status">{t("status")}</Explained>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {looks.map((look) => (
              <LaneLines
                key={look.index}
                look={look}
                outcome={outcomes[look.index]}
                counted="update"
                averaged={lanes[look.index]?.average !== undefined}
              >
                <Cells measures={shown} />
              </LaneLines>
            ))}
          </tbody>
        </table>
      </section>
      <EndingNotes />
      <Announcer summary={(announced, all) => summary(announced, evaluated, all)} />
    </div>
  );
}

/** The cells of a row's numbers. */
function Cells({ measures }: { readonly measures: readonly Measure[] }) {
  return measures.map((measure) => (
    <td key={measure} className={`number ${styles[measure] ?? ""}`}>
      {measure === "best" && <BestButton />}
    </td>
  ));
}

/** Goes to the update that stands on it. It is written as the best one changes. */
function BestButton() {
  const t = words.useWords();
  return (
    <button
      type="button"
      title={t("showBest")}
      className={styles.go}
      onClick={(event) => {
        event.stopPropagation();
        const { update } = event.currentTarget.dataset;
        if (update !== undefined) seek(Number(update));
      }}
    />
  );
}

/** Whether a lane's values are of an update before the one on the screen. */
const isBehind = (picture: NetworkPicture, lane: number): boolean =>
  (evaluatedUpdate(picture, lane) ?? 0) < (reachedUpdate(picture, lane) ?? 0);

/** What is better of a column; what has been spent says nothing by itself. */
const BETTER: Readonly<Partial<Record<Measure, Better>>> = {
  ...{ loss: "lower", heldOutLoss: "lower", zeroOne: "lower", heldOutZeroOne: "lower", gradNorm: "lower" },
  ...{ r2: "higher", heldOutR2: "higher", best: "lower" },
};

/** Marks the best lanes of every column. */
function markAll(
  body: HTMLTableSectionElement,
  rows: readonly NetworkRow[],
  looks: readonly LaneLook[],
  columns: string,
  mark: string,
): void {
  const candidates = looks.filter(({ index, visible }) => rows[index] && competes(visible, rows[index].status));
  for (const [m, measure] of (columns.split(" ") as Measure[]).entries()) {
    const better = BETTER[measure];
    if (!better) continue;
    const cells = candidates.map(({ index: lane }) => {
      const row = rows[lane]!;
      const value = measure === "best" ? (row.best?.loss ?? null) : row[measure];
      return { lane, value, text: measure === "best" ? formatNumber(value ?? Number.NaN) : textOf(value, measure) };
    });
    const best = bestOf(cells, better);
    for (const line of body.rows) {
      if (line.dataset.lane === undefined) continue;
      markBest(line.cells[m + 1]!, best.has(Number(line.dataset.lane)) ? mark : "");
    }
  }
}

/** Writes the numbers and words of all lanes into the table's cells, where they differ from what is there. */
function write(
  body: HTMLTableSectionElement,
  rows: readonly NetworkRow[],
  columns: string,
  evaluated: Evaluated,
  statusOf: (row: NetworkRow) => string,
): void {
  const picture = networkPicture();
  const measures = columns.split(" ") as Measure[];
  for (const line of body.rows) {
    const { averaged } = line.dataset;
    const lane = Number(averaged ?? line.dataset.lane);
    line.toggleAttribute("data-behind", picture !== null && isBehind(picture, lane));
    if (averaged !== undefined) {
      if (picture) writeNumbers(line, measures, averagedNetworkRow(picture, lane, currentStep()), evaluated);
      continue;
    }
    const row = rows[lane];
    if (!row) continue;
    writeNumbers(line, measures, row, evaluated);
    writeStatus(line, row.status, statusOf(row));
  }
}

function writeNumbers(
  line: HTMLTableRowElement,
  measures: readonly Measure[],
  row: NetworkNumbers,
  evaluated: Evaluated,
): void {
  for (const [m, measure] of measures.entries()) {
    const cell = line.cells[m + 1]!;
    if (measure === "best") {
      writeBest(cell, row);
      continue;
    }
    const value = row[measure];
    writeNumber(cell, textOf(value, measure), value);
    if (value !== null && isEarlier(row)) cell.title = evaluated(String(value), row.update);
  }
}

function writeBest(cell: HTMLTableCellElement, { best }: NetworkNumbers): void {
  const button = cell.firstElementChild as HTMLButtonElement;
  const text = best === null ? "—" : `${formatNumber(best.loss)} (${best.update})`;
  if (button.textContent === text) return;
  button.textContent = text;
  button.disabled = best === null;
  if (best === null) return;
  button.dataset.update = String(best.update);
  cell.title = `J ${best.loss}`;
}
