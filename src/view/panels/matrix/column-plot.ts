import { useMemo, useState } from "react";
import { abscissas, type ViewConfiguration } from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { formatNumber } from "../../format.ts";
import type { LaneLook } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import type { PlotSubject } from "../curves/line-plot.tsx";
import type { CurvesModel } from "../curves/lines-model.ts";
import { ABSCISSA_LABELS } from "../curves/words.ts";
import { type ColumnLine, ColumnsModeller, updateAt } from "./columns-model.ts";
import { matrixPicture } from "./use-matrix.ts";
import { words } from "./words.ts";

/** What a plot of columns shows. Everything in it stays the same object from render to render, unless it changes. */
export interface ColumnPlot {
  /** The lines for these lanes. */
  readonly linesOf: (view: ViewConfiguration, looks: readonly LaneLook[]) => readonly ColumnLine[];
  readonly partsOf: (view: ViewConfiguration) => readonly unknown[];
  readonly symbolOf: (view: ViewConfiguration) => string;
  readonly notes: (model: CurvesModel) => readonly string[];
}

/** The subject of a plot of columns of a run on matrices. */
export function useColumnPlot(plot: ColumnPlot): PlotSubject {
  const t = words.useWords();
  const local = useLocal();
  const [modeller] = useState(() => new ColumnsModeller());
  return useMemo(
    () => ({
      scene(question) {
        const picture = matrixPicture();
        return picture && modeller.scene(question, picture, plot.linesOf(question.view, question.looks));
      },
      partsOf: (view) => [view.abscissa, view.lane, ...plot.partsOf(view)],
      stepAt: updateAt,
      symbolOf: plot.symbolOf,
      timeText: (update, updates) => t("cursorText", { update, updates }),
      placeText: (place, { abscissa }) =>
        t("at", {
          place: abscissa === "time" ? formatNumber(place) : Math.round(place),
          unit: local(ABSCISSA_LABELS[abscissa].tab),
        }),
      notes: plot.notes,
    }),
    [modeller, plot, t, local],
  );
}

/** What plots of rows are drawn against, as a choice. */
export function useAbscissas() {
  const local = useLocal();
  const value = useLab((lab) => lab.configuration.view.abscissa);
  return {
    options: abscissas.map((id) => ({ value: id, label: local(ABSCISSA_LABELS[id].tab) })),
    value,
    choose: (chosen: (typeof abscissas)[number]) => changeView({ abscissa: chosen }),
  };
}
