import type { Theme } from "../../../experiment/configuration.ts";
import { classNamesOf } from "../../../experiment/private-data.ts";
import { whenReady } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { reachedUpdate } from "../../../state/network-picture.ts";
import { type Portrait, portraitOf, startPortraits } from "../../../state/portraits.ts";
import { fieldPixels, type OutputField } from "../../draw/regions.ts";
import { type RegionsCellScene, regionsFigure } from "../../export/regions-figure.ts";
import { mistakesOf } from "../network/mistakes.ts";
import { ASPECT, gridFor, lackOf, type RegionsScene, sceneOf } from "../network/regions-scene.ts";
import { regionsWords } from "../network/regions-words.ts";
import { shortName } from "../network/short-name.ts";
import type { NetworkFigureSource } from "./network-figures.ts";
import { FIGURE_TEXTS, NETWORK_FIGURE_TEXTS } from "./words.ts";

/** Regions, or fitted curves, at the time cursor; none where examples have other inputs than one or two. */
export async function* regionsFigures(source: NetworkFigureSource): AsyncGenerator<string> {
  const { configuration, lanes, look, language, title, note } = source;
  const scene = sceneOf(configuration.problem, configuration.seed);
  if (scene.kind !== "plane" && scene.kind !== "curve") return;
  const { examples, heldOut, training } = scene;
  const cells: RegionsCellScene[] = [];
  for (const [i, { field, portrait }] of (await portraitsAt(source, scene)).entries()) {
    const wrong = [mistakesOf(examples.training, portrait.training)];
    if (examples.heldOut && portrait.heldOut) wrong.unshift(mistakesOf(examples.heldOut, portrait.heldOut));
    const image = scene.kind === "plane" ? await imageOf(field, scene, look.theme) : null;
    const lack = lackOf(field.values, scene);
    cells.push({ lane: lanes[i]!, field, image, wrong, note: lack && regionsWords.inLanguage(language)(lack) });
  }
  const names = classNamesOf(configuration.problem.dataset).map(shortName);
  const t = NETWORK_FIGURE_TEXTS;
  const points = heldOut ? [heldOut, training] : [training];
  const { window, reading, axes } = scene;
  yield regionsFigure({ cells, points, window, reading, aspect: ASPECT, axes }, look, {
    ...{ title, note, lanes: FIGURE_TEXTS.lanes[language] },
    ...{ trained: t.trained[language], heldOut: t.heldOut[language], misclassified: t.misclassified[language] },
    boundary: regionsWords.inLanguage(language)("boundary"),
    className: (label) => names[label] ?? `${t.class[language]} ${label}`,
  });
}

interface Drawable {
  readonly portrait: Portrait;
  readonly field: OutputField;
}

/** Every lane's portrait at the time cursor, whether or not the page shows them too. While time passes, the latest there are. */
async function portraitsAt(
  { picture, lanes, signal }: NetworkFigureSource,
  scene: RegionsScene,
): Promise<readonly Drawable[]> {
  const grid = gridFor(scene, lanes.length);
  const stop = startPortraits({ lanes: lanes.map(({ index }) => index), grid });
  try {
    return await whenReady(() => {
      const ready = lanes.flatMap(({ index }): Drawable[] => {
        const portrait = portraitOf(index);
        if (!portrait?.field || portrait.specification !== picture.specification) return [];
        const late = portrait.update !== reachedUpdate(picture, index) && !useLab.getState().playing;
        return late ? [] : [{ portrait, field: portrait.field }];
      });
      return ready.length === lanes.length ? ready : null;
    }, signal);
  } finally {
    stop();
  }
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
