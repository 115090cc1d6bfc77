import { useLab } from "../../../state/lab.ts";
import { formatNumber } from "../../format.ts";
import { words } from "./words.ts";

/** A line of the plot in numbers. */
export interface SummaryRow {
  readonly key: string;
  readonly name: string;
  /** The first and the last value; undefined or NaN where there is none. */
  readonly start: number | undefined;
  readonly end: number | undefined;
}

interface SummaryProps {
  /** What the curve shows. */
  readonly curve: string;
  /** Null where there is no run. */
  readonly rowsOf: () => readonly SummaryRow[] | null;
}

/** What the plot says, as a table for those who do not see it. Written once a run is over. */
export function CurvesSummary({ curve, rowsOf }: SummaryProps) {
  const t = words.useWords();
  const over = useLab((lab) => lab.progress.state !== "running");
  // A new list of outcomes is the sign of a new run, even where "running" came and went between two renders.
  useLab((lab) => lab.outcomes);
  const rows = over ? rowsOf() : null;
  if (!rows) return null;
  const text = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? "—" : formatNumber(value));
  return (
    // A table takes the room of its cells whatever its style says: the box around it does not.
    <div className="visually-hidden">
      <table>
        <caption>{t("summary", { curve })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("atStart")}</th>
            <th scope="col">{t("atEnd")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, start, end }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{text(start)}</td>
              <td>{text(end)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
