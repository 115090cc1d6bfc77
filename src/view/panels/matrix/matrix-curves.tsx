import { useMemo } from "react";
import type { Curve } from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { CurvesCard } from "../curves/curves-card.tsx";
import { CURVE_LABELS, words as shared } from "../curves/words.ts";
import { type ColumnPlot, useAbscissas, useColumnPlot } from "./column-plot.ts";
import { matrixPicture, useMatrix } from "./use-matrix.ts";
import { words } from "./words.ts";

/** The columns of the record that have a curve; the distance only where the minimum is known. */
const CURVES = ["loss", "gradNorm", "stepLength", "distance"] as const satisfies readonly Curve[];

/** How J, the gradient, the updates and the distance to the minimum go, lane by lane. */
export function MatrixCurvesPanel() {
  const t = words.useWords();
  const s = shared.useWords();
  const local = useLocal();
  const looks = useLaneLooks();
  const { declaration } = useMatrix();
  const curve = useLab((lab) => lab.configuration.view.curve);
  const plot = useMemo(
    (): ColumnPlot => ({
      linesOf: (view, looks) =>
        looks
          .filter(({ visible }) => visible)
          .flatMap(({ index: lane, color, selected }) => [
            { lane, column: view.curve, color, selected },
            ...(view.curve === "loss" ? [{ lane, column: "meanLoss", color, selected, dashes: "short" as const }] : []),
          ]),
      partsOf: (view) => [view.curve],
      symbolOf: (view) => CURVE_LABELS[view.curve].symbol,
      notes: ({ lines }) => (lines.some(({ dashed }) => dashed) ? [t("averaged")] : []),
    }),
    [t],
  );
  const defined = CURVES.filter((id) => id !== "distance" || declaration.minimum !== undefined);
  const known: readonly Curve[] = defined;
  const nothing = looks.some(({ visible }) => visible)
    ? known.includes(curve)
      ? null
      : t("undefinedCurve")
    : s(looks.length > 0 ? "noLane" : "noOptimizer");
  return (
    <CurvesCard
      curve={{
        options: defined.map((value) => ({
          value,
          label: local(CURVE_LABELS[value].tab),
          title: local(CURVE_LABELS[value].full),
          term: CURVE_LABELS[value].term,
        })),
        value: curve,
        choose: (chosen: Curve) => changeView({ curve: chosen }),
      }}
      abscissa={useAbscissas()}
      subject={useColumnPlot(plot)}
      nothing={nothing}
      summary={() => {
        const picture = matrixPicture();
        if (!picture) return null;
        return looks.flatMap(({ index, name }) => {
          const trajectory = picture.lanes[index];
          if (!trajectory?.has(curve)) return [];
          const values = trajectory.column(curve);
          const first = curve === "stepLength" ? 1 : 0;
          return [{ key: name, name, start: values[first], end: values[trajectory.length - 1] }];
        });
      }}
    />
  );
}
