import { useMemo, useState } from "react";
import type { Text } from "../../../engine/core/types.ts";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import { headsOf, problemOf } from "../../../engine/training/specification.ts";
import {
  type Configuration,
  isNetwork,
  type TrainingCurve,
  trainingAbscissas,
  trainingCurvesOf,
} from "../../../experiment/configuration.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { type NetworkPicture, networkPicture } from "../../../state/network-picture.ts";
import { DASHES } from "../../draw/curves.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import { CurvesCard } from "../curves/curves-card.tsx";
import type { SummaryRow } from "../curves/curves-summary.tsx";
import type { PlotSubject } from "../curves/line-plot.tsx";
import { words } from "../curves/words.ts";
import analysis from "./analysis.module.css";
import { layerColor } from "./layer-color.ts";
import { isInKey, SERIES_DASHES, seriesOf, TrainingModeller, updateAt } from "./training-model.ts";
import { SERIES_LABELS, TRAINING_ABSCISSA_LABELS, TRAINING_LABELS, trainingWords } from "./training-words.ts";
import { beganNotFinite } from "./use-divergence.ts";
import { useNetwork, useSelectedProblem } from "./use-network.ts";

/** A piece of a line, as long as a key shows. */
function Dash({ of, color }: { readonly of: keyof typeof SERIES_DASHES; readonly color: string }) {
  return (
    <svg width="30" height="8" aria-hidden="true" focusable="false">
      <path d="M0 4H30" stroke={color} strokeWidth="1.5" strokeDasharray={DASHES[SERIES_DASHES[of]].join(" ")} />
    </svg>
  );
}

/** Names the lines of a plot that has one for each layer: a strip from the first to the last where there are many. */
function LayerKey() {
  const t = trainingWords.useWords();
  const theme = useTheme();
  const { view } = useNetwork();
  const problem = useSelectedProblem();
  const looks = useLaneLooks();
  const names = [...problem.model.hidden.map((_, layer) => t("layer", { layer: layer + 1 })), t("outputLayer")];
  const shown = names.length <= 6 ? names.map((_, i) => i) : [0, 1, 2, names.length - 2, names.length - 1];
  return (
    <ul className={analysis.key}>
      <li>
        {t("layersOf", { lane: looks.find(({ selected, index }) => selected && index === view.lane)?.name ?? "" })}
      </li>
      {shown.map((i, place) => (
        <li key={names[i]}>
          {place > 0 && shown[place - 1] !== i - 1 && <span aria-hidden="true">… </span>}
          <i style={{ background: layerColor(theme, i, names.length) }} />
          {names[i]}
        </li>
      ))}
      {headsOf(problem.model)
        .toSorted((a, b) => a - b)
        .map((layer) => (
          <li key={`head ${layer}`}>
            <Dash of="head" color={layerColor(theme, layer, names.length)} />
            {t("headOn", { layer: layer + 1 })}
          </li>
        ))}
    </ul>
  );
}

/** Names the dashes of the lines where lanes keep averages. */
function DashKey() {
  const local = useLocal();
  const { problem, view } = useNetwork();
  const { heldOut } = sizesOf(problem.dataset);
  const shown = (["heldOut", "averaged", "averagedHeldOut"] as const).filter(
    (of) => of === "averaged" || (heldOut > 0 && view.trainingCurve !== "gradNorm"),
  );
  return (
    <ul className={analysis.key}>
      {shown.map((of) => (
        <li key={of}>
          <Dash of={of} color="var(--ink)" />
          {local(SERIES_LABELS[of])}
        </li>
      ))}
    </ul>
  );
}

function useSubject(): PlotSubject {
  const t = trainingWords.useWords();
  const local = useLocal();
  const theme = useTheme();
  const looks = useLaneLooks();
  const [modeller] = useState(() => new TrainingModeller());
  return useMemo(
    () => ({
      scene(question) {
        const picture = networkPicture();
        const colors = { layerColor: (layer: number, count: number) => layerColor(theme, layer, count) };
        return picture && modeller.scene({ ...question, ...colors, picture });
      },
      partsOf: ({ trainingCurve, trainingAbscissa, lane }) => [trainingCurve, trainingAbscissa, lane],
      stepAt(model, abscissa, view) {
        const picture = networkPicture();
        return picture ? updateAt(model, abscissa, picture, view) : 0;
      },
      symbolOf: ({ trainingCurve }) => TRAINING_LABELS[trainingCurve].symbol,
      timeText: (update, updates) => t("cursorText", { update, updates }),
      placeText(place, { trainingAbscissa: abscissa }) {
        const shown = abscissa === "epochs" || abscissa === "time" ? formatNumber(place) : Math.round(place);
        return t("at", { place: shown, unit: local(TRAINING_ABSCISSA_LABELS[abscissa]) });
      },
      notes({ lines }) {
        const { configuration } = useLab.getState();
        const drawn = new Set(lines.map(({ lane }) => lane));
        return [
          // Where a key below tells dashes, it tells these too.
          lines.some(({ dashed }) => dashed) && !lines.some(isInKey) ? t("heldOut") : "",
          configuration.view.trainingCurve === "loss" && hasMore(configuration) ? t("decayed") : "",
          unseenText(unseenEnds(looks.filter(({ index }) => drawn.has(index))), t),
        ];
      },
    }),
    [modeller, t, local, theme, looks],
  );
}

/** Those of the lanes that diverged between two evaluations, so that their lines end before. */
function unseenEnds(looks: readonly LaneLook[]) {
  const { outcomes } = useLab.getState();
  return looks.flatMap(({ index, name }) => {
    const outcome = outcomes[index];
    const trajectory = networkPicture()?.lanes[index];
    if (outcome?.status !== "diverged" || !trajectory?.length) return [];
    const last = trajectory.updateOf(trajectory.length - 1);
    return last < outcome.at - 1 ? [{ name, at: outcome.at }] : [];
  });
}

/** What is said of lanes that diverged between evaluations, in the two lines that there are for it. */
function unseenText(ends: ReturnType<typeof unseenEnds>, t: ReturnType<typeof trainingWords.useWords>): string {
  const [first, second] = ends;
  if (!first) return "";
  if (!second) return t("divergedBetween", { ...first });
  if (ends.length > 2) return t("manyDivergedBetween", { count: ends.length });
  return t("twoDivergedBetween", {
    ...{ first: first.name, firstAt: first.at, second: second.name, secondAt: second.at },
  });
}

/** Whether the loss that is trained on has more in it than the data's. */
const hasMore = (configuration: Configuration) =>
  isNetwork(configuration) &&
  (configuration.problem.weightDecay > 0 ||
    configuration.lanes.some((lane) => headsOf(problemOf(configuration.problem, lane).model).length > 0));

/** The first and the last value that a curve has of each lane, on either set, at θ itself and averaged. */
function summaryOf(
  { lanes }: NetworkPicture,
  looks: readonly LaneLook[],
  curve: TrainingCurve,
  local: (text: Text) => string,
): SummaryRow[] {
  return looks.flatMap(({ index, name }) => {
    const trajectory = lanes[index];
    if (!trajectory) return [];
    // In a table layers would be many numbers: the whole gradient stands for them.
    return seriesOf(trajectory, curve === "layers" ? "gradNorm" : curve).map(({ column, of }) => {
      const values = trajectory.column(column);
      return {
        key: `${index} ${column}`,
        name: of ? `${name} (${local(SERIES_LABELS[of])})` : name,
        start: values[curve === "stepLength" ? 1 : 0],
        end: values[trajectory.length - 1],
      };
    });
  });
}

/** How losses, the gradient and the steps go while the lanes train. */
export function TrainingCurvesPanel() {
  const t = trainingWords.useWords();
  const shared = words.useWords();
  const local = useLocal();
  const subject = useSubject();
  const { problem, lanes, view } = useNetwork();
  const looks = useLaneLooks();
  const averages = looks.some(({ index, visible }) => visible && lanes[index]?.average !== undefined);
  const { trainingCurve: curve, trainingAbscissa: abscissa } = view;
  const defined = trainingCurvesOf(problem);
  const shown = looks.filter(({ visible }) => visible);
  const began = useLab(({ outcomes }) => shown.some(({ index }) => !beganNotFinite(outcomes[index])));
  const none = shared(looks.length > 0 ? "noLane" : "noOptimizer");
  return (
    <CurvesCard
      curve={{
        options: defined.map((value) => ({
          value,
          label: local(TRAINING_LABELS[value].tab),
          title: local(TRAINING_LABELS[value].full),
          term: TRAINING_LABELS[value].term,
        })),
        value: curve,
        choose: (chosen) => changeView({ trainingCurve: chosen }),
      }}
      abscissa={{
        options: trainingAbscissas.map((value) => ({ value, label: local(TRAINING_ABSCISSA_LABELS[value]) })),
        value: abscissa,
        choose: (chosen) => changeView({ trainingAbscissa: chosen }),
      }}
      subject={subject}
      nothing={
        shown.length === 0
          ? none
          : !defined.includes(curve)
            ? t("undefinedCurve")
            : began
              ? null
              : shared("neverFinite")
      }
      summary={() => {
        const picture = networkPicture();
        return picture && summaryOf(picture, looks, curve, local);
      }}
    >
      {curve === "layers" && <LayerKey />}
      {(curve === "loss" || curve === "zeroOne" || curve === "gradNorm") && averages && <DashKey />}
    </CurvesCard>
  );
}
