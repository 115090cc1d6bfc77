import { isFiniteVector } from "../../../engine/core/vector.ts";
import type { NetworkRunSpecification } from "../../../engine/training/specification.ts";
import { reachedUpdate } from "../../../state/network-picture.ts";
import { NetworkObserver } from "../../../worker/findings-client.ts";
import type { NetworkFindings } from "../../../worker/findings-protocol.ts";
import { activityFigure } from "../../export/activity-figure.ts";
import { spectrumFigure } from "../../export/spectrum-figure.ts";
import { spreadFigure } from "../../export/spread-figure.ts";
import { formatNumber } from "../../format.ts";
import { factsOf, slopeText } from "../network/analysis-facts.ts";
import { activityWords, spectrumWords, spreadWords } from "../network/analysis-words.ts";
import type { NetworkFigureSource } from "./network-figures.ts";

type Topic = "activity" | "spectrum" | "spread";

interface Found<T extends Topic> {
  readonly specification: NetworkRunSpecification;
  readonly lane: number;
  readonly update: number;
  readonly result: NetworkFindings[T];
}

/** What was found last about each topic: a figure in other colours or of another size takes no new look. */
const found: { [T in Topic]?: Found<T> } = {};

/** What there is to find out about the selected lane at the time cursor, or about the first that is shown; null where it has not got there. */
async function look<T extends Topic>(topic: T, { picture, lanes, signal }: NetworkFigureSource) {
  const { specification } = picture;
  const { index: lane, name } = lanes.find(({ selected }) => selected) ?? lanes[0]!;
  const update = reachedUpdate(picture, lane);
  if (update === null) return null;
  const known: Found<T> | undefined = found[topic];
  if (known?.specification === specification && known.lane === lane && known.update === update)
    return { name, update, result: known.result };
  const observer = new NetworkObserver();
  signal.addEventListener("abort", () => observer.end());
  try {
    const result = await observer.ask(specification, topic, { lane, update });
    if (!result) return null;
    Object.assign(found, { [topic]: { specification, lane, update, result } });
    return { name, update, result };
  } finally {
    observer.end();
  }
}

/** Every layer's histograms. */
export async function* activityFigures(source: NetworkFigureSource): AsyncGenerator<string> {
  const seen = await look("activity", source);
  if (!seen) return;
  const { name, update, result } = seen;
  const { layers } = result;
  const t = activityWords.inLanguage(source.language);
  const percent = (share: number) => Math.round(100 * share);
  yield activityFigure(result, source.look, {
    ...{ title: source.title, note: source.noted(name, update), caption: [t("about")] },
    ...{ activations: t("activations"), gradients: t("gradients") },
    layerName: (i) => (i === layers.length - 1 ? t("output") : t("hidden", { layer: i + 1 })),
    activationFacts(i) {
      const { deviation, dead } = layers[i]!;
      return [`σ ${formatNumber(deviation, 2)}`, dead > 0 ? t("dead", { share: percent(dead) }) : ""];
    },
    gradientFacts(i) {
      const { gradientSize, gradientZeros } = layers[i]!;
      const zeros = gradientZeros >= 0.005 ? t("allZero", { share: percent(gradientZeros) }) : "";
      return [`${t("rms")} ${formatNumber(gradientSize, 2)}`, zeros];
    },
  });
}

/** All eigenvalues of the Hessian. */
export async function* spectrumFigures(source: NetworkFigureSource): AsyncGenerator<string> {
  const seen = await look("spectrum", source);
  if (!seen) return;
  const { name, update, result } = seen;
  if (!isFiniteVector(result)) return;
  const t = spectrumWords.inLanguage(source.language);
  const { largest, smallest, negative, flat } = factsOf(result);
  const rate = largest > 0 ? formatNumber(2 / largest, 3) : "—";
  yield spectrumFigure(result, source.look, {
    ...{ title: source.title, note: source.noted(name, update), caption: [t("note")], heading: t("title") },
    facts: [
      [t("largest"), formatNumber(largest, 4)],
      [t("smallest"), formatNumber(smallest, 4)],
      [t("negative"), `${negative} / ${result.length}`],
      [t("flat"), `${flat} / ${result.length}`],
      [t("rate"), rate],
    ],
  });
}

/** How far minibatch gradients are from the whole one. */
export async function* spreadFigures(source: NetworkFigureSource): AsyncGenerator<string> {
  const seen = await look("spread", source);
  if (!seen) return;
  const { name, update, result } = seen;
  const t = spreadWords.inLanguage(source.language);
  const svg = spreadFigure(result, source.look, {
    ...{ title: source.title, note: source.noted(name, update), caption: [t("note")], heading: t("title") },
    facts: [
      [t("slope"), slopeText(result, 3)],
      [t("norm"), formatNumber(result.norm, 3)],
    ],
  });
  if (svg !== null) yield svg;
}
