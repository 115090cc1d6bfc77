import type { Parameters } from "../../../engine/core/types.ts";
import { type InlineDataset, sizesOf } from "../../../engine/networks/data/index.ts";

/** What can be set of examples that somebody brought. */
export const ownDataParameters = {
  heldOut: {
    kind: "number",
    label: { en: "held-out share", ja: "検証データの割合" },
    doc: {
      en: "The share of the examples that is never trained on; the seed chooses which.",
      ja: "学習に使わない事例の割合です。どれを使わないかはシードで決まります。",
    },
    default: 0.2,
    min: 0,
    max: 0.9,
    scale: "linear",
    slider: [0, 0.9],
  },
  standardize: {
    kind: "switch",
    label: { en: "standardize inputs", ja: "入力を標準化" },
    doc: {
      en: "Shifts and scales every input to mean 0 and variance 1, by what the training examples say.",
      ja: "訓練データに基づいて、各入力を平均 0、分散 1 にそろえます。",
    },
    default: true,
  },
} as const satisfies Parameters;

/** Classes below the last that no example has. */
export function emptyClasses(dataset: InlineDataset): number[] {
  const { classes, outputs } = sizesOf(dataset);
  if (!classes) return [];
  const there = new Set(dataset.targets as readonly number[]);
  return Array.from({ length: outputs }, (_, label) => label).filter((label) => !there.has(label));
}
