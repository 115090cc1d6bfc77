import {
  type Language,
  type NetworkConfiguration,
  problemTitle,
  type Theme,
} from "../../../experiment/configuration.ts";
import { linkTo } from "../../../state/link.ts";
import { type NetworkPicture, networkPicture, reachedUpdate, rowAt } from "../../../state/network-picture.ts";
import { currentStep } from "../../../state/playback.ts";
import type { FigureLook } from "../../export/figure-frame.ts";
import { FIGURE_SIZES } from "../../export/figure-size.ts";
import type { FigureLane } from "../../export/svg-lanes.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, laneLooks } from "../../lanes.ts";
import { activityFigures, spectrumFigures, spreadFigures } from "./analysis-source.ts";
import type { FigureChoice } from "./figure-kinds.ts";
import { planeFigures } from "./plane-source.ts";
import { regionsFigures } from "./regions-source.ts";
import { trainingFigures } from "./training-source.ts";
import { NETWORK_FIGURE_TEXTS, words } from "./words.ts";

/** What every figure of networks is made from. */
export interface NetworkFigureSource {
  readonly configuration: NetworkConfiguration;
  readonly picture: NetworkPicture;
  /** The lanes that are shown, and with J at the time cursor those that have got anywhere. */
  readonly looks: readonly LaneLook[];
  readonly lanes: readonly FigureLane[];
  readonly look: FigureLook;
  readonly title: string;
  readonly note: string;
  /** The note behind something that stands before it; with an update, that one in place of what is told of all lanes. */
  readonly noted: (before: string, update?: number) => string;
  readonly language: Language;
  readonly theme: Theme;
  readonly signal: AbortSignal;
}

/** What is on the screen of networks as SVG files; none where there is nothing of the kind. */
export async function* networkFigures(
  { kind, size, theme, legend, language }: FigureChoice,
  configuration: NetworkConfiguration,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const picture = networkPicture();
  if (!picture) return;
  const looks = laneLooks(configuration, language, theme).filter(({ visible }) => visible);
  const lanes = figureLanes(picture, looks);
  if (lanes.length === 0) return;
  const title = problemTitle(configuration)[language];
  const comma = NETWORK_FIGURE_TEXTS.comma[language];
  const at = (update: number) => `${NETWORK_FIGURE_TEXTS.update[language]} ${update} / ${configuration.steps}`;
  const t = words.inLanguage(language);
  // Of lanes that ended before the cursor a figure shows where they ended.
  const ended = lanes.flatMap(({ index, name }) => {
    const update = reachedUpdate(picture, index) ?? 0;
    return update < currentStep() ? [t("upTo", { lane: name, update })] : [];
  });
  const note = [at(currentStep()), ...ended].join(comma);
  const look: FigureLook = {
    ...{ theme, legend, size: FIGURE_SIZES[size], link: linkTo(configuration) },
    description: `${note}. ${lanes.map(({ name, loss }) => `${name}: J = ${formatNumber(loss)}`).join("; ")}`,
  };
  const noted = (before: string, update?: number) => [before, update === undefined ? note : at(update)].join(comma);
  const source = { configuration, picture, looks, lanes, look, title, note, noted, language, theme, signal };
  switch (kind) {
    case "regions":
      yield* regionsFigures(source);
      return;
    case "trainingCurves":
      yield* trainingFigures(source);
      return;
    case "plane":
      yield* planeFigures(source);
      return;
    case "activity":
      yield* activityFigures(source);
      return;
    case "spectrum":
      yield* spectrumFigures(source);
      return;
    case "spread":
      yield* spreadFigures(source);
      return;
    case "landscape":
    case "sideBySide":
    case "curves":
      // Figures of surfaces.
      return;
  }
}

const nowhere = new Float64Array(0);

function figureLanes(picture: NetworkPicture, looks: readonly LaneLook[]): FigureLane[] {
  return looks.flatMap(({ index, name, color, selected }) => {
    const row = rowAt(picture, index, currentStep());
    if (row === null) return [];
    const loss = picture.lanes[index]!.column("loss")[row]!;
    const none = { xs: nowhere, ys: nowhere, shown: 1, diverged: false, mean: null };
    return { index, name, color, selected, loss, ...none };
  });
}
