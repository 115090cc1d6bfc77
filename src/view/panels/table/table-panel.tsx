import { useEffect, useId, useRef, useState } from "react";
import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import { currentPicture, pictureRevision } from "../../../state/runs.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber } from "../../format.ts";
import type { TermId } from "../../glossary/glossary.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { Announcer, surfaceSummary } from "./announcer.tsx";
import { bestOf, competes } from "./best.ts";
import { EndingNotes } from "./ending-notes.tsx";
import { LaneLines, markBest, writeNumber, writeStatus } from "./lane-lines.tsx";
import { averagedRow, type ColumnId, columns, costOf, type LaneRow, laneRow, sorted } from "./lane-row.ts";
import { statusText } from "./status.ts";
import styles from "./table-panel.module.css";
import { TargetField } from "./target-field.tsx";
import { VerdictLine } from "./verdict-line.tsx";
import { COLUMN_WORDS, COST_WORDS, words } from "./words.ts";

const MEASURES = columns.filter((column) => column !== "lane" && column !== "status");

interface Sorting {
  readonly column: ColumnId;
  readonly direction: "ascending" | "descending";
  /** Lanes from top to bottom. It stands as it was when it was asked for, so rows never move under the reader's eyes. */
  readonly order: readonly number[];
}

/** Every lane's row at the cursor, or none before the first chunk is there. */
function rowsNow(lanes: number): LaneRow[] {
  const picture = currentPicture();
  const { configuration, outcomes, progress } = useLab.getState();
  if (!picture) return [];
  const step = currentStep();
  return Array.from({ length: lanes }, (_, lane) =>
    laneRow(picture, lane, step, configuration.view, outcomes[lane] ?? null, progress.state),
  );
}

const shown = (value: number | null) => (value === null ? "—" : formatNumber(value));

const textOf = (measure: (typeof MEASURES)[number], value: number | null): string =>
  (measure === "toTarget" || measure === "cost") && Number.isInteger(value) ? String(value) : shown(value);

/** The lanes with the best number of each column; what has been spent says nothing by itself. */
function bestNow(rows: readonly LaneRow[], looks: readonly LaneLook[]) {
  const candidates = looks.filter(({ index, visible }) => rows[index] && competes(visible, rows[index].status));
  return MEASURES.map((measure) => {
    if (measure === "cost") return new Set<number>();
    const cells = candidates.map(({ index: lane }) => {
      const value = rows[lane]![measure];
      return { lane, value, text: textOf(measure, value) };
    });
    return bestOf(cells, "lower");
  });
}

/** Writes the numbers of a row into the line's cells, where they differ from what is there. */
function write(line: HTMLTableRowElement, row: Omit<LaneRow, "status">): void {
  for (const [m, measure] of MEASURES.entries()) {
    const value = row[measure];
    writeNumber(line.cells[m + 1]!, textOf(measure, value), value);
  }
}

/** The lanes at the cursor, in numbers and words. */
export function TablePanel() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const local = useLocal();
  const title = useId();
  const looks = useLaneLooks();
  const body = useRef<HTMLTableSectionElement>(null);
  const outcomes = useLab((lab) => lab.outcomes);
  const lanes = useLab((lab) => lab.configuration.lanes);
  const abscissa = useLab((lab) => lab.configuration.view.abscissa);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const natural = looks.map(({ index }) => index);
  const order = sorting?.order.length === looks.length ? sorting.order : natural;

  useEffect(() => {
    let painted = "";
    return onFrame(() => {
      const { configuration, progress, outcomes: endings } = useLab.getState();
      const key = [
        pictureRevision(),
        currentStep(),
        configuration.view.target,
        configuration.view.abscissa,
        progress.state,
        endings.length,
      ].join(" ");
      if (key === painted) return;
      painted = key;
      const rows = rowsNow(looks.length);
      const best = bestNow(rows, looks);
      const picture = currentPicture();
      for (const line of body.current!.rows) {
        if (line.dataset.averaged !== undefined) {
          const lane = Number(line.dataset.averaged);
          const row = picture && averagedRow(picture, lane, currentStep(), configuration.view);
          if (row) write(line, row);
          continue;
        }
        const row = rows[Number(line.dataset.lane)];
        if (!row) continue;
        write(line, row);
        const lane = Number(line.dataset.lane);
        for (const [m, lanes] of best.entries()) markBest(line.cells[m + 1]!, lanes.has(lane) ? t("best") : "");
        writeStatus(line, row.status, statusText(t, row.status, "step"));
      }
    });
  }, [onFrame, looks, t]);

  const costs = { cost: local(COST_WORDS[costOf(abscissa)].cost), unit: local(COST_WORDS[abscissa].unit) };

  const cells = MEASURES.map((measure) => <td key={measure} className={`number ${styles[measure]}`} />);

  function sort(column: ColumnId): void {
    const direction = sorting?.column === column && sorting.direction === "ascending" ? "descending" : "ascending";
    if (column === "lane" && direction === "ascending") setSorting(null);
    else setSorting({ column, direction, order: sorted(rowsNow(looks.length), column, direction) });
  }

  return (
    <div>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <VerdictLine />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section className={styles.scroll} aria-labelledby={title} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={styles[column]}
                  aria-sort={sorting?.column === column ? sorting.direction : undefined}
                >
                  <span className={styles.head}>
                    <button
                      type="button"
                      className={styles.sort}
                      data-term={column satisfies TermId}
                      onClick={() => sort(column)}
                    >
                      {t(COLUMN_WORDS[column], costs)}
                    </button>
                    {column === "toTarget" && <TargetField />}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {order.map((lane) => (
              <LaneLines
                key={lane}
                look={looks[lane]!}
                outcome={outcomes[lane]}
                counted="step"
                averaged={lanes[lane]?.average !== undefined}
              >
                {cells}
              </LaneLines>
            ))}
          </tbody>
        </table>
      </section>
      <EndingNotes />
      <Announcer summary={surfaceSummary} />
    </div>
  );
}
