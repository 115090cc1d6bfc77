import type { Language, NetworkConfiguration, Theme } from "../../../experiment/configuration.ts";
import { problemTitle } from "../../../experiment/configuration.ts";
import { classNamesOf } from "../../../experiment/private-data.ts";
import { useLab } from "../../../state/lab.ts";
import { linkTo } from "../../../state/link.ts";
import { type NetworkPicture, networkPicture, rowAt } from "../../../state/network-picture.ts";
import { currentStep } from "../../../state/playback.ts";
import { portraitOf } from "../../../state/portraits.ts";
import { fieldPixels, type OutputField } from "../../draw/regions.ts";
import { curvesBox, curvesFigure } from "../../export/curves-figure.ts";
import type { FigureLook } from "../../export/figure-frame.ts";
import { FIGURE_SIZES, type FigureSizeName } from "../../export/figure-size.ts";
import type { FigureWords } from "../../export/figure-words.ts";
import { type RegionsCellScene, regionsFigure } from "../../export/regions-figure.ts";
import type { FigureLane } from "../../export/svg-lanes.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, laneLooks } from "../../lanes.ts";
import { layerColor } from "../network/layer-color.ts";
import { mistakesOf } from "../network/mistakes.ts";
import { ASPECT, type RegionsScene, sceneOf } from "../network/regions-scene.ts";
import { shortName } from "../network/short-name.ts";
import { SERIES_DASHES, type TrainingModel, TrainingModeller } from "../network/training-model.ts";
import { SERIES_LABELS, TRAINING_ABSCISSA_LABELS, TRAINING_LABELS } from "../network/training-words.ts";
import { FIGURE_TEXTS, NETWORK_FIGURE_TEXTS } from "./words.ts";

interface Choice {
  readonly kind: "regions" | "trainingCurves";
  readonly size: FigureSizeName;
  readonly theme: Theme;
  readonly legend: boolean;
  readonly language: Language;
}

interface RegionsTexts {
  readonly title: string;
  readonly note: string;
  readonly language: Language;
  /** What classes are called, where that is known. */
  readonly names: readonly string[];
}

const nowhere = new Float64Array(0);

/** What is on the screen of networks as an SVG file; null where there is nothing of the kind. */
export async function networkFigure(
  { kind, size, theme, legend, language }: Choice,
  configuration: NetworkConfiguration,
): Promise<string | null> {
  const picture = networkPicture();
  if (!picture) return null;
  const looks = laneLooks(configuration, language, theme).filter(({ visible }) => visible);
  const lanes = figureLanes(picture, looks);
  const title = problemTitle(configuration)[language];
  const note = `${NETWORK_FIGURE_TEXTS.update[language]} ${currentStep()} / ${configuration.steps}`;
  const look: FigureLook = {
    ...{ theme, legend, size: FIGURE_SIZES[size], link: linkTo(configuration) },
    description: `${note}. ${lanes.map(({ name, loss }) => `${name}: J = ${formatNumber(loss)}`).join("; ")}`,
  };
  if (kind === "regions") {
    const scene = sceneOf(configuration.problem, configuration.seed);
    const names = classNamesOf(configuration.problem.dataset).map(shortName);
    return regions(scene, lanes, look, { title, note, language, names });
  }
  const { trainingCurve, trainingAbscissa } = configuration.view;
  const model = await curvesScene(picture, configuration, looks, theme, curvesBox(look));
  return curvesFigure(model, lanes, look, {
    ...(texts(FIGURE_TEXTS, language) as Omit<FigureWords, "title" | "note" | "arrows">),
    ...{ title, note, arrows: {} as FigureWords["arrows"] },
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

const texts = <Key extends string>(of: Readonly<Record<Key, { en: string; ja: string }>>, language: Language) =>
  Object.fromEntries(Object.entries(of).map(([key, text]) => [key, (text as { en: string; ja: string })[language]]));

function figureLanes(picture: NetworkPicture, looks: readonly LaneLook[]): FigureLane[] {
  return looks.flatMap(({ index, name, color, selected }) => {
    const row = rowAt(picture, index, currentStep());
    if (row === null) return [];
    const loss = picture.lanes[index]!.column("loss")[row]!;
    const none = { xs: nowhere, ys: nowhere, shown: 1, diverged: false, mean: null };
    return { index, name, color, selected, loss, ...none };
  });
}

/** Regions, or fitted curves, as the page has painted them; null where examples have other inputs than one or two. */
async function regions(
  scene: RegionsScene,
  lanes: readonly FigureLane[],
  look: FigureLook,
  { title, note, language, names }: RegionsTexts,
): Promise<string | null> {
  if (scene.kind !== "plane" && scene.kind !== "curve") return null;
  const { examples, heldOut, training } = scene;
  const cells: RegionsCellScene[] = [];
  for (const lane of lanes) {
    const portrait = portraitOf(lane.index);
    if (!portrait?.field) continue;
    const wrong = [mistakesOf(examples.training, portrait.training)];
    if (examples.heldOut && portrait.heldOut) wrong.unshift(mistakesOf(examples.heldOut, portrait.heldOut));
    const image = scene.kind === "plane" ? await imageOf(portrait.field, scene, look.theme) : null;
    cells.push({ lane, field: portrait.field, image, wrong });
  }
  if (cells.length === 0) return null;
  const t = texts(NETWORK_FIGURE_TEXTS, language) as Record<keyof typeof NETWORK_FIGURE_TEXTS, string>;
  const points = heldOut ? [heldOut, training] : [training];
  return regionsFigure({ cells, points, window: scene.window, reading: scene.reading, aspect: ASPECT }, look, {
    ...{ title, note, lanes: FIGURE_TEXTS.lanes[language] },
    ...{ trained: t.trained, heldOut: t.heldOut, mistaken: t.mistaken },
    className: (label) => names[label] ?? `${t.class} ${label}`,
  });
}

/** The address of an image that holds a field's colours. */
async function imageOf(field: OutputField, { reading, span }: RegionsScene, theme: Theme): Promise<string> {
  const { columns, rows } = field;
  const canvas = new OffscreenCanvas(columns, rows);
  const pixels = fieldPixels(field, reading, theme, span);
  canvas.getContext("2d")!.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(binary)}`;
}

/** The curves in full: what the page spreads over frames is spread over tasks here. */
async function curvesScene(
  picture: NetworkPicture,
  { view }: NetworkConfiguration,
  looks: readonly LaneLook[],
  theme: Theme,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<TrainingModel> {
  const modeller = new TrainingModeller();
  for (;;) {
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
