import { useLab } from "../../../state/lab.ts";
import { networkPicture } from "../../../state/network-picture.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { seriesOf } from "./training-model.ts";
import { SERIES_LABELS, TRAINING_LABELS, trainingWords } from "./training-words.ts";

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
          {looks.flatMap(({ index, name }) => {
            const trajectory = picture.lanes[index];
            if (!trajectory) return [];
            // In a table layers would be many numbers: the whole gradient stands for them.
            return seriesOf(trajectory, curve === "layers" ? "gradNorm" : curve).map(({ column, of }) => {
              const values = trajectory.column(column);
              return (
                <tr key={`${index} ${column}`}>
                  <th scope="row">{of ? `${name} (${local(SERIES_LABELS[of])})` : name}</th>
                  <td>{text(values[curve === "stepLength" ? 1 : 0])}</td>
                  <td>{text(values[trajectory.length - 1])}</td>
                </tr>
              );
            });
          })}
        </tbody>
      </table>
    </div>
  );
}
