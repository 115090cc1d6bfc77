import { useLab } from "../../../state/lab.ts";
import { minimaOf } from "../../../state/measures.ts";
import { currentPicture } from "../../../state/runs.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { curveColumn } from "./curves-model.ts";
import { CURVE_LABELS, words } from "./words.ts";

/** What the plot says, as a table for those who do not see it. Written once a run is over. */
export function CurvesSummary() {
  const t = words.useWords();
  const local = useLocal();
  const looks = useLaneLooks();
  const curve = useLab((lab) => lab.configuration.view.curve);
  const over = useLab((lab) => lab.progress.state !== "running");
  // A new list of outcomes is the sign of a new run, even where "running" came and went between two renders.
  useLab((lab) => lab.outcomes);
  const picture = currentPicture();
  if (!over || !picture) return null;
  const minima = minimaOf(picture.specification.problem);
  return (
    // A table takes the room of its cells whatever its style says: the box around it does not.
    <div className="visually-hidden">
      <table>
        <caption>{t("summary", { curve: local(CURVE_LABELS[curve].full) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("atStart")}</th>
            <th scope="col">{t("smallest")}</th>
            <th scope="col">{t("atEnd")}</th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ index, name }) => {
            const trajectory = picture.lanes[index];
            if (!trajectory) return null;
            const { values, length } = curveColumn(trajectory, curve, minima);
            let smallest = Number.POSITIVE_INFINITY;
            for (let k = 0; k < length; k++) if (values[k]! < smallest) smallest = values[k]!;
            const start = values.subarray(0, length).find((value) => !Number.isNaN(value));
            return (
              <tr key={index}>
                <th scope="row">{name}</th>
                {[start, smallest, values[length - 1]].map((value, column) => (
                  <td key={["start", "smallest", "end"][column]}>
                    {value === undefined || length === 0 ? "—" : formatNumber(value)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
