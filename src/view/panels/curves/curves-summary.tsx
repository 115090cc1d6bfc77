import type { SurfaceProblem } from "../../../engine/run.ts";
import { surfaceRun } from "../../../engine/training/specification.ts";
import type { Curve } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { curvatures, type KnownMinima, minimaOf } from "../../../state/measures.ts";
import { currentPicture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { CURVE_LABELS, words } from "./words.ts";

/** What a curve shows of one row; null where it shows nothing. */
function valueAt(
  trajectory: Trajectory,
  curve: Curve,
  problem: SurfaceProblem,
  minima: KnownMinima,
  row: number,
): number | null {
  const x = trajectory.column("theta0");
  const y = trajectory.column("theta1");
  switch (curve) {
    case "loss":
    case "gradNorm":
      return trajectory.column(curve)[row] ?? null;
    case "stepLength":
      return row < 1 ? null : Math.hypot(x[row]! - x[row - 1]!, y[row]! - y[row - 1]!);
    case "distance":
      return minima.empty || row < 0 ? null : minima.distance(x[row]!, y[row]!);
    case "curvature":
      return curvatures(trajectory, problem).gHg[row] ?? null;
    case "taylor":
      return row < 1 ? null : (curvatures(trajectory, problem).actual[row] ?? null);
  }
}

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
  const { problem } = surfaceRun(picture.specification);
  const minima = minimaOf(problem);
  return (
    // A table takes the room of its cells whatever its style says: the box around it does not.
    <div className="visually-hidden">
      <table>
        <caption>{t("summary", { curve: local(CURVE_LABELS[curve].full) })}</caption>
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
            if (!trajectory) return null;
            const last = trajectory.length - 1;
            const first = curve === "stepLength" || curve === "taylor" ? 1 : 0;
            const values = [first, last].map((row) =>
              row > last ? null : valueAt(trajectory, curve, problem, minima, row),
            );
            return (
              <tr key={index}>
                <th scope="row">{name}</th>
                {values.map((value, column) => (
                  <td key={column === 0 ? "start" : "end"}>{value === null ? "—" : formatNumber(value)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
