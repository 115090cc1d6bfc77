import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import { curvesBox, curvesFigure } from "../../export/curves-figure.ts";
import { layerColor } from "../network/layer-color.ts";
import { SERIES_DASHES, type TrainingModel, TrainingModeller } from "../network/training-model.ts";
import { SERIES_LABELS, TRAINING_ABSCISSA_LABELS, TRAINING_LABELS } from "../network/training-words.ts";
import type { NetworkFigureSource } from "./network-figures.ts";
import { FIGURE_TEXTS } from "./words.ts";

/** The curves that the page shows of the trainings. */
export async function* trainingFigures(source: NetworkFigureSource): AsyncGenerator<string> {
  const { configuration, lanes, look, language, title, note } = source;
  const { trainingCurve, trainingAbscissa } = configuration.view;
  const model = await curvesScene(source, curvesBox(look));
  yield curvesFigure(model, lanes, look, {
    ...{ title, note, lanes: FIGURE_TEXTS.lanes[language] },
    ordinate: TRAINING_LABELS[trainingCurve].full[language],
    abscissa: TRAINING_ABSCISSA_LABELS[trainingAbscissa][language],
    dashed: {
      [SERIES_DASHES.heldOut]: SERIES_LABELS.heldOut[language],
      [SERIES_DASHES.averaged]: SERIES_LABELS.averaged[language],
      [SERIES_DASHES.averagedHeldOut]: SERIES_LABELS.averagedHeldOut[language],
      [SERIES_DASHES.head]: SERIES_LABELS.head[language],
    },
  });
}

/** The curves in full: what the page spreads over frames is spread over tasks here. */
async function curvesScene(
  { configuration, picture, looks, theme, signal }: NetworkFigureSource,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<TrainingModel> {
  const { view } = configuration;
  const modeller = new TrainingModeller();
  for (;;) {
    signal.throwIfAborted();
    const { outcomes, progress } = useLab.getState();
    const model = modeller.scene({
      ...{ picture, view, looks, size: { width, height }, step: currentStep(), hover: null },
      diverged: outcomes.map((outcome) => outcome?.status === "diverged"),
      running: progress.state === "running",
      layerColor: (layer, count) => layerColor(theme, layer, count),
    });
    if (!model.pending) return model;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
