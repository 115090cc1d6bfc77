import { useMemo, useState } from "react";
import { abscissas, curves } from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { minimaOf } from "../../../state/measures.ts";
import { currentPicture } from "../../../state/runs.ts";
import { targetNaming } from "../../draw/curves.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { CurvesCard } from "./curves-card.tsx";
import { type CurvesModel, CurvesModeller, stepAt, summaryOf } from "./curves-model.ts";
import type { PlotSubject } from "./line-plot.tsx";
import { ABSCISSA_LABELS, CURVE_LABELS, DASHED_KEYS, EVALUATED, words } from "./words.ts";

/** Whether lanes have gone on while what the axis counts has not: their lines are upright ones on top of each other. */
const unasked = ({ lines }: CurvesModel) =>
  lines.length > 0 && lines.every(({ xs, thinned: { length } }) => xs !== null && length > 1 && xs[length - 1] === 0);

function useSubject(): PlotSubject {
  const t = words.useWords();
  const [modeller] = useState(() => new CurvesModeller());
  return useMemo(
    () => ({
      scene(question) {
        const picture = currentPicture();
        return picture && modeller.scene({ ...question, picture });
      },
      partsOf: ({ curve, abscissa, target }) => [curve, abscissa, target],
      stepAt,
      symbolOf: ({ curve }) => CURVE_LABELS[curve].symbol,
      timeText: (step, steps) => t("cursorText", { step, steps }),
      placeText(abscissa, view) {
        if (view.abscissa === "updates") return t("atStep", { step: Math.round(abscissa) });
        if (view.abscissa === "time") return t("atTime", { time: formatNumber(abscissa) });
        return t("atEvaluations", { count: Math.round(abscissa) });
      },
      notes(model) {
        const { curve, target, abscissa } = useLab.getState().configuration.view;
        const quantity = EVALUATED[abscissa];
        return [
          quantity && unasked(model) ? t("unasked", { quantity }) : "",
          model.lines.some(({ dashed }) => dashed) ? t(DASHED_KEYS[curve]) : "",
          targetNaming(model) === "none"
            ? t(model.target?.offset ? "targetAbove" : "target", { target: formatNumber(target, 1) })
            : "",
        ];
      },
    }),
    [modeller, t],
  );
}

/** How J, the gradient, the steps and the distance to a minimum go, lane by lane. */
export function CurvesPanel() {
  const t = words.useWords();
  const local = useLocal();
  const subject = useSubject();
  const looks = useLaneLooks();
  const problem = useLab((lab) => lab.configuration.problem);
  const { curve, abscissa } = useLab((lab) => lab.configuration.view);
  const noMinimum = curve === "distance" && minimaOf(problem).empty;
  const none = t(looks.length > 0 ? "noLane" : "noOptimizer");
  const nothing = looks.some(({ visible }) => visible) ? (noMinimum ? t("noMinimum") : null) : none;
  return (
    <CurvesCard
      curve={{
        options: curves.map((value) => ({
          value,
          label: local(CURVE_LABELS[value].tab),
          title: local(CURVE_LABELS[value].full),
          term: CURVE_LABELS[value].term,
        })),
        value: curve,
        choose: (chosen) => changeView({ curve: chosen }),
      }}
      abscissa={{
        options: abscissas.map((value) => ({ value, label: local(ABSCISSA_LABELS[value].tab) })),
        value: abscissa,
        choose: (chosen) => changeView({ abscissa: chosen }),
      }}
      subject={subject}
      nothing={nothing}
      summary={() => {
        const picture = currentPicture();
        return picture && summaryOf(picture, looks, curve);
      }}
    />
  );
}
