import { useLab } from "../../../state/lab.ts";
import { networkPicture } from "../../../state/network-picture.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { TRAINING_LABELS, trainingWords } from "./training-words.ts";

/** The column that stands for a curve in a table. */
const COLUMNS = {
  loss: "loss",
  zeroOne: "zeroOne",
  gradNorm: "gradNorm",
  layers: "gradNorm",
  stepLength: "stepLength",
} as const;

/** What the plot says, as a table for those who do not see it. Written once a run is over. */
export function TrainingSummary() {
  const t = trainingWords.useWords();
  const local = useLocal();
  const looks = useLaneLooks();
  const curve = useLab((lab) => lab.configuration.view.trainingCurve);
  const over = useLab((lab) => lab.progress.state !== "running");
  // A new list of outcomes is the sign of a new run, even where "running" came and went between two renders.
  useLab((lab) => lab.outcomes);
  const picture = networkPicture();
  if (!over || !picture) return null;
  const text = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? "—" : formatNumber(value));
  return (
    // A table takes the room of its cells whatever its style says: the box around it does not.
    <div className="visually-hidden">
      <table>
        <caption>{t("summary", { curve: local(TRAINING_LABELS[curve].full) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("atStart")}</th>
            <th scope="col">{t("atEnd")}</th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ index, name }) => {
            const trajectory = picture.lanes[index];
            const column = trajectory?.has(COLUMNS[curve]) ? trajectory.column(COLUMNS[curve]) : null;
            return (
              <tr key={index}>
                <th scope="row">{name}</th>
                <td>{text(column?.[curve === "stepLength" ? 1 : 0])}</td>
                <td>{text(column?.[(trajectory?.length ?? 0) - 1])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
