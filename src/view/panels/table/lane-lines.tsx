import type { ReactNode } from "react";
import type { Outcome } from "../../../engine/outcome.ts";
import { type Counted, explain } from "../../../engine/outcome-words.ts";
import { changeView } from "../../../state/lab.ts";
import type { LaneLook } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import type { Status } from "./status.ts";
import { Swatch } from "./swatch.tsx";
import styles from "./table-panel.module.css";
import { words } from "./words.ts";

interface LineProps {
  readonly look: LaneLook;
  /** The cells after the lane's name. */
  readonly children: ReactNode;
}

/** The row of a lane in a table: pressed, it selects the lane. */
export function LaneLine({ look, children }: LineProps) {
  const t = words.useWords();
  const { index, name, selected, visible } = look;
  return (
    <tr
      data-lane={index}
      data-selected={selected || undefined}
      data-hidden={!visible || undefined}
      onClick={() => changeView({ lane: index })}
    >
      <th scope="row" className={styles.lane}>
        <button type="button" className={styles.name} aria-pressed={selected}>
          <Swatch look={look} />
          <span>{name}</span>
          {!visible && <span className="visually-hidden">{t("hidden")}</span>}
        </button>
      </th>
      {children}
    </tr>
  );
}

/** The row of a lane's averaged θ, below that of the lane. */
function AveragedLine({ look, children }: LineProps) {
  const t = words.useWords();
  const { index, name, selected, visible } = look;
  return (
    <tr
      className={styles.averaged}
      data-averaged={index}
      data-selected={selected || undefined}
      data-hidden={!visible || undefined}
      onClick={() => changeView({ lane: index })}
    >
      <th scope="row" className={styles.lane}>
        <span className={styles.name}>
          <Swatch look={look} hollow />
          <span>{t("averaged")}</span>
          <span className="visually-hidden">({name})</span>
        </span>
      </th>
      {children}
    </tr>
  );
}

interface LinesProps {
  readonly look: LaneLook;
  /** How the lane ended, as far as it has. */
  readonly outcome: Outcome | null | undefined;
  readonly counted: Counted;
  readonly averaged: boolean;
  /** The cells between the lane's name and its status. */
  readonly children: ReactNode;
}

/** A lane's row and, where it keeps an average, that of its averaged θ; how the lane ended stands behind its status. */
export function LaneLines({ look, outcome, counted, averaged, children }: LinesProps) {
  const local = useLocal();
  return (
    <>
      <LaneLine look={look}>
        {children}
        <td className={styles.status} title={outcome ? local(explain(outcome, counted)) : undefined} />
      </LaneLine>
      {averaged && (
        <AveragedLine look={look}>
          {children}
          <td className={styles.status} />
        </AveragedLine>
      )}
    </>
  );
}

/** Marks a cell as the best of its column: bold, and in words for screen readers. An empty mark takes it away. */
export function markBest(cell: HTMLTableCellElement, mark: string): void {
  if ((cell.dataset.best ?? "") === mark) return;
  cell.querySelector("[data-mark]")?.remove();
  if (mark === "") {
    delete cell.dataset.best;
    return;
  }
  cell.dataset.best = mark;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.dataset.mark = "";
  said.textContent = ` (${mark})`;
  cell.append(said);
}

/** Writes a number into a cell, and to the last bit for whoever rests the pointer on it. */
export function writeNumber(cell: HTMLTableCellElement, text: string, exact: number | null | undefined): void {
  const title = exact === null || exact === undefined ? "" : String(exact);
  // A mark may follow the number, which stays in a text of its own.
  const number = cell.firstChild;
  if (number instanceof Text) {
    if (number.data !== text) number.data = text;
  } else cell.prepend(text);
  if (cell.title !== title) cell.title = title;
}

/** Writes what a lane is doing into the last cell of its row. */
export function writeStatus({ cells }: HTMLTableRowElement, status: Status, text: string): void {
  const cell = cells[cells.length - 1]!;
  if (cell.textContent !== text) cell.textContent = text;
  cell.dataset.kind = status.kind === "resting" ? status.point : status.kind;
}
